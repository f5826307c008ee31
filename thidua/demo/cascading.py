"""The campaign sent out, shared out among the communes, acknowledged, answered and once adjusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal

from thidua.campaigns.actions.adjust import AdjustmentFacts, ShareFacts, adjust_target, allocate_target
from thidua.campaigns.actions.answer import acknowledge, mark_seen
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, edit_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.allocation import AllocationCheck
from thidua.campaigns.logic.terms import Comparator, Group
from thidua.campaigns.models import Campaign, Indicator, Participation, Target, TargetAdjustment
from thidua.campaigns.queries import live_targets
from thidua.demo import places
from thidua.demo.founding import Units
from thidua.directory.models import User

Users = Mapping[str, User]

PUBLISHED = date(2024, 1, 10)
ALLOCATED = date(2024, 1, 15)
ACKNOWLEDGE_BY = date(2024, 1, 31)
ADJUSTED = date(2024, 3, 15)
LAST_DAY = date(2024, 12, 31)
INVENTED = "Số liệu minh họa"

NOT_A_PLACE = "Cơ quan cấp huyện không nhận chỉ tiêu theo địa bàn"
Shares = Mapping[str, Decimal]


def _each(value: str, **others: str) -> dict[str, Decimal]:
    """The same value for every commune and town, but for those named."""
    return {unit.handle: Decimal(others.get(unit.handle, value)) for unit in places.COMMUNES}


def _without(shares: dict[str, Decimal], *handles: str) -> dict[str, Decimal]:
    return {handle: value for handle, value in shares.items() if handle not in handles}


@dataclass(frozen=True, slots=True)
class AllocationPlan:
    """How a target is shared out; ``why_not`` is why the other communes get nothing, None leaves them open."""

    indicator: str
    shares: Shares
    why_not: str | None


ALLOCATIONS = (
    AllocationPlan(
        "MT-01",
        _without(_each("60", huukien="70", quanson="70"), "dongmo", "ttchilang"),
        "Thị trấn không còn quỹ đất để trồng rừng mới",
    ),
    AllocationPlan("KT-05", _each("1.2", dongmo="42", ttchilang="18.5", chilang="4.27", lamson="0.8"), ""),
    AllocationPlan("XH-01", {"banghuu": Decimal(1)}, "Không thuộc kế hoạch về đích nông thôn mới năm 2024"),
    AllocationPlan("XH-05", {"maisao": Decimal(1), "vanlinh": Decimal(1)}, "Năm 2024 chưa có trường trong kế hoạch"),
    AllocationPlan("KT-06", {"ttchilang": Decimal(150), "dongmo": Decimal(90)}, None),
)
"""Four targets shared out to the end, one begun: its other communes are still open."""
REPORTED = (
    AllocationPlan("XH-06", _each("82.3"), ""),
    AllocationPlan("XH-08", _each("92"), ""),
    AllocationPlan("XH-10", _each("3"), ""),
    AllocationPlan("MT-03", _each("99.8"), ""),
)
"""Shares that every commune reports on in the demonstration's year of figures."""


def launch(campaign: Campaign, *, officer: User, leader: User) -> Campaign:
    """Set the day by which units acknowledge, and send the campaign out."""
    facts = CampaignFacts(**{f.name: getattr(campaign, f.name) for f in fields(CampaignFacts)})
    facts = replace(facts, acknowledge_by=ACKNOWLEDGE_BY)
    edit_campaign(campaign, facts, version=campaign.version, by=officer, on=PUBLISHED)
    return publish(campaign, by=leader, on=PUBLISHED)


def target_of(campaign: Campaign, indicator: str) -> Target:
    """The target of the campaign that is tied to the indicator."""
    return live_targets(campaign).get(indicator__code=indicator)


def allocate(
    campaign: Campaign, units: Units, plans: Iterable[AllocationPlan] = ALLOCATIONS, *, by: User
) -> list[AllocationCheck]:
    """Share the planned targets out among the communes; how each sum stands."""
    return [
        allocate_target(target_of(campaign, plan.indicator), list(_shares(plan, units)), by=by, on=ALLOCATED)
        for plan in plans
    ]


def _shares(plan: AllocationPlan, units: Units) -> Iterator[ShareFacts]:
    for unit in (*places.COMMUNES, *places.BODIES):
        organisation = units[unit.handle]
        if unit.handle in plan.shares:
            yield ShareFacts(organisation, plan.shares[unit.handle])
        elif unit in places.BODIES:
            yield ShareFacts(organisation, not_assigned=True, reason=NOT_A_PLACE)
        elif plan.why_not is not None:
            yield ShareFacts(organisation, not_assigned=True, reason=plan.why_not)


