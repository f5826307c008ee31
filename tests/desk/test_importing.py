from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from thidua.core import parcels
from thidua.core.models import AuditEntry
from thidua.core.parcels import Parcel
from thidua.demo.cast import Cast
from thidua.directory.models import Organisation, User

AsUser = Callable[[User], Client]
START = "/quan-tri/nhap-excel/"
HEAD = ["Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Hoạt động từ ngày"]
GOOD = ["TH1", "Trường Tiểu học Một", "Trường học", "05/09/2020"]
BAD = ["TH2", "", "Trường học", "05/09/2020"]


def excel(*rows: list[str]) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return SimpleUploadedFile("don-vi.xlsx", stream.getvalue())


def send(client: Client, cast: Cast, *rows: list[str]) -> str:
    data = {"under": cast.bang_huu.code, "file": excel(*rows)}
    address = client.post(f"/quan-tri/nhap-excel/?loai=don-vi&don-vi={cast.bang_huu.code}", data)["Location"]
    assert address.startswith(f"/quan-tri/nhap-excel/don-vi/{cast.bang_huu.code}/")
    return str(address)


def test_a_file_is_looked_at_first_and_brought_in_on_demand(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    address = send(client, cast, GOOD)
    page = client.get(address)
    assert [row.badge.text for row in page.context["page"].rows] == ["Mới"]
    assert not Organisation.objects.filter(code="TH1").exists()
    client.post(f"{address}nhap/", {"mode": "all"})
    assert Organisation.objects.get(code="TH1").name == "Trường Tiểu học Một"
    assert AuditEntry.objects.get(code="directory.imported").changes["file"] == "don-vi.xlsx"
    assert client.get(address)["Location"] == "/quan-tri/nhap-excel/"


def test_errors_stand_in_their_cells_and_only_valid_rows_come_in(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    address = send(client, cast, GOOD, BAD)
    (wrong,) = client.get(f"{address}?loc=error").context["page"].rows
    assert [cell.error != "" for cell in wrong.cells] == [False, True, False, False]
    refused = client.post(f"{address}nhap/", {"mode": "all"}, follow=True)
    assert "Còn 1 dòng lỗi" in refused.content.decode()
    assert not Organisation.objects.filter(code="TH1").exists()
    client.post(f"{address}nhap/", {"mode": "valid"})
    assert list(Organisation.objects.filter(code__in=["TH1", "TH2"]).values_list("code", flat=True)) == ["TH1"]


def test_the_file_comes_back_with_its_errors_named(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    answer = client.get(f"{send(client, cast, GOOD, BAD)}loi/")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    last = [row[-1].value for row in sheet.iter_rows()]
    assert last[0] == "Lỗi"
    assert last[1] is None
    assert "B3 (Tên đơn vị)" in str(last[2])


@pytest.mark.parametrize("content", [b"", b"day khong phai excel", b"PK\x03\x04hong"])
def test_what_is_not_excel_is_refused_in_words(cast: Cast, as_user: AsUser, content: bytes) -> None:
    data = {"under": cast.bang_huu.code, "file": SimpleUploadedFile("x.xlsx", content)}
    answer = as_user(cast.officer).post(f"/quan-tri/nhap-excel/?don-vi={cast.bang_huu.code}", data)
    assert answer.status_code == 200
    assert answer.context["page"].form.errors["file"]


def test_old_honours_are_brought_in_listed_and_taken_back(cast: Cast, as_user: AsUser) -> None:
    client, start = as_user(cast.officer), f"{START}?loai=thanh-tich&don-vi={cast.district.code}"
    assert "/quan-tri/nhap-thanh-tich/" in client.get(start).content.decode()
    head = ["Đơn vị", "Danh hiệu", "Năm", "Số quyết định", "Ngày quyết định", "Cấp quyết định"]
    row = [cast.bang_huu.code, "Tập thể lao động xuất sắc", "2022", "9/QĐ-UBND", "15/01/2023", "Chủ tịch UBND huyện"]
    book = openpyxl.Workbook()
    book.active.append(head)
    book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    data = {"under": cast.district.code, "file": SimpleUploadedFile("cu.xlsx", stream.getvalue())}
    client.post(f"{client.post(start, data)['Location']}nhap/", {"mode": "all"})
    (batch,) = client.get("/quan-tri/nhap-thanh-tich/").context["page"].listing.table.data
    assert (batch.file_name, batch.new) == ("cu.xlsx", 1)
    client.post(f"/quan-tri/nhap-thanh-tich/{batch.code}/hoan-tac/", {"reason": "Nhầm tệp"})
    assert "Đã hoàn tác" in client.get("/quan-tri/nhap-thanh-tich/").content.decode()
    assert as_user(cast.bang_huu_head).get(f"/quan-tri/nhap-thanh-tich/{batch.code}/tep/").status_code == 404


def test_a_held_file_opens_for_its_owner_only(cast: Cast, as_user: AsUser) -> None:
    parcel = Parcel("Đơn vị 2024.xlsx", b"so lieu")
    token = parcels.hold(parcel, cast.officer)
    assert parcels.opened(token, cast.officer) == parcel
    assert parcels.opened(f"{token}.name", cast.officer) is None
    assert parcels.opened(token, cast.admin) is None
    assert parcels.opened("../" + token, cast.officer) is None


def test_each_is_offered_only_the_files_that_may_be_sent(cast: Cast, as_user: AsUser) -> None:
    kinds = [kind.code for kind in as_user(cast.officer).get(START).context["page"].kinds]
    assert kinds == ["don-vi", "ca-nhan", "de-nghi-khen", "thanh-tich"]
    kinds = [kind.code for kind in as_user(cast.bang_huu_head).get(START).context["page"].kinds]
    assert kinds == ["ca-nhan", "de-nghi-khen"]
    assert as_user(cast.bang_huu_head).get(f"{START}?loai=don-vi").status_code == 403
    assert as_user(cast.auditor).get(START).status_code == 403


@pytest.mark.parametrize("kind", ["don-vi", "ca-nhan", "thanh-tich"])
def test_the_template_is_an_excel_file_with_a_guide(cast: Cast, as_user: AsUser, kind: str) -> None:
    answer = as_user(cast.officer).get(f"/quan-tri/nhap-excel/{kind}/{cast.bang_huu.code}/mau/")
    assert openpyxl.load_workbook(BytesIO(answer.content)).sheetnames == ["Dữ liệu", "Hướng dẫn", "Danh mục"]
