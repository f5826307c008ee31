from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.directory.conftest import TODAY, Cast, unit
from thidua.core.audit import SYSTEM
from thidua.core.errors import Invalid, NotAllowed
from thidua.core.exports import returned_workbook
from thidua.core.imports import Mode, Outcome, Plan
from thidua.core.models import AuditEntry
from thidua.directory import queries
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts, dissolve_organisation
from thidua.directory.actions.reorganisation import Merger, merge_organisations
from thidua.directory.imports.units import import_units, plan_units, units_template
from thidua.directory.models import Organisation, User

REFORM = date(2025, 7, 1)
HEAD = ["STT", "Tên đơn vị (*)", "Mã đơn vị (*)", "Loại đơn vị (*)", "Mã đơn vị cấp trên", "Hoạt động từ ngày"]
TITLE: list[list[object]] = [["UBND HUYỆN CHI LĂNG"], ["DANH SÁCH ĐƠN VỊ"], []]


def book(*rows: list[object], head: list[str] = HEAD) -> bytes:
    made, stream = openpyxl.Workbook(), BytesIO()
    for row in [*TITLE, head, *rows]:
        made.active.append(row)
    made.save(stream)
    return stream.getvalue()


def plan(cast: Cast, data: bytes, by: User | None = None) -> Plan:
    return plan_units(data, under=cast.district, by=by or cast.officer, on=TODAY)


def bring_in(cast: Cast, data: bytes, mode: Mode = Mode.ALL_OR_NOTHING) -> Plan:
    return import_units(data, file_name="don-vi.xlsx", under=cast.district, mode=mode, by=cast.officer, on=TODAY)


def errors(found: Plan) -> list[tuple[str, str]]:
    return [(error.cell, error.message) for row in found.rows for error in row.errors]


VILLAGE: list[object] = [2, "Thôn  Một\u00a0", "T1", "thôn, bản, khối phố", "VL", None]
COMMUNE: list[object] = [1, "Xã Vạn Linh", "VL", "Xã", "", "01/01/2020"]


def test_a_dry_run_tells_new_changed_same_and_wrong_rows(cast: Cast) -> None:
    found = plan(
        cast,
        book(
            COMMUNE,
            [2, "TT Đồng Mỏ", "CL-DM", "Thị trấn", None, None],
            [3, "Xã Chi Lăng", "CL-CL", "Xã", "CL", None],
            [4, "Xã lỗi", "XL", "Phố", None, None],
        ),
    )
    assert [row.outcome for row in found.rows] == [Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.ERROR]
    assert [(c.field, c.before, c.after) for c in found.rows[1].changes] == [("name", "Thị trấn Đồng Mỏ", "TT Đồng Mỏ")]
    assert errors(found)[0][0] == "D8"
    assert not Organisation.objects.filter(code="VL").exists()


def test_rows_may_stand_under_rows_further_down(cast: Cast) -> None:
    bring_in(cast, book(VILLAGE, COMMUNE))
    village = Organisation.objects.get(code="T1")
    assert (village.name, village.kind, village.valid_from) == ("Thôn Một", "village", date(2024, 1, 1))
    parent = queries.parent_on(village, TODAY)
    assert parent is not None
    assert (parent.code, parent.valid_from) == ("VL", date(2020, 1, 1))


def test_each_unit_leaves_a_line_and_the_file_one_more_all_of_one_click(cast: Cast) -> None:
    before = AuditEntry.objects.count()
    bring_in(cast, book(COMMUNE, VILLAGE))
    lines = list(AuditEntry.objects.order_by("seq"))[before:]
    assert [line.code for line in lines] == ["organisation.created", "organisation.created", "directory.imported"]
    assert len({line.correlation for line in lines}) == 1
    assert lines[-1].changes == {
        "kind": "units", "file": "don-vi.xlsx", "mode": "all", "new": 2, "changed": 0, "same": 0, "error": 0
    }  # fmt: skip


def test_a_second_import_of_the_same_file_changes_nothing(cast: Cast) -> None:
    data = book(COMMUNE, VILLAGE)
    bring_in(cast, data)
    again = bring_in(cast, data)
    assert again.counts() == {Outcome.NEW: 0, Outcome.CHANGED: 0, Outcome.SAME: 2, Outcome.ERROR: 0}


