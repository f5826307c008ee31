from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.cells import Cell, Fault
from thidua.core.logic.sheet import CellFault, Column, Entry, Kind, address, entries, find_heading

pytestmark = pytest.mark.logic
COLUMNS = [
    Column("code", "Mã đơn vị", required=True, aliases=("Mã",), longest=5),
    Column("name", "Tên đơn vị", required=True),
    Column("kind", "Loại", Kind.CHOICE, choices={"commune": "Xã", "town": "Thị trấn"}),
    Column("since", "Từ ngày", Kind.DATE),
    Column("main", "Là trung tâm", Kind.FLAG),
]
TITLE: list[list[Cell]] = [["UBND HUYỆN CHI LĂNG"], ["DANH SÁCH ĐƠN VỊ"], []]


def read(grid: list[list[Cell]]) -> list[Entry]:
    heading = find_heading(grid, COLUMNS)
    assert heading is not None
    return list(entries(grid, heading, COLUMNS))


def test_a_heading_is_found_below_a_title_block_in_any_order() -> None:
    grid = [*TITLE, ["STT", "Tên đơn vị (*)", "LOẠI", "Mã đơn vị"], [1, "Đồng Mỏ", "thị trấn", "DM"]]
    assert read(grid) == [Entry(5, {"code": "DM", "name": "Đồng Mỏ", "kind": "town"}, ())]


def test_a_heading_merged_over_two_rows_is_read_as_one() -> None:
    grid: list[list[Cell]] = [
        ["STT", "Mã đơn vị", "Tên đơn vị", "Đặc điểm", ""],
        ["", "", "", "Loại", "Từ ngày"],
        [1, "DM", "Đồng Mỏ", "Xã", "05/03/2024"],
    ]
    values = {"code": "DM", "name": "Đồng Mỏ", "kind": "commune", "since": date(2024, 3, 5)}
    assert read(grid) == [Entry(3, values, ())]


def test_the_numbering_of_columns_is_no_data() -> None:
    grid: list[list[Cell]] = [["Mã", "Tên đơn vị", "Loại"], ["A", "B", "1"], ["DM", "Đồng Mỏ", "Xã"]]
    assert [entry.number for entry in read(grid)] == [3]


def test_empty_rows_and_the_signature_below_are_no_data() -> None:
    grid: list[list[Cell]] = [
        ["Mã", "Tên đơn vị"],
        ["DM", "Đồng Mỏ"],
        [None, ""],
        ["CL", "Chi Lăng"],
        ["", "NGƯỜI LẬP BIỂU"],
    ]
    assert [entry.number for entry in read(grid)] == [2, 4]


def test_a_row_without_its_required_cells_is_told_and_not_dropped() -> None:
    grid: list[list[Cell]] = [["Mã", "Tên đơn vị", "Loại"], ["", "Đồng Mỏ", "Xã"]]
    (entry,) = read(grid)
    assert entry.faults == (CellFault("code", Fault.MISSING),)


def test_each_wrong_cell_is_told_with_its_reason() -> None:
    grid: list[list[Cell]] = [
        ["Mã", "Tên đơn vị", "Loại", "Từ ngày", "Là trung tâm"],
        ["QUADAI", "#N/A", "Phố", "mai", "chắc"],
    ]
    (entry,) = read(grid)
    assert entry.faults == (
        CellFault("code", Fault.TOO_LONG),
        CellFault("name", Fault.BROKEN_FORMULA),
        CellFault("kind", Fault.NOT_A_CHOICE),
        CellFault("since", Fault.NOT_A_DATE),
        CellFault("main", Fault.NOT_A_FLAG),
    )


def test_a_sheet_without_the_columns_has_no_heading() -> None:
    assert find_heading([["Họ tên", "Tuổi"], ["A", 3]], COLUMNS) is None


def test_missing_required_columns_are_named() -> None:
    heading = find_heading([["Tên đơn vị", "Loại"]], COLUMNS)
    assert heading is not None
    assert [column.label for column in heading.missing(COLUMNS)] == ["Mã đơn vị"]


@pytest.mark.parametrize(
    ("row", "place", "name"), [(1, 0, "A1"), (7, 2, "C7"), (3, 25, "Z3"), (3, 26, "AA3"), (9, 701, "ZZ9")]
)
def test_cells_are_named_as_excel_names_them(row: int, place: int, name: str) -> None:
    assert address(row, place) == name


@given(
    st.lists(
        st.lists(
            st.one_of(st.none(), st.text(max_size=8), st.floats(), st.sampled_from([c.label for c in COLUMNS])),
            max_size=6,
        ),
        max_size=12,
    )
)
def test_no_sheet_makes_reading_fail(grid: list[list[Cell]]) -> None:
    heading = find_heading(grid, COLUMNS)
    if heading is not None:
        list(entries(grid, heading, COLUMNS))
