from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from thidua.core.audit import SYSTEM
from thidua.demo.cast import Cast
from thidua.directory.actions.accounts import AccountDraft, GrantDraft, create_account
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts, create_organisation
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.models import Role, User

AsUser = Callable[[User], Client]
Add = Callable[[Cast, int], object]
BORN = date(2020, 1, 1)


def add_unit(cast: Cast, n: int) -> object:
    draft = OrganisationDraft(f"T{n}", OrganisationFacts(f"Trường học {n}", "school"), BORN)
    return create_organisation(draft, parent=cast.bang_huu, by=SYSTEM, on=cast.on)


def add_person(cast: Cast, n: int) -> object:
    facts, office = PersonFacts(f"Nguyễn Văn {n}"), OfficeDraft("Giáo viên", BORN)
    return register_person(facts, office, organisation=cast.bang_huu, by=SYSTEM, on=cast.on)


def add_cluster(cast: Cast, n: int) -> object:
    return create_cluster(ClusterDraft(f"C{n}", 2024, f"Cụm {n}"), organiser=cast.district, by=SYSTEM, on=cast.on)


def add_account(cast: Cast, n: int) -> object:
    grant = GrantDraft(Role.UNIT_OFFICER, cast.bang_huu, BORN)
    return create_account(AccountDraft(f"nguoi{n}", f"Người {n}"), grant=grant, by=SYSTEM, on=cast.on)


LISTS: list[tuple[str, Add]] = [
    ("/don-vi/?q=truong", add_unit),
    ("/don-vi/cay/", add_unit),
    ("/ca-nhan/?q=nguyen", add_person),
    ("/cum-khoi/", add_cluster),
    ("/quan-tri/tai-khoan/?q=nguoi", add_account),
    ("/quan-tri/nhat-ky/?viec=organisation.created", add_unit),
    ("/tim-kiem/?q=nguyen", add_person),
]


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("path", "add"), LISTS, ids=[path for path, _ in LISTS])
def test_a_list_asks_as_much_at_one_row_as_at_three_and_at_three_hundred(
    cast: Cast, as_user: AsUser, path: str, add: Add
) -> None:
    client = as_user(cast.admin)
    whole = path + ("&" if "?" in path else "?") + "dong=100"
    client.get(whole)
    asked = []
    for had, wanted in ((0, 1), (1, 3), (3, 300)):
        for number in range(had, wanted):
            add(cast, number)
        asked.append(queries_of(client, whole))
    assert asked == [asked[0]] * 3


def test_a_list_says_how_many_records_there_are(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.admin).get("/don-vi/").content.decode()
    assert "Tổng số 11 bản ghi" in page


def test_words_are_found_without_accents(cast: Cast, as_user: AsUser) -> None:
    table = as_user(cast.admin).get("/don-vi/?q=bang huu").context["page"].listing.table
    assert [row.record.code for row in table.rows] == [cast.bang_huu.code]


def test_a_filter_that_finds_nothing_says_what_to_do(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.admin).get("/don-vi/?q=zzz").content.decode()
    assert "Không có bản ghi nào khớp" in page
    assert "Xóa lọc" in page


def test_sorting_is_in_the_address(cast: Cast, as_user: AsUser) -> None:
    table = as_user(cast.admin).get("/don-vi/?xep=-code").context["page"].listing.table
    codes = [row.record.code for row in table.rows]
    assert codes == sorted(codes, reverse=True)


def test_a_wrong_page_or_size_shows_the_first(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.admin).get("/don-vi/?trang=abc&dong=7")
    assert (page.status_code, page.context["page"].listing.table.page.number) == (200, 1)


def test_the_same_rows_come_as_excel(cast: Cast, as_user: AsUser) -> None:
    answer = as_user(cast.admin).get("/don-vi/?q=bang&xuat=xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="danh-sach-don-vi.xlsx"'
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(n for n, row in enumerate(rows) if row[0] == "STT")
    assert [row[:3] for row in rows[head + 1 :]] == [
        [1, "Xã Bằng Hữu", cast.bang_huu.code],
        [2, "Xã Bằng Mạc", cast.bang_mac.code],
    ]


def test_a_name_that_looks_like_a_formula_stays_text(cast: Cast, as_user: AsUser) -> None:
    draft = OrganisationDraft("F1", OrganisationFacts("=1+1", "school"), BORN)
    create_organisation(draft, parent=cast.bang_huu, by=SYSTEM, on=cast.on)
    sheet = openpyxl.load_workbook(BytesIO(as_user(cast.admin).get("/don-vi/?q=f1&xuat=xlsx").content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_unit_is_listed_on_the_days_of_its_life_only(cast: Cast, as_user: AsUser) -> None:
    draft = OrganisationDraft("MOI", OrganisationFacts("Trường mới", "school"), date(2024, 6, 1))
    create_organisation(draft, parent=cast.bang_huu, by=SYSTEM, on=cast.on)
    client = as_user(cast.admin)
    assert "Trường mới" not in client.get("/don-vi/").content.decode()
    assert "Trường mới" in client.get("/don-vi/?ngay=01/06/2024").content.decode()
