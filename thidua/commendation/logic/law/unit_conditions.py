"""What rules ask of collectives: shares of members, rank in the cluster, movements they lead."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.conditions import names_of
from thidua.commendation.logic.law.facts import Facts
from thidua.commendation.logic.law.finding import Finding, ask_person, met, not_yet
from thidua.commendation.logic.terms import DISCIPLINES, LAUNCHERS, Discipline, Launcher

_NO_MEMBERS = "Chưa có số liệu về thành viên của tập thể; hãy nhập danh sách thành viên và danh hiệu của năm"


@dataclass(frozen=True, slots=True)
class MembersHolding:
    """At least so many percent of the members hold the award in the year; the share is compared without rounding."""

    award: AwardCode
    percent: int

    def judge(self, facts: Facts) -> Finding:
        name = names_of((self.award,))
        asks = f"có ít nhất {self.percent}% thành viên đạt {name}"
        if facts.members is None or facts.members.total <= 0:
            return not_yet(asks, _NO_MEMBERS)
        total, held = facts.members.total, facts.members.holding.get(self.award, 0)
        seen = f"{name}: {held}/{total} thành viên"
        if held * 100 >= total * self.percent:
            return met(asks, seen)
        wanted = -(-total * self.percent // 100)
        return not_yet(asks, f"Còn thiếu {wanted - held} thành viên đạt {name}", seen)


@dataclass(frozen=True, slots=True)
class MembersCounted:
    """At least so many members hold the award."""

    award: AwardCode
    least: int = 1

    def judge(self, facts: Facts) -> Finding:
        name = names_of((self.award,))
        asks = f"có ít nhất {self.least} thành viên đạt {name}"
        if facts.members is None:
            return not_yet(asks, _NO_MEMBERS)
        held = facts.members.holding.get(self.award, 0)
        seen = f"{name}: {held} thành viên"
        if held >= self.least:
            return met(asks, seen)
        return not_yet(asks, f"Còn thiếu {self.least - held} thành viên đạt {name}", seen)


@dataclass(frozen=True, slots=True)
class AllMembersComplete:
    """Every member completes the tasks of the year."""

    def judge(self, facts: Facts) -> Finding:
        asks = "100% thành viên hoàn thành nhiệm vụ được giao"
        if facts.members is None:
            return not_yet(asks, _NO_MEMBERS)
        seen = f"Hoàn thành nhiệm vụ: {facts.members.completed}/{facts.members.total} thành viên"
        if facts.members.completed >= facts.members.total > 0:
            return met(asks, seen)
        return not_yet(asks, "Còn thành viên chưa hoàn thành nhiệm vụ", seen)


@dataclass(frozen=True, slots=True)
class NobodyDisciplined:
    """No member was disciplined at the level or above in the year."""

    level: Discipline

    def judge(self, facts: Facts) -> Finding:
        asks = f"không có thành viên bị kỷ luật từ {DISCIPLINES[self.level]} trở lên"
        if facts.members is None:
            return not_yet(asks, _NO_MEMBERS)
        worst = facts.members.worst_discipline
        seen = f"Kỷ luật nặng nhất trong năm: {DISCIPLINES[worst] if worst else 'không có'}"
        if worst is None or worst < self.level:
            return met(asks, seen)
        return not_yet(asks, f"Có thành viên bị kỷ luật {DISCIPLINES[worst]} trong năm", seen)


@dataclass(frozen=True, slots=True)
class LeadsCluster:
    """First in its cụm or khối thi đua, where ``organiser`` is given: one organised by that body."""

    organiser: Launcher | None = None

    def judge(self, facts: Facts) -> Finding:
        asks = "dẫn đầu cụm, khối thi đua" + (f" do {LAUNCHERS[self.organiser]} tổ chức" if self.organiser else "")
        if facts.cluster_rank is None:
            return not_yet(asks, "Chưa có kết quả xếp hạng của cụm, khối thi đua")
        seen = f"Xếp hạng trong cụm, khối: thứ {facts.cluster_rank}"
        if facts.cluster_rank > 1:
            return not_yet(asks, "Chưa dẫn đầu cụm, khối thi đua", seen)
        if self.organiser and facts.cluster_organiser is None:
            return ask_person(asks, "Cần xác nhận cấp tổ chức của cụm, khối thi đua", seen)
        if self.organiser and facts.cluster_organiser is not self.organiser:
            return not_yet(asks, f"Cụm, khối không do {LAUNCHERS[self.organiser]} tổ chức", seen)
        return met(asks, seen)


@dataclass(frozen=True, slots=True)
class LeadsMovement:
    """Leads a thematic movement of at least so many years, launched by one of these."""

    launchers: tuple[Launcher, ...]
    years: int

    def judge(self, facts: Facts) -> Finding:
        by = " hoặc ".join(LAUNCHERS[launcher] for launcher in self.launchers)
        asks = f"dẫn đầu phong trào thi đua theo chuyên đề từ {self.years} năm trở lên do {by} phát động"
        led = [movement for movement in facts.movements if movement.launcher in self.launchers]
        seen = tuple(f"Phong trào do {LAUNCHERS[m.launcher]} phát động: {m.years} năm" for m in led)
        if any(movement.years >= self.years for movement in led):
            return met(asks, *seen)
        return not_yet(asks, f"Chưa dẫn đầu phong trào chuyên đề từ {self.years} năm trở lên do {by} phát động", *seen)
