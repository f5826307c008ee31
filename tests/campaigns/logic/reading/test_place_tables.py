"""Tables of places by measures, drawn with bars, with tabs, or flattened to one cell a line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from thidua.campaigns.logic.reading.reading import read_launch_document
from thidua.documents.read import open_source

pytestmark = pytest.mark.logic

HEAD = "XÃ A\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nThi đua năm 2025\n\nI. CHỈ TIÊU GIAO CHO CÁC ĐƠN VỊ\n\n"
Cell = tuple[str, str, Decimal | None, str | None, tuple[str, ...]]


def cells(table: str) -> list[Cell]:
    reading = read_launch_document(open_source((HEAD + table).encode(), name="a.txt"))
    return [(t.name, t.comparator.value, t.value, t.unit, t.named_units) for t in reading.targets]


EXPECTED: list[Cell] = [
    ("Nước mắm thôn Vạn", "eq", Decimal("12.5"), "m3", ("Thôn Vạn",)),
    ("Tỷ lệ hộ đạt chuẩn thôn Vạn", "gt", Decimal(80), "%", ("Thôn Vạn",)),
    ("Nước mắm thôn Bến", "eq", Decimal(9), "m3", ("Thôn Bến",)),
    ("Tỷ lệ hộ đạt chuẩn thôn Bến", "ge", Decimal(75), "%", ("Thôn Bến",)),
]


def test_rows_of_places_between_bars() -> None:
    table = (
        "| TT | Thôn | Nước mắm (m3) | Tỷ lệ hộ đạt chuẩn (%) |\n|---|---|---|---|\n"
        "| 1 | Thôn Vạn | 12,5 | trên 80 |\n| 2 | Thôn Bến | 9 | từ 75 trở lên |\n"
    )
    assert cells(table) == EXPECTED


def test_rows_of_places_between_tabs() -> None:
    table = (
        "TT\tThôn\tNước mắm (m3)\tTỷ lệ hộ đạt chuẩn (%)\n1\tThôn Vạn\t12,5\ttrên 80\n2\tThôn Bến\t9\ttừ 75 trở lên\n"
    )
    assert cells(table) == EXPECTED


def test_rows_of_places_one_cell_a_line() -> None:
    table = (
        "TT\nThôn\nNước mắm\n(m3)\nTỷ lệ hộ đạt chuẩn\n(%)\n1\nThôn Vạn\n12,5\ntrên 80\n2\nThôn Bến\n9\ntừ 75 trở lên\n"
    )
    assert cells(table) == EXPECTED


def test_the_row_of_sums_has_no_place() -> None:
    table = "TT\nXã\nĐường (km)\nCầu (cái)\n1\nXã Tân\n5\n2\n2\nXã Phú\n7\n1\nTổng cộng\n12\n3\n\nII. Hết"
    assert cells(table)[-2:] == [
        ("Đường", "eq", Decimal(12), "km", ()),
        ("Cầu", "eq", Decimal(3), "cái", ()),
    ]


def test_bare_proper_names_are_places_whatever_the_head_says() -> None:
    table = "| Nơi nhận việc | Đảng viên mới (đảng viên) |\n|---|---|\n| Phú Riềng | 4 |\n| Đắk Ơ | 5 |\n"
    assert [places for *_, places in cells(table)] == [("Phú Riềng",), ("Đắk Ơ",)]


def test_columns_of_places_give_a_target_each() -> None:
    table = (
        "Nội dung | Đơn vị tính | Xã Hạ | Xã Thượng\n--- | --- | --- | ---\n"
        "Số hộ nghèo giảm | hộ | 12 | 9\nTrồng quế | ha | 30 | 45,5\n"
    )
    assert cells(table) == [
        ("Số hộ nghèo giảm xã Hạ", "decrease_by", Decimal(12), "hộ", ("Xã Hạ",)),
        ("Số hộ nghèo giảm xã Thượng", "decrease_by", Decimal(9), "hộ", ("Xã Thượng",)),
        ("Trồng quế xã Hạ", "eq", Decimal(30), "ha", ("Xã Hạ",)),
        ("Trồng quế xã Thượng", "eq", Decimal("45.5"), "ha", ("Xã Thượng",)),
    ]


def test_a_column_without_a_name_of_its_own_takes_that_of_the_caption() -> None:
    table = "Giao chỉ tiêu kết nạp đoàn viên năm 2025 cho các chi đoàn\n\n| Chi đoàn | Chỉ tiêu |\n|---|---|\n"
    table += "| Chi đoàn Đông | 3 |\n| Chi đoàn Tây | 2 |\n"
    assert [(name, unit) for name, _, _, unit, _ in cells(table)] == [
        ("Kết nạp đoàn viên chi đoàn Đông", "đoàn viên"),
        ("Kết nạp đoàn viên chi đoàn Tây", "đoàn viên"),
    ]


def test_a_short_row_with_a_lettered_number_keeps_its_columns() -> None:
    table = (
        "TT\tChỉ tiêu\tĐVT\tTH 2024\tKH 2025\tSo sánh (%)\n1\tĐàn ong\tđàn\t90\t95\t105,6\n"
        "a\tOng nội\tnt\t60\ttối thiểu 62\nb\tOng ngoại\tnt\t30\t33\n"
    )
    assert [value for _, _, value, _, _ in cells(table)] == [Decimal(95), Decimal(62), Decimal(33)]


def test_what_there_is_stands_beside_the_plan_and_is_no_target() -> None:
    rows = "TT\tTên xã\tDân số\tChỉ tiêu giao số người\n1\tXã Bến Đá\t9.250\t8.788\n2\tXã Bến Gỗ\t4.120\t3.893"
    assert cells(rows) == [
        ("Số người xã Bến Đá", "eq", Decimal(8788), "người", ("Xã Bến Đá",)),
        ("Số người xã Bến Gỗ", "eq", Decimal(3893), "người", ("Xã Bến Gỗ",)),
    ]
