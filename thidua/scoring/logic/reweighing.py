"""Other weights for the criteria of a scheme: the maxima moved, and with them all that is counted in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.scoring.logic.inputs import CardInput, Given
from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Steps
from thidua.scoring.logic.scheme import Criterion, Group, Node, Scheme, criteria
from thidua.scoring.logic.terms import SectionKind


@dataclass(frozen=True, slots=True)
class Reweighed:
    """A scheme with other weights, and the inputs that fit it: marks given in points grow with their line."""

    scheme: Scheme
    inputs: tuple[CardInput, ...]


def reweighed(scheme: Scheme, inputs: Sequence[CardInput], maxima: Mapping[str, Decimal]) -> Reweighed:
    """The scheme with these maxima by key of the criterion; keys it does not have are passed over.

    Branches and the total grow by what their lines gain; caps of bonus and penalty sections stay. A line without a
    maximum keeps it: there is nothing to stretch.
    """
    wanted = {
        criterion.key: maxima[criterion.key]
        for _kind, criterion in criteria(scheme)
        if criterion.key in maxima and criterion.maximum > 0 and maxima[criterion.key] > 0
    }
    sections = []
    for section in scheme.sections:
        parts = tuple(_branch(part, wanted) for part in section.parts)
        grown = section.maximum + _gain(section.parts, parts) if section.kind is SectionKind.MAIN else section.maximum
        sections.append(replace(section, maximum=grown, parts=parts))
    whole = replace(scheme, maximum=scheme.maximum + _gain(scheme.sections, sections), sections=tuple(sections))
    return Reweighed(whole, _fitting(scheme, inputs, wanted))


def _gain(before: Sequence[Node], after: Sequence[Node]) -> Decimal:
    """What the maxima gained together."""
    return sum((new.maximum - old.maximum for old, new in zip(before, after, strict=True)), Decimal(0))


def _branch(part: Group | Criterion, wanted: Mapping[str, Decimal]) -> Group | Criterion:
    if isinstance(part, Criterion):
        maximum = wanted.get(part.key)
        return part if maximum is None else _stretched(part, maximum)
    parts = tuple(_branch(below, wanted) for below in part.parts)
    return replace(part, maximum=part.maximum + _gain(part.parts, parts), parts=parts)


def _stretched(criterion: Criterion, maximum: Decimal) -> Criterion:
    return replace(criterion, maximum=maximum, method=_method(criterion.method, maximum / criterion.maximum))


def _method(method: Method, by: Decimal) -> Method:
    """The method with every number of points stretched; percents and figures stay."""
    match method:
        case Steps(steps=steps):
            return replace(method, steps=tuple(replace(step, points=step.points * by) for step in steps))
        case Count(each=each):
            return Count(each * by)
        case Deduction(each_fault=each):
            return Deduction(each * by)
        case Rank(lost_per_place=lost, lowest=lowest):
            return replace(method, lost_per_place=lost * by, lowest=lowest * by)
        case Manual(mark_step=step):
            return Manual(step * by)
        case _:
            return method


def _fitting(scheme: Scheme, inputs: Sequence[CardInput], wanted: Mapping[str, Decimal]) -> tuple[CardInput, ...]:
    by = {
        criterion.key: wanted[criterion.key] / criterion.maximum
        for _kind, criterion in criteria(scheme)
        if criterion.key in wanted and isinstance(criterion.method, Manual)
    }
    if not by:
        return tuple(inputs)
    return tuple(replace(card, readings=tuple(_given(given, by) for given in card.readings)) for card in inputs)


def _given(given: Given, by: Mapping[str, Decimal]) -> Given:
    factor, reading = by.get(given.criterion), given.reading
    if factor is None or reading.measure is None:
        return given
    disputed = None if reading.disputed is None else reading.disputed * factor
    return Given(given.criterion, replace(reading, measure=reading.measure * factor, disputed=disputed))
