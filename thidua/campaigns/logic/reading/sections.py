"""Where in a document targets are listed, where they are only mentioned, and where numbers mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from thidua.core.logic.text import fold
from thidua.documents.logic.marks import BULLETS, MarkKind
from thidua.documents.logic.outline import Line, Outline
from thidua.documents.logic.zones import Zone


class Place(StrEnum):
    """What a number on a line can be."""

    LIST = "list"  # the target list: every number is a target
    AIM = "aim"  # the general aim: marked items are targets, prose is not
    CONTENT = "content"  # tasks and contents: a number may be one
    EXCLUDED = "excluded"  # periods, awards, organisation, results of the past


_EXCLUDED = re.compile(
    r"to chuc thuc hien|thoi gian|khen thuong|kinh phi|muc dich|yeu cau(?! chi tieu)|danh gia tinh hinh|ket qua (?:thuc hien|dat duoc)|"
    r"thang diem|cham diem|bang diem|can cu|phan cong|giai thuong|doi tuong|ho so|che do bao cao|bao cao|tien do|che do thong tin|"
    r"tieu chuan (?:khen|xet)|dac diem tinh hinh|quan diem|nguyen tac|trach nhiem|dieu khoan|so ket|tong ket|ton tai|han che|binh xet|"
    r"cach tinh|boi canh|tinh hinh chung|phuong phap (?:cham|danh gia)|phuong thuc|nguon luc|thanh phan|lich |hinh thuc|danh hieu|ty le (?:xet|khen)|muc thuong|dang ky"
)
_FIRM_END = re.compile(
    r"to chuc thuc hien|thoi gian|kinh phi|tien do|thang diem|cham diem|che do|bao cao|hinh thuc|muc thuong|phan cong|trach nhiem|binh xet|giai thuong"
)
_LIST = re.compile(r"chi tieu|muc tieu|chi so phan dau|phan dau|dang ky thuc hien|noi dung giao uoc|giao uoc")
_GENERAL_AIM = re.compile(r"mục tiêu (?:chung(?! ta)|tổng quát)")
_CONTENT = re.compile(r"noi dung|nhiem vu|giai phap|bien phap|phong trao|hoat dong|trien khai")
_SCORING = re.compile(r"cham diem|thang diem|bang diem|tieu chi (?:cham|danh gia)|xep loai|don doc")
_LONGEST_HEADING = 260


@dataclass(frozen=True, slots=True)
class Spot:
    """One line and where it stands: ``headings`` from the nearest outwards, ``number`` its path (``II.2.a``)."""

    line: Line
    text: str
    place: Place
    headings: tuple[str, ...]
    number: str | None
    above: Line | None  # the line it is a sub-item of
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    line: Line
    text: str
    place: Place | None


def place_of(heading: str) -> Place | None:
    """What a heading says about the lines under it, or None where it says nothing."""
    folded = fold(heading)[:_LONGEST_HEADING]
    if folded.startswith(("can cu", "tren co so", "kinh gui", "theo de nghi")):
        return Place.EXCLUDED
    aim = _LIST.search(folded)
    if _GENERAL_AIM.search(heading.lower()) and "chi tieu" not in folded:
        return Place.AIM
    excluded = _EXCLUDED.search(folded)
    if aim and (not excluded or aim.start() < excluded.start() or "chi tieu" in folded):
        task = _CONTENT.search(folded)
        only_mentions = "chi tieu" not in folded and task is not None and task.start() < aim.start()
        return Place.CONTENT if only_mentions else Place.LIST
    if excluded:
        return Place.EXCLUDED
    return Place.CONTENT if _CONTENT.search(folded) else None


def walk_sections(outline: Outline) -> Iterator[Spot]:
    """Every line of body and appendices with its place, in reading order."""
    stack: list[_Open] = []
    lead_in: _Open | None = None
    opened = False
    default = _default_place(outline)
    zone = Zone.BODY
    for line in outline.in_zone(Zone.BODY, Zone.APPENDIX):
        if line.zone is not zone:
            zone, stack, lead_in = line.zone, [], None
        text = outline.words(line).text
        if not line.cells:
            stack = [o for o in stack if o.line.depth < line.depth] if line.number else _under_text(stack, line)
            if line.number is None:
                lead_in = _Open(line, text, _place_led_into(text)) if _leads_in(text) else None
            elif lead_in is not None and line.kind is not None and line.kind <= MarkKind.DECIMAL and lead_in.place is None:
                lead_in = None
        opened = opened or line.number is not None
        before = default if opened or line.cells else (Place.EXCLUDED if _has_numbering(outline) else Place.CONTENT)
        own = _Open(line, text, place_of(text) if _is_heading(line, text) else None)
        above = sorted(
            [*stack, *([lead_in] if lead_in and lead_in.line is not line else [])], key=lambda opened: opened.line.start
        )
        outer = _place(above, before if zone is Zone.BODY else Place.LIST)
        own = _field_of_list(own, stack)
        place = own.place or outer
        if default is Place.EXCLUDED:
            place = Place.EXCLUDED
        elif place is Place.AIM:
            place = Place.LIST if line.number is not None else Place.CONTENT
        yield Spot(line, text, place, _headings(above), _path(stack, line), stack[-1].line if stack else None, own.place is not None)
        if line.number is not None and not line.cells:
            stack.append(own)


def _under_text(stack: list[_Open], line: Line) -> list[_Open]:
    """A paragraph without a mark ends the bullets above it and stays under the last heading."""
    return [o for o in stack if o.line.kind not in BULLETS and o.line.depth < max(line.depth, 1)]


def _default_place(outline: Outline) -> Place:
    title = fold(" ".join(outline.words(line).text for line in outline.in_zone(Zone.LETTERHEAD)))
    return Place.EXCLUDED if _SCORING.search(title) else Place.CONTENT


def _has_numbering(outline: Outline) -> bool:
    return any(line.number is not None and line.zone is Zone.BODY for line in outline.lines)


def _leads_in(text: str) -> bool:
    return text.endswith((":", "như sau", "sau đây", "như sau.")) or (len(text) < 90 and place_of(text) is not None and not text.endswith("."))


def _field_of_list(own: _Open, above: list[_Open]) -> _Open:
    """Inside the target list a heading like ``Thi đua, khen thưởng`` names a field of targets."""
    outer = _place(above, Place.CONTENT)
    if outer in (Place.LIST, Place.AIM) and own.place is Place.EXCLUDED and not _FIRM_END.search(fold(own.text)):
        return replace(own, place=outer)
    return own


def _place_led_into(text: str) -> Place | None:
    """What a line without a mark leads into; a legal basis says nothing about the lines under it."""
    return None if text.startswith(("Căn cứ", "Theo", "Thực hiện", "Trên cơ sở", "Hưởng ứng")) else place_of(text)


def _is_heading(line: Line, text: str) -> bool:
    """Short, or ending with a colon; a sentence with a full stop and an item behind a bullet are none."""
    if text.endswith((":", "như sau")):
        return len(text) < _LONGEST_HEADING
    if line.kind in BULLETS or text.startswith(("Căn cứ", "Theo đề nghị", "Xét ")):
        return False
    return len(text) < 160 and not re.search(r"\d[\d.,]*\s?%|\d ?(?:ha|tỷ|triệu|xã|hộ)\b", text) and not text.endswith((".", ";"))


def _place(above: list[_Open], default: Place) -> Place:
    for opened in reversed(above):
        if opened.place is not None:
            return opened.place
    return default


def _headings(above: list[_Open]) -> tuple[str, ...]:
    return tuple(opened.text for opened in reversed(above))


def _path(stack: list[_Open], line: Line) -> str | None:
    numbers: list[str] = []
    for one in [*(o.line for o in stack), line]:
        if one.number is None or one.kind in BULLETS:
            continue
        bare = one.number.strip("().:")
        if "." in bare:
            numbers = [n for n in numbers if not n.isdigit() and "." not in n]
        numbers.append(bare)
    return ".".join(numbers) or None
