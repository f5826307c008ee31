"""The yearly statistics forms of the Ministry of Home Affairs on emulation and commendation, as values.

Numbers, rows and columns follow forms 0601, 0602 and 0603 of Thông tư 2/2023/TT-BNV as systems of local government
print them; the circular itself has not been read, and Thông tư 18/2025/TT-BNV may have changed them: :data:`EVIDENCE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from thidua.commendation.logic.catalogue.award import Group
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import TT_02_2023, Citation
from thidua.commendation.logic.statistics import AwardLevel, level_of
from thidua.commendation.logic.terms import Evidence, MeritKind, SubjectKind
from thidua.core.logic.saying import say

SOURCE = Citation(TT_02_2023)
EVIDENCE = Evidence.WEAK


class Rank(StrEnum):
    """The post of a person on the day of the decision, the highest one; WORKER holds no leading post."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    BUSINESS = "business"
    OTHER = "other"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Given:
    """How many honours are alike in everything that the forms ask. ``rank`` of a person alone."""

    award: AwardCode
    subject: SubjectKind
    merit: MeritKind
    count: int
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading and, under one heading shared with the next, its part."""

    heading: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A row: its words, its code (empty for a mere heading), in what is counted, how deep it stands, the numbers.

    None is a cell that the form leaves blank.
    """

    label: str
    code: str
    cells: tuple[int | None, ...]
    unit: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. ``unplaced`` counts what the total has and no row of the lengths can hold."""

    code: str
    title: str
    heads: tuple[Head, ...]
    lines: tuple[FormLine, ...]
    unplaced: int = 0


Meets = Callable[[Given], bool]


@dataclass(frozen=True, slots=True)
class _Column:
    head: Head
    meets: Meets


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the two forms of honours; ``meets`` None is a heading, or what no honour in the system can be."""

    label: str
    unit: str = ""
    depth: int = 0
    meets: Meets | None = None
    coded: bool = True


def _collective(row: Given) -> bool:
    return row.subject is not SubjectKind.INDIVIDUAL


def _person(row: Given) -> bool:
    return row.subject is SubjectKind.INDIVIDUAL


def _subject(*kinds: SubjectKind) -> Meets:
    return lambda row: row.subject in kinds


def _rank(rank: Rank) -> Meets:
    return lambda row: row.rank is rank


def _merit(merit: MeritKind) -> Meets:
    return lambda row: row.merit is merit


_GROUPS = (SubjectKind.COLLECTIVE, SubjectKind.COMMUNE, SubjectKind.VILLAGE, SubjectKind.ENTERPRISE)
_PEOPLE = say("Người")
_SUBJECTS = (
    _Row(say("Chia theo đối tượng khen thưởng"), coded=False),
    _Row(say("Tập thể"), say("Tập thể"), 1, _subject(*_GROUPS)),
    _Row(say("Trong đó: doanh nghiệp"), say("Doanh nghiệp"), 2, _subject(SubjectKind.ENTERPRISE)),
    _Row(say("Hộ gia đình"), say("Hộ"), 1, _subject(SubjectKind.HOUSEHOLD)),
    _Row(say("Cá nhân"), _PEOPLE, 1, _person),
    _Row(say("Lãnh đạo cấp bộ, cấp tỉnh và tương đương trở lên"), _PEOPLE, 2, _rank(Rank.PROVINCE)),
    _Row(say("Lãnh đạo cấp vụ, sở, ngành và tương đương"), _PEOPLE, 2, _rank(Rank.DEPARTMENT)),
    _Row(say("Doanh nhân"), _PEOPLE, 2, _rank(Rank.BUSINESS)),
    _Row(say("Các cấp lãnh đạo khác từ phó phòng trở lên"), _PEOPLE, 2, _rank(Rank.OTHER)),
    _Row(say("Người trực tiếp công tác, lao động, học tập, chiến đấu"), _PEOPLE, 2, _rank(Rank.WORKER)),
)
_KINDS = (
    _Row(say("Chia theo phương thức khen thưởng"), coded=False),
    _Row(say("Thường xuyên"), "", 1, _merit(MeritKind.MERIT)),
    _Row(say("Chuyên đề"), "", 1, _merit(MeritKind.MOVEMENT)),
    _Row(say("Đột xuất"), "", 1, _merit(MeritKind.UNEXPECTED)),
    _Row(say("Đối ngoại"), "", 1, _merit(MeritKind.EXTERNAL)),
    _Row(say("Cống hiến"), "", 1, _merit(MeritKind.DEDICATION)),
    _Row(say("Niên hạn"), "", 1, _merit(MeritKind.SERVICE)),
    _Row(say("Kháng chiến"), "", 1),
)
_STATE_CODES = (1, 2, 3, *range(6, 22))
"""04 and 05 stand in no copy of the form that was seen."""
_ALL = _Row(say("Tổng số"), meets=lambda _row: True)


