"""Merit of earlier years: ratings, old honours and initiatives of twenty people and their units.

The old honours come in as they do in a real office: in an Excel file, compared first and then brought in as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thidua.commendation.actions.publishing import publish_batch
from thidua.commendation.actions.record import InitiativeFacts, rate_year, register_initiative
from thidua.commendation.imports.honours import honour_columns, import_honours
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import Rating, Scope
from thidua.commendation.models import HonourBatch
from thidua.core.exports import Sheet, workbook
from thidua.core.imports import Mode
from thidua.demo.cascading import INVENTED, Users
from thidua.demo.founding import Units
from thidua.demo.people import Official, officials
from thidua.directory.models import Organisation, Person, User

BROUGHT_IN, RATED = date(2024, 1, 25), date(2024, 12, 13)
FIRST, RATED_SINCE, NOW = 2020, 2021, 2024
"""The first year with honours, with ratings, and the year of the demonstration."""
RATINGS: Mapping[str, Rating] = {"X": Rating.EXCELLENT, "T": Rating.WELL, "H": Rating.DONE, "K": Rating.NOT_DONE}
DISTRICT_CHAIR, PROVINCE_CHAIR = "Chủ tịch UBND huyện Chi Lăng", "Chủ tịch UBND tỉnh Lạng Sơn"
NUMBERS: Mapping[AwardCode, tuple[int, str]] = {
    AwardCode.ADVANCED_WORKER: (101, DISTRICT_CHAIR),
    AwardCode.GRASSROOTS_FIGHTER: (102, DISTRICT_CHAIR),
    AwardCode.ADVANCED_COLLECTIVE: (103, DISTRICT_CHAIR),
    AwardCode.MERIT_DISTRICT: (118, DISTRICT_CHAIR),
    AwardCode.EXCELLENT_COLLECTIVE: (214, PROVINCE_CHAIR),
    AwardCode.COMMENDATION_PROVINCE: (215, PROVINCE_CHAIR),
}
"""With which number awards of the first year were decided, and by whom."""


@dataclass(frozen=True, slots=True)
class Years:
    """What is known of two people of a unit, a letter for the rating of each year from 2020 on.

    Of the head five years and the years as a fighter, of a certificate of the district and of one of the province; of
    the officer the two years before those that :mod:`thidua.demo.merit` tells of everybody.
    """

    head: str
    officer: str
    fighter: tuple[int, ...] = ()
    commended: tuple[int, ...] = ()
    by_province: tuple[int, ...] = ()

    def ratings(self, *, is_head: bool) -> Iterator[tuple[int, Rating]]:
        """The rating of each known year."""
        return ((year, RATINGS[letter]) for year, letter in enumerate(self.head if is_head else self.officer, FIRST))


RECORDS: Mapping[str, Years] = {
    "banghuu": Years("TTXXX", "TT", (2022, 2023), (2021,)),
    "nhanly": Years("XXXXX", "TX", (2020, 2021, 2022, 2023), (2020,), (2022,)),
    "bangmac": Years("TTTTX", "HT", (), (2023,)),
    "vanlinh": Years("TXXTT", "TT", (2021, 2022)),
    "dongmo": Years("XXTXX", "TT", (2020, 2021, 2023), (2022,)),
    "maisao": Years("HTTTT", "TH"),
    "chilang": Years("TTTKT", "TT", (2022,)),
    "noivu": Years("XXXXX", "TX", (2021, 2022, 2023), (2020, 2021), (2023,)),
    "nongnghiep": Years("TXXXX", "TT", (2022, 2023)),
    "taichinh": Years("TTXXT", "TT", (2023,), (2022,)),
}
EXCELLENT_UNITS: Mapping[str, tuple[int, ...]] = {"nhanly": (2022, 2023), "noivu": (2023,), "dongmo": (2023,)}


@dataclass(frozen=True, slots=True)
class InitiativePlan:
    """A recognised initiative; the shares of its authors, (handle, is the head, hundredths of a percent)."""

    title: str
    year: int
    scope: Scope
    authors: tuple[tuple[str, bool, int], ...]


INITIATIVES = (
    InitiativePlan("Sổ tay điện tử theo dõi chỉ tiêu của thôn", 2021, Scope.GRASSROOTS, (("nhanly", False, 10_000),)),
    InitiativePlan(
        "Quy trình nghiệm thu rừng trồng bằng ảnh có tọa độ",
        2022,
        Scope.GRASSROOTS,
        (("nongnghiep", False, 6_000), ("nongnghiep", True, 4_000)),
    ),
    InitiativePlan(
        "Giao ban tiến độ phong trào qua bảng màu",
        2022,
        Scope.PROVINCE,
        (("noivu", True, 5_000), ("noivu", False, 5_000)),
    ),
    InitiativePlan(
        "Đường hoa tự quản có biển tên từng chi hội",
        2023,
        Scope.GRASSROOTS,
        (("banghuu", True, 7_000), ("banghuu", False, 3_000)),
    ),
    InitiativePlan(
        "Nhận và trả hồ sơ một cửa tại nhà văn hóa thôn", 2024, Scope.GRASSROOTS, (("vanlinh", False, 10_000),)
    ),
    InitiativePlan(
        "Đối chiếu thẻ bảo hiểm y tế theo hộ bằng bảng tính dùng chung",
        2024,
        Scope.GRASSROOTS,
        (("nhanly", True, 3_500), ("nhanly", False, 6_500)),
    ),
)


@dataclass(frozen=True, slots=True)
class Record:
    """What keeping the records brought, in numbers."""

    ratings: int
    honours: int
    initiatives: int


def keep_merit(units: Units, users: Users) -> Record:
    """Enter the old honours from a file, the ratings, the initiatives."""
    officer, posts = users["chuyenvien"], _posts()
    plan = import_honours(
        _file(posts, units),
        file_name="thanh-tich-2020-2023.xlsx",
        under=units["huyen"],
        mode=Mode.ALL_OR_NOTHING,
        by=officer,
        on=BROUGHT_IN,
    )
    publish_batch(HonourBatch.objects.latest("pk"), by=officer, on=BROUGHT_IN)
    people = {person.code: person for person in Person.objects.filter(code__in=[one.code for one in posts.values()])}
    ratings = _rate(posts, people, units, officer)
    for initiative in INITIATIVES:
        _register(initiative, posts, people, officer)
    return Record(ratings, len(plan.rows), len(INITIATIVES))


Posts = Mapping[tuple[str, bool], Official]
"""Who holds the post: unit, and whether as its head."""


def _posts() -> Posts:
    """The last one named has the usual post of the unit; before them come the district's own accounts."""
    return {(one.unit.handle, one.is_head): one for one in officials() if one.unit.handle in RECORDS}


