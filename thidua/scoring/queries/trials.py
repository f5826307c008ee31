"""A scheme tried on a past year: the inputs that the year left, as far as the new scheme asks for the same things."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from thidua.core.audit import Actor
from thidua.core.logic.text import fold
from thidua.scoring.logic.attained import NOT_ASSIGNED, Attainments, reading_from
from thidua.scoring.logic.comparing import Stood, stood_in_rows, stood_in_table
from thidua.scoring.logic.inputs import CardInput, Given
from thidua.scoring.logic.scheme import Criterion, Scheme, criteria, indicators_of
from thidua.scoring.logic.simulating import Simulation, simulate
from thidua.scoring.models import Publication
from thidua.scoring.models import Scheme as SchemeRow
from thidua.scoring.queries.results import places_of, published_inputs, published_rows
from thidua.scoring.queries.rounds import rounds_visible_to


@dataclass(frozen=True, slots=True)
class Trial:
    """A scheme and the published results of the year it is tried on."""

    scheme: Scheme
    past: Publication


def trial_years(row: SchemeRow, user: Actor, on: date) -> QuerySet[Publication]:
    """The official results of the same organiser that one may see: what the scheme can be tried on, latest first."""
    seen = rounds_visible_to(user, on).order_by().values("pk")
    return (
        Publication.objects.filter(kind=Publication.Kind.FINAL, round__cluster__organiser=row.organiser, round__in=seen)
        .select_related("round__cluster")
        .order_by("-round__cluster__year", "round__cluster__code", "-id")
    )


def tried(trial: Trial, source: Attainments, on: date) -> Simulation:
    """The simulation. Targets come from the record of that year, answers from the line of the same name."""
    past = published_inputs(trial.past)
    year = trial.past.round.cluster.year
    record = source(year, indicators_of(trial.scheme), [card.unit for card in past], on)
    same = _same_lines(trial.scheme, trial.past.round.table)
    inputs = []
    for card in past:
        known = {given.criterion: given.reading for given in card.readings}
        readings = []
        for _kind, criterion in criteria(trial.scheme):
            if criterion.indicator:
                attained = record.get((card.unit, criterion.indicator), NOT_ASSIGNED)
                readings.append(Given(criterion.key, reading_from(attained, criterion.method)))
            elif same.get(criterion.key) in known:
                readings.append(Given(criterion.key, known[same[criterion.key]]))
        inputs.append(_with(card, tuple(readings), trial.scheme))
    return simulate(trial.scheme, inputs, places_of(trial.past))


def stood_then(past: Publication) -> dict[str, Stood]:
    """Where the units stood in the results that were made known."""
    return stood_in_rows(published_rows(past))


def stood_under(scheme: Scheme, trial: Trial, source: Attainments, on: date) -> dict[str, Stood]:
    """Where the units would have stood by another scheme on the same year."""
    found = tried(Trial(scheme, trial.past), source, on)
    return stood_in_table(scheme, [move.ranked for move in found.moves])


def _with(card: CardInput, readings: tuple[Given, ...], scheme: Scheme) -> CardInput:
    gates = {gate.key for gate in scheme.gates}
    return replace(card, readings=readings, facts=tuple(fact for fact in card.facts if fact in gates))


def _same_lines(new: Scheme, old: Scheme) -> dict[str, str]:
    """For the lines that people answer: the key of the old line of the same name and kind of method."""
    before = {_name(criterion): criterion for _kind, criterion in criteria(old) if not criterion.indicator}
    found: dict[str, str] = {}
    for _kind, criterion in criteria(new):
        match = before.get(_name(criterion))
        if match is not None and type(match.method) is type(criterion.method):
            found[criterion.key] = match.key
    return found


def _name(criterion: Criterion) -> str:
    return fold(criterion.name)
