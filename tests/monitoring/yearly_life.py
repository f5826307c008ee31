"""What tests of the yearly life begin with: a campaign with movements, an inspection, letters."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.core.files.base import ContentFile

from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import choose_recipients, publish
from thidua.campaigns.actions.parts import add_part
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.terms import Comparator
from thidua.campaigns.models import Campaign, Movement
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Organisation, User
from thidua.monitoring.actions import complaints, inspections, visits
from thidua.monitoring.logic.complaint_states import ComplaintKind, PlannedStep
from thidua.monitoring.logic.inspection_states import Severity
from thidua.monitoring.models import Complaint, Finding, InspectionPlan, Visit

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
STEPS = (PlannedStep("Xác minh", 10), PlannedStep("Kết luận", 30))


def picture(name: str = "anh.png") -> ContentFile:  # type: ignore[type-arg]
    return ContentFile(PNG, name)


def codes_since(seq: int) -> list[str]:
    return list(AuditEntry.objects.filter(seq__gt=seq).order_by("seq").values_list("code", flat=True))


def last_seq() -> int:
    entry = AuditEntry.objects.order_by("-seq").first()
    return entry.seq if entry else 0


def launched(cast: Cast, to: list[Organisation] | None = None) -> Campaign:
    """A published campaign with a target on a rank and two movements: its own, and one of the nation."""
    by, on = cast.officer, cast.on
    facts = CampaignFacts("Thi đua năm 2024", 2024, starts=date(2024, 1, 15), ends=date(2024, 12, 31))
    campaign = create_campaign(facts, issuer=cast.district, by=by, on=on)
    rank = add_indicator(IndicatorFacts("Xếp hạng DDCI", "hạng"), keeper=cast.district, code="DDCI-H", by=by, on=on)
    wanted = TargetFacts("Xếp hạng DDCI", Comparator.GE, Decimal(5), unit="hạng", indicator=rank)
    add_target(campaign, wanted, by=by, on=on)
    own = {"name": "Sạch làng, đẹp ngõ", "level": "district", "lead": cast.agriculture}
    add_part(campaign, Movement, own, by=by, on=on)
    nation = {"name": "Cả nước chung sức xây dựng nông thôn mới", "level": "national", "first_year": 2021}
    add_part(campaign, Movement, nation | {"last_year": 2025, "lead_text": "Chính phủ"}, by=by, on=on)
    set_document_number(campaign, number="05/PĐ-UBND", signed_on=date(2024, 1, 12), by=by, on=on)
    choose_recipients(campaign, to or cast.communes, by=by, on=on)
    return publish(campaign, by=by, on=on)


def planned(cast: Cast, *, issue: bool = True) -> InspectionPlan:
    """A plan with one visit to Bằng Hữu, made by the council member and the officer."""
    facts = inspections.PlanFacts(
        "Kiểm tra công tác thi đua năm 2024", 2024, date(2024, 3, 1), date(2024, 6, 30),
        decision_number="12/QĐ-UBND", decision_date=date(2024, 2, 20), checklist=("Có kế hoạch", "Có sổ theo dõi"),
    )  # fmt: skip
    plan = inspections.create_plan(facts, organisation=cast.district, by=cast.officer, on=cast.on)
    group = inspections.VisitFacts(cast.on, (cast.council_member, cast.officer), cast.council_member)
    inspections.assign_visit(plan, cast.bang_huu, group, by=cast.officer, on=cast.on)
    return inspections.issue_plan(plan, by=cast.officer, on=cast.on) if issue else plan


def visited(cast: Cast) -> Visit:
    """The visit made, with one finding drafted."""
    visit = planned(cast).visits.get()
    facts = visits.VisitRecord(visited_on=cast.on, minutes="Đã làm việc với đơn vị.", photos=[picture()])
    visit = visits.record_visit(visit, facts, by=cast.council_member, on=cast.on)
    draft = visits.FindingDraft(
        "Chưa có sổ theo dõi", Severity.SHORTCOMING, "Lập sổ theo dõi", cast.bang_huu, cast.on + timedelta(days=15)
    )
    visits.draft_finding(visit, draft, by=cast.council_member, on=cast.on)
    return Visit.objects.get(pk=visit.pk)


def concluded(cast: Cast) -> Finding:
    """The conclusions issued: the finding is open."""
    visit = visits.issue_conclusions(visited(cast), number="7/TB-UBND", by=cast.council_member, on=cast.on)
    return Finding.objects.get(visit=visit)


SECRET = "Chuyện kín về quỹ khen thưởng"
SENDER = "Người Gửi Ẩn Danh Mẫu"


def denounced(cast: Cast, *, handlers: list[User] | None = None) -> Complaint:
    """A denunciation of Bằng Hữu and its head, assigned to the council member by the leader."""
    head = cast.bang_huu_head.person
    facts = complaints.ComplaintFacts(
        ComplaintKind.DENUNCIATION, SECRET, f"{SECRET}: kê khống danh sách.", cast.on,
        sender_name=SENDER, concerns_unit=cast.bang_huu, concerns_person=head,
    )  # fmt: skip
    letter = complaints.register_complaint(
        facts, receiver=cast.district, leader=cast.leader, files=[ContentFile(b"a", "bang-chung.txt")],
        by=cast.officer, on=cast.on,
    )  # fmt: skip
    named = [cast.council_member] if handlers is None else handlers
    return complaints.assign_complaint(letter, handlers=named, steps=STEPS, by=cast.leader, on=cast.on)


def recommended(cast: Cast) -> Complaint:
    """A recommendation handled by Bằng Hữu."""
    facts = complaints.ComplaintFacts(
        ComplaintKind.RECOMMENDATION, "Đề nghị công khai kết quả", "Công khai tại nhà văn hóa.", cast.on,
        sender_name="Nông Mẫu Hoa",
    )  # fmt: skip
    letter = complaints.register_complaint(facts, receiver=cast.district, by=cast.officer, on=cast.on)
    return complaints.assign_complaint(
        letter, handlers=[], handling_unit=cast.bang_huu, steps=STEPS, by=cast.officer, on=cast.on
    )
