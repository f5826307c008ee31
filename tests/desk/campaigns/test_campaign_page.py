from __future__ import annotations

import pytest

from tests.desk.campaigns.conftest import AsUser, more_targets, queries_of, rows_of
from thidua.campaigns.models import Campaign, Participation
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.desk.views.campaigns import PARTS
from thidua.directory.models import Organisation

TABS = [part.name for part in PARTS]
READERS = ("officer", "leader", "auditor", "bang_huu_officer", "bang_huu_head", "neighbour_officer", "council_member")


def path_of(campaign: Campaign, tab: str = "") -> str:
    return f"/phong-trao/{campaign.code}/" + (f"?muc={tab}" if tab else "")


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_for_those_who_see_the_campaign(
    tab: str, cast: Cast, published: Campaign, as_user: AsUser
) -> None:
    for reader in ("officer", "leader", "auditor", "bang_huu_officer", "bang_huu_head", "council_member"):
        assert as_user(getattr(cast, reader)).get(path_of(published, tab)).status_code == 200, reader


def test_what_is_not_seen_is_not_there(cast: Cast, published: Campaign, bare_draft: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.stranger).get(path_of(published)).status_code == 404
    assert as_user(cast.bang_huu_officer).get(path_of(bare_draft)).status_code == 404
    assert as_user(cast.officer).get("/phong-trao/PT-1999-001/").status_code == 404


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_takes_the_same_queries_at_1_3_and_300_targets(
    tab: str, cast: Cast, published: Campaign, as_user: AsUser
) -> None:
    client = as_user(cast.officer)
    counts = [queries_of(client, path_of(published, tab))]
    for more in (2, 297):
        more_targets(published, more)
        counts.append(queries_of(client, path_of(published, tab)))
    assert counts == [counts[0]] * 3


def test_the_board_takes_the_same_queries_for_300_units(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    before = queries_of(client, path_of(published, "huong-ung"))
    units = Organisation.objects.bulk_create(
        Organisation(code=f"X{n}", name=f"Xã {n}", kind="commune", valid_from=cast.on, sort_key=f"{n:04}")
        for n in range(300)
    )
    Participation.objects.bulk_create(
        Participation(campaign=published, organisation=unit, state="sent", sent_on=cast.on) for unit in units
    )
    assert queries_of(client, path_of(published, "huong-ung")) == before


def test_the_next_step_names_who_is_waited_for(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    step = as_user(cast.officer).get(path_of(published)).context["page"].body.step
    assert (step.words, step.who) == ("Tiếp nhận phong trào", "8 đơn vị")


def test_a_draft_says_how_much_is_missing(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    step = as_user(cast.officer).get(path_of(bare_draft)).context["page"].body.step
    assert step.words == "Còn 3 việc phải hoàn thành trước khi phát động"


def test_targets_are_filtered_by_field(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    more_targets(published, 2)
    body = as_user(cast.officer).get(path_of(published, "chi-tieu") + "&nhom=social").context["page"].body
    assert [(group.code, [row.number for row in group.rows]) for group in body.groups] == [("social", [2, 3])]


def test_targets_go_to_excel_with_figures_as_figures(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).get(path_of(published, "chi-tieu") + "&xuat=xlsx")
    assert rows_of(answer.content)[0][1:8] == (
        f"{published.code}/01",
        "Môi trường",
        "Trồng rừng mới",
        "Đạt (≥)",
        1100,
        None,
        "ha",
    )


def test_the_board_is_narrowed_to_those_who_are_silent(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    everyone = client.get(path_of(published, "huong-ung")).context["page"].body
    answered = client.get(path_of(published, "huong-ung") + "&loc=da-huong-ung").context["page"].body
    assert (len(everyone.rows), len(answered.rows)) == (8, 0)
    assert [(sieve.code, sieve.count) for sieve in everyone.sieves][:2] == [("", 8), ("chua-tiep-nhan", 8)]


def test_a_unit_that_opens_the_campaign_has_seen_it_once(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.bang_huu_officer)
    for _again in range(2):
        client.get(path_of(published))
    assert AuditEntry.objects.filter(code="participation.seen").count() == 1
    assert Participation.objects.get(campaign=published, organisation=cast.bang_huu).state == "seen"


def test_history_reads_in_words(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    page = as_user(cast.officer).get(path_of(published, "lich-su")).content.decode()
    for words in ("Soạn phong trào mới", "Thêm chỉ tiêu", "Ghi số, ngày văn bản", "Phát động phong trào"):
        assert words in page


def test_a_campaign_without_a_file_has_none_to_download(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(f"/phong-trao/{published.code}/tep/").status_code == 404
