"""Named reads of letters and notices about the whole list of a round: who was asked, what was said, what is public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import (
    AwardRound,
    Dossier,
    NoticeList,
    Opinion,
    OpinionLetter,
    OpinionRound,
    PublicNotice,
)
from thidua.commendation.queries import PROPOSERS, READERS
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of

ASKABLE = (DossierState.RECEIVED, DossierState.APPRAISED)
"""Where a dossier stands while others may be asked about it."""
GONE = (DossierState.WITHDRAWN, DossierState.REFUSED)
_LINE = ("dossier__person", "dossier__organisation", "dossier__proposer")


def lines_to_consult(row: AwardRound) -> QuerySet[Dossier]:
    """The dossiers of a round that its body is appraising, as the list prints them."""
    rows = Dossier.objects.filter(round=row, appraiser=row.organisation_id, state__in=ASKABLE)
    return rows.select_related("person", "organisation", "proposer").order_by("award", "proposer__sort_key", "code")


def letters_visible_to(user: Actor, on: date) -> QuerySet[OpinionLetter]:
    """The letters that one's bodies have sent, and those in which one's bodies are asked."""
    rows = OpinionLetter.objects.select_related("award_round__organisation", "asked_by")
    if user is SYSTEM:
        return rows
    scope = organisations_of(user, on, *READERS)
    asked = Opinion.objects.filter(body_id__in=scope, round__letter__isnull=False).order_by().values("round__letter")
    return rows.filter(Q(award_round__organisation_id__in=scope) | Q(pk__in=asked))


def letters_sent_by(user: Actor, on: date) -> QuerySet[OpinionLetter]:
    """The letters of one's own bodies: what all who were asked have said is for these alone."""
    rows = letters_visible_to(user, on)
    if user is SYSTEM:
        return rows
    return rows.filter(award_round__organisation_id__in=organisations_of(user, on, *READERS))


def notice_lists_visible_to(user: Actor, on: date) -> QuerySet[NoticeList]:
    """The lists that one's bodies have shown to the public."""
    rows = NoticeList.objects.select_related("award_round__organisation")
    if user is SYSTEM:
        return rows
    return rows.filter(award_round__organisation_id__in=organisations_of(user, on, *READERS))


@dataclass(frozen=True, slots=True)
class Voice:
    """What a body has said in a letter so far, in numbers of lines."""

    letter: OpinionLetter
    body: Organisation
    lines: int
    agrees: int
    against: int
    other: int

    @property
    def open(self) -> int:
        """Lines without an answer; after the day they stay silent for ever."""
        return self.lines - self.agrees - self.against - self.other


def voices_of(letters: QuerySet[OpinionLetter]) -> dict[int, list[Voice]]:
    """By letter, each body that was asked with what it said. Three queries, however many letters."""
    rows = (
        Opinion.objects.filter(round__letter__in=letters.order_by().values("pk"))
        .order_by()
        .values("round__letter", "body")
        .annotate(
            lines=Count("pk"),
            agrees=Count("pk", filter=Q(stance=Opinion.Stance.AGREES)),
            against=Count("pk", filter=Q(stance=Opinion.Stance.OBJECTS)),
            other=Count("pk", filter=Q(stance=Opinion.Stance.OTHER)),
        )
    )
    counted = list(rows)
    known = {letter.pk: letter for letter in letters}
    bodies = Organisation.objects.in_bulk({row["body"] for row in counted})
    found: dict[int, list[Voice]] = {pk: [] for pk in known}
    for row in counted:
        letter, body = known[row["round__letter"]], bodies[row["body"]]
        found[letter.pk].append(Voice(letter, body, row["lines"], row["agrees"], row["against"], row["other"]))
    return {pk: sorted(voices, key=lambda voice: voice.body.sort_key) for pk, voices in found.items()}


def letters_due(user: Actor, on: date) -> list[Voice]:
    """What the person's bodies are asked in letters and have not answered to the end, while they still may."""
    scope = organisations_of(user, on, *PROPOSERS)
    waiting = Opinion.objects.filter(body_id__in=scope, stance=Opinion.Stance.NONE, round__letter__due_on__gte=on)
    letters = OpinionLetter.objects.filter(pk__in=waiting.order_by().values("round__letter"))
    found = voices_of(letters.select_related("award_round__organisation"))
    return [voice for voices in found.values() for voice in voices if voice.open and voice.body.pk in scope]


def lines_of_letter(letter: OpinionLetter, body: Organisation) -> QuerySet[Opinion]:
    """What a body is asked in a letter, line by line in the order of the list."""
    rows = Opinion.objects.filter(round__letter=letter, body=body)
    line = [f"round__{name}" for name in _LINE]
    return rows.select_related("round__letter", *line).order_by("round_id")


def lines_sent(letter: OpinionLetter) -> QuerySet[OpinionRound]:
    """The lines of a letter; ``said`` of each holds the opinions about it."""
    said = Opinion.objects.select_related("body").order_by("body__sort_key")
    rows = OpinionRound.objects.filter(letter=letter).select_related(*_LINE)
    return rows.prefetch_related(Prefetch("opinions", said, to_attr="said")).order_by("pk")


def with_remarks(rows: QuerySet[OpinionRound], *, differing: bool) -> QuerySet[OpinionRound]:
    """The lines of which some body does not simply agree, or the others."""
    found = Opinion.objects.filter(stance__in=[Opinion.Stance.OBJECTS, Opinion.Stance.OTHER]).order_by().values("round")
    return rows.filter(pk__in=found) if differing else rows.exclude(pk__in=found)


def lines_of_notice(row: NoticeList) -> QuerySet[PublicNotice]:
    """The lines of a list shown to the public, each with ``letters`` and ``unsettled``: what people wrote of it."""
    lines = PublicNotice.objects.filter(notice_list=row).select_related(*_LINE)
    return lines.annotate(
        letters=Count("feedback"), unsettled=Count("feedback", filter=Q(feedback__settled_on=None))
    ).order_by("pk")


def public_lists(on: date) -> QuerySet[NoticeList]:
    """What the public site shows on the day: lists whose days are running, each with ``line_count``."""
    considered = Count("lines", filter=~Q(lines__dossier__state__in=GONE))
    rows = NoticeList.objects.filter(on_portal=True, posted_on__lte=on, until__gte=on)
    return rows.select_related("award_round__organisation").annotate(line_count=considered)


def public_lines(row: NoticeList) -> QuerySet[PublicNotice]:
    """The lines of a public list that are still considered."""
    return (
        PublicNotice.objects.filter(notice_list=row)
        .exclude(dossier__state__in=GONE)
        .select_related(*_LINE)
        .order_by("pk")
    )
