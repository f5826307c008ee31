"""How letters and notices about the list of a round look: what each body has said, what people have written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation import list_consultation_queries as queries
from thidua.commendation.list_consultation_queries import Voice
from thidua.commendation.models import AwardRound, NoticeList, OpinionLetter
from thidua.core.badges import Badge, Tone
from thidua.core.logic.decision import Decision
from thidua.directory.models import User


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A letter in one line."""

    letter: OpinionLetter
    said: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class ShownList:
    """A notice in one line."""

    row: NoticeList
    lines: int
    letters: int
    badge: Badge


@dataclass(frozen=True, slots=True)
class ListConsultation:
    """Everything asked and shown about the list of a round. ``lines`` may be asked about now."""

    letters: tuple[ShownLetter, ...]
    notices: tuple[ShownList, ...]
    lines: int
    may: Decision

    @property
    def shown(self) -> bool:
        """Whether there is anything to show or to do."""
        return bool(self.letters or self.notices or (self.may and self.lines))


def list_consultation(row: AwardRound, user: User, on: date) -> ListConsultation:
    """The letters and notices of a round that the reader may see. A constant number of queries."""
    letters = queries.letters_sent_by(user, on).filter(award_round=row)
    voices = queries.voices_of(letters)
    may = policy.can_consult_on(user, row, on)
    return ListConsultation(
        tuple(_letter(letter, voices[letter.pk], on) for letter in letters),
        tuple(_notice(one, on) for one in _counted(row, user, on)),
        queries.lines_to_consult(row).count() if may else 0,
        may,
    )


def _counted(row: AwardRound, user: User, on: date) -> list[NoticeList]:
    rows = queries.notice_lists_visible_to(user, on).filter(award_round=row)
    written = Count("lines__feedback", distinct=True)
    return list(rows.annotate(line_count=Count("lines", distinct=True), letter_count=written))


def _letter(letter: OpinionLetter, voices: list[Voice], on: date) -> ShownLetter:
    done = sum(not voice.open for voice in voices)
    said = _("%(given)s trên %(asked)s đơn vị trả lời hết") % {"given": done, "asked": len(voices)}
    return ShownLetter(letter, said, letter_badge(letter, on, open_lines=sum(voice.open for voice in voices)))


def letter_badge(letter: OpinionLetter, on: date, *, open_lines: int) -> Badge:
    """Whether answers are still awaited."""
    if not open_lines:
        return Badge(_("Đã trả lời đủ"), Tone.OK, "circle-check")
    if letter.due_on < on:
        return Badge(_("Hết hạn trả lời"), Tone.QUIET, "clock")
    return Badge(_("Đang lấy ý kiến"), Tone.INFO, "message")


def voice_badge(voice: Voice, on: date) -> Badge:
    """What is left of one body's answer; after the day its silence is silence, neither yes nor no."""
    if not voice.open:
        return Badge(_("Đã trả lời đủ"), Tone.OK, "circle-check")
    if voice.letter.due_on < on:
        return Badge(_("Im lặng: không có ý kiến"), Tone.QUIET, "minus")
    return Badge(_("Chưa trả lời đủ"), Tone.WARN, "hourglass")


def list_badge(row: NoticeList, on: date) -> Badge:
    """Whether people can still write."""
    if row.running(on):
        return Badge(_("Đang công khai"), Tone.INFO, "world")
    return Badge(_("Đã hết thời gian công khai"), Tone.OK, "circle-check")


def _notice(row: NoticeList, on: date) -> ShownList:
    return ShownList(row, row.line_count, row.letter_count, list_badge(row, on))  # type: ignore[attr-defined]  # annotated
