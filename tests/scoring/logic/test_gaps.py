"""Who still owes what in a round."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.making import FEW, criterion, scheme, section
from thidua.scoring.logic.columns import Mark
from thidua.scoring.logic.gaps import Sheet, crossed, shares
from thidua.scoring.logic.methods import Manual, Share, YesNo
from thidua.scoring.logic.terms import Scorer, SectionKind, Stage

pytestmark = pytest.mark.logic
D = Decimal
TABLE = scheme(
    section(
        "I",
        SectionKind.MAIN,
        60,
        criterion("record", 20, Share(), "KT-01"),
        replace(criterion("check", 20, Manual()), scorer=Scorer.OWNER, owner="dept"),
        replace(criterion("cross", 10, Manual()), scorer=Scorer.CLUSTER),
        criterion("yes", 10, YesNo()),
    ),
    section("II", SectionKind.BONUS, 5, criterion("flag", 5, YesNo())),
)
ASKED = {Stage.SELF: 3, Stage.CHECK: 1, Stage.CROSS: 1, Stage.APPRAISAL: 3}


def sheet(unit: str, *marks: tuple[str, Stage, str], submitted: bool = True, returned: bool = False) -> Sheet:
    by_line: dict[str, list[Mark]] = {}
    for key, stage, scorer in marks:
        by_line.setdefault(key, []).append(Mark(stage, scorer, D(1), returned))
    return Sheet(unit, submitted, by_line)


def test_a_card_that_is_filled_in_is_still_owed_until_it_is_handed_in() -> None:
    written = [(key, Stage.SELF, "a") for key in ("check", "cross", "yes")]
    (open_card,) = shares(TABLE, Stage.SELF, [sheet("a", *written, submitted=False)])
    assert (open_card.done, open_card.wanted, open_card.complete) == (3, 3, False)
    (handed_in,) = shares(TABLE, Stage.SELF, [sheet("a", *written)])
    assert handed_in.complete


def test_a_department_owes_its_own_lines_alone() -> None:
    (share,) = shares(TABLE, Stage.CHECK, [sheet("a", ("check", Stage.CHECK, "other"))])
    assert (share.scorer, share.unit, share.done, share.wanted) == ("dept", "a", 0, 1)


def test_a_returned_mark_is_owed_again() -> None:
    (share,) = shares(TABLE, Stage.CHECK, [sheet("a", ("check", Stage.CHECK, "dept"), returned=True)])
    assert not share.complete


def test_the_appraisal_owes_what_nobody_with_the_last_word_has_said() -> None:
    said = (("check", Stage.CHECK, "dept"), ("cross", Stage.CROSS, "b"), ("yes", Stage.SELF, "a"))
    (share,) = shares(TABLE, Stage.APPRAISAL, [sheet("a", *said)])
    assert (share.done, share.wanted) == (2, 3)


def test_a_scheme_without_lines_for_the_peers_has_no_cross_round() -> None:
    alone = scheme(section("I", SectionKind.MAIN, 10, criterion("yes", 10, YesNo())))
    assert crossed(TABLE)
    assert not crossed(alone)
    assert shares(alone, Stage.CROSS, [sheet("a"), sheet("b")]) == ()


@FEW
@given(st.sets(st.sampled_from("abcdef"), min_size=2), st.data())
def test_everybody_crosses_everybody_but_themselves(units: set[str], data: st.DataObject) -> None:
    pairs = [(scorer, unit) for scorer in sorted(units) for unit in sorted(units) if scorer != unit]
    written = data.draw(st.sets(st.sampled_from(pairs)))
    sheets = [
        sheet(unit, *(("cross", Stage.CROSS, scorer) for scorer, of in sorted(written) if of == unit))
        for unit in sorted(units)
    ]
    found = shares(TABLE, Stage.CROSS, sheets)
    assert {(share.scorer, share.unit) for share in found} == set(pairs)
    assert {(share.scorer, share.unit) for share in found if share.complete} == written


@given(st.sampled_from(Stage))
def test_what_comes_from_the_record_is_nobodys_debt(stage: Stage) -> None:
    sheets = [sheet("a"), sheet("b")]
    assert {share.wanted for share in shares(TABLE, stage, sheets)} == {ASKED[stage]}