def state_form(honours: Sequence[Given]) -> Form:
    """0602: honours of the state level, a column for each form that was given, collectives and people apart."""
    rows = [row for row in honours if level_of(row.award) is AwardLevel.STATE]
    orders = _given(rows, Group.ORDER, Group.MEDAL)
    honorary = _given(rows, Group.HONORARY)
    columns: list[_Column] = []
    for award in (*orders, AwardCode.GOVERNMENT_FLAG, AwardCode.COMMENDATION_PM, AwardCode.NATIONAL_FIGHTER, *honorary):
        columns += _apart(award)
    senders = (
        _Row(say("Chia theo đơn vị trình Thủ tướng Chính phủ"), coded=False),
        _Row(say("Bộ, ban, ngành, đoàn thể Trung ương"), say("Bộ, ngành"), 1),
        _Row(say("Tỉnh, thành phố trực thuộc Trung ương"), say("Tỉnh, TP"), 1, lambda _row: True),
    )
    lines = _lines(rows, columns, (_ALL, *senders, *_SUBJECTS, *_KINDS), _STATE_CODES)
    return Form("0602.N/BNV-TĐKT", say("Số lượng khen thưởng cấp Nhà nước"), _heads(columns), lines)


def _given(rows: Iterable[Given], *groups: Group) -> list[AwardCode]:
    """The awards of the groups that somebody got, as the catalogue has them."""
    found = {row.award for row in rows if AWARDS[row.award].group in groups}
    return [award for award in AWARDS if award in found]


def _apart(award: AwardCode) -> list[_Column]:
    """One column of an award for one kind of subject, two where collectives and people get it."""
    people = SubjectKind.INDIVIDUAL in AWARDS[award].subjects
    groups = bool(set(AWARDS[award].subjects) - {SubjectKind.INDIVIDUAL})
    name = AWARDS[award].name
    sides = ((groups, say("Tập thể"), _collective), (people, say("Cá nhân"), _person))
    return [_Column(Head(name, part), _both(_of(award), side)) for there, part, side in sides if there]


def _of(*awards: AwardCode) -> Meets:
    return lambda row: row.award in awards


def _both(one: Meets, other: Meets) -> Meets:
    return lambda row: one(row) and other(row)


_PROVINCE_COLUMNS = (
    _Column(Head(say("Bằng khen")), _of(AwardCode.COMMENDATION_PROVINCE, AwardCode.COMMENDATION_MINISTRY)),
    _Column(
        Head(say("Chiến sĩ thi đua cấp bộ, cấp tỉnh")), _of(AwardCode.PROVINCIAL_FIGHTER, AwardCode.MINISTERIAL_FIGHTER)
    ),
    _Column(Head(say("Cờ thi đua cấp bộ, cấp tỉnh")), _of(AwardCode.PROVINCIAL_FLAG, AwardCode.MINISTERIAL_FLAG)),
    _Column(Head(say("Kỷ niệm chương, huy hiệu cấp bộ, cấp tỉnh")), _of(AwardCode.COMMEMORATIVE_MEDAL)),
)


def province_form(honours: Sequence[Given]) -> Form:
    """0603: honours of ministries and provinces in four columns; what stands in none of them is not counted."""
    rows = [row for row in honours if any(column.meets(row) for column in _PROVINCE_COLUMNS)]
    lines = _lines(rows, _PROVINCE_COLUMNS, (_ALL, *_SUBJECTS, *_KINDS), range(1, 18))
    title = say("Số lượng khen thưởng cấp bộ, ban, ngành, đoàn thể Trung ương và tỉnh, thành phố")
    return Form("0603.N/BNV-TĐKT", title, _heads(_PROVINCE_COLUMNS), lines)


