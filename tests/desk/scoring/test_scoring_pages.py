"""The judgement on the screen: a scheme made, a round opened, columns written, results shown and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.scoring.conftest import small_scheme
from thidua.demo.cast import Cast
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.directory.models import Cluster, User
from thidua.scoring.actions.cards import Entry, write_marks
from thidua.scoring.actions.rounds import Days, begin_appraisal, begin_checking, open_round, publish_results
from thidua.scoring.actions.schemes import create_scheme, publish_scheme
from thidua.scoring.exports import scheme_workbook
from thidua.scoring.logic.samples import hundred_points
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Appeal, Mark, Scheme, Scorecard, ScoringRound

AsUser = Callable[[User], Client]
D = Decimal
DAYS = Days(date(2024, 3, 25), date(2024, 3, 26), date(2024, 3, 27), date(2024, 3, 28))


@pytest.fixture
def draft(cast: Cast) -> Scheme:
    table = small_scheme(cast.agriculture.code)
    return create_scheme(table, organiser=cast.district, by=cast.officer, on=cast.on)


@pytest.fixture
def cluster(cast: Cast) -> Cluster:
    members = [cast.bang_huu, cast.nhan_ly, cast.bang_mac]
    facts = ClusterDraft("CUM-1", 2024, "Cụm thi đua số 1")
    return create_cluster(facts, organiser=cast.district, members=members, by=cast.officer, on=cast.on)


@pytest.fixture
def judging(cast: Cast, cluster: Cluster, draft: Scheme) -> ScoringRound:
    return open_round(cluster, publish_scheme(draft, by=cast.officer, on=cast.on), DAYS, by=cast.officer, on=cast.on)


def card_path(judging: ScoringRound, unit: object) -> str:
    return f"/cham-diem/dot/{judging.code}/phieu/{unit.code}/"  # type: ignore[attr-defined]


def published(cast: Cast, judging: ScoringRound) -> ScoringRound:
    for unit, user, mark in ((cast.bang_huu, cast.bang_huu_officer, 18), (cast.nhan_ly, cast.nhan_ly_officer, 12)):
        card = Scorecard.objects.select_related("round__cluster__organiser", "organisation").get(organisation=unit)
        entries = [Entry("check", D(mark)), Entry("cross", D(mark)), Entry("yes", D(1))]
        write_marks(card, Stage.SELF, unit, entries, by=user, on=cast.on)
    row = begin_appraisal(begin_checking(judging, by=cast.officer, on=cast.on), by=cast.officer, on=cast.on)
    publish_results(row, by=cast.officer, on=cast.on)
    return ScoringRound.objects.get()


def test_a_scheme_begins_with_a_sample_and_says_what_is_to_be_corrected(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    sent = {"start": "1000", "organiser": cast.district.pk, "year": 2024, "name": "", "cluster_kind": ""}
    answer = client.post("/cham-diem/bang-diem/lap-moi/", sent, follow=True)
    assert answer.redirect_chain[-1][0] == "/cham-diem/bang-diem/BD-2024-001/soan/"
    page = answer.content.decode()
    assert "Bảng mẫu, chưa chỉnh sửa" in page
    assert "chưa gắn chỉ tiêu" in page


def test_a_scheme_comes_from_excel(cast: Cast, as_user: AsUser) -> None:
    file = SimpleUploadedFile("bang-diem.xlsx", scheme_workbook(hundred_points(2024)))
    sent = {"start": "excel", "organiser": cast.district.pk, "year": 2024, "name": "Bảng điểm xã", "file": file}
    as_user(cast.officer).post("/cham-diem/bang-diem/lap-moi/", sent)
    assert (Scheme.objects.get().name, Scheme.objects.get().table.maximum) == ("Bảng điểm xã", 100)


def test_a_scheme_is_published_and_handed_out(cast: Cast, draft: Scheme, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    path = f"/cham-diem/bang-diem/{draft.code}/"
    client.post(f"{path}buoc/ban-hanh/", {"reason": "Quyết định 12"})
    assert (Scheme.objects.get().state, Scheme.objects.get().legal_basis) == ("published", "Quyết định 12")
    book = openpyxl.load_workbook(BytesIO(client.get(f"{path}?xuat=xlsx").content))
    assert book.sheetnames == ["Bảng điểm"]


def test_a_round_is_opened_and_moved_on(cast: Cast, cluster: Cluster, draft: Scheme, as_user: AsUser) -> None:
    scheme = publish_scheme(draft, by=cast.officer, on=cast.on)
    client = as_user(cast.officer)
    sent = {
        "cluster": cluster.pk, "scheme": scheme.pk, "self_due": "25/03/2024", "check_due": "26/03/2024",
        "cross_due": "27/03/2024", "appraisal_due": "28/03/2024", "appeal_days": 5,
    }  # fmt: skip
    client.post("/cham-diem/dot/mo/", sent)
    path = f"/cham-diem/dot/{ScoringRound.objects.get().code}/"
    assert client.get(path).status_code == 200
    client.post(f"{path}buoc/kiem-tra/")
    assert ScoringRound.objects.get().state == "check"
    assert client.get(f"{path}buoc/cong-bo/").status_code == 403


def test_a_unit_writes_its_column_and_keeps_what_it_typed_when_a_line_is_refused(
    cast: Cast, judging: ScoringRound, as_user: AsUser
) -> None:
    client, path = as_user(cast.bang_huu_officer), card_path(judging, cast.bang_huu)
    refused = client.post(path, {"m-check": "21", "m-cross": "15,5"})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert 'value="15,5"' in page and "Hãy chấm từ 0 đến 20 điểm" in page
    client.post(path, {"m-check": "18", "m-cross": "15,5", "m-yes": "1"})
    assert sorted(Mark.objects.values_list("criterion", "measure")) == [("check", 18), ("cross", D("15.5")), ("yes", 1)]


def test_a_unit_sees_no_other_card_before_the_time(cast: Cast, judging: ScoringRound, as_user: AsUser) -> None:
    client = as_user(cast.bang_huu_officer)
    assert client.get(card_path(judging, cast.nhan_ly)).status_code == 404
    assert "Kết quả chưa công bố" in client.get(f"/cham-diem/dot/{judging.code}/").content.decode()


def test_the_head_hands_the_card_in(cast: Cast, judging: ScoringRound, as_user: AsUser) -> None:
    as_user(cast.bang_huu_head).post(f"{card_path(judging, cast.bang_huu)}nop/")
    assert Scorecard.objects.get(organisation=cast.bang_huu).state == "submitted"


def test_published_results_are_shown_replayed_appealed_and_exported(
    cast: Cast, judging: ScoringRound, as_user: AsUser
) -> None:
    row = published(cast, judging)
    client, path = as_user(cast.bang_huu_officer), f"/cham-diem/dot/{row.code}/"
    page = client.get(path).content.decode()
    assert "khớp từng chữ số" in page
    assert openpyxl.load_workbook(BytesIO(client.get(f"{path}?xuat=xlsx").content)).sheetnames == ["Xếp hạng"]
    own = card_path(row, cast.bang_huu)
    assert "Vì sao điểm này" in client.get(own).content.decode()
    client.post(f"{own}kien-nghi/check/", {"claimed": "20", "text": "Có quyết định"})
    assert Appeal.objects.get().claimed == 20
    assert "Có quyết định" in client.get(f"{path}?muc=kien-nghi").content.decode()


def test_the_table_takes_as_many_queries_for_three_units_as_for_five(
    cast: Cast, draft: Scheme, as_user: AsUser
) -> None:
    scheme = publish_scheme(draft, by=cast.officer, on=cast.on)
    groups = {"A": [cast.bang_huu, cast.nhan_ly], "B": [cast.bang_mac, cast.dong_mo, cast.home_affairs, cast.police]}
    counts = []
    client = as_user(cast.officer)
    for code, members in groups.items():
        facts = ClusterDraft(code, 2024, f"Cụm {code}")
        cluster = create_cluster(facts, organiser=cast.district, members=members, by=cast.officer, on=cast.on)
        row = open_round(cluster, scheme, DAYS, by=cast.officer, on=cast.on)
        client.get(f"/cham-diem/dot/{row.code}/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/cham-diem/dot/{row.code}/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_lists_of_the_room_open_for_everyone_with_a_role(cast: Cast, judging: ScoringRound, as_user: AsUser) -> None:
    for user in (cast.officer, cast.bang_huu_officer, cast.agriculture_officer, cast.leader):
        client = as_user(user)
        for path in ("/cham-diem/", "/cham-diem/bang-diem/", f"/cham-diem/dot/{judging.code}/?muc=phieu"):
            assert client.get(path).status_code == 200, path
    assert "Phiếu chờ đơn vị nộp" in as_user(cast.bang_huu_officer).get("/cham-diem/").content.decode()
