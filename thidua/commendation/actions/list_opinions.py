"""Letters that ask other bodies about the whole list of a round, and their answers to many lines at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation.actions.opinions import ASKED
from thidua.commendation.models import AwardRound, Dossier, Opinion, OpinionLetter, OpinionRound
from thidua.commendation.steps.dossier_lists import AT_ONCE, locked_lines
from thidua.core.actions import Message, action, notify_each, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Grant, Organisation, User
from thidua.directory.queries import in_force

Stance = Opinion.Stance


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What is asked, of whom, until which day."""

    bodies: Sequence[Organisation]
    question: str
    due_on: date


@action("opinion_letter.sent")
def send_letter(
    row: AwardRound, dossiers: Sequence[Dossier], facts: LetterFacts, *, by: Actor, on: date
) -> OpinionLetter:
    """Ask bodies about many dossiers of a round in one letter. Nobody is asked about a dossier of the own proposing."""
    require(policy.can_consult_on(by, row, on))
    if facts.due_on < on:
        raise Invalid({"due_on": _("Hạn trả lời phải từ hôm nay trở đi.")})
    lines = locked_lines(row, dossiers)
    asked = {body.pk: [line for line in lines if not _concerns(line, body)] for body in facts.bodies}
    if not any(asked.values()):
        raise Invalid(
            {"bodies": _("Hãy chọn đơn vị để lấy ý kiến; đơn vị không cho ý kiến về đề nghị của chính mình.")}
        )
    letter = OpinionLetter(
        code=next_code(OpinionLetter, f"LYK-{on.year}-"),
        award_round=row,
        question=facts.question,
        asked_on=on,
        due_on=facts.due_on,
        asked_by=by if isinstance(by, User) else None,
    )
    save_checked(letter)
    _lay_out(letter, lines, asked)
    bodies = [body for body in facts.bodies if asked[body.pk]]
    _tell(letter, bodies, {pk: len(theirs) for pk, theirs in asked.items()}, on)
    changes = {"bodies": [str(body) for body in bodies], "lines": len(lines), "due_on": facts.due_on}
    record(letter.subject, str(letter), by=by, changes=changes)
    return letter


def _concerns(line: Dossier, body: Organisation) -> bool:
    """Whether the body itself proposes the line or is proposed in it."""
    return body.pk in {line.proposer_id, line.organisation_id}


def _lay_out(letter: OpinionLetter, lines: Sequence[Dossier], asked: Mapping[int, Sequence[Dossier]]) -> None:
    """A round of opinions for each line, and in it the empty place of each body that is asked about it."""
    rounds = {
        line.pk: OpinionRound(
            letter=letter,
            dossier=line,
            question=letter.question,
            asked_on=letter.asked_on,
            due_on=letter.due_on,
            asked_by=letter.asked_by,
        )
        for line in lines
    }
    OpinionRound.objects.bulk_create(rounds.values(), AT_ONCE)
    places = [Opinion(round=rounds[line.pk], body_id=body) for body, theirs in asked.items() for line in theirs]
    Opinion.objects.bulk_create(places, AT_ONCE)


def _tell(letter: OpinionLetter, bodies: Sequence[Organisation], lines: Mapping[int, int], on: date) -> None:
    grants = Grant.objects.filter(in_force(on), role__in=ASKED, organisation__in=bodies, user__is_active=True)
    by_pk = {body.pk: body for body in bodies}
    words = _("Lấy ý kiến về danh sách %(count)s hồ sơ của đợt “%(round)s”, trả lời đến hết ngày %(day)s.")
    messages = [
        Message(
            grant.user,
            words
            % {
                "count": lines[grant.organisation_id],
                "round": letter.award_round.title,
                "day": f"{letter.due_on:%d/%m/%Y}",
            },
            f"/khen-thuong/dot/phieu-y-kien/{letter.code}/{by_pk[grant.organisation_id].code}/",
        )
        for grant in grants.select_related("user")
    ]
    notify_each(messages, "opinion_letter", letter.subject)


@dataclass(frozen=True, slots=True)
class Said:
    """What a body says of one line."""

    stance: Stance
    text: str = ""


@action("opinion_letter.answered")
def answer_letter(
    letter: OpinionLetter,
    body: Organisation,
    said: Mapping[int, Said],
    *,
    agree_to_rest: bool,
    by: Actor,
    on: date,
) -> int:
    """Answer lines of a letter for a body, by id of the opinion; with ``agree_to_rest`` all lines still open too.

    Changeable until the day. Returns how many lines changed; the ledger keeps numbers, not words.
    """
    require(policy.can_answer_letter(by, letter, body, on))
    rows = list(Opinion.objects.select_for_update(of=("self",)).filter(round__letter=letter, body=body))
    _check(said)
    changed = [row for row in rows if _takes(row, said.get(row.pk), agree_to_rest=agree_to_rest)]
    if not changed:
        raise Invalid({"": _("Chưa có ý kiến nào mới. Chọn ý kiến ở từng dòng hoặc đồng ý các dòng còn lại.")})
    for row in changed:
        row.given_on, row.given_by = on, by if isinstance(by, User) else None
    Opinion.objects.bulk_update(changed, ["stance", "text", "given_on", "given_by"], AT_ONCE)
    counts = {stance.value: sum(row.stance == stance for row in rows) for stance in Stance if stance.value}
    silent = sum(not row.stance for row in rows)
    record(letter.subject, str(letter), by=by, changes={"body": body, "lines": len(changed), **counts, "open": silent})
    return len(changed)


def _check(said: Mapping[int, Said]) -> None:
    """Whoever does not simply agree says why, in the line it concerns."""
    flaws = {
        f"text_{pk}": _("Hãy ghi rõ lý do hoặc nội dung ý kiến.")
        for pk, one in said.items()
        if one.stance in {Stance.OBJECTS, Stance.OTHER} and not one.text.strip()
    }
    if flaws:
        raise Invalid(flaws)


def _takes(row: Opinion, one: Said | None, *, agree_to_rest: bool) -> bool:
    """Put what is said into the row, unsaved; whether that changed it. An answer is never taken back to silence."""
    wanted = one if one is not None and one.stance else None
    if wanted is None and agree_to_rest and not row.stance:
        wanted = Said(Stance.AGREES)
    if wanted is None or (row.stance, row.text) == (wanted.stance, wanted.text.strip()):
        return False
    row.stance, row.text = wanted.stance, wanted.text.strip()
    return True
