"""Everything the review screen shows of one intake, put together from its worksheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.campaigns.draft_forms import FactsForm
from thidua.campaigns.logic.draft import Draft, DraftTarget, Remark, ScannedNumber
from thidua.campaigns.logic.draft_problems import Problem, problems
from thidua.campaigns.logic.gate import Severity
from thidua.campaigns.logic.likeness import Candidate, Suggestion, suggest
from thidua.campaigns.logic.scanned_numbers import elsewhere, numbers_within, unseen
from thidua.campaigns.logic.terms import CHANGES, Change, Comparator, Direction, Meets
from thidua.campaigns.logic.worksheet import Worksheet, worksheet_from
from thidua.campaigns.models import Campaign
from thidua.campaigns.models.labels import CHANGES as CHANGE_WORDS
from thidua.campaigns.models.labels import COMPARATORS, GROUPS, MEETS
from thidua.core.logic.codec import from_json
from thidua.core.logic.decision import Decision
from thidua.desk.pages import Page
from thidua.desk.review.lit_source import ShownBlock, lamps_of, shown_blocks
from thidua.desk.review.sheets import ShownSheet, sheets_of
from thidua.documents.logic.source import Source
from thidua.documents.models import Intake

SURE = 0.75
"""From this likeness on a suggestion may be accepted together with others."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a target may be tied to: catalogue indicators by code and departments by code, each with its name."""

    indicators: Mapping[str, Candidate]
    directions: Mapping[str, Direction]
    owners: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TargetCard:
    """One target as the reading side shows it."""

    number: int
    target: DraftTarget
    comparator: Any
    group: Any
    owner: str
    indicator: str
    suggestions: tuple[Suggestion, ...]
    findings: tuple[Problem, ...]
    meets_choices: tuple[tuple[Meets, Any], ...]
    change_choices: tuple[tuple[Change, Any], ...]
    repeats: DraftTarget | None
    numbers: tuple[ScannedNumber, ...]

    @property
    def unseen(self) -> tuple[ScannedNumber, ...]:
        """The numbers from the scan that nobody has looked at yet."""
        return unseen(self.numbers)

    @property
    def key(self) -> str:
        """What ties it to its place in the source."""
        return f"targets-{self.target.id}"

    @property
    def told(self) -> tuple[Problem, ...]:
        """The findings that need words; what a row of buttons asks already is not said twice."""
        asked = {"meets"} if self.meets_choices else set()
        asked |= {"change"} if self.change_choices else set()
        asked |= {"unseen_numbers"} if self.numbers else set()
        return tuple(finding for finding in self.findings if finding.code not in asked)

    @property
    def sure_suggestion(self) -> Suggestion | None:
        """The best suggestion, where it is good enough to be taken with the others at one stroke."""
        best = self.suggestions[0] if self.suggestions else None
        return best if best is not None and best.score >= SURE else None

    @property
    def needs_a_look(self) -> bool:
        return not self.target.dropped and bool(self.findings)


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """A sentence of the careful reader, with the key that lights its place."""

    remark: Remark
    key: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage(Page):
    """The context of the review screen."""

    intake: Intake
    draft: Draft
    blocks: tuple[ShownBlock, ...]
    sheets: tuple[ShownSheet, ...]
    facts: FactsForm
    cards: tuple[TargetCard, ...]
    remarks: tuple[ShownRemark, ...]
    head_findings: tuple[Problem, ...]
    around: Surroundings
    can_review: Decision
    can_undo_edit: bool
    can_redo_edit: bool
    campaign: Campaign | None
    can_undo_adoption: Decision

    @property
    def blocking(self) -> int:
        """How many findings keep the reading from being adopted."""
        every = [*self.head_findings, *(finding for card in self.cards for finding in card.findings)]
        return sum(finding.severity is Severity.BLOCK for finding in every)

    @property
    def to_look_at(self) -> int:
        return sum(card.needs_a_look for card in self.cards)

    @property
    def suggested(self) -> int:
        """How many targets are almost surely one of the catalogue."""
        return sum(card.sure_suggestion is not None for card in self.cards)

    @property
    def other_numbers(self) -> tuple[ScannedNumber, ...]:
        """The numbers from a scan that something other than a target is made of."""
        return elsewhere(self.draft)

    @property
    def other_unseen(self) -> tuple[ScannedNumber, ...]:
        """Those of them that nobody has looked at yet."""
        return unseen(self.other_numbers)

    @property
    def live(self) -> int:
        return len(self.draft.live_targets)