def test_a_second_import_corrects_by_code_and_leaves_empty_cells_alone(cast: Cast) -> None:
    bring_in(cast, book(COMMUNE, VILLAGE))
    bring_in(
        cast, book([1, "Xã Vạn Linh Mới", "VL", "Xã", None, None], [2, "Thôn Một", "T1", "village", "CL-DM", None])
    )
    assert Organisation.objects.get(code="VL").name == "Xã Vạn Linh Mới"
    village = Organisation.objects.get(code="T1")
    assert queries.parent_on(village, TODAY) == cast.dong_mo
    assert Organisation.objects.filter(name__startswith="Thôn Một").count() == 1


def test_nothing_is_brought_in_while_a_row_is_wrong(cast: Cast) -> None:
    data = book(COMMUNE, [2, "", "X", "Xã", None, None])
    with pytest.raises(Invalid, match="Còn 1 dòng lỗi"):
        bring_in(cast, data)
    assert not Organisation.objects.filter(code="VL").exists()
    bring_in(cast, data, Mode.VALID_ONLY)
    assert Organisation.objects.filter(code="VL").exists()


def test_wrong_cells_are_named_as_in_excel_with_what_to_do(cast: Cast) -> None:
    found = plan(
        cast,
        book(
            [1, "Xã A", "A", "Xã", "KHONGCO", None],
            [2, "Xã B", "A", "Xã", None, None],
            [3, "Xã C", "C", "Xã", "C", None],
            [4, "Xã D", "D", "Xã", None, "31/02/2024"],
            [5, "Xã E", "E", "Xã", None, "01/01/2000"],
            [6, "Xã F", "F", "Xã", "LS", None],
        ),
    )
    assert [cell for cell, _ in errors(found)] == ["E5", "C6", "E7", "F8", "F9", "E10"]
    assert errors(found)[1][1] == "Trùng mã với dòng 5. Hãy giữ một dòng."
    assert errors(found)[5][1] == "“Tỉnh Lạng Sơn” ngoài phạm vi Anh/Chị phụ trách."


def test_a_ring_inside_the_file_is_found(cast: Cast) -> None:
    found = plan(cast, book([1, "A", "A", "Xã", "B", None], [2, "B", "B", "Xã", "A", None]))
    assert [message for _, message in errors(found)] == [
        "Các dòng là cấp trên của nhau theo vòng tròn. Hãy sửa mã cấp trên."
    ] * 2


def test_a_row_under_a_wrong_row_is_wrong_too(cast: Cast) -> None:
    found = plan(cast, book([1, "", "A", "Xã", "", None], [2, "B", "B", "Xã", "A", None]))
    assert errors(found)[1] == ("E6", "Đơn vị cấp trên ở dòng 5 bị lỗi. Hãy sửa dòng đó trước.")


def test_a_superior_is_known_by_name_where_the_name_is_not_borne_twice(cast: Cast) -> None:
    found = plan(cast, book([1, "Thôn A", "A", "village", "Thị trấn Đồng Mỏ", None]))
    assert found.rows[0].values["parent"] == "CL-DM"
    unit("DM2", "Thị trấn Đồng Mỏ", "town", cast.district)
    found = plan(cast, book([1, "Thôn A", "A", "village", "Thị trấn Đồng Mỏ", None]))
    assert errors(found)[0][1] == "Có nhiều đơn vị tên “Thị trấn Đồng Mỏ”. Hãy ghi mã: CL-DM, DM2."


def test_the_code_of_a_closed_unit_is_not_used_again(cast: Cast) -> None:
    dissolve_organisation(cast.chi_lang, ends=date(2024, 2, 1), legal_basis="QĐ 1", by=SYSTEM, on=TODAY)
    found = plan(cast, book([1, "Xã Chi Lăng", "CL-CL", "Xã", None, None]))
    assert errors(found) == [("C5", "Mã này thuộc đơn vị đã kết thúc hoạt động. Hãy dùng mã khác.")]


def merge_in_2025(cast: Cast) -> Organisation:
    new = OrganisationDraft("CL-25", OrganisationFacts("Xã Chi Lăng mới", "commune"), REFORM)
    towns = Merger((cast.dong_mo, cast.chi_lang_town), new, REFORM, "Nghị quyết số 1672/NQ-UBTVQH15")
    return merge_organisations(towns, parent=cast.province, by=SYSTEM, on=TODAY)


