from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest

from thidua.core.errors import Invalid
from thidua.core.imports import read_table
from thidua.core.logic.sheet import Column

pytestmark = pytest.mark.no_database

COLUMNS = [Column("code", "Mã", required=True), Column("name", "Tên", required=True)]


def book(rows: list[list[object]]) -> bytes:
    made, stream = openpyxl.Workbook(), BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(stream)
    return stream.getvalue()


GOOD = book([["Mã", "Tên"], ["DM", "Đồng Mỏ"]])


def test_a_table_is_read() -> None:
    _, _, (entry,) = read_table(GOOD, COLUMNS)
    assert entry.values == {"code": "DM", "name": "Đồng Mỏ"}


def test_the_sheet_that_has_the_table_is_found_among_others() -> None:
    made, stream = openpyxl.Workbook(), BytesIO()
    made.active.append(["Ghi chú"])
    page = made.create_sheet("Dữ liệu")
    page.append(["Mã", "Tên"])
    page.append(["DM", "Đồng Mỏ"])
    made.save(stream)
    assert len(read_table(stream.getvalue(), COLUMNS)[2]) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "không phải tệp Excel"),
        (b"PK\x03\x04 hong", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Lưu dưới dạng .xlsx"),
        (GOOD[: len(GOOD) // 2], "không phải tệp Excel"),
        (b"x" * (10 * 1024 * 1024 + 1), "quá 10 MB"),
        (book([["Họ tên", "Tuổi"], ["A", 3]]), "Tải mẫu"),
        (book([["Mã", "Tên"]]), "chưa có dòng dữ liệu"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence_that_says_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        read_table(data, COLUMNS)


def test_missing_columns_are_named() -> None:
    columns = [*COLUMNS, Column("kind", "Loại", required=True)]
    with pytest.raises(Invalid, match="thiếu cột “Loại”"):
        read_table(GOOD, columns)


def repacked(change: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, change.get(info.filename, old.read(info)))
    return stream.getvalue()


PAGE = b"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetData>%s</sheetData></worksheet>"""


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c><v>1</v></c></row>',
        b'<row r="2"><c r="XFD2"><v>1</v></c></row>',
    ],
)
def test_a_stray_cell_far_out_is_refused_before_it_fills_the_memory(rows: bytes) -> None:
    with pytest.raises(Invalid, match="dòng, cột thừa"):
        read_table(repacked({"xl/worksheets/sheet1.xml": PAGE % rows}), COLUMNS)


def test_cells_that_are_only_formatted_far_out_do_no_harm() -> None:
    rows = b'<row r="1048576"><c r="A1048576" s="0"/></row>'
    with pytest.raises(Invalid, match="Tải mẫu"):
        read_table(repacked({"xl/worksheets/sheet1.xml": PAGE % rows}), COLUMNS)


def test_a_file_that_unpacks_to_a_flood_is_refused() -> None:
    with pytest.raises(Invalid, match="quá nhiều dữ liệu"):
        read_table(repacked({"docProps/app.xml": b"\0" * (121 * 1024 * 1024)}), COLUMNS)


def test_broken_xml_inside_is_a_broken_file() -> None:
    with pytest.raises(Invalid, match="bị hỏng"):
        read_table(repacked({"xl/workbook.xml": b"<workbook"}), COLUMNS)
