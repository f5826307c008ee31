"""Lists of households from Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.commendation.conftest import DAY
from thidua.commendation.imports.proposals import import_proposals, plan_proposals, proposal_columns
from thidua.commendation.models import Dossier
from thidua.core import exports
from thidua.core.errors import Invalid
from thidua.core.imports import Mode, Outcome
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Appointment, Person

FAMILY = "Gia đình văn hóa"


def book(rows: Sequence[Sequence[object]]) -> bytes:
    columns = [(column.label, 20) for column in proposal_columns(DAY)]
    return exports.workbook(exports.Sheet("Dữ liệu", "Danh sách", columns, rows))


def family(number: int, award: str = FAMILY) -> list[object]:
    return [
        f"Hoàng Văn {number}",
        date(1970, 1, 1 + number % 28),
        f"{number:012d}",
        "Thôn Kéo Phầy",
        "",
        award,
        2024,
        "",
    ]


def test_a_list_of_households_becomes_dossiers_once(cast: Cast) -> None:
    data = book([family(number) for number in range(12)])
    plan = plan_proposals(data, under=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    assert plan.counts()[Outcome.NEW] == 12
    assert not Dossier.objects.exists()
    for expected in (Outcome.NEW, Outcome.SAME):
        done = import_proposals(
            data, file_name="ho.xlsx", under=cast.bang_huu, mode=Mode.ALL_OR_NOTHING, by=cast.bang_huu_officer, on=DAY
        )
        assert done.counts()[expected] == 12
    rows = Dossier.objects.select_related("person")
    assert (rows.count(), {row.subject_kind for row in rows}, {row.state for row in rows}) == (
        12,
        {"household"},
        {"draft"},
    )
    heads = [row.person for row in rows if row.person]
    assert not Appointment.objects.filter(person__in=heads).exists()
    ledger = str(list(AuditEntry.objects.values_list("changes", "subject_label")))
    assert "000000000007" not in ledger


def test_wrong_cells_are_named_and_the_valid_rows_can_go_in_alone(cast: Cast) -> None:
    data = book(
        [family(1), family(1), family(2, "Cờ thi đua của Chính phủ"), [*family(3)[:6], 2031, ""], ["", *family(4)[1:]]]
    )
    plan = plan_proposals(data, under=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    sentences = [error.message for row in plan.wrong for error in row.errors]
    assert [words[:20] for words in sentences] == [
        "Trùng với dòng 4. Hã", "“Cờ thi đua của Chín", "Năm phải là số nguyê", "Ô bắt buộc còn trống",
    ]  # fmt: skip
    common = {"file_name": "ho.xlsx", "under": cast.bang_huu, "by": cast.bang_huu_officer, "on": DAY}
    before = Person.objects.count()
    with pytest.raises(Invalid, match="Còn 4 dòng lỗi"):
        import_proposals(data, mode=Mode.ALL_OR_NOTHING, **common)  # type: ignore[arg-type]
    assert (Dossier.objects.count(), Person.objects.count()) == (0, before)
    import_proposals(data, mode=Mode.VALID_ONLY, **common)  # type: ignore[arg-type]
    assert (Dossier.objects.count(), Person.objects.count()) == (1, before + 1)
