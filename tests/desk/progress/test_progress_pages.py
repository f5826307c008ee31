"""The screens of progress: what a leader, an officer and a unit see of the year."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.remembering import remembered
from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.terms import Comparator, Entry, Group, Meets, OverTime, OverUnits
from thidua.campaigns.models import Campaign
from thidua.core.audit import SYSTEM
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.actions.reports import open_report
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Round, SavedView

AsUser = Callable[[User], Client]
DAY = date(2024, 3, 20)
HOME = "/so-lieu/theo-doi/"


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return remembered("three months reported", lambda: _reported(cast))


def _reported(cast: Cast) -> Campaign:
    """Forest, given to the four communes, 1.200 ha a year; three months reported, one commune far behind."""
    by = cast.officer
    facts = IndicatorFacts(
        "Diện tích rừng trồng mới",
        "ha",
        Group.ENVIRONMENT,
        owner=cast.agriculture,
        entry=Entry.INCREMENT,
        over_time=OverTime.SUM,
        over_units=OverUnits.SUM,
    )
    forest = add_indicator(facts, keeper=cast.district, code="MT-01", by=by, on=DAY)
    when = CampaignFacts("Thi đua năm 2024", 2024, starts=date(2024, 1, 1), ends=date(2024, 12, 31))
    row = create_campaign(when, issuer=cast.district, by=by, on=DAY)
    wanted = TargetFacts("Trồng rừng mới", Comparator.EQ, Decimal(1200), unit="ha", meets=Meets.AT_LEAST,
                         indicator=forest, group=Group.ENVIRONMENT)  # fmt: skip
    target = add_target(row, wanted, by=by, on=DAY)
    allocate_target(target, [ShareFacts(unit, Decimal(300)) for unit in cast.communes], by=by, on=DAY)
    other = replace(wanted, name="Hợp tác xã mới", indicator=None)
    add_target(row, other, by=by, on=DAY)
    set_document_number(row, number="05/PĐ-UBND", signed_on=date(2024, 1, 5), by=by, on=DAY)
    row = publish(row, by=by, on=DAY)
    for month in (1, 2, 3):
        for unit in cast.communes:
            planted = Decimal(2 if unit == cast.bang_mac else 35)
            opened = open_report(_round(row, f"2024-{month:02d}"), unit, by=SYSTEM, on=DAY)
            save_figures(opened, [FigureFacts(forest, planted)], late_reason="Nhập bổ sung", by=SYSTEM, on=DAY)
    return row


def _round(campaign: Campaign, code: str) -> Round:
    span = parse_period(code)
    found, _new = Round.objects.get_or_create(
        campaign=campaign,
        period=code,
        defaults={
            "kind": span.kind,
            "closes_on": span.closes,
            "opens_on": span.closes,
            "due_on": span.closes + timedelta(days=30),
            "state": RoundState.OPEN,
        },
    )
    return found


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def words(html: str) -> str:
    """What stands on the page, without marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\N{NO-BREAK SPACE}", " ")


def part(campaign: Campaign) -> str:
    return f"{HOME}{campaign.code}/01/"


