"""Target lists that no heading announces: runs of items of which most set a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.campaigns.logic.reading.mentions import sets_a_figure
from thidua.campaigns.logic.reading.quantities import find_quantities
from thidua.campaigns.logic.reading.sections import Place, Spot
from thidua.campaigns.logic.reading.tokens import tokenize

FEWEST_ITEMS = 3
_MOST = 0.75
_DIGIT = re.compile(r"\d")


def with_dense_lists(spots: Sequence[Spot]) -> Iterator[Spot]:
    """*spots* with the items of unannounced lists moved from the contents to the target list."""
    dense: set[int] = set()
    for run in _runs(spots):
        leaves = [spots[at] for at in run if not spots[at].text.endswith(":")]
        figured = sum(_is_figured(spot.text) for spot in leaves)
        if len(leaves) >= FEWEST_ITEMS and figured >= _MOST * len(leaves):
            dense.update(run)
    for at, spot in enumerate(spots):
        yield replace(spot, place=Place.LIST) if at in dense else spot


def _runs(spots: Sequence[Spot]) -> Iterator[list[int]]:
    """Neighbouring items of the contents under one heading."""
    run: list[int] = []
    for at, spot in enumerate(spots):
        eligible = spot.item and spot.place is Place.CONTENT and not spot.line.cells and not spot.heading
        if run and not (
            eligible and spot.headings[-1:] == spots[run[-1]].headings[-1:] and spot.above == spots[run[0]].above
        ):
            yield run
            run = []
        if eligible:
            run.append(at)
    yield run


def _is_figured(text: str) -> bool:
    if not _DIGIT.search(text):
        return False
    return any(sets_a_figure(text, quantity) for quantity in find_quantities(tokenize(text)))
