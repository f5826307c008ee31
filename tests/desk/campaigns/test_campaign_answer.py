from __future__ import annotations

from decimal import Decimal

from tests.desk.campaigns.conftest import AsUser
from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.campaigns.models import Campaign, Participation, Target
from thidua.demo.cast import Cast


def answer_url(campaign: Campaign, cast: Cast) -> str:
    return f"/phong-trao/{campaign.code}/huong-ung/{cast.bang_huu.code}/"


def give(cast: Cast, target: Target, value: int) -> None:
    allocate_target(target, [ShareFacts(cast.bang_huu, Decimal(value))], by=cast.officer, on=cast.on)


def test_a_unit_acknowledges_with_one_button(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.bang_huu_officer)
    assert "Tiếp nhận" in client.get(f"/phong-trao/{published.code}/").content.decode()
    client.post(f"/phong-trao/{published.code}/tiep-nhan/{cast.bang_huu.code}/")
    row = Participation.objects.get(campaign=published, organisation=cast.bang_huu)
    assert (row.state, row.acknowledged_by) == ("acknowledged", cast.bang_huu_officer)


def test_nobody_acknowledges_for_another_unit(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    path = f"/phong-trao/{published.code}/tiep-nhan/{cast.nhan_ly.code}/"
    assert as_user(cast.bang_huu_officer).post(path).status_code == 403
    assert as_user(cast.stranger).post(path).status_code == 404


def test_the_answer_is_prefilled_with_what_the_unit_was_given(cast: Cast, target: Target, as_user: AsUser) -> None:
    give(cast, target, 90)
    page = as_user(cast.bang_huu_officer).get(answer_url(target.campaign, cast)).context["page"]
    assert [(offer.row.target.name, offer.facts.value) for offer in page.offers] == [("Trồng rừng mới", Decimal(90))]


def test_a_target_that_names_other_units_is_not_offered(cast: Cast, target: Target, as_user: AsUser) -> None:
    target.named_units.create(text="xã Nhân Lý", organisation=cast.nhan_ly)
    page = as_user(cast.bang_huu_officer).get(answer_url(target.campaign, cast)).context["page"]
    assert page.offers == ()


def test_the_answer_becomes_a_draft_of_the_unit_with_the_ticked_targets(
    cast: Cast, target: Target, as_user: AsUser
) -> None:
    give(cast, target, 90)
    form = {"title": "Xã Bằng Hữu thi đua", "year": "2024", "ends": "31/12/2024", "target": ["01"]}
    as_user(cast.bang_huu_officer).post(answer_url(target.campaign, cast), form)
    own = Campaign.objects.get(issuer=cast.bang_huu)
    assert (own.state, own.answers, own.title) == ("draft", target.campaign, "Xã Bằng Hữu thi đua")
    assert list(Target.objects.filter(campaign=own).values_list("name", "value")) == [("Trồng rừng mới", Decimal(90))]


def test_a_refused_answer_keeps_what_was_typed(cast: Cast, target: Target, as_user: AsUser) -> None:
    form = {"title": "", "theme": "Chủ đề của xã", "year": "2024"}
    page = as_user(cast.bang_huu_officer).post(answer_url(target.campaign, cast), form).content.decode()
    assert "Chủ đề của xã" in page
    assert not Campaign.objects.filter(issuer=cast.bang_huu).exists()


def test_parent_and_own_values_stand_side_by_side_and_the_weaker_is_flagged(
    cast: Cast, target: Target, as_user: AsUser
) -> None:
    give(cast, target, 90)
    client = as_user(cast.bang_huu_officer)
    form = {"title": "Xã Bằng Hữu thi đua", "year": "2024", "ends": "31/12/2024", "target": ["01"]}
    client.post(answer_url(target.campaign, cast), form)
    own = Campaign.objects.get(issuer=cast.bang_huu)
    path = f"/phong-trao/{own.code}/doi-chieu/"
    pair, remarks = client.get(path).context["page"].rows[0]
    assert (pair.row.value, pair.given, pair.own.value, remarks) == ("1.100", "90 ha", "90", ())
    Target.objects.filter(campaign=own).update(value=Decimal(50))
    assert [item.code for item in client.get(path).context["page"].rows[0][1]] == ["below_parent"]


def test_a_campaign_without_a_parent_has_nothing_to_compare(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(f"/phong-trao/{published.code}/doi-chieu/").status_code == 404