def test_the_leader_reads_the_year_in_one_sentence(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    text = words(page(as_user(cast.leader), HOME))
    assert "1 trên 2 chỉ tiêu đã đạt hoặc đúng tiến độ; 1 chưa đánh giá được." in text
    assert "Số liệu mới nhất đến hết tháng 3 năm 2024." in text
    assert "4 trên 4 đơn vị" in text


def test_every_page_opens_for_those_who_see_the_campaign(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    unit = f"{HOME}{campaign.code}/don-vi/{cast.bang_mac.code}/"
    paths = [HOME, f"{HOME}?xem=don-vi", part(campaign), f"{part(campaign)}so/", unit, "/so-lieu/bang-xoay/"]
    for reader in ("officer", "leader", "auditor", "bang_huu_head", "council_member"):
        for path in paths:
            page(as_user(getattr(cast, reader)), path)


def test_what_is_not_seen_is_not_there(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    stranger = as_user(cast.stranger)
    assert "Chưa có phong trào nào để theo dõi" in words(page(stranger, HOME))
    assert "Chưa có phong trào nào để xem số liệu" in words(page(stranger, "/so-lieu/bang-xoay/"))
    assert stranger.get(part(campaign)).status_code == 404
    officer = as_user(cast.officer)
    for path in (f"{HOME}{campaign.code}/99/", f"{HOME}{campaign.code}/99/so/", f"{HOME}?phong-trao=PT-1999-001"):
        assert officer.get(path).status_code == 404
    assert officer.get(f"{part(campaign)}so/?don-vi={cast.police.code}").status_code == 404


def test_a_unit_that_is_behind_is_seen_by_tile_by_symbol_and_by_words(
    cast: Cast, campaign: Campaign, as_user: AsUser
) -> None:
    html = page(as_user(cast.officer), f"{HOME}?xem=don-vi")
    assert "Bằng Mạc, Trồng rừng mới: Chậm tiến độ" in words(html)
    assert html.count("■") == 1 + 1  # the cell and the legend
    text = words(page(as_user(cast.officer), f"{HOME}{campaign.code}/don-vi/{cast.bang_mac.code}/"))
    assert "6 ha" in text and "từ 300 ha trở lên" in text and "cần thêm 32,7 ha mỗi tháng trong 9 tháng còn lại" in text


def test_filters_stand_in_the_address(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    assert "Không có chỉ tiêu nào khớp" in words(page(client, f"{HOME}?danhgia=off"))
    assert "Chưa có số liệu nào của năm." in words(page(client, f"{HOME}?tu=official"))
    page(client, f"{HOME}?doc=hien-nay&nhom=environment&trang=x&xem=don-vi")


def test_every_chart_stands_on_its_table(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    html = page(as_user(cast.officer), part(campaign))
    figures = re.findall(r"<figure class=\"chart\" data-chart>(.*?)</figure>", html, re.S)
    kinds = [json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure, re.S)[1])["kind"] for figure in figures]
    assert kinds == ["trend", "bars", "smalls"]
    assert all("<table" in figure for figure in figures)
    assert "Dự báo cuối năm" in words(html)


def test_a_number_answers_where_it_comes_from(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    text = words(page(client, f"{part(campaign)}so/"))
    assert "321 ha" in text and "Số phát sinh trong kỳ" in text and "Tháng 3 năm 2024 107 4" in text
    answer = client.get(f"{part(campaign)}so/?don-vi={cast.bang_mac.code}", headers={"HX-Request": "true"})
    assert "6 ha" in words(answer.content.decode()) and "<html" not in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"{HOME}?xuat=xlsx", 321),
        (f"{HOME}?xem=don-vi&xuat=xlsx", "Chậm tiến độ"),
        ("{part}?xuat=xlsx", 6),
        ("{unit}?xuat=xlsx", 105),
    ],
)
def test_what_is_looked_at_goes_to_excel_figures_as_figures(
    path: str, told: object, cast: Cast, campaign: Campaign, as_user: AsUser
) -> None:
    unit = f"{HOME}{campaign.code}/don-vi/{cast.bang_huu.code}/"
    answer = as_user(cast.officer).get(path.format(part=part(campaign), unit=unit))
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet is not None and any(told in row for row in sheet.iter_rows(values_only=True))


# --- the pivot -------------------------------------------------------------------------------------------------------


def test_a_pivot_is_laid_out_by_its_address(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    html = page(as_user(cast.officer), "/so-lieu/bang-xoay/?o-don-vi=hang&o-chi-tieu=cot&loai-ky=month")
    text = words(html)
    assert "Bằng Mạc 6" in text and "4 ô có số." in text
    assert f"{part(campaign)}so/?don-vi={cast.bang_mac.code}" in html


def test_a_pivot_goes_to_excel_with_its_headings_merged(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    path = "/so-lieu/bang-xoay/?o-don-vi=hang&o-chi-tieu=hang&o-nam=cot&o-ky=cot&nam=2024&nam=2023&xuat=xlsx"
    sheet = openpyxl.load_workbook(BytesIO(as_user(cast.officer).get(path).content)).active
    assert sheet is not None
    assert [sheet["A4"].value, sheet["C4"].value, sheet["C5"].value] == ["Đơn vị", "2024", "Tháng 1"]
    assert sorted(str(cells) for cells in sheet.merged_cells.ranges) == ["A4:A5", "B4:B5", "C4:N4", "O4:Z4"]
    assert sheet["C6"].value == 35


def test_a_table_that_is_too_large_says_what_to_do(
    cast: Cast, campaign: Campaign, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.monitoring.logic.pivot.MOST_CELLS", 3)
    text = words(page(as_user(cast.officer), "/so-lieu/bang-xoay/"))
    assert "Bảng này cần 12 ô, quá mức 3; hãy chọn bớt" in text


# --- saved views -----------------------------------------------------------------------------------------------------


def test_a_view_is_kept_from_the_page_and_opened_by_its_link(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    save = re.search(r'href="(/so-lieu/theo-doi/cach-xem/luu/[^"]+)"', page(client, f"{HOME}?danhgia=off&trang=2"))
    assert save is not None
    url = save[1].replace("&amp;", "&")
    page(client, url)
    answer = client.post(url, {"name": "Chậm", "shared_with": ""})
    assert answer["Location"] == f"{HOME}?danhgia=off"
    view = SavedView.objects.get()
    assert client.get(f"{HOME}cach-xem/{view.code}/")["Location"] == f"{HOME}?danhgia=off"
    assert "đặt tên khác" in words(client.post(url, {"name": "Chậm"}).content.decode())
    assert as_user(cast.leader).get(f"{HOME}cach-xem/{view.code}/").status_code == 302
    client = as_user(cast.officer)
    page(client, f"{HOME}cach-xem/{view.code}/xoa/")
    assert client.post(f"{HOME}cach-xem/{view.code}/xoa/")["Location"] == HOME
    assert not SavedView.objects.exists()


def test_there_is_no_view_of_a_screen_that_is_not_there(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(f"{HOME}cach-xem/luu/nothing/").status_code == 404


def test_pages_take_the_same_queries_however_many_units_report(cast: Cast, campaign: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    paths = (HOME, f"{HOME}?xem=don-vi", part(campaign), "/so-lieu/bang-xoay/")

    def queries() -> list[int]:
        counts = []
        for path in paths:
            with CaptureQueriesContext(connection) as caught:
                page(client, path)
            counts.append(len(caught))
        return counts

    queries()
    before = queries()
    for unit in cast.communes:
        opened = open_report(_round(campaign, "2024-Q1"), unit, by=SYSTEM, on=DAY)
        facts = FigureFacts(campaign.targets.get(position=0).indicator, Decimal(90))  # type: ignore[arg-type]
        save_figures(opened, [facts], late_reason="Nhập bổ sung", by=SYSTEM, on=DAY)
    assert queries() == before