def worksheet_of(intake: Intake) -> Worksheet:
    """The desk of the review as stored beside the intake."""
    return worksheet_from(intake.draft)


def source_of(intake: Intake) -> Source:
    """What was read, with its blocks."""
    return from_json(Source, {**intake.source, "text": intake.text})


def cards_of(draft: Draft, around: Surroundings) -> tuple[TargetCard, ...]:
    """A card for each target, in the order of the document."""
    found = problems(draft, around.indicators)
    by_id = {target.id: target for target in draft.targets}
    return tuple(
        _card(at, target, around, [f for f in found if f.item == target.id], by_id, numbers_within(draft, target.span))
        for at, target in enumerate(draft.targets, start=1)
    )


def card_of(draft: Draft, number: int, around: Surroundings) -> TargetCard | None:
    """The card of one target."""
    return next((card for card in cards_of(draft, around) if card.target.id == number), None)


def _card(
    at: int,
    target: DraftTarget,
    around: Surroundings,
    found: Sequence[Problem],
    by_id: Mapping[int, DraftTarget],
    numbers: tuple[ScannedNumber, ...],
) -> TargetCard:
    tied = target.indicator or target.new_indicator or target.dropped or target.duplicate_of
    known = around.indicators.get(target.indicator)
    return TargetCard(
        number=at,
        target=target,
        comparator=COMPARATORS[target.comparator],
        group=GROUPS[target.group],
        owner=around.owners.get(target.owner, target.owner),
        indicator=f"{known.code} {known.name}" if known else target.indicator,
        suggestions=() if tied else suggest(target.name, target.unit, list(around.indicators.values()), most=2),
        findings=tuple(found),
        meets_choices=tuple(MEETS.items()) if _asks_meets(target) else (),  # type: ignore[arg-type]
        change_choices=tuple(CHANGE_WORDS.items()) if target.comparator in CHANGES else (),  # type: ignore[arg-type]
        repeats=by_id.get(target.duplicate_of) if target.duplicate_of is not None else None,
        numbers=numbers,
    )


def _asks_meets(target: DraftTarget) -> bool:
    return target.comparator is Comparator.EQ and target.value is not None and target.duplicate_of is None


def remarks_of(draft: Draft) -> tuple[ShownRemark, ...]:
    """The remarks, the gravest first, each tied to a place in the source where it has one."""
    tones = {"error": "bad", "warning": "warn"}
    order = {"bad": 0, "warn": 1, "info": 2}
    shown = [
        ShownRemark(remark, f"remarks-{at}" if remark.span else "", tones.get(remark.severity, "info"))
        for at, remark in enumerate(draft.remarks)
    ]
    return tuple(sorted(shown, key=lambda one: order[one.tone]))


def blocks_of(intake: Intake, draft: Draft) -> tuple[ShownBlock, ...]:
    """The source with everything that lights it up."""
    source = source_of(intake)
    return shown_blocks(source, lamps_of(draft, source.text))


def scanned_sheets(intake: Intake, draft: Draft) -> tuple[ShownSheet, ...]:
    """The pictures of scanned pages with everything that lights them up."""
    source = source_of(intake)
    return sheets_of(source, lamps_of(draft, source.text)) if source.scanned else ()


def head_findings(draft: Draft, around: Surroundings) -> tuple[Problem, ...]:
    """What is missing in the head of the document."""
    return tuple(finding for finding in problems(draft, around.indicators) if finding.item is None)
