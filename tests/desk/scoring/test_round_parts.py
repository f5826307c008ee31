"""The parts of a round: its way and what is missing, who scored whom, proposals, the report, the workbook, its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.desk.scoring.judging_life import card_path, crossing, opened, published
from tests.scoring.spreadsheet import Spreadsheet
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.documents.models import Paper
from thidua.scoring.actions.registrations import (
    Wanted,
    approve_registration,
    begin_registration,
    call_for_registration,
    set_registration_rule,
    submit_registration,
)
from thidua.scoring.models import RegistrationLine, ScoringRound

AsUser = Callable[[User], Client]
FLAG = "provincial_emulation_flag"


def round_path(row: ScoringRound) -> str:
    return f"/cham-diem/dot/{row.code}/"


def test_the_way_says_what_is_missing_and_who_owes_it(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.officer).get(f"{round_path(crossing(cast))}?muc=tien-trinh").content.decode()
    assert "hạn 25/03/2024" in page
    assert f"<strong>{cast.agriculture}</strong>" in page
    assert page.count("còn 2 dòng trên phiếu của:") == 3  # each member on the two others


def test_a_step_names_what_the_stage_still_lacks_before_it_is_taken(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.officer).get(f"{round_path(crossing(cast))}buoc/tham-dinh/").content.decode()
    assert "còn 6 phần chưa xong, 6 dòng chưa ghi" in page


def test_the_matrix_shows_who_has_scored_whom_and_nobody_itself(cast: Cast, as_user: AsUser) -> None:
    row = crossing(cast)
    as_user(cast.nhan_ly_officer).post(card_path(row, cast.bang_huu), {"m-cross": "11", "r-cross": "Chưa rõ"})
    page = as_user(cast.bang_huu_officer).get(f"{round_path(row)}?muc=cham-cheo").content.decode()
    assert page.count('class="own-cell"') == 3
    assert page.count('class="full-cell"') == 1
    assert ">1/2<" in page


def test_days_are_moved_with_a_reason_and_kept_in_order(cast: Cast, as_user: AsUser) -> None:
    row, officer = opened(cast), as_user(cast.officer)
    sent = {
        "self_due": "29/03/2024", "check_due": "28/03/2024", "cross_due": "30/03/2024", "appraisal_due": "31/03/2024",
        "appeal_days": 5, "reason": "Mưa lũ", "version": row.version,
    }  # fmt: skip
    refused = officer.post(f"{round_path(row)}doi-han/", sent).content.decode()
    assert "không được sớm hơn" in refused and "Mưa lũ" in refused
    officer.post(f"{round_path(row)}doi-han/", {**sent, "check_due": "29/03/2024"})
    assert ScoringRound.objects.get().self_due == date(2024, 3, 29)
    assert as_user(cast.bang_huu_head).get(f"{round_path(row)}doi-han/").status_code == 403


def registered(cast: Cast) -> None:
    """Nhân Lý alone is registered for the flag, and registration is a condition."""
    by, on = cast.officer, cast.on
    basis = "Quy chế 05"
    set_registration_rule(cast.district, required=True, legal_basis=basis, since=on, by=by, on=on)
    call = call_for_registration(cast.district, 2024, due_on=on, by=by, on=on)
    wanted = [Wanted(RegistrationLine.Kind.TITLE, "Cờ thi đua", award=FLAG)]
    row = begin_registration(call, cast.nhan_ly, wanted, by=cast.nhan_ly_officer, on=on)
    approve_registration(submit_registration(row, by=cast.nhan_ly_officer, on=on), by=cast.nhan_ly_head, on=on)


def test_only_registered_units_are_put_forward_where_registration_is_a_condition(cast: Cast, as_user: AsUser) -> None:
    row, officer = published(cast), as_user(cast.officer)
    asked = {"award": FLAG, "count": "1"}
    before = officer.get(f"{round_path(row)}de-nghi/", asked).content.decode()
    assert "Hạng 1, trong 1 suất" in before
    registered(cast)
    page = officer.get(f"{round_path(row)}de-nghi/", asked).content.decode()
    assert "Hạng 2, trong 1 suất" in page
    assert "Quy chế 05" in page and "Không có đăng ký thi đua năm 2024 được duyệt" in page


def test_a_wrong_quota_is_explained_and_kept(cast: Cast, as_user: AsUser) -> None:
    asked = {"award": FLAG, "share": "nhiều"}
    page = as_user(cast.officer).get(f"{round_path(published(cast))}de-nghi/", asked).content.decode()
    assert "“nhiều” không phải là số" in page and 'value="nhiều"' in page


def test_there_are_no_proposals_before_the_results_are_known(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(f"{round_path(opened(cast))}de-nghi/").status_code == 404


def test_the_report_is_written_from_what_was_made_known(cast: Cast, as_user: AsUser) -> None:
    row, officer = published(cast), as_user(cast.officer)
    answer = officer.post(f"{round_path(row)}bao-cao/", follow=True)
    assert "Xã Bằng Hữu" in answer.content.decode()
    assert Paper.objects.get(about=row.subject).issuer == cast.district
    assert "Báo cáo kết quả" in officer.get(round_path(row)).content.decode()
    assert as_user(cast.bang_huu_head).get(f"{round_path(row)}bao-cao/").status_code == 403


def test_the_workbook_of_a_round_recomputes_the_published_totals(cast: Cast, as_user: AsUser) -> None:
    row = published(cast)
    answer = as_user(cast.officer).get(f"{round_path(row)}bang-tinh/").content
    book = openpyxl.load_workbook(BytesIO(answer))
    assert len(book.sheetnames) == 1 + 3
    page = book["Xếp hạng"]
    totals = {str(line[1].value): str(line[6].value) for line in page.iter_rows(min_row=6) if line[6].value}
    for kept in row.publications.get().results:
        sheet, cell = totals[kept["unit"]].removeprefix("='").split("'!")
        reader = Spreadsheet(answer)
        reader.sheet = book[sheet]
        assert Decimal(str(reader.value(cell))) == Decimal(kept["total"])


def test_the_parts_take_as_many_queries_with_two_marks_as_with_twenty(cast: Cast, as_user: AsUser) -> None:
    row = crossing(cast)
    path, counts = round_path(row), []
    for _time in range(2):
        asked = []
        for part in ("tien-trinh", "cham-cheo", "phieu"):
            client = as_user(cast.officer)
            with CaptureQueriesContext(connection) as captured:
                client.get(f"{path}?muc={part}")
            asked.append(len(captured))
        counts.append(asked)
        for user in (cast.nhan_ly_officer, cast.bang_mac_officer):
            as_user(user).post(card_path(row, cast.bang_huu), {"m-cross": "11", "r-cross": "Chưa rõ"})
    assert counts[0] == counts[1]