def test_a_unit_that_merges_next_year_lives_this_year(cast: Cast) -> None:
    merge_in_2025(cast)
    found = bring_in(cast, book([1, "TT Đồng Mỏ", "CL-DM", "Thị trấn", None, None]))
    assert errors(found) == []
    assert Organisation.objects.get(code="CL-DM").name == "TT Đồng Mỏ"


def test_a_unit_entered_under_one_that_merges_later_goes_on_under_the_heir(cast: Cast) -> None:
    heir = merge_in_2025(cast)
    data = book([1, "Trường Một", "TR1", "Trường học", "CL-DM", None])
    bring_in(cast, data)
    school = Organisation.objects.get(code="TR1")
    assert [queries.parent_on(school, day) for day in (TODAY, REFORM)] == [cast.dong_mo, heir]
    assert [row.outcome for row in plan(cast, data).rows] == [Outcome.SAME]


def test_a_unit_begins_under_its_superior_only_while_that_one_lives(cast: Cast) -> None:
    merge_in_2025(cast)
    found = plan(cast, book([1, "Trường Một", "TR1", "Trường học", "CL-DM", "01/09/2025"]))
    assert [cell for cell, _ in errors(found)] == ["F5"]
    assert "chỉ hoạt động đến trước 01/07/2025" in errors(found)[0][1]


def test_a_superior_that_will_end_without_an_heir_takes_nothing_in(cast: Cast) -> None:
    dissolve_organisation(cast.chi_lang, ends=REFORM, legal_basis="QĐ 1", by=SYSTEM, on=TODAY)
    found = plan(cast, book([1, "Trường Một", "TR1", "Trường học", "CL-CL", None]))
    assert [cell for cell, _ in errors(found)] == ["E5"]


def test_a_move_that_would_close_a_ring_names_its_row_and_undoes_all(cast: Cast) -> None:
    below = unit("V1", "Thôn Một", "village", cast.dong_mo)
    data = book(COMMUNE, [2, "Thị trấn Đồng Mỏ", "CL-DM", "Thị trấn", below.code, None])
    with pytest.raises(Invalid, match=r"Dòng 6 \(Thị trấn Đồng Mỏ\): .*không thể làm cấp trên"):
        bring_in(cast, data)
    assert not Organisation.objects.filter(code="VL").exists()


def test_whoever_keeps_no_register_brings_nothing_in(cast: Cast) -> None:
    found = plan(cast, book(COMMUNE), by=cast.head)
    assert [row.outcome for row in found.rows] == [Outcome.ERROR]
    with pytest.raises(NotAllowed):
        import_units(
            book(COMMUNE), file_name="a.xlsx", under=cast.district, mode=Mode.VALID_ONLY, by=cast.head, on=TODAY
        )


def test_the_number_of_queries_of_a_dry_run_does_not_grow_with_its_rows(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    for count in (1, 30):
        data = book(*([n, f"Xã {n}", f"X{n}" if n else "CL-DM", "Xã", "CL", None] for n in range(count)))
        with django_assert_num_queries(4):
            plan(cast, data)


def test_the_returned_file_has_its_wrong_cells_coloured_and_told(cast: Cast) -> None:
    found = plan(cast, book(COMMUNE, [2, "+1", "X", "Phố", None, None]))
    page = openpyxl.load_workbook(BytesIO(returned_workbook(found.grid, found.heading.row, found.errors()))).active
    assert [cell.value for cell in page[4]] == [*HEAD, "Lỗi"]
    assert page["G5"].value is None
    assert page["G6"].value.startswith("D6 (Loại đơn vị): Không có trong danh mục.")
    assert page["D6"].fill.fgColor.rgb == "FFF8B4B4"
    assert page["A1"].value == "UBND HUYỆN CHI LĂNG"


def test_the_template_read_back_after_filling_is_a_valid_file(cast: Cast) -> None:
    made = openpyxl.load_workbook(BytesIO(units_template(cast.district)))
    page = made["Dữ liệu"]
    for place, value in enumerate(["VL", "Xã Vạn Linh", "Xã", "CL", "", "06505", "", "01/07/2023"], start=1):
        page.cell(5, place, value or None)
    stream = BytesIO()
    made.save(stream)
    (row,) = plan(cast, stream.getvalue()).rows
    assert (row.outcome, row.values["official_code"]) == (Outcome.NEW, "06505")
