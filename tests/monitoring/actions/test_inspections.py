from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile

from tests.monitoring.yearly_life import codes_since, concluded, last_seq, picture, planned, visited
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.queries import notices_of
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.monitoring.actions import findings, inspections, visits
from thidua.monitoring.actions.inspections import VisitFacts
from thidua.monitoring.actions.visits import Check, VisitRecord
from thidua.monitoring.logic.inspection_states import CheckAnswer
from thidua.monitoring.models import CheckItem, Finding, FollowUp, Visit


def group(cast: Cast, *members: User) -> VisitFacts:
    return VisitFacts(cast.on, members, members[0])


def test_a_plan_is_issued_with_its_number_and_tells_those_it_sends(cast: Cast) -> None:
    plan = planned(cast)
    assert (plan.code, plan.state) == ("KT-2024-01", "issued")
    assert [n.kind for n in notices_of(cast.council_member)] == ["inspection.assigned"]


def test_a_plan_without_visits_is_not_issued(cast: Cast) -> None:
    facts = inspections.PlanFacts("Kiểm tra", 2024, cast.on, cast.on, decision_number="1/QĐ", decision_date=cast.on)
    plan = inspections.create_plan(facts, organisation=cast.district, by=cast.officer, on=cast.on)
    with pytest.raises(Invalid, match="Hãy thêm ít nhất một đơn vị"):
        inspections.issue_plan(plan, by=cast.officer, on=cast.on)


def test_nobody_inspects_the_unit_they_speak_for(cast: Cast) -> None:
    from thidua.core.audit import SYSTEM
    from thidua.directory.actions.accounts import GrantDraft, grant_role
    from thidua.directory.models import Role

    grant_role(
        cast.council_member, GrantDraft(Role.UNIT_OFFICER, cast.nhan_ly, date(2024, 1, 1)), by=SYSTEM, on=cast.on
    )
    with pytest.raises(Invalid, match="đang phụ trách chính đơn vị này"):
        inspections.assign_visit(
            planned(cast), cast.nhan_ly, group(cast, cast.council_member), by=cast.officer, on=cast.on
        )


@pytest.mark.parametrize("who", ["bang_huu_head", "stranger", "neighbour_officer"])
def test_only_accounts_of_the_inspecting_body_are_sent(who: str, cast: Cast) -> None:
    with pytest.raises(Invalid, match="Chỉ cử được thành viên Hội đồng"):
        inspections.assign_visit(
            planned(cast), cast.nhan_ly, group(cast, getattr(cast, who)), by=cast.officer, on=cast.on
        )


def test_a_visit_stays_inside_the_days_of_its_plan(cast: Cast) -> None:
    facts = VisitFacts(date(2024, 7, 1), (cast.officer,), cast.officer)
    with pytest.raises(Invalid, match="trong thời gian của kế hoạch"):
        inspections.assign_visit(planned(cast), cast.nhan_ly, facts, by=cast.officer, on=cast.on)


