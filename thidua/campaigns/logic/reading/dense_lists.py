"""Target lists that no heading announces: runs of items of which most set a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.campaigns.logic.reading.mentions import sets_a_figure
from thidua.campaigns.logic.reading.quantities import quantities_of_line
from thidua.campaigns.logic.reading.sections import Place, Spot
from thidua.core.logic.patterns import pattern_of

FEWEST_ITEMS = 3
_MOST = 0.66
_DIGIT = pattern_of(r"\d")


def with_dense_lists(spots: Sequence[Spot]) -> Iterator[Spot]:
    """*spots* with the items of unannounced lists moved from the contents to the target list."""
    dense: set[int] = set()
    for run in _runs(spots):
        leaves = [spots[at].text for at in run if not spots[at].text.endswith(":")]
        if len(leaves) >= FEWEST_ITEMS and sum(map(_is_figured, leaves)) >= _MOST * len(leaves):
            dense.update(run)
    for at, spot in enumerate(spots):
        yield replace(spot, place=Place.LIST, unannounced=True) if at in dense else spot


def _runs(spots: Sequence[Spot]) -> Iterator[list[int]]:
    """Neighbouring items of the contents under one heading."""
    run: list[int] = []
    for at, spot in enumerate(spots):
        eligible = spot.item and spot.place is Place.CONTENT and not spot.line.cells and not spot.heading
        if run and not (eligible and _are_sisters(spot, spots[run[0]])):
            yield run
            run = []
        if eligible:
            run.append(at)
    yield run


def _are_sisters(one: Spot, other: Spot) -> bool:
    return one.above is other.above and one.headings[:1] == other.headings[:1]


def _is_figured(text: str) -> bool:
    if not _DIGIT.search(text):
        return False
    return any(sets_a_figure(text, quantity) for quantity in quantities_of_line(text))
