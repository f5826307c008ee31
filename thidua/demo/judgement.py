"""The judgement of 2024: a scheme from the sample, one cluster judged to the end, one at the cross-scoring.

Also registrations and pledges. Every number is invented and drawn by name, so that each loading shows the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from thidua.campaigns.models import Campaign
from thidua.campaigns.queries import live_targets
from thidua.commendation.logic.catalogue.award import Award
from thidua.commendation.logic.catalogue.awards import award_of
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.core.audit import SYSTEM, Actor
from thidua.demo.founding import Units
from thidua.demo.staffing import INVENTED
from thidua.demo.yearly import chance
from thidua.directory.models import Cluster, Organisation, User
from thidua.directory.queries import cluster_members
from thidua.scoring.actions import appeals, cards, pledges, registrations, rounds
from thidua.scoring.actions.cards import Entry
from thidua.scoring.actions.registrations import Wanted
from thidua.scoring.actions.schemes import create_scheme, publish_scheme
from thidua.scoring.logic.columns import stages_of
from thidua.scoring.logic.methods import Count, Deduction, Manual, Steps, YesNo
from thidua.scoring.logic.samples import thousand_points
from thidua.scoring.logic.scheme import Criterion, Scheme, Section, criteria
from thidua.scoring.logic.sharing_out import Promised
from thidua.scoring.logic.terms import Scorer, SectionKind, Stage
from thidua.scoring.models import (
    ClusterMeeting,
    Registration,
    RegistrationCall,
    RegistrationLine,
    Scorecard,
    ScoringRound,
)
from thidua.scoring.models import Scheme as SchemeRow

Users = Mapping[str, User]
YEAR = 2024
RULED, CALLED, REGISTERED, MET = date(2024, 1, 2), date(2024, 1, 16), date(2024, 2, 5), date(2024, 2, 26)
PUBLISHED, OPENED, SCORED = date(2024, 11, 20), date(2024, 12, 2), date(2024, 12, 9)
CHECKED, CROSSED, APPRAISED = date(2024, 12, 11), date(2024, 12, 12), date(2024, 12, 13)
KNOWN, ANSWERED, FINISHED = date(2024, 12, 13), date(2024, 12, 17), date(2024, 12, 19)
EARLY = rounds.Days(date(2024, 12, 9), date(2024, 12, 11), date(2024, 12, 12), date(2024, 12, 13), appeal_days=5)
LATER = rounds.Days(date(2024, 12, 12), date(2024, 12, 16), date(2024, 12, 20), date(2024, 12, 27), appeal_days=5)
CHECKERS = {"II.1": "vanhoa", "II.2": "noivu", "II.3": "congan"}
"""Departments that own the criteria of the sample's second section."""
NOT_ASKED = 2
"""Targets of the district itself that stand in the scheme, to show what "not assigned" does."""
NOT_YET_IN = frozenset({"chienthang", "vanthuy"})
"""Communes of the second cluster that have not handed their card in."""
CROSSING = ("vanlinh", "banghuu", "hoabinh")
"""Members of the second cluster that have begun to score the others."""
FLAG, EXCELLENT = award_of(AwardCode.PROVINCIAL_FLAG), award_of(AwardCode.EXCELLENT_COLLECTIVE)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the step has to work with."""

    campaign: Campaign
    units: Units
    users: Users

    @property
    def officer(self) -> User:
        """The standing body."""
        return self.users["chuyenvien"]

    def speaker(self, handle: str, *, head: bool = False) -> Actor:
        """Who writes for a unit: its account where it has one, else the system."""
        own = self.users.get(f"{handle}.{'thutruong' if head else 'daumoi'}")
        return own or self.users.get(f"{handle}.thutruong") or SYSTEM

    def handle(self, unit: Organisation) -> str:
        """The handle of a unit."""
        return next(handle for handle, row in self.units.items() if row.pk == unit.pk)


def judge_the_year(campaign: Campaign, units: Units, users: Users) -> str:
    """Everything of this module; what was loaded, in words."""
    world = Judged(campaign, units, users)
    registered = register(world)
    clusters = {row.code: row for row in Cluster.objects.filter(year=YEAR, organiser=units["huyen"])}
    for code, cluster in clusters.items():
        pledge(world, cluster, signed=code == "CUM-1")
    scheme = write_scheme(world)
    judged_to_the_end(world, clusters["CUM-1"], scheme)
    at_the_crossing(world, clusters["CUM-2"], scheme)
    return f"{registered} bản đăng ký, {len(clusters)} giao ước, 2 đợt chấm điểm"


# --- registrations and pledges ---------------------------------------------------------------------------------------


def register(world: Judged) -> int:
    """The rule, the call, and what ten units strive for: approved, changed, waiting, in writing."""
    district, officer = world.units["huyen"], world.officer
    basis = f"Quy chế thi đua, khen thưởng của huyện ({INVENTED.lower()})"
    registrations.set_registration_rule(district, required=True, legal_basis=basis, since=RULED, by=officer, on=RULED)
    call = registrations.call_for_registration(
        district, YEAR, due_on=date(2024, 2, 15), legal_basis=INVENTED, by=officer, on=CALLED
    )
    rows = {handle: _registration(world, call, handle) for handle in _REGISTERED}
    changed = registrations.change_registration(
        rows["vanlinh"], _lines("vanlinh", FLAG, EXCELLENT),
        reason=f"{INVENTED}: bổ sung danh hiệu sau sơ kết sáu tháng", by=world.speaker("vanlinh"), on=date(2024, 7, 10),
    )  # fmt: skip
    registrations.approve_registration(changed, by=world.speaker("vanlinh", head=True), on=date(2024, 7, 11))
    return len(rows)


_REGISTERED = ("dongmo", "nhanly", "chilang", "maisao", "quanson", "vanlinh", "banghuu", "bangmac")


def _registration(world: Judged, call: RegistrationCall, handle: str) -> Registration:
    awards = (EXCELLENT,) if handle in {"quanson", "maisao"} else (FLAG,)
    row = registrations.begin_registration(
        call, world.units[handle], _lines(handle, *awards), by=world.speaker(handle), on=REGISTERED
    )
    if handle == "maisao":
        return row
    day = date(2024, 2, 20) if handle == "banghuu" else REGISTERED
    row = registrations.submit_registration(row, by=world.speaker(handle), on=day)
    if handle == "bangmac":
        return row
    return registrations.approve_registration(row, by=world.speaker(handle, head=True), on=day)


def _lines(handle: str, *awards: Award) -> list[Wanted]:
    title, target = RegistrationLine.Kind.TITLE, RegistrationLine.Kind.TARGET
    planted = 20 + int(chance("rừng", handle) * 60)
    return [
        *(Wanted(title, award.name, award=award.code) for award in awards),
        Wanted(target, f"Trồng mới {planted} ha rừng ({INVENTED.lower()})"),
        Wanted(target, f"Giảm tỷ lệ hộ nghèo ít nhất 3% ({INVENTED.lower()})"),
    ]


def pledge(world: Judged, cluster: Cluster, *, signed: bool) -> None:
    """The opening meeting with its minutes, and the pledge: signed by all, or waiting for some."""
    members = list(cluster_members(cluster))
    meeting = pledges.Meeting(
        ClusterMeeting.Kind.OPENING, MET, tuple(members), place="Hội trường UBND huyện",
        conclusions=f"Thống nhất nội dung giao ước và lịch chấm chéo.\n{INVENTED}.",
    )  # fmt: skip
    pledges.keep_minutes(cluster, meeting, by=world.officer, on=MET)
    targets = ("Thu ngân sách đạt 100% dự toán trở lên", "Giảm tỷ lệ hộ nghèo ít nhất 3%", "Không có đơn thư quá hạn")
    row = pledges.draft_pledge(cluster, [f"{text} ({INVENTED.lower()})" for text in targets], by=world.officer, on=MET)
    due = date(2024, 3, 15) if signed else date(2024, 12, 25)
    row = pledges.open_signing(row, sign_by=due, by=world.officer, on=MET)
    for member in members:
        handle = world.handle(member)
        if signed or handle not in {"bangmac", "vanthuy"}:
            pledges.sign_pledge(row, member, by=world.speaker(handle, head=True), on=MET)


# --- the scheme ------------------------------------------------------------------------------------------------------


def write_scheme(world: Judged) -> SchemeRow:
    """The sample of a thousand points over the targets of the campaign, with departments that check, published."""
    given = live_targets(world.campaign).exclude(indicator=None)
    shared = list(given.filter(allocations__isnull=False).distinct())
    others = list(given.exclude(pk__in=[target.pk for target in shared])[:NOT_ASKED])
    codes = {target.indicator.code: target.name for target in (*shared, *others) if target.indicator}
    table = thousand_points(YEAR, [Promised(code, name) for code, name in codes.items()])
    sections = tuple(_with_checkers(section, world.units) for section in table.sections)
    table = replace(
        table, name=f"Bảng điểm thi đua các xã, thị trấn năm {YEAR} ({INVENTED.lower()})", sections=sections
    )
    row = create_scheme(table, organiser=world.units["huyen"], by=world.officer, on=PUBLISHED)
    return publish_scheme(row, legal_basis=INVENTED, by=world.officer, on=PUBLISHED)


def _with_checkers(section: Section, units: Units) -> Section:
    parts = [
        replace(part, owner=units[CHECKERS[part.key]].code)
        if isinstance(part, Criterion) and part.key in CHECKERS
        else part
        for part in section.parts
    ]
    return replace(section, parts=tuple(parts))


# --- the rounds ------------------------------------------------------------------------------------------------------


def judged_to_the_end(world: Judged, cluster: Cluster, scheme: SchemeRow) -> ScoringRound:
    """All stages, an appeal accepted and one rejected, a gate, the final result."""
    by = world.officer
    row = rounds.open_round(cluster, scheme, EARLY, by=by, on=OPENED)
    listed = _cards(row)
    for card in listed:
        self_score(world, card)
        cards.submit_card(card, by=world.speaker(world.handle(card.organisation), head=True), on=SCORED)
    row = rounds.begin_checking(row, by=by, on=SCORED)
    check_all(world, _cards(row), CHECKED)
    row = rounds.begin_crossing(row, by=by, on=CHECKED)
    listed = _cards(row)
    for scorer in listed[:4]:
        cross_score(world, scorer.organisation, listed, CROSSED)
    row = rounds.begin_appraisal(row, by=by, on=CROSSED)
    listed = _cards(row)
    for card in listed:
        appraise(world, card)
    last = next(card for card in listed if world.handle(card.organisation) == "lienson")
    fact = f"Quyết định kỷ luật người đứng đầu ({INVENTED.lower()})"
    cards.record_gate_fact(last, "liet-1", reason=fact, by=by, on=APPRAISED)
    row = rounds.publish_results(row, by=by, on=KNOWN).round
    _appeals(world, row)
    return rounds.finish_round(row, by=by, on=FINISHED).round


def _cards(row: ScoringRound) -> list[Scorecard]:
    """The cards of a round, all with the one round: its scheme is read once."""
    found = list(Scorecard.objects.filter(round=row).select_related("organisation"))
    for card in found:
        card.round = row
    return found


def _appeals(world: Judged, row: ScoringRound) -> None:
    by_handle = {world.handle(card.organisation): card for card in _cards(row)}
    for handle, claimed, wins in (("nhanly", Decimal(4), True), ("chilang", Decimal(5), False)):
        speaker = world.speaker(handle)
        text = f"{INVENTED}: còn điển hình được công nhận sau ngày tự chấm"
        appeal = appeals.file_appeal(by_handle[handle], "III.3", claimed=claimed, text=text, by=speaker, on=KNOWN)
        answer = f"{INVENTED}: {'có quyết định công nhận' if wins else 'quyết định công nhận sau ngày 14/12'}"
        act = appeals.accept_appeal if wins else appeals.reject_appeal
        act(appeal, answer=answer, by=world.officer, on=ANSWERED)


def at_the_crossing(world: Judged, cluster: Cluster, scheme: SchemeRow) -> ScoringRound:
    """Two cards not handed in, one line sent back, three members at work on the others."""
    by = world.officer
    row = rounds.open_round(cluster, scheme, LATER, by=by, on=OPENED)
    for card in _cards(row):
        handle = world.handle(card.organisation)
        self_score(world, card)
        if handle not in NOT_YET_IN:
            cards.submit_card(card, by=world.speaker(handle, head=True), on=SCORED)
    row = rounds.begin_checking(row, by=by, on=LATER.self_due)
    check_all(world, [card for card in _cards(row) if world.handle(card.organisation) not in NOT_YET_IN], CHECKED)
    row = rounds.begin_crossing(row, by=by, on=LATER.check_due)
    listed = _cards(row)
    for place, handle in enumerate(CROSSING):
        cross_score(world, world.units[handle], listed[: len(listed) - 3 * place], date(2024, 12, 18))
    card = next(card for card in listed if world.handle(card.organisation) == "bangmac")
    mark = card.marks.get(criterion="III.1", stage=Stage.SELF)
    reason = f"{INVENTED}: chưa thấy văn bản phát động trong tài liệu kiểm chứng"
    cards.return_mark(mark, reason=reason, by=by, on=date(2024, 12, 18))
    return row


def self_score(world: Judged, card: Scorecard) -> None:
    """The unit fills its column."""
    unit = card.organisation
    lines = _open_lines(card.round.table, Stage.SELF)
    entries = [Entry(line.key, _measure(line, kind, unit.code)) for kind, line in lines]
    cards.write_marks(card, Stage.SELF, unit, entries, by=world.speaker(world.handle(unit)), on=SCORED)


def check_all(world: Judged, listed: Sequence[Scorecard], on: date) -> None:
    """Every department writes its lines on every card; now and then it takes something off, and says why."""
    for key, handle in CHECKERS.items():
        department = world.units[handle]
        for card in listed:
            entry = _checked(card, key)
            cards.write_marks(card, Stage.CHECK, department, [entry], by=world.speaker(handle), on=on)


def _checked(card: Scorecard, key: str) -> Entry:
    table = card.round.table
    kind, line = next((kind, line) for kind, line in criteria(table) if line.key == key)
    said = _measure(line, kind, card.organisation.code)
    if chance("kiểm tra", key, card.organisation.code) < Decimal("0.7"):
        return Entry(key, said)
    found = said + 1 if isinstance(line.method, Deduction) else said - 2
    return Entry(key, found, f"{INVENTED}: đối chiếu hồ sơ của cơ quan chủ trì")


def cross_score(world: Judged, scorer: Organisation, listed: Sequence[Scorecard], on: date) -> None:
    """One member scores the others."""
    by = world.speaker(world.handle(scorer))
    for card in listed:
        if card.organisation_id != scorer.pk:
            lines = _open_lines(card.round.table, Stage.CROSS)
            entries = [_crossed(line, kind, card.organisation.code, scorer.code) for kind, line in lines]
            cards.write_marks(card, Stage.CROSS, scorer, entries, by=by, on=on)


def _crossed(line: Criterion, kind: SectionKind, unit: str, scorer: str) -> Entry:
    said = _measure(line, kind, unit)
    if said and chance("chấm chéo", line.key, unit, scorer) > Decimal("0.75"):
        return Entry(line.key, said - 1, f"{INVENTED}: tài liệu kiểm chứng chưa đủ")
    return Entry(line.key, said)


def appraise(world: Judged, card: Scorecard) -> None:
    """The standing body writes the lines that nobody else has the last word on."""
    organiser = card.round.cluster.organiser
    lines = [(kind, line) for kind, line in criteria(card.round.table) if _is_standing(line)]
    entries = [Entry(line.key, _measure(line, kind, card.organisation.code)) for kind, line in lines]
    cards.write_marks(card, Stage.APPRAISAL, organiser, entries, by=world.officer, on=APPRAISED)


def _is_standing(line: Criterion) -> bool:
    return line.scorer is Scorer.STANDING and not line.indicator


def _open_lines(table: Scheme, stage: Stage) -> list[tuple[SectionKind, Criterion]]:
    return [(kind, line) for kind, line in criteria(table) if stage in stages_of(line)]


def _measure(line: Criterion, kind: SectionKind, unit: str) -> Decimal:
    """The invented number of a unit on a line."""
    luck = chance(line.key, unit)
    rare = kind is not SectionKind.MAIN
    match line.method:
        case YesNo():
            return Decimal(int(luck > Decimal("0.8" if rare else "0.05")))
        case Manual(mark_step=step):
            steps = (line.maximum * (Decimal("0.84") + luck * Decimal("0.16")) / step).to_integral_value(ROUND_FLOOR)
            return steps * step
        case Steps():
            return (92 + luck * 8).quantize(Decimal("0.1"))
        case Count():
            return Decimal(int(luck * 5)) if not rare else Decimal(int(luck > Decimal("0.8")))
        case _:
            return Decimal(int(luck * 3))