def _rate(posts: Posts, people: Mapping[str, Person], units: Units, officer: User) -> int:
    """The ratings from 2021 on: those of earlier years entered in January, those of 2024 in December."""
    count = 0
    for (handle, is_head), post in posts.items():
        for year, rating in RECORDS[handle].ratings(is_head=is_head):
            if year >= RATED_SINCE:
                _rate_one(people[post.code], year, rating, officer)
                count += 1
    for handle, years in RECORDS.items():
        _rate_one(units[handle], NOW, RATINGS[years.head[-1]], officer)
    return count + len(RECORDS)


def _rate_one(subject: Person | Organisation, year: int, rating: Rating, officer: User) -> None:
    rate_year(subject, year, rating, source=INVENTED, by=officer, on=RATED if year == NOW else BROUGHT_IN)


def _register(plan: InitiativePlan, posts: Posts, people: Mapping[str, Person], officer: User) -> None:
    province = plan.scope is Scope.PROVINCE
    facts = InitiativeFacts(
        title=f"{plan.title} ({INVENTED.lower()})",
        year=plan.year,
        scope=plan.scope,
        recognised_by="Hội đồng sáng kiến tỉnh Lạng Sơn" if province else "Hội đồng sáng kiến huyện Chi Lăng",
        decision=f"Quyết định số {plan.year % 100}/QĐ-HĐSK ngày 10/12/{plan.year}",
    )
    authors = [(people[posts[handle, is_head].code], share) for handle, is_head, share in plan.authors]
    on = date(2024, 12, 16) if plan.year == NOW else BROUGHT_IN
    register_initiative(facts, authors, by=officer, on=on)


# --- the file of old honours -----------------------------------------------------------------------------------------


def _file(posts: Posts, units: Units) -> bytes:
    """The workbook as an officer fills it in, under the headings of the template."""
    columns = honour_columns()
    rows = [[row.get(column.key) for column in columns] for row in _rows(posts, units)]
    heads = [(column.label, column.width) for column in columns]
    return workbook(Sheet("Dữ liệu", "THÀNH TÍCH ĐÃ ĐƯỢC KHEN THƯỞNG", heads, rows, [INVENTED]))


Row = dict[str, object]


def _rows(posts: Posts, units: Units) -> Iterator[Row]:
    for handle, years in RECORDS.items():
        name = units[handle].name
        for is_head in (True, False):
            yield from _of_person(posts[handle, is_head], name, years)
        for year in range(FIRST, NOW):
            excellent = year in EXCELLENT_UNITS.get(handle, ())
            award = AwardCode.EXCELLENT_COLLECTIVE if excellent else AwardCode.ADVANCED_COLLECTIVE
            yield _row(name, award, year)


def _of_person(official: Official, unit: str, years: Years) -> Iterator[Row]:
    holder: Row = {"full_name": official.full_name, "post": official.post}
    for year, rating in years.ratings(is_head=official.is_head):
        if year < NOW and rating >= Rating.WELL:
            yield holder | _row(unit, AwardCode.ADVANCED_WORKER, year)
    if not official.is_head:
        return
    given = {
        AwardCode.GRASSROOTS_FIGHTER: years.fighter,
        AwardCode.MERIT_DISTRICT: years.commended,
        AwardCode.COMMENDATION_PROVINCE: years.by_province,
    }
    for award, won in given.items():
        for year in won:
            yield holder | _row(unit, award, year)


def _row(unit: str, award: AwardCode, year: int) -> Row:
    """One line of the file; decisions are of the January after."""
    number, decided_by = NUMBERS[award]
    return {
        "unit": unit,
        "award": AWARDS[award].name,
        "last_year": year,
        "deed": f"{INVENTED}: thành tích năm {year}",
        "decision_number": f"{number + 7 * (year - FIRST)}/QĐ-UBND",
        "decided_on": date(year + 1, 1, 15),
        "decided_by": decided_by,
    }
