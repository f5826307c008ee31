"""What a rule may ask of the facts. Each condition is a value; :meth:`judge` answers with the facts it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.facts import Facts, Initiative, run_length
from thidua.commendation.logic.law.finding import (
    Finding,
    all_together,
    any_of_them,
    ask_person,
    met,
    not_yet,
)
from thidua.commendation.logic.terms import POINTS, RATINGS, SCOPES, Point, Rating, Scope, reaches
from thidua.core.logic.saying import either, say, say_counted


class Condition(Protocol):
    """Something asked of the facts."""

    def judge(self, facts: Facts) -> Finding: ...


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of the conditions."""

    asks: str
    conditions: tuple[Condition, ...]

    def judge(self, facts: Facts) -> Finding:
        return all_together(self.asks, [condition.judge(facts) for condition in self.conditions])


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the conditions, whichever."""

    asks: str
    conditions: tuple[Condition, ...]

    def judge(self, facts: Facts) -> Finding:
        return any_of_them(self.asks, [condition.judge(facts) for condition in self.conditions])


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A criterion that no record proves: met or not as a person has said, open until somebody says."""

    point: Point

    def judge(self, facts: Facts) -> Finding:
        return _confirmed(self.point, facts.points.get(self.point) if facts.points else None)


@dataclass(frozen=True, slots=True)
class RatedAtLeast:
    """The rating of the year of achievement."""

    rating: Rating

    def judge(self, facts: Facts) -> Finding:
        return _rated(self.rating, facts.year, facts.ratings.get(facts.year))


@dataclass(frozen=True, slots=True)
class RatedThrough:
    """The rating in each of so many years in a row, the last being the year of achievement or the one before."""

    rating: Rating
    years: int

    def judge(self, facts: Facts) -> Finding:
        good = {year for year, rating in facts.ratings.items() if rating >= self.rating and year <= facts.year}
        return _rated_through(self.rating, self.years, facts.year, run_length(good, facts.year))


@dataclass(frozen=True, slots=True)
class HeldInARow:
    """An award for so many years in a row, the last being the year of achievement or the one before.

    Several awards serve side by side, each with its own row; a row that mixes them is left to a person.
    """

    awards: tuple[AwardCode, ...]
    times: int

    def judge(self, facts: Facts) -> Finding:
        name = names_of(self.awards)
        asks = say_counted("%(times)s lần liên tục được tặng %(name)s", self.times, times=self.times, name=name)
        together = facts.years_of(self.awards)
        mixed = run_length(together, facts.year)
        length = mixed
        if len(self.awards) > 1:
            length = max(run_length(facts.years_of((award,)), facts.year) for award in self.awards)
        seen = f"{name}: {_years(together)}"
        if length >= self.times:
            return met(asks, seen)
        if mixed >= self.times:
            return ask_person(
                asks, say("Chuỗi %(times)s năm gồm nhiều danh hiệu khác nhau, cần xin ý kiến", times=self.times), seen
            )
        return not_yet(
            asks, say("Còn thiếu %(value)s lần %(name)s liên tục", value=self.times - length, name=name), seen
        )


@dataclass(frozen=True, slots=True)
class HeldWithin:
    """An award at least so many times within the last years, up to the last year that has its rating."""

    award: AwardCode
    times: int
    years: int

    def judge(self, facts: Facts) -> Finding:
        name = names_of((self.award,))
        asks = say_counted(
            "%(times)s lần %(name)s trong %(years)s năm", self.times, times=self.times, name=name, years=self.years
        )
        last = facts.year if facts.year in facts.ratings else facts.year - 1
        held = {year for year in facts.years_of((self.award,)) if last - self.years < year <= last}
        seen = f"{name}: {_years(held)}"
        if len(held) >= self.times:
            return met(asks, seen)
        return not_yet(
            asks,
            say(
                "Còn thiếu %(value)s lần %(name)s trong %(years)s năm",
                value=self.times - len(held),
                name=name,
                years=self.years,
            ),
            seen,
        )


@dataclass(frozen=True, slots=True)
class HoldsOneOf:
    """One of the awards, whenever it was given, for công trạng."""

    awards: tuple[AwardCode, ...]

    def judge(self, facts: Facts) -> Finding:
        name = names_of(self.awards)
        asks = say("đã được tặng %(name)s", name=name)
        years = facts.years_of(self.awards)
        if years:
            return met(asks, f"{name}: {_years(years)}")
        return not_yet(asks, say("Chưa có %(name)s về công trạng", name=name), say("%(name)s: chưa có", name=name))


