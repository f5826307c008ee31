"""Which column of a card the reader may write into now, and what was typed there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.logic.numerals import parse_number
from thidua.desk.http import Request
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, organisations_on
from thidua.scoring.actions.cards import Entry
from thidua.scoring.logic.columns import stages_of
from thidua.scoring.logic.scheme import criteria
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import RoundState
from thidua.scoring.models import Scorecard
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.rounds import returned_keys


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader may write: the column, in whose name, which lines; ``again`` when they were sent back."""

    stage: Stage
    scorer: Organisation
    keys: frozenset[str]
    again: bool = False


def place_of(request: Request, card: Scorecard) -> Place | None:
    """The first column the reader may write into now; lines that were returned also at a later stage."""
    for stage, scorer in _candidates(request, card):
        keys = _keys(card, stage, scorer)
        returned = returned_keys(card, stage, scorer)
        for wanted in (keys, returned & keys):
            if wanted and policy.can_write_marks(request.user, card, stage, scorer, wanted, clock.today()):
                return Place(stage, scorer, wanted, again=wanted != keys)
    return None


def _candidates(request: Request, card: Scorecard) -> Iterable[tuple[Stage, Organisation]]:
    """The present stage first, then earlier ones: a returned line is written anew whatever the stage."""
    on = clock.today()
    own = list(organisations_on(on).filter(pk__in=organisations_of(request.user, on, *policy.UNIT_ROLES))[:5])
    state = RoundState(card.round.state)
    if state is RoundState.APPRAISAL:
        yield (Stage.APPRAISAL, card.round.cluster.organiser)
    if state in {RoundState.CROSS, RoundState.APPRAISAL}:
        yield from ((Stage.CROSS, unit) for unit in own if unit.pk != card.organisation_id)
    if state in policy.STAGE_OF_STATE and state is not RoundState.SELF:
        yield from ((Stage.CHECK, unit) for unit in own)
    yield (Stage.SELF, card.organisation)


def _keys(card: Scorecard, stage: Stage, scorer: Organisation) -> frozenset[str]:
    return frozenset(
        criterion.key
        for _kind, criterion in criteria(card.round.table)
        if stage in stages_of(criterion) and (stage is not Stage.CHECK or criterion.owner == scorer.code)
    )


def typed_entries(typed: Mapping[str, str], place: Place) -> tuple[list[Entry], dict[str, str]]:
    """What was typed, and by key what cannot be read; boxes left empty are left alone."""
    entries: list[Entry] = []
    wrong: dict[str, str] = {}
    for key in sorted(place.keys):
        text = typed.get(f"m-{key}", "").strip()
        if not text:
            continue
        measure = parse_number(text)
        if measure is None:
            wrong[key] = _("Không phải số. Dùng dấu phẩy cho phần thập phân, ví dụ 8,5.")
        else:
            entries.append(Entry(key, measure, typed.get(f"r-{key}", "")))
    if not entries and not wrong:
        wrong[""] = _("Chưa có ô nào được ghi. Hãy ghi ít nhất một dòng.")
    return entries, wrong
