"""Schemes from Excel and back; a card whose formulas recompute every point to the digit."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.making import FEW, FULL, card, inputs
from tests.scoring.spreadsheet import Spreadsheet
from thidua.core.errors import Invalid
from thidua.core.exports import Book
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.exports import card_workbook, scheme_workbook, table_workbook, write_card
from thidua.scoring.imports import scheme_from, scheme_template
from thidua.scoring.logic.card import Card, score
from thidua.scoring.logic.inputs import CardInput, Reading
from thidua.scoring.logic.method_text import Unclear, method_from, method_text
from thidua.scoring.logic.methods import (
    METHOD_CODES,
    Count,
    Deduction,
    Manual,
    Method,
    Rank,
    Share,
    Step,
    Steps,
    YesNo,
)
from thidua.scoring.logic.results import results_of
from thidua.scoring.logic.samples import hundred_points, thousand_points
from thidua.scoring.logic.scheme import Group, Scheme
from thidua.scoring.logic.terms import Measure

D = Decimal
pytestmark = pytest.mark.logic
CARDS = [
    card("u1", {"share": "98.5", "rank": 80, "steps": 95, "yes": 1, "count": 3, "faults": 2, "mark": "8.5", "flag": 1,
                "models": 2, "breach": 2}),
    card("u2", {"share": Reading(assigned=False), "rank": 90, "steps": Reading(D(101), late_days=4), "yes": 0,
                "count": 9, "faults": 7, "mark": Reading(D(9), disputed=D("6.5")), "breach": 9}),
    card("u3", {"share": Reading(D("33.3"), FigureState.APPROVED, late_days=2), "rank": 90, "steps": 12,
                "yes": Reading(), "count": "0.5", "faults": 0, "mark": 10, "models": 9}),
]  # fmt: skip

numbers = st.decimals(0, 500, places=2)
methods = st.one_of(
    st.builds(Share, numbers, numbers),
    st.builds(
        Steps,
        st.lists(st.builds(Step, numbers, numbers), min_size=1, max_size=4).map(tuple),
        st.sampled_from(Measure),
        st.booleans(),
    ),
    st.builds(YesNo, st.booleans()),
    st.builds(Count, numbers),
    st.builds(Deduction, numbers),
    st.builds(Rank, numbers, numbers, st.sampled_from(Measure), st.booleans()),
    st.builds(Manual, numbers),
)


@given(methods)
def test_a_method_written_into_a_cell_is_read_back(method: Method) -> None:
    assert method_from(METHOD_CODES[type(method)], method_text(method)) == method


@pytest.mark.parametrize(
    ("code", "text"), [("steps", "80:5"), ("count", ""), ("yes_no", "có lẽ"), ("share", "trăm"), ("none", "1")]
)
def test_a_cell_that_cannot_be_read_says_how_to_write_it(code: str, text: str) -> None:
    with pytest.raises(Unclear):
        method_from(code, text)


@pytest.mark.parametrize("sample", [thousand_points(2024), hundred_points(2024)])
def test_a_scheme_handed_out_as_excel_is_read_back_whole(sample: Scheme) -> None:
    read = scheme_from(scheme_workbook(sample), name=sample.name, year=sample.year)
    assert (read.maximum, read.sections) == (sample.maximum, sample.sections)


def workbook(rows: list[tuple[object, ...]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [("TT", "Nội dung", "Điểm tối đa", "Loại điểm", "Cách tính", "Thông số"), *rows]:
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_numbering_makes_the_tree() -> None:
    rows: list[tuple[object, ...]] = [
        ("I", "Nhiệm vụ chung", 100),
        ("1", "Nhóm một", 60),
        ("1.1", "Tiêu chí a", 20, None, "Chấm tay"),
        ("-", "Tiêu chí b", 40, None, "Đếm số lượt", "2,5"),
        ("2", "Tiêu chí c", 40, None, "Có hoặc không"),
        ("II", "Thưởng", 10, "Điểm thưởng"),
        (None, "Tiêu chí d", 10, None, "Chấm tay"),
    ]
    read = scheme_from(workbook(rows), name="Thử", year=2024)
    first, bonus = read.sections
    group = first.parts[0]
    assert isinstance(group, Group)
    assert [part.name for part in group.parts] == ["Tiêu chí a", "Tiêu chí b"]
    assert [part.name for part in first.parts] == ["Nhóm một", "Tiêu chí c"]
    assert ([part.name for part in bonus.parts], read.maximum) == (["Tiêu chí d"], 100)


def test_wrong_cells_are_named_by_their_address() -> None:
    rows: list[tuple[object, ...]] = [
        ("I", "Phần", 100),
        ("1", "Tiêu chí a", 60, None, "Bậc thang", "tùy"),
        ("2", "Tiêu chí b", 40, None, "Bốc thăm"),
    ]
    with pytest.raises(Invalid) as refusal:
        scheme_from(workbook(rows), name="Thử", year=2024)
    assert "F3" in str(refusal.value) and "E4" in str(refusal.value)


def test_a_row_before_the_first_section_is_refused() -> None:
    with pytest.raises(Invalid, match="Dòng 2"):
        scheme_from(workbook([("1", "Tiêu chí", 60, None, "Chấm tay")]), name="Thử", year=2024)


def test_the_template_is_a_workbook_to_fill_in() -> None:
    assert openpyxl.load_workbook(BytesIO(scheme_template(2025))).sheetnames[0] == "Dữ liệu"


def totals_of(result: Card) -> dict[str, Decimal]:
    return {
        "Điểm chuẩn đạt được": result.earned,
        "Điểm chuẩn được giao": result.possible,
        "Điểm chuẩn quy đổi": result.main,
        "Điểm thưởng": result.bonus,
        "Điểm trừ": -result.penalty,
        "TỔNG ĐIỂM": result.total,
        "% thang điểm": result.percent,
    }


@FEW
@given(st.just(CARDS) | inputs())
def test_a_card_recomputed_by_its_formulas_agrees_to_the_digit(cards: list[CardInput]) -> None:
    for result in score(FULL, cards):
        points = Spreadsheet(card_workbook(FULL, result)).column("B", "J")
        assert {line.criterion.name: line.points for line in result.lines}.items() <= points.items()
        assert totals_of(result).items() <= points.items()


def test_changing_a_number_in_the_sheet_changes_the_total() -> None:
    sheet = Spreadsheet(card_workbook(FULL, score(FULL, CARDS)[0]))
    row = next(r for r in range(1, 40) if sheet.sheet[f"B{r}"].value == "Tiêu chí share")
    sheet.sheet[f"E{row}"] = 50
    assert sheet.column("B", "J")["TỔNG ĐIỂM"] == D("63.00")


@FEW
@given(inputs(least=2))
def test_any_card_can_be_written(cards: list[CardInput]) -> None:
    book = Book()
    for result in score(FULL, cards):
        write_card(book, FULL, result)
    assert book.bytes()


def test_the_table_keeps_the_official_place_beside_the_formula() -> None:
    rows = results_of(FULL, CARDS).rows
    sheet = openpyxl.load_workbook(BytesIO(table_workbook("Xếp hạng cụm", rows))).worksheets[0]
    lines = [row for row in sheet.iter_rows(values_only=True) if row[1] in {"u1", "u2", "u3"}]
    shown = [(row[0], row[1], row[8]) for row in lines]
    formulas = [f"=RANK(G{at},G$4:G$6)" for at in (4, 5, 6)]
    assert shown == [(row.place, row.unit, formula) for row, formula in zip(rows, formulas, strict=True)]
