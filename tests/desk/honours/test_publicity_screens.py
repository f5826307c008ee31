"""Publishing through the screens: asked for at home, done on the page of the decision, told on that of the honour."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from tests.commendation.conftest import DAY
from tests.commendation.decided import proposed
from thidua.commendation.actions.law import FigureFacts, set_figure
from thidua.commendation.decision_queries import lines_of
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.local import MinimumShare
from thidua.commendation.models import AwardDecision, Honour
from thidua.demo.cast import Cast
from thidua.directory.models import User

AsUser = Callable[[User], Client]


def test_a_decision_is_published_from_its_page_and_one_honour_withheld(
    cast: Cast, decision: AwardDecision, as_user: AsUser
) -> None:
    client, visitor = as_user(cast.officer), Client()
    assert "Công khai kết quả khen thưởng" in client.get(reverse("home")).content.decode()
    first, second = (line.honour for line in lines_of(decision)[:2])
    assert first is not None and second is not None
    withhold = reverse("honour_withhold", args=[first.code])
    assert "ghi rõ lý do" in client.post(withhold, {"because": "other", "note": ""}).content.decode()
    client.post(withhold, {"because": "forces", "note": "Công văn 5"})
    page = client.post(reverse("decision_publish", args=[decision.code]), follow=True)
    assert (page.context["page"].publicity.count.published, page.context["page"].publicity.count.withheld) == (2, 1)
    assert visitor.get(f"/tra-cuu/{second.code}/").status_code == 200
    assert visitor.get(f"/tra-cuu/{first.code}/").status_code == 404
    text = client.get(reverse("honour_page", args=[first.code])).content.decode()
    assert "Công văn 5" in text and "Ban hành quyết định khen thưởng" in text
    unit = as_user(cast.bang_huu_officer)
    assert unit.post(reverse("decision_publish", args=[decision.code])).status_code == 403
    assert unit.get(withhold).status_code == 403
    other = as_user(cast.nhan_ly_officer)
    assert other.get(reverse("honour_page", args=[first.code])).status_code == 404
    told = other.get(reverse("honour_page", args=[second.code])).content.decode()
    assert "Công khai kết quả khen thưởng" in told and "Đợt cấp chứng nhận" not in told


def test_the_shares_stand_beside_the_dossiers_to_pick(cast: Cast, draft: AwardDecision, as_user: AsUser) -> None:
    least = FigureFacts(MinimumShare(Trait.DIRECT_WORKER, Decimal(90)), DAY, "Quy chế huyện")
    set_figure(cast.district, least, by=cast.officer, on=DAY)
    proposed(cast, cast.nhan_ly, DAY)
    shown = as_user(cast.officer).get(reverse("decision_pick", args=[draft.code])).context["page"].shares
    workers = next(share for share in shown.shares if "trực tiếp" in share.label)
    assert (shown.chosen, workers.chosen, workers.minimum, workers.below) == (3, "1 trên 2", "90%", True)
    assert shown.unverified == "Quy chế huyện"


def test_particulars_are_hidden_and_shown_again_from_the_page_of_the_person(cast: Cast, as_user: AsUser) -> None:
    client, person = as_user(cast.officer), cast.bang_huu_officer.person
    assert person is not None
    address = reverse("merit_enter", args=["ca-nhan", person.code, "an-thong-tin"])
    page = client.post(address, {"asked_on": "09/12/2024", "document": "Đơn số 214"}, follow=True).content.decode()
    assert "Đơn số 214" in page and "Thôi ẩn" in page
    page = client.post(reverse("particulars_show", args=[person.code]), follow=True).content.decode()
    assert "Thôi ẩn" not in page
    assert not Honour.objects.exists()
