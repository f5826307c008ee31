"""Ways of looking are kept, shared in the own unit, and dropped by whoever kept them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.remembering import the_district
from thidua.core.errors import Invalid, NotAllowed
from thidua.demo.cast import Cast
from thidua.monitoring.actions.views import ViewFacts, drop_view, save_view
from thidua.monitoring.models import SavedView
from thidua.monitoring.queries.views import views_by_link, views_visible_to

ON = date(2024, 6, 20)
DASHBOARD = SavedView.Screen.DASHBOARD


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(ON)


def test_a_view_is_found_by_its_owner_and_by_those_it_is_shared_with(cast: Cast) -> None:
    facts = ViewFacts(DASHBOARD, "  Chậm   tiến độ ", "danhgia=off", cast.bang_huu)
    view = save_view(facts, by=cast.bang_huu_officer, on=ON)
    assert (view.code, view.name) == ("CX-2024-001", "Chậm tiến độ")
    seers = [cast.bang_huu_officer, cast.bang_huu_head, cast.nhan_ly_officer, cast.stranger]
    assert [view in views_visible_to(user, ON) for user in seers] == [True, True, False, False]
    assert [view in views_by_link(user, ON) for user in seers] == [True, True, True, False]


def test_a_name_is_used_once_for_a_screen(cast: Cast) -> None:
    save_view(ViewFacts(DASHBOARD, "Của tôi", ""), by=cast.officer, on=ON)
    save_view(ViewFacts(SavedView.Screen.PIVOT, "Của tôi", ""), by=cast.officer, on=ON)
    save_view(ViewFacts(DASHBOARD, "Của tôi", ""), by=cast.leader, on=ON)
    with pytest.raises(Invalid, match="đặt tên khác"):
        save_view(ViewFacts(DASHBOARD, "Của tôi", "x=1"), by=cast.officer, on=ON)


def test_one_shares_only_in_the_own_unit_and_strangers_keep_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="đơn vị mình làm việc"):
        save_view(ViewFacts(DASHBOARD, "A", "", cast.nhan_ly), by=cast.bang_huu_officer, on=ON)
    with pytest.raises(NotAllowed, match="có vai trò"):
        save_view(ViewFacts(DASHBOARD, "A", ""), by=cast.stranger, on=ON)


def test_only_the_owner_drops_a_view(cast: Cast) -> None:
    view = save_view(ViewFacts(DASHBOARD, "A", "", cast.bang_huu), by=cast.bang_huu_officer, on=ON)
    with pytest.raises(NotAllowed, match="Chỉ người đã lưu"):
        drop_view(view, by=cast.bang_huu_head, on=ON)
    drop_view(view, by=cast.bang_huu_officer, on=ON)
    assert not SavedView.objects.exists()
