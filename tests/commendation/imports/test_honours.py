"""Honours of earlier years from Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.commendation.conftest import DAY
from thidua.commendation.imports.honours import honour_columns, import_honours, plan_honours
from thidua.commendation.models import Honour
from thidua.core import exports
from thidua.core.imports import Mode, Outcome
from thidua.demo.cast import Cast
from thidua.directory.models import Person

DECIDED = date(2022, 12, 20)


def book(rows: Sequence[Sequence[object]]) -> bytes:
    columns = [(column.label, 20) for column in honour_columns()]
    return exports.workbook(exports.Sheet("Dữ liệu", "Danh sách", columns, rows))


def line(name: str, unit: str, award: str, year: int = 2022, number: str = "7/QĐ") -> list[object]:
    return [name, "", "", unit, award, "", "", year, number, DECIDED, "Chủ tịch UBND huyện"]


def test_old_honours_of_people_and_units_come_in_once(cast: Cast, official: Person) -> None:
    data = book([
        line(official.full_name.upper(), cast.bang_huu.code, "Lao động tiên tiến"),
        line("", cast.bang_huu.name, "Tập thể lao động tiên tiến"),
    ])  # fmt: skip
    assert plan_honours(data, by=cast.officer, on=DAY).counts()[Outcome.NEW] == 2
    for expected in (Outcome.NEW, Outcome.SAME):
        assert import_honours(data, mode=Mode.ALL_OR_NOTHING, by=cast.officer, on=DAY).counts()[expected] == 2
    assert {honour.of for honour in Honour.objects.all()} == {official, cast.bang_huu}


def test_rows_that_mean_nobody_or_the_wrong_kind_are_named_and_left_out(cast: Cast, official: Person) -> None:
    name, unit = official.full_name, cast.bang_huu.code
    data = book([
        line("Nguyễn Không Có", unit, "Lao động tiên tiến"),
        line(name, unit, "Cờ thi đua của Chính phủ"),
        line("", unit, "Lao động tiên tiến"),
        line(name, unit, "Lao động tiên tiến", 2031),
        line(name, cast.neighbour.code, "Lao động tiên tiến"),
        line(name, unit, "Lao động tiên tiến"),
        line(name, unit, "Lao động tiên tiến"),
    ])  # fmt: skip
    plan = import_honours(data, mode=Mode.VALID_ONLY, by=cast.officer, on=DAY)
    said = [row.errors[0].message for row in plan.wrong]
    assert [words.partition(".")[0][:32] for words in said] == [
        "Không có người này ở đơn vị", "Danh hiệu này chỉ tặng tập thể", "Danh hiệu này chỉ tặng cá nhân",
        "Năm phải là số nguyên từ 1945 đế", "“Huyện Hữu Lũng” ngoài phạm vi A", "Trùng với dòng 9",
    ]  # fmt: skip
    assert Honour.objects.count() == 1
