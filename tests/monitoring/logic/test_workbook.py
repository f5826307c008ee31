from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.terms import OverUnits
from thidua.core.logic.cells import cell_text
from thidua.monitoring.logic.entry import Figure, NotAFigure, clean
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.logic.workbook import (
    INPUTS,
    NUMBERS,
    ForgedStamp,
    Issued,
    Merge,
    NoStamp,
    Stamp,
    field_of,
    merge,
    read_stamp,
    says_nothing,
    stamp_rows,
)

pytestmark = pytest.mark.logic

KEY = b"k" * 32
NUMBER = st.none() | st.decimals(-(10**9), 10**9, places=4)
NOTE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20).map(cell_text)
FACTS = st.builds(Figure, NUMBER, NUMBER, NUMBER, st.none() | st.sampled_from(Missing), NOTE)
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


TWELVE, FIFTEEN = Figure(Decimal(12)), Figure(Decimal(15))


@pytest.mark.parametrize(
    ("issued", "file", "now", "expected"),
    [
        (Figure(), TWELVE, Figure(), Merge.NEW),
        (TWELVE, FIFTEEN, TWELVE, Merge.CHANGED),
        (TWELVE, TWELVE, TWELVE, Merge.SAME),
        (TWELVE, TWELVE, FIFTEEN, Merge.SAME),
        (TWELVE, FIFTEEN, FIFTEEN, Merge.SAME),
        (Figure(), TWELVE, FIFTEEN, Merge.STALE),
        (TWELVE, Figure(Decimal(13)), FIFTEEN, Merge.STALE),
        (TWELVE, Figure(Decimal("12.00")), TWELVE, Merge.SAME),
    ],
)
def test_three_versions_tell_what_a_row_means(issued: Figure, file: Figure, now: Figure, expected: Merge) -> None:
    assert merge(issued, file, now, NUMBERS) is expected


@given(FACTS, FACTS)
def test_a_file_that_nobody_touched_never_changes_anything(issued: Figure, now: Figure) -> None:
    assert merge(issued, issued, now, NUMBERS) is Merge.SAME


@given(FACTS, FACTS, FACTS)
def test_only_what_both_changed_differently_is_stale(issued: Figure, file: Figure, now: Figure) -> None:
    assert (merge(issued, file, now, NUMBERS) is Merge.STALE) == (len({issued, file, now}) == 3)


@pytest.mark.parametrize(
    ("figure", "kind", "field"),
    [
        (Figure(Decimal(1), missing=Missing.NOT_YET), OverUnits.SUM, "value"),
        (Figure(missing=Missing.OTHER), OverUnits.SUM, "note"),
        (Figure(None, Decimal(3)), OverUnits.RATIO, "denominator"),
        (Figure(None, None, Decimal(3)), OverUnits.RATIO, "numerator"),
        (Figure(None, Decimal(3), Decimal(0)), OverUnits.RATIO, "denominator"),
        (Figure(None, Decimal(10) ** 12, Decimal(4)), OverUnits.RATIO, "numerator"),
        (Figure(Decimal(3)), OverUnits.WEIGHTED, "denominator"),
    ],
)
def test_what_is_wrong_is_said_in_the_cell_it_concerns(figure: Figure, kind: OverUnits, field: str) -> None:
    with pytest.raises(NotAFigure) as flaw:
        clean(figure, kind, "%")
    assert field_of(flaw.value.flaw, figure, INPUTS[kind]) == field


def test_half_a_share_says_something_and_a_note_alone_nothing() -> None:
    assert [says_nothing(figure) for figure in (Figure(None, Decimal(3)), Figure(note="Chờ"), Figure(Decimal(0)))] == [
        False,
        True,
        False,
    ]