def _heads(columns: Iterable[_Column]) -> tuple[Head, ...]:
    return (Head(say("Tổng số")), *(column.head for column in columns))


def _lines(
    rows: Sequence[Given], columns: Sequence[_Column], wanted: Iterable[_Row], codes: Iterable[int]
) -> tuple[FormLine, ...]:
    found, numbers = [], iter(codes)
    blank = (None,) * (len(columns) + 1)
    for row in wanted:
        cells = blank if row.meets is None else _cells(list(filter(row.meets, rows)), columns)
        found.append(FormLine(row.label, f"{next(numbers):02d}" if row.coded else "", cells, row.unit, row.depth))
    return tuple(found)


def _cells(rows: Sequence[Given], columns: Iterable[_Column]) -> tuple[int, ...]:
    return (_sum(rows), *(_sum(filter(column.meets, rows)) for column in columns))


def _sum(rows: Iterable[Given]) -> int:
    return sum(row.count for row in rows)


# --- movements -------------------------------------------------------------------------------------------------------


class Launcher(StrEnum):
    """Who launches a movement: the columns of the form."""

    CENTRAL = "central"
    PROVINCE = "province"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Launched:
    """One movement of the year. ``months`` is how long it lasts, None where nobody wrote it down."""

    launcher: Launcher
    thematic: bool
    months: int | None


def _lasting(least: int, below: int | None) -> Callable[[Launched], bool]:
    return lambda one: one.months is not None and one.months >= least and (below is None or one.months < below)


_LAUNCHERS = {
    Launcher.CENTRAL: say("Cấp Trung ương"),
    Launcher.PROVINCE: say("Cấp bộ, ban, ngành, đoàn thể Trung ương, tỉnh, thành phố"),
    Launcher.UNIT: say("Cơ quan, tổ chức, đơn vị"),
}
_MOVEMENT_ROWS: tuple[tuple[str, int, Callable[[Launched], bool] | None], ...] = (
    (say("Tổng số"), 0, lambda _one: True),
    (say("Chia theo phạm vi tổ chức thi đua"), -1, None),
    (say("Toàn quốc"), 1, lambda one: one.launcher is Launcher.CENTRAL),
    (say("Bộ, ban, ngành, đoàn thể, địa phương"), 1, lambda one: one.launcher is Launcher.PROVINCE),
    (say("Cụm, khối thi đua do Hội đồng Thi đua - Khen thưởng các cấp tổ chức"), 1, None),
    (say("Cơ quan, tổ chức, đơn vị"), 1, lambda one: one.launcher is Launcher.UNIT),
    (say("Chia theo thời hạn thi đua"), -1, None),
    (say("Dưới 1 năm"), 1, _lasting(0, 12)),
    (say("1 năm"), 1, _lasting(12, 13)),
    (say("Trên 1 năm đến dưới 3 năm"), 1, _lasting(13, 36)),
    (say("Từ 3 năm đến dưới 5 năm"), 1, _lasting(36, 60)),
    (say("Từ 5 năm trở lên"), 1, _lasting(60, None)),
    (say("Chia theo phương thức tổ chức phong trào thi đua"), -1, None),
    (say("Thi đua theo chuyên đề"), 1, lambda one: one.thematic),
    (say("Thi đua thường xuyên hằng năm"), 1, lambda one: not one.thematic),
)


def movements_form(launched: Sequence[Launched]) -> Form:
    """0601: movements by who launches them, by their scope, length and way of organising."""
    heads = (Head(say("Tổng số")), *(Head(words) for words in _LAUNCHERS.values()))
    lines, number = [], 0
    for label, depth, meets in _MOVEMENT_ROWS:
        number += depth >= 0
        rows = [one for one in launched if meets is not None and meets(one)]
        cells: tuple[int | None, ...] = (None,) * len(heads)
        if meets is not None:
            cells = (len(rows), *(sum(one.launcher is who for one in rows) for who in _LAUNCHERS))
        lines.append(FormLine(label, f"{number:02d}" if depth >= 0 else "", cells, "", max(depth, 0)))
    unknown = sum(one.months is None for one in launched)
    return Form("0601.N/BNV-TĐKT", say("Số phong trào thi đua"), heads, tuple(lines), unknown)
