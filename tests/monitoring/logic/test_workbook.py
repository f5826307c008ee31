from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.terms import OverUnits
from thidua.core.logic.cells import cell_text
from thidua.monitoring.logic.workbook import (
    INPUTS,
    Facts,
    Flaw,
    ForgedStamp,
    Issued,
    Merge,
    NoStamp,
    Stamp,
    flaw_of,
    merge,
    read_stamp,
    stamp_rows,
)

pytestmark = pytest.mark.logic

KEY = b"k" * 32
NUMBER = st.none() | st.decimals(-(10**9), 10**9, places=4)
NOTE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20).map(cell_text)
FACTS = st.builds(Facts, NUMBER, NUMBER, NUMBER, st.sampled_from(["", "not_yet", "other"]), NOTE)
STAMPS = st.builds(
    Stamp,
    st.just("report:PT-1/2024-07/20.187.01"),
    st.just("2024-07-15T08:00:00+07:00"),
    st.dictionaries(st.from_regex(r"[A-Z]{2}-\d{2}", fullmatch=True), st.builds(Issued, st.integers(0, 99), FACTS)),
)


@given(STAMPS)
def test_a_stamp_is_read_back_as_it_was_written(stamp: Stamp) -> None:
    assert read_stamp(stamp_rows(stamp, KEY), KEY) == stamp


@given(STAMPS)
def test_blank_cells_behind_and_blank_rows_below_change_nothing(stamp: Stamp) -> None:
    rows = [(*row, "", "") for row in stamp_rows(stamp, KEY)]
    assert read_stamp([*rows, ("", "")], KEY) == stamp


@given(STAMPS.filter(lambda stamp: bool(stamp.figures)), st.data())
def test_whoever_changes_one_cell_breaks_the_seal(stamp: Stamp, data: st.DataObject) -> None:
    rows = [list(row) for row in stamp_rows(stamp, KEY)]
    row = data.draw(st.integers(0, len(rows) - 1))
    cell = data.draw(st.integers(1 if row == 0 else 0, len(rows[row]) - 1))
    rows[row][cell] += "1"
    with pytest.raises(ForgedStamp):
        read_stamp(rows, KEY)


@given(STAMPS)
def test_a_stamp_of_another_installation_is_refused(stamp: Stamp) -> None:
    with pytest.raises(ForgedStamp):
        read_stamp(stamp_rows(stamp, KEY), b"other")


def test_a_sheet_that_is_not_ours_has_no_stamp() -> None:
    with pytest.raises(NoStamp):
        read_stamp([["STT", "Mã"]], KEY)
    with pytest.raises(NoStamp):
        read_stamp([], KEY)


TWELVE, FIFTEEN = Facts(Decimal(12)), Facts(Decimal(15))


@pytest.mark.parametrize(
    ("issued", "file", "now", "expected"),
    [
        (Facts(), TWELVE, Facts(), Merge.NEW),
        (TWELVE, FIFTEEN, TWELVE, Merge.CHANGED),
        (TWELVE, TWELVE, TWELVE, Merge.SAME),
        (TWELVE, TWELVE, FIFTEEN, Merge.SAME),
        (TWELVE, FIFTEEN, FIFTEEN, Merge.SAME),
        (Facts(), TWELVE, FIFTEEN, Merge.STALE),
        (TWELVE, Facts(Decimal(13)), FIFTEEN, Merge.STALE),
        (TWELVE, Facts(Decimal("12.00")), TWELVE, Merge.SAME),
    ],
)
def test_three_versions_tell_what_a_row_means(issued: Facts, file: Facts, now: Facts, expected: Merge) -> None:
    assert merge(issued, file, now) is expected


@given(FACTS, FACTS)
def test_a_file_that_nobody_touched_never_changes_anything(issued: Facts, now: Facts) -> None:
    assert merge(issued, issued, now) is Merge.SAME


@given(FACTS, FACTS, FACTS)
def test_only_what_both_changed_differently_is_stale(issued: Facts, file: Facts, now: Facts) -> None:
    assert (merge(issued, file, now) is Merge.STALE) == (len({issued, file, now}) == 3)


@pytest.mark.parametrize(
    ("facts", "inputs", "had", "expected"),
    [
        (Facts(), "SUM", False, None),
        (Facts(), "SUM", True, ("value", Flaw.EMPTIED)),
        (Facts(Decimal(0)), "SUM", True, None),
        (Facts(Decimal(1), missing="not_yet"), "SUM", False, ("value", Flaw.NUMBER_AND_REASON)),
        (Facts(missing="not_yet"), "SUM", True, None),
        (Facts(missing="other"), "SUM", False, ("note", Flaw.UNEXPLAINED)),
        (Facts(missing="other", note="Chờ Cục Thống kê"), "SUM", False, None),
        (Facts(None, Decimal(3)), "RATIO", False, ("denominator", Flaw.HALF)),
        (Facts(None, Decimal(3), Decimal(0)), "RATIO", False, ("denominator", Flaw.NO_DENOMINATOR)),
        (Facts(None, Decimal(3), Decimal(4)), "RATIO", False, None),
        (Facts(Decimal(3)), "WEIGHTED", False, ("denominator", Flaw.HALF)),
    ],
)
def test_what_cannot_stand_is_named_with_its_field(
    facts: Facts, inputs: str, had: bool, expected: tuple[str, Flaw] | None
) -> None:
    assert flaw_of(facts, INPUTS[OverUnits[inputs]], had_figure=had) == expected