@dataclass(frozen=True, slots=True)
class Initiatives:
    """So many recognised initiatives that reach far enough, made in the last ``years`` (any time where None).

    An initiative serves once as a criterion; where only used ones are left, a person decides.
    """

    scope: Scope
    least: int = 1
    years: int | None = 1

    def judge(self, facts: Facts) -> Finding:
        scope = SCOPES[self.scope]
        asks = say(
            "có %(least)s sáng kiến hoặc đề tài, đề án, công trình được công nhận phạm vi %(scope)s",
            least=self.least,
            scope=scope,
        )
        suited = [made for made in facts.initiatives if self._suits(made, facts.year)]
        free = [made for made in suited if not made.used_for]
        seen = tuple(_told(made) for made in suited) or (say("Sáng kiến phạm vi %(scope)s: chưa có", scope=scope),)
        if len(free) >= self.least:
            return met(asks, *seen)
        if len(suited) >= self.least:
            return ask_person(
                asks, say("Sáng kiến đã dùng làm căn cứ khen thưởng; cần người xem xét việc dùng lại"), *seen
            )
        return not_yet(
            asks,
            say("Còn thiếu %(value)s sáng kiến phạm vi %(scope)s", value=self.least - len(suited), scope=scope),
            *seen,
        )

    def _suits(self, made: Initiative, year: int) -> bool:
        recent = self.years is None or year - self.years < made.year
        return recent and made.year <= year and reaches(made.scope, self.scope)


@lru_cache(maxsize=256)
def _confirmed(point: Point, said: bool | None) -> Finding:
    """The same answer serves everybody of whom the same was said; so do those below."""
    asks = POINTS[point]
    if said is None:
        return ask_person(asks, say("Cần người xem xét xác nhận: %(asks)s", asks=asks))
    if said:
        return met(asks, say("Đã xác nhận: %(asks)s", asks=asks))
    return not_yet(
        asks, say("Chưa đạt: %(asks)s", asks=asks), say("Người xem xét kết luận chưa đạt: %(asks)s", asks=asks)
    )


@lru_cache(maxsize=1024)
def _rated(least: Rating, year: int, given: Rating | None) -> Finding:
    asks = say("xếp loại năm %(year)s từ “%(rating)s” trở lên", year=year, rating=RATINGS[least])
    if given is None:
        return not_yet(asks, say("Chưa có kết quả xếp loại năm %(year)s; hãy nhập kết quả xếp loại", year=year))
    seen = say("Xếp loại năm %(year)s: %(rating)s", year=year, rating=RATINGS[given])
    if given >= least:
        return met(asks, seen)
    return not_yet(
        asks, say("Cần xếp loại năm %(year)s từ “%(rating)s” trở lên", year=year, rating=RATINGS[least]), seen
    )


@lru_cache(maxsize=1024)
def _rated_through(least: Rating, years: int, last: int, length: int) -> Finding:
    words = RATINGS[least]
    asks = say_counted("%(years)s năm liên tục xếp loại từ “%(words)s” trở lên", years, years=years, words=words)
    seen = say(
        "Xếp loại từ “%(words)s” trở lên liên tục: %(length)s năm (đến năm %(last)s)",
        words=words,
        length=length,
        last=last,
    )
    if length >= years:
        return met(asks, seen)
    return not_yet(
        asks, say("Còn thiếu %(value)s năm xếp loại từ “%(words)s” trở lên", value=years - length, words=words), seen
    )


@lru_cache(maxsize=256)
def names_of(awards: tuple[AwardCode, ...]) -> str:
    """The awards as a phrase of people."""
    return either(AWARDS[award].name for award in awards)


def _years(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years))) if years else say("chưa có")


def _told(made: Initiative) -> str:
    used = say(", đã dùng cho %(used_for)s", used_for=", ".join(made.used_for)) if made.used_for else ""
    return say(
        "Sáng kiến %(code)s (%(scope)s, năm %(year)s)%(used)s",
        code=made.code,
        scope=SCOPES[made.scope],
        year=made.year,
        used=used,
    )