ACKNOWLEDGED = {
    "banghuu.daumoi": date(2024, 1, 11),
    "nhanly.daumoi": date(2024, 1, 11),
    "vanlinh.daumoi": date(2024, 1, 12),
    "bangmac.daumoi": date(2024, 1, 12),
    "dongmo.daumoi": date(2024, 1, 15),
    "nongnghiep.daumoi": date(2024, 1, 15),
    "taichinh.daumoi": date(2024, 1, 16),
}
ONLY_SEEN = {"maisao.daumoi": date(2024, 1, 18)}


def respond(campaign: Campaign, units: Units, users: Users) -> int:
    """Some units open the campaign, most of these acknowledge it. Returns how many acknowledged."""
    for username, day in {**ACKNOWLEDGED, **ONLY_SEEN}.items():
        user, row = users[username], participation_of(campaign, units, username)
        row = mark_seen(row, by=user, on=day)
        if username in ACKNOWLEDGED:
            acknowledge(row, note="Đã tiếp nhận và phổ biến trong đơn vị.", by=user, on=day)
    return len(ACKNOWLEDGED)


def participation_of(campaign: Campaign, units: Units, username: str) -> Participation:
    """What the campaign is for the unit of this account."""
    return campaign.participations.get(organisation=units[username.split(".")[0]])


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A target that a commune sets itself, by the district's indicator."""

    indicator: str
    comparator: Comparator
    value: str


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """The campaign by which a commune answers."""

    handle: str
    title: str
    theme: str
    number: str
    signed_on: date
    targets: tuple[OwnTarget, ...]


_EQ, _MORE = Comparator.EQ, Comparator.INCREASE_BY
ANSWERS = (
    AnswerPlan(
        "banghuu",
        "Phong trào thi đua về đích nông thôn mới xã Bằng Hữu năm 2024",
        "Chung sức, đồng lòng, về đích đúng hẹn",
        "03/KH-UBND",
        date(2024, 1, 22),
        (OwnTarget("MT-01", _EQ, "65"), OwnTarget("KT-05", _EQ, "1.3"), OwnTarget("XH-08", _EQ, "93")),
    ),
    AnswerPlan(
        "nhanly",
        "Phong trào thi đua xây dựng nông thôn mới nâng cao xã Nhân Lý năm 2024",
        "Nâng chất từng tiêu chí, mỗi thôn một việc mới",
        "02/KH-UBND",
        date(2024, 1, 24),
        (OwnTarget("MT-01", _EQ, "60"), OwnTarget("XH-02", _MORE, "1"), OwnTarget("MT-03", _EQ, "100")),
    ),
    AnswerPlan(
        "vanlinh",
        "Phong trào thi đua phát triển kinh tế vườn đồi xã Vạn Linh năm 2024",
        "Mỗi hộ một vườn tốt, mỗi thôn một mô hình hay",
        "04/KH-UBND",
        date(2024, 1, 29),
        (OwnTarget("MT-01", _EQ, "62"), OwnTarget("XH-05", _MORE, "1")),
    ),
)


def answer(campaign: Campaign, plan: AnswerPlan, units: Units, users: Users) -> Campaign:
    """The commune composes its own campaign, its head sends it to the villages; the district's board shows it."""
    officer, head = users[f"{plan.handle}.daumoi"], users[f"{plan.handle}.thutruong"]
    commune = units[plan.handle]
    facts = CampaignFacts(
        title=plan.title,
        year=2024,
        theme=plan.theme,
        objective=f"{INVENTED}: cụ thể hóa chỉ tiêu huyện giao bằng việc làm của từng thôn.",
        starts=plan.signed_on,
        ends=LAST_DAY,
        doc_type="Kế hoạch",
        place=commune.short_name,
        signer_title="CHỦ TỊCH",
        signer_name=head.display_name,
    )
    own = create_campaign(facts, issuer=commune, answers=campaign, by=officer, on=plan.signed_on)
    for target in plan.targets:
        add_target(own, _own_target(target, campaign), by=officer, on=plan.signed_on)
    set_document_number(own, number=plan.number, signed_on=plan.signed_on, by=officer, on=plan.signed_on)
    return publish(own, by=head, on=plan.signed_on)


def _own_target(plan: OwnTarget, campaign: Campaign) -> TargetFacts:
    parent = target_of(campaign, plan.indicator)
    indicator = parent.indicator
    assert isinstance(indicator, Indicator)
    return TargetFacts(
        name=indicator.name,
        comparator=plan.comparator,
        value=Decimal(plan.value),
        unit=indicator.unit,
        group=Group(indicator.group),
        indicator=indicator,
    )


def adjust(campaign: Campaign, *, by: User) -> TargetAdjustment:
    """One target is raised by a document in March."""
    facts = AdjustmentFacts(
        effective_on=ADJUSTED,
        document_number="512/QĐ-UBND",
        document_date=date(2024, 3, 12),
        document_issuer="Ủy ban nhân dân huyện Chi Lăng",
        reason=f"{INVENTED}: lượng khách hai tháng đầu năm cao hơn dự kiến.",
        value=Decimal(80),
    )
    return adjust_target(target_of(campaign, "KT-07"), facts, by=by, on=ADJUSTED)
