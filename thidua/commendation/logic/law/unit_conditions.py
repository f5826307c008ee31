"""What rules ask of collectives: shares of members, rank in the cluster, movements they lead."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.conditions import names_of
from thidua.commendation.logic.law.facts import Facts
from thidua.commendation.logic.law.finding import Finding, ask_person, met, not_yet
from thidua.commendation.logic.terms import DISCIPLINES, LAUNCHERS, Discipline, Launcher
from thidua.core.logic.saying import either, say, say_counted

_NO_MEMBERS = say("Chưa có số liệu về thành viên của tập thể; hãy nhập danh sách thành viên và danh hiệu của năm")


@dataclass(frozen=True, slots=True)
class MembersHolding:
    """At least so many percent of the members hold the award in the year; the share is compared without rounding."""

    award: AwardCode
    percent: int

    def judge(self, facts: Facts) -> Finding:
        name = names_of((self.award,))
        asks = say("có ít nhất %(percent)s%% thành viên đạt %(name)s", percent=self.percent, name=name)
        if facts.members is None or facts.members.total <= 0:
            return not_yet(asks, _NO_MEMBERS)
        total, held = facts.members.total, facts.members.holding.get(self.award, 0)
        seen = say("%(name)s: %(held)s/%(total)s thành viên", name=name, held=held, total=total)
        if held * 100 >= total * self.percent:
            return met(asks, seen)
        wanted = -(-total * self.percent // 100)
        return not_yet(asks, say("Còn thiếu %(value)s thành viên đạt %(name)s", value=wanted - held, name=name), seen)


@dataclass(frozen=True, slots=True)
class MembersCounted:
    """At least so many members hold the award."""

    award: AwardCode
    least: int = 1

    def judge(self, facts: Facts) -> Finding:
        name = names_of((self.award,))
        asks = say("có ít nhất %(least)s thành viên đạt %(name)s", least=self.least, name=name)
        if facts.members is None:
            return not_yet(asks, _NO_MEMBERS)
        held = facts.members.holding.get(self.award, 0)
        seen = say("%(name)s: %(held)s thành viên", name=name, held=held)
        if held >= self.least:
            return met(asks, seen)
        return not_yet(
            asks, say("Còn thiếu %(value)s thành viên đạt %(name)s", value=self.least - held, name=name), seen
        )


@dataclass(frozen=True, slots=True)
class AllMembersComplete:
    """Every member completes the tasks of the year."""

    def judge(self, facts: Facts) -> Finding:
        asks = say("100% thành viên hoàn thành nhiệm vụ được giao")
        if facts.members is None:
            return not_yet(asks, _NO_MEMBERS)
        seen = say(
            "Hoàn thành nhiệm vụ: %(completed)s/%(total)s thành viên",
            completed=facts.members.completed,
            total=facts.members.total,
        )
        if facts.members.completed >= facts.members.total > 0:
            return met(asks, seen)
        return not_yet(asks, say("Còn thành viên chưa hoàn thành nhiệm vụ"), seen)


@dataclass(frozen=True, slots=True)
class NobodyDisciplined:
    """No member was disciplined at the level or above in the year."""

    level: Discipline

    def judge(self, facts: Facts) -> Finding:
        asks = say("không có thành viên bị kỷ luật từ %(discipline)s trở lên", discipline=DISCIPLINES[self.level])
        if facts.members is None:
            return not_yet(asks, _NO_MEMBERS)
        worst = facts.members.worst_discipline
        seen = say("Kỷ luật nặng nhất trong năm: %(value)s", value=DISCIPLINES[worst] if worst else "không có")
        if worst is None or worst < self.level:
            return met(asks, seen)
        return not_yet(
            asks, say("Có thành viên bị kỷ luật %(discipline)s trong năm", discipline=DISCIPLINES[worst]), seen
        )


@dataclass(frozen=True, slots=True)
class LeadsCluster:
    """First in its cụm or khối thi đua, where ``organiser`` is given: one organised by that body."""

    organiser: Launcher | None = None

    def judge(self, facts: Facts) -> Finding:
        asks = say("dẫn đầu cụm, khối thi đua") + (
            say(" do %(launcher)s tổ chức", launcher=LAUNCHERS[self.organiser]) if self.organiser else ""
        )
        if facts.cluster_rank is None:
            return not_yet(asks, say("Chưa có kết quả xếp hạng của cụm, khối thi đua"))
        seen = say("Xếp hạng trong cụm, khối: thứ %(cluster_rank)s", cluster_rank=facts.cluster_rank)
        if facts.cluster_rank > 1:
            return not_yet(asks, say("Chưa dẫn đầu cụm, khối thi đua"), seen)
        if self.organiser and facts.cluster_organiser is None:
            return ask_person(asks, say("Cần xác nhận cấp tổ chức của cụm, khối thi đua"), seen)
        if self.organiser and facts.cluster_organiser is not self.organiser:
            return not_yet(
                asks, say("Cụm, khối không do %(launcher)s tổ chức", launcher=LAUNCHERS[self.organiser]), seen
            )
        return met(asks, seen)


@dataclass(frozen=True, slots=True)
class LeadsMovement:
    """Leads a thematic movement of at least so many years, launched by one of these."""

    launchers: tuple[Launcher, ...]
    years: int

    def judge(self, facts: Facts) -> Finding:
        by = either(LAUNCHERS[launcher] for launcher in self.launchers)
        asks = say_counted(
            "dẫn đầu phong trào thi đua theo chuyên đề từ %(years)s năm trở lên do %(by)s phát động",
            self.years,
            years=self.years,
            by=by,
        )
        led = [movement for movement in facts.movements if movement.launcher in self.launchers]
        seen = tuple(
            say("Phong trào do %(launcher)s phát động: %(years)s năm", launcher=LAUNCHERS[m.launcher], years=m.years)
            for m in led
        )
        if any(movement.years >= self.years for movement in led):
            return met(asks, *seen)
        return not_yet(
            asks,
            say_counted(
                "Chưa dẫn đầu phong trào chuyên đề từ %(years)s năm trở lên do %(by)s phát động",
                self.years,
                years=self.years,
                by=by,
            ),
            *seen,
        )