def test_a_unit_stands_on_a_plan_once(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Đơn vị này đã có trong kế hoạch"):
        inspections.assign_visit(planned(cast), cast.bang_huu, group(cast, cast.officer), by=cast.officer, on=cast.on)


def test_a_new_checklist_goes_over_to_the_visits_of_a_draft(cast: Cast) -> None:
    plan = planned(cast, issue=False)
    facts = inspections.PlanFacts(plan.title, 2024, plan.starts, plan.ends, checklist=("Câu hỏi mới",))
    inspections.edit_plan(plan, facts, version=1, by=cast.officer, on=cast.on)
    assert [item.text for item in plan.visits.get().items.all()] == ["Câu hỏi mới"]


def test_a_group_saves_its_check_list_as_often_as_it_likes(cast: Cast) -> None:
    visit = planned(cast).visits.get()
    checks = {1: Check(CheckAnswer.MET), 2: Check(CheckAnswer.NOT_MET, "Không có sổ")}
    seq = last_seq()
    fresh = visits.record_visit(visit, VisitRecord(checks=checks), version=1, by=cast.council_member, on=cast.on)
    made = VisitRecord(visited_on=cast.on, checks=checks, photos=[picture()])
    fresh = visits.record_visit(fresh, made, version=2, by=cast.council_member, on=cast.on)
    assert (fresh.state, fresh.photos.count()) == ("visited", 1)
    assert list(CheckItem.objects.values_list("answer", "note")) == [("met", ""), ("not_met", "Không có sổ")]
    assert codes_since(seq) == ["visit.recorded", "visit.recorded"]


def test_two_members_saving_the_same_visit_hear_of_each_other(cast: Cast) -> None:
    visit = planned(cast).visits.get()
    visits.record_visit(visit, VisitRecord(), version=1, by=cast.council_member, on=cast.on)
    with pytest.raises(Conflict, match="vừa được người khác lưu"):
        visits.record_visit(visit, VisitRecord(), version=1, by=cast.officer, on=cast.on)


def test_conclusions_are_issued_after_the_visit_and_tell_the_unit(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Chưa kiểm tra"):
        visits.issue_conclusions(planned(cast).visits.get(), number="1", by=cast.council_member, on=cast.on)


def test_issued_conclusions_open_the_findings_and_tell_the_unit(cast: Cast) -> None:
    finding = concluded(cast)
    assert (finding.code, finding.state) == ("KT-2024-01-01/1", "open")
    assert [n.text for n in notices_of(cast.bang_huu_officer) if n.kind == "visit.concluded"] == [
        "Kết luận kiểm tra 7/TB-UBND đã ban hành, có 1 kết luận cần xem."
    ]


def test_a_member_who_does_not_lead_issues_nothing(cast: Cast) -> None:
    visit = visited(cast)
    visit.members.filter(user=cast.council_member).update(is_leader=False)
    with pytest.raises(NotAllowed, match="Chỉ trưởng đoàn"):
        visits.issue_conclusions(visit, number="1", by=cast.council_member, on=cast.on)


def test_a_drafted_finding_can_be_taken_away_and_stays_in_the_ledger(cast: Cast) -> None:
    visit = visited(cast)
    seq = last_seq()
    visits.drop_finding(visit.findings.get(), by=cast.council_member, on=cast.on)
    assert (Finding.objects.count(), codes_since(seq)) == (0, ["finding.dropped"])


def test_a_finding_is_followed_to_its_closure(cast: Cast) -> None:
    finding, on = concluded(cast), cast.on

    def now() -> Finding:
        return Finding.objects.get(pk=finding.pk)

    proof = [ContentFile(b"so", "so.txt")]
    findings.answer_finding(now(), "Đã lập sổ", files=proof, by=cast.bang_huu_officer, on=on)
    findings.return_finding(now(), reason="Sổ thiếu chữ ký", by=cast.council_member, on=on)
    findings.extend_finding(now(), finding.due_on + timedelta(days=5), reason="Mưa lũ", by=cast.officer, on=on)
    findings.answer_finding(now(), "Đã bổ sung", by=cast.bang_huu_head, on=on)
    findings.close_finding(now(), note="Đã xem sổ", by=cast.council_member, on=on)
    chain = [(link.kind, link.files.count()) for link in FollowUp.objects.all()]
    assert chain == [("answer", 1), ("return", 0), ("extend", 0), ("answer", 0), ("close", 0)]
    assert (now().state, now().closed_on) == ("closed", on)


def test_a_unit_does_not_close_its_own_finding(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Chỉ trưởng đoàn"):
        findings.close_finding(concluded(cast), note="Xong", by=cast.bang_huu_head, on=cast.on)


def test_another_unit_does_not_answer_it(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="mới báo cáo khắc phục"):
        findings.answer_finding(concluded(cast), "Xong", by=cast.nhan_ly_officer, on=cast.on)


def test_more_time_is_later_than_before(cast: Cast) -> None:
    finding = concluded(cast)
    with pytest.raises(Invalid, match="Hạn mới phải sau hạn cũ"):
        findings.extend_finding(finding, finding.due_on, reason="x", by=cast.officer, on=cast.on)


def test_a_plan_with_open_visits_is_not_closed(cast: Cast) -> None:
    plan = planned(cast)
    with pytest.raises(Invalid, match="Còn 1 cuộc"):
        inspections.close_plan(plan, by=cast.officer, on=cast.on)


def test_a_cancelled_plan_takes_its_waiting_visits_with_it(cast: Cast) -> None:
    inspections.cancel_plan(planned(cast), reason="Hoãn", by=cast.leader, on=cast.on)
    assert [(v.state, v.cancel_reason) for v in Visit.objects.all()] == [("cancelled", "Hoãn")]
