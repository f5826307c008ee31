"""What the columns of a table of targets hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from thidua.campaigns.logic.reading.places import is_unit_head
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import fold
from thidua.core.logic.values import frozen


class Role(StrEnum):
    """The use of a column."""

    NUMBER = "number"
    NAME = "name"
    UNIT = "unit"
    COMPARATOR = "comparator"
    VALUE = "value"
    RESULT = "result"
    OTHER = "other"


@frozen
class Column:
    """A grid column, its head (all head rows joined) and its use."""

    index: int
    head: str
    role: Role
    score: int = 0
    places: bool = False  # its cells are names of places or bodies


_NUMBER = pattern_of(r"^(?:s?tt|so tt|so thu tu|thu tu|muc)\W*$")
_LEAD = pattern_of(
    r"chu tri|phu trach|phoi hop|theo doi|ghi chu|co quan|thuc hien chinh|don vi (?:thuc|chiu|dau|bao|tham)|"
    r"dau moi|can cu|thoi gian|nguoi "
)
_UNIT = pattern_of(r"don vi tinh|^dvt\W*$|^don vi$|dv tinh|d\.v\.t|^dv$|don vi do|^dvi")
_NAME = pattern_of(r"chi tieu|noi dung|ten |danh muc|tieu chi|nhiem vu|linh vuc|chi so|muc tieu|hang muc")
_COMPARE = pattern_of(
    r"so sanh|so voi|%|ty le\W*(?:(?:so|th|kh|dat|hoan|tang|giam)\b|$)|\btang\b\W*(?:giam|truong|so|$)|"
    r"th/kh|kh/th|\buoc/|/th|/kh"
)
_SHARE_UNIT = pattern_of(r"\(\s*(?:dvt:? ?)?[%‰]\s*\)|,\s*[%‰]\s*$")
_RESULT = pattern_of(
    r"thuc hien|\buoc\b|ket qua|\bth\b|\buth\b|dat duoc|hien trang|da dat|thuc te|dau ky|\btruoc\b|nam goc"
)
_PLAN = pattern_of(
    r"ke hoach|\bkh\b|muc tieu|chi tieu|phan dau|giao|dang ky|cam ket|du toan|den nam|den het|nghi quyet"
)
_WHOLE_PERIOD = pattern_of(r"\b\d nam\b|giai doan|ca thoi ky|ca ky|nhiem ky")
_PLACE = pattern_of(
    r"^(?:ten )?(?:cac )?(?:don vi|xa|phuong|dia phuong|dia ban|thon|ban|ap|khom|truong|xi nghiep|nha truong|khu pho|"
    r"to dan pho|chi bo|doi|to|phan xuong|cum|huyen|quan|thi xa|thi tran|thanh pho|tinh|so nganh|nganh|phong|"
    r"co quan|nong truong|lam truong|chi nhanh|hop tac xa|htx|lop|khoa|benh vien|tram|buon|lang|xom|soc|khu|khoi|"
    r"chi doan|chi hoi|dang bo|cong doan|cong ty|nha may)\b"
)
_YEAR = pattern_of(r"(?:19|20)\d\d")
_SCHOOL_YEAR = pattern_of(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
_BODY = pattern_of(
    r"(?:Xã|Phường|Thị trấn|Huyện|Trường|Phòng|Ban|Công|Thôn|Bản|Ấp|Khóm|Khu phố|UBND|Trung tâm|Chi|Đội|Văn phòng|Đảng|"
    r"Hội|Đoàn|Tổ|Trạm|Bệnh viện|Sở|Xí nghiệp|Phân xưởng|Nhà máy|Khối|MN|TH|THCS|THPT)\b"
)
_BODY_NAME = pattern_of(
    r"(?:Xã|Phường|Thị trấn|Thị xã|Thành phố|Huyện|Quận|Tỉnh|Trường|Thôn|Bản|Ấp|Khóm|Khu phố|Khu|Tổ|Đội|Chi bộ|Chi "
    r"đoàn|"
    r"Phân xưởng|Xí nghiệp|Nhà máy|Nông trường|Công ty|Khoa|Phòng|Trạm|Lớp|Hợp tác xã|HTX|Sở|MN|TH|THCS|THPT) [^:;.%]+$"
)
_LONGEST_PLACE = 60
_FEWEST_PLACES = 2
_SYMBOLS = frozenset(
    {
        "≥",
        "≤",
        ">",
        "<",
        "=",
        ">=",
        "<=",
        "dưới",
        "trên",
        "tối thiểu",
        "tối đa",
        "từ",
        "không quá",
        "ít nhất",
        "không dưới",
    }
)


def columns_of(heads: Sequence[str], samples: Sequence[Sequence[str]], year: int | None) -> tuple[Column, ...]:
    """The columns of a table. ``heads`` per grid column, ``samples`` the cells under each, ``year`` of the document."""
    years = [int(y) for head in heads for y in _YEAR.findall(_by_first_year(head))]
    wanted = year if year in years else max(years, default=None)
    return tuple(
        _column(index, head, samples[index] if index < len(samples) else (), wanted) for index, head in enumerate(heads)
    )


def _column(index: int, head: str, sample: Sequence[str], year: int | None) -> Column:
    folded = " ".join(fold(head).split())
    filled = [s.strip() for s in sample if s.strip()]
    numeric = sum(any(map(str.isdigit, s)) for s in filled)
    if _NUMBER.match(folded):
        return Column(index, head, Role.NUMBER)
    if filled and all(s.lower() in _SYMBOLS for s in filled):
        return Column(index, head, Role.COMPARATOR)
    if folded in {"don vi", "dvi"} and filled and 2 * sum(_BODY.match(s) is not None for s in filled) > len(filled):
        return Column(index, head, Role.NAME)  # bodies, not units of measure
    if _UNIT.search(folded) and not _LEAD.search(folded):
        return Column(index, head, Role.UNIT)
    if _LEAD.search(folded) and numeric * 2 <= len(filled):
        return Column(index, head, Role.OTHER)
    if numeric * 2 < len(filled) or (not filled and not _PLAN.search(folded)):
        named = _NAME.search(folded) or _PLACE.match(folded)
        return Column(index, head, Role.NAME if named else Role.OTHER, places=_are_places(filled))
    return _numeric_column(index, head, folded, year)


def _numeric_column(index: int, head: str, folded: str, year: int | None) -> Column:
    score = 0
    own_years = [int(y) for y in _YEAR.findall(_by_first_year(folded))]
    if year is not None and own_years:
        score += 3 if max(own_years) == year else -3
    score += 6 if _WHOLE_PERIOD.search(folded) else 0
    score += 2 if _PLAN.search(folded) else 0
    result = _RESULT.search(folded) is not None and not re.search("thuc hien nhiem vu|ke hoach thuc hien", folded)
    score -= 4 if result else 0
    compared = _COMPARE.search(_SHARE_UNIT.sub("", folded).strip()) is not None and not _PLAN.match(folded)
    score -= 5 if compared else 0
    return Column(index, head, Role.RESULT if score < 0 else Role.VALUE, score)


def _by_first_year(head: str) -> str:
    """``Năm học 2024 - 2025`` is the school year of 2024; longer spans of years stay as they are."""
    return _SCHOOL_YEAR.sub(lambda span: span[1] if int(span[2]) - int(span[1]) == 1 else span[0], head)


def value_column(columns: Sequence[Column]) -> Column | None:
    """The column with the targets: of several, the one whose head speaks most of a plan; the last among equals."""
    values = [c for c in columns if c.role is Role.VALUE]
    return max(values, key=lambda c: (c.score, c.index), default=None)


def _are_places(cells: Sequence[str]) -> bool:
    """Most of the cells are nothing but the name of a place or body."""
    named = sum(is_place_name(cell) for cell in cells)
    return len(cells) >= _FEWEST_PLACES and 3 * named >= 2 * len(cells)


def is_place_name(text: str) -> bool:
    """``Xã Tân Lập``, ``Phân xưởng 2`` or a bare proper name (``Tân Lập``)."""
    bare = text.strip(" :;.")
    if len(bare) > _LONGEST_PLACE:
        return False
    return is_unit_head(bare) or _BODY_NAME.match(bare) is not None


def lists_places(columns: Sequence[Column]) -> bool:
    """Rows are places or bodies and every numeric column is a measure of its own."""
    name = next((c for c in columns if c.role in (Role.NAME, Role.OTHER)), None)
    values = [c for c in columns if c.role is Role.VALUE]
    if name is None or not values or any(c.role is Role.UNIT for c in columns):
        return False
    folded = " ".join(fold(name.head).split())
    return name.places or (_PLACE.match(folded) is not None and all(_has_measure(c) for c in values))


def _has_measure(column: Column) -> bool:
    return len(re.sub(r"[\W\d_]+|nam|kh|ke hoach", "", fold(column.head))) > 3


def heads_are_places(columns: Sequence[Column]) -> bool:
    """Rows are indicators and the numeric columns are places or bodies."""
    heads = [c.head for c in columns if c.role is Role.VALUE]
    return len(heads) > 1 and 3 * sum(is_place_name(head) for head in heads) >= 2 * len(heads)
