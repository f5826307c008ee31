"""What a decision gave is published by a step, or kept from the public with the reason."""

from __future__ import annotations

import pytest

from tests.commendation.conftest import DAY
from tests.commendation.decided import drawn_up, signed
from thidua.commendation.actions.publishing import (
    Withholding,
    hide_particulars,
    publish_decision,
    publish_honour,
    show_particulars,
    withhold_decision,
    withhold_honour,
)
from thidua.commendation.actions.revoking import Taking, take_back
from thidua.commendation.decision_queries import history_of_honour, lines_of, lines_seen
from thidua.commendation.logic.publicity import Withheld
from thidua.commendation.lookup_queries import public_honours
from thidua.commendation.models import AwardDecision, Honour
from thidua.commendation.publicity_queries import PublicityCount, decisions_to_publish, publicity_of
from thidua.commendation.queries import honours_visible_to
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast

SECRET = Withholding(Withheld.STATE_SECRET)


@pytest.fixture
def decision(cast: Cast) -> AwardDecision:
    return signed(cast, DAY)


def given_by(decision: AwardDecision) -> list[Honour]:
    return [line.honour for line in lines_of(decision) if line.honour is not None]


def test_nothing_is_public_before_the_deciding_body_says_so(cast: Cast, decision: AwardDecision) -> None:
    assert not public_honours()
    assert decisions_to_publish(cast.officer, DAY).get() == decision
    assert not decisions_to_publish(cast.bang_huu_officer, DAY)
    with pytest.raises(NotAllowed):
        publish_decision(decision, by=cast.bang_huu_officer, on=DAY)
    assert publish_decision(decision, by=cast.officer, on=DAY) == 3
    assert {row.pk for row in public_honours()} == {row.pk for row in given_by(decision)}
    assert not decisions_to_publish(cast.officer, DAY)
    with pytest.raises(Conflict, match="tải lại trang"):
        publish_decision(decision, by=cast.officer, on=DAY)


def test_a_decision_that_is_not_in_force_is_not_published(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="chưa ban hành"):
        publish_decision(drawn_up(cast, DAY), by=cast.officer, on=DAY)


def test_what_is_withheld_stays_so_when_the_rest_is_published(cast: Cast, decision: AwardDecision) -> None:
    first, *others = given_by(decision)
    with pytest.raises(Invalid, match="ghi rõ lý do"):
        withhold_honour(first, Withholding(Withheld.OTHER, "  "), by=cast.officer, on=DAY)
    withhold_honour(first, SECRET, by=cast.officer, on=DAY)
    assert publish_decision(decision, by=cast.officer, on=DAY) == 2
    assert publicity_of(decision) == PublicityCount(published=2, withheld=1)
    assert AuditEntry.objects.get(code="honour.withheld").reason == "Thành tích thuộc phạm vi bí mật nhà nước."
    take_back(others[0], Taking(Honour.State.CANCELLED, "QĐ 9", DAY, "Sai"), by=cast.officer, on=DAY)
    assert publicity_of(decision) == PublicityCount(published=1, withheld=1)
    assert list(public_honours()) == others[1:]
    publish_honour(first, by=cast.officer, on=DAY)
    assert first in public_honours()
    withhold_honour(first, Withholding(Withheld.OWN_WISH, "Đơn số 3"), by=cast.officer, on=DAY)
    assert first not in public_honours()


def test_a_withheld_honour_is_seen_by_its_own_bodies_alone(cast: Cast, decision: AwardDecision) -> None:
    withhold_decision(decision, SECRET, by=cast.officer, on=DAY)
    insiders = (cast.officer, cast.leader, cast.bang_huu_officer)
    assert [honours_visible_to(user, DAY).count() for user in insiders] == [3, 3, 3]
    outsiders = (cast.nhan_ly_officer, cast.neighbour_officer, cast.stranger)
    assert [honours_visible_to(user, DAY).count() for user in outsiders] == [0, 0, 0]
    assert [lines_seen(decision, user, DAY).count() for user in (cast.officer, cast.nhan_ly_officer)] == [3, 0]


def test_the_history_of_an_honour_tells_of_its_decision(cast: Cast, decision: AwardDecision) -> None:
    publish_decision(decision, by=cast.officer, on=DAY)
    honour = given_by(decision)[0]
    withhold_honour(honour, SECRET, by=cast.officer, on=DAY)
    codes = list(history_of_honour(honour).values_list("code", flat=True))
    assert codes == ["honour.withheld", "decision.published", "decision.issued"]
    assert list(history_of_honour(given_by(decision)[1]).values_list("code", flat=True)) == codes[1:]


def test_particulars_are_hidden_once_by_who_keeps_the_record(cast: Cast) -> None:
    person = cast.bang_huu_officer.person
    assert person is not None
    with pytest.raises(NotAllowed):
        hide_particulars(person, asked_on=DAY, document="Đơn", by=cast.neighbour_officer, on=DAY)
    hide_particulars(person, asked_on=DAY, document="Đơn", by=cast.officer, on=DAY)
    with pytest.raises(Conflict):
        hide_particulars(person, asked_on=DAY, document="Đơn", by=cast.officer, on=DAY)
    assert show_particulars(person, by=cast.officer, on=DAY).ended_on == DAY
    with pytest.raises(Conflict):
        show_particulars(person, by=cast.officer, on=DAY)
