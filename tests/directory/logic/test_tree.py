from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.span import Span
from thidua.directory.logic.tree import Cycle, Standing, Tree, first_ring

pytestmark = pytest.mark.logic
START = date(2024, 1, 1)


@st.composite
def forests(draw: st.DrawFn) -> dict[int, int]:
    """Parents of units 1…n, each among those with a smaller number or none."""
    size = draw(st.integers(1, 30))
    return {child: draw(st.integers(1, child - 1)) for child in range(2, size + 1) if draw(st.booleans()) or child == 2}


@given(forests())
def test_a_unit_is_in_the_subtree_of_each_of_its_ancestors_and_of_no_other(parents: dict[int, int]) -> None:
    tree = Tree.of(parents.items())
    for node in range(1, 31):
        above = set(tree.ancestors(node)) | {node}
        assert {other for other in range(1, 31) if node in tree.subtree(other)} == above


@given(forests())
def test_the_subtree_of_a_unit_is_itself_and_the_subtrees_of_its_children(parents: dict[int, int]) -> None:
    tree = Tree.of(parents.items())
    for node in range(1, 31):
        below = [tree.subtree(child) for child in tree.children.get(node, ())]
        assert tree.subtree(node) == {node}.union(*below)
        assert sum(len(part) for part in below) == len(tree.subtree(node)) - 1


@given(forests(), st.data())
def test_a_ring_is_refused_however_long(parents: dict[int, int], data: st.DataObject) -> None:
    if not parents:
        return
    child = data.draw(st.sampled_from(sorted(parents)))
    top = list(Tree.of(parents.items()).ancestors(child))[-1]
    with pytest.raises(Cycle):
        Tree.of({**parents, top: child}.items())


MOVES = st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 20))


@given(st.lists(MOVES, max_size=25))
def test_moves_that_pass_the_check_never_close_a_ring_on_any_day(moves: list[tuple[int, int, int]]) -> None:
    standings: list[Standing] = []
    for child, parent, offset in moves:
        since = START + timedelta(days=offset)
        later = [s for s in standings if s.child == child and s.span.start > since]
        if later or first_ring(standings, Standing(child, parent, Span(since))) is not None:
            continue
        kept = [s for s in standings if s.child != child or (s.span.end is not None and s.span.end <= since)]
        closed = [
            Standing(s.child, s.parent, Span(s.span.start, since))
            for s in standings
            if s.child == child and s not in kept and s.span.start < since
        ]
        standings = [*kept, *closed, Standing(child, parent, Span(since))]
    for day in range(22):
        on = START + timedelta(days=day)
        standing = [(s.child, s.parent) for s in standings if on in s.span]
        assert len(standing) == len({child for child, _ in standing})
        Tree.of(standing)


def test_the_day_of_a_ring_to_come_is_told() -> None:
    later = Standing(2, 3, Span(date(2024, 6, 1)))
    assert first_ring([later], Standing(3, 2, Span(START))) == date(2024, 6, 1)
    assert first_ring([later], Standing(3, 2, Span(START, date(2024, 6, 1)))) is None
