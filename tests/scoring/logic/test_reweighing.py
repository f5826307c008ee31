"""Other weights supposed, two tables side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scoring.making import FEW, FULL, card, criterion, inputs, scheme, section
from thidua.scoring.logic.card import score
from thidua.scoring.logic.checking import blocking, check
from thidua.scoring.logic.comparing import Stood, pairs, tally
from thidua.scoring.logic.inputs import CardInput
from thidua.scoring.logic.methods import Manual, Share
from thidua.scoring.logic.ranking import rank
from thidua.scoring.logic.reweighing import reweighed
from thidua.scoring.logic.scheme import criteria
from thidua.scoring.logic.terms import SectionKind
from thidua.scoring.logic.what_if import Supposing, what_if

pytestmark = pytest.mark.logic
D = Decimal
KEYS = [c.key for _kind, c in criteria(FULL)]


@FEW
@given(inputs(most=3), st.dictionaries(st.sampled_from(KEYS), st.integers(1, 60).map(D), max_size=4))
def test_a_scheme_of_other_weights_still_adds_up(cards: list[CardInput], maxima: dict[str, Decimal]) -> None:
    found = reweighed(FULL, cards, maxima)
    for kind, line in criteria(found.scheme):
        if kind is SectionKind.MAIN:
            assert line.maximum == maxima.get(line.key, line.maximum)
    assert not {"sum"} & {f.code for f in blocking(check(found.scheme)) if f.where not in {"III", "IV"}}


@settings(max_examples=8, deadline=None)
@given(inputs(least=2, most=4), st.sampled_from([D("0.5"), D(2), D(5)]))
def test_a_line_keeps_its_share_of_the_points_whatever_it_weighs(cards: list[CardInput], by: Decimal) -> None:
    maxima = {line.key: line.maximum * by for kind, line in criteria(FULL) if kind is SectionKind.MAIN}
    heavier = reweighed(FULL, cards, maxima)
    for before, after in zip(score(FULL, cards), score(heavier.scheme, heavier.inputs), strict=True):
        for old, new in zip(before.lines, after.lines, strict=True):
            grown = old.raw * by if old.kind is SectionKind.MAIN else old.raw
            assert abs(new.raw - grown) <= D("0.01") * max(by, 1)


def test_a_heavier_line_lifts_those_who_are_good_at_it() -> None:
    table = scheme(
        section("I", SectionKind.MAIN, 90, criterion("a", 90, Share(), "CT-1")),
        section("II", SectionKind.MAIN, 10, criterion("b", 10, Manual())),
    )
    cards = [card("x", {"a": 100, "b": 1}), card("z", {"a": 40, "b": 10})]
    found = what_if(table, cards, [], {"b": D(90)})
    assert [(row.after.card.unit, row.rises, row.after.card.total) for row in found] == [("z", 1, 126), ("x", -1, 99)]
    assert [row.rises for row in what_if(table, cards, [Supposing("z", "a", D(100))])] == [1, -1]


def test_two_tables_are_laid_side_by_side() -> None:
    cards = [card("x", {"share": 100, "yes": 1}), card("y", {"share": 50, "yes": 1})]
    table = rank(FULL, score(FULL, cards))
    found = pairs(FULL, table, {"x": Stood(2, D(40), D(40), "Loại A"), "y": Stood(1, D(60), D(60), "Loại C")})
    assert [(row.unit, row.rises, row.gained, row.changes_class) for row in found] == [
        ("x", 1, 0, True),
        ("y", -1, -35, False),
    ]
    assert [row.costliest.criterion.key for row in found if row.costliest] == ["steps", "steps"]
    assert (tally(found).risen, tally(found).fallen, tally(found).kept, tally(found).reclassed) == (1, 1, 0, 1)
