"""Where in a document targets are listed, where they are only mentioned, and where numbers mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import fold
from thidua.core.logic.values import frozen
from thidua.documents.logic.marks import BULLETS, MarkKind
from thidua.documents.logic.outline import Line, Outline
from thidua.documents.logic.zones import Zone


class Place(StrEnum):
    """What a number on a line can be."""

    LIST = "list"  # the target list: every number is a target
    AIM = "aim"  # the general aim: marked items are targets, prose is not
    CONTENT = "content"  # tasks and contents: a number may be one
    EXCLUDED = "excluded"  # periods, awards, organisation, results of the past


_EXCLUDED = pattern_of(
    r"to chuc thuc hien|thoi gian|khen thuong|kinh phi|muc dich|yeu cau(?! chi tieu)|"
    r"danh gia (?:tinh hinh|ket qua|thuc hien|chung)|"
    r"ket qua|thang diem|cham diem|bang diem|can cu|phan cong|giai thuong|doi tuong|ho so|"
    r"che do bao cao|bao cao|tien do|che do thong tin|tieu chuan (?:khen|xet)|dac diem tinh hinh|quan diem|"
    r"nguyen tac|trach nhiem|dieu khoan|so ket|tong ket|ton tai|han che|binh xet|cach tinh|boi canh|tinh hinh|"
    r"phuong phap (?:cham|danh gia)|phuong thuc|nguon luc|thanh phan|lich |hinh thuc|danh hieu|ty le (?:xet|khen)|"
    r"muc thuong|dang ky"
)
_FIRM_END = pattern_of(
    r"to chuc thuc hien|thoi gian|kinh phi|tien do|thang diem|cham diem|che do|bao cao|hinh thuc|muc thuong|"
    r"phan cong|trach nhiem|binh xet|giai thuong"
)
_ENTRUSTING = pattern_of(r"to chuc thuc hien|phan cong|trach nhiem|nhiem vu|^giao |yeu cau")
_LIST = pattern_of(r"chi tieu|muc tieu|chi so phan dau|phan dau|dang ky thuc hien|noi dung giao uoc|giao uoc")
_PROMISE = pattern_of(
    r"phan dau|giao uoc|\bhua\b|cam ket|quyet tam|dat duoc|dat cho duoc|bang duoc|lam duoc|cung nhau|cung dat|"
    r"thong nhat (?:thi dua|dang ky|thuc hien)|ra suc|can dich|ve dich|den dich|"
    r"(?:dieu|viec|dich|ket qua|con so|moc|nguong) (?:\w+ )?sau"
)
"""What a lead-in without a heading's words says where targets follow: ``chúng tôi hứa với nhau:``."""
_QUOTAS = pattern_of(
    r"chi tieu (?:ve )?(?:khen thuong|danh hieu|de nghi|xet|binh xet)|ty le (?:khen thuong|xet|danh hieu)"
)
_OFFICES = pattern_of(r"(?:hoi dong|ban|phong|luat|cum|khoi) thi dua\W{1,3}khen thuong")
_ORDERED = pattern_of(
    r"^(?!.*(?:phan cong|to chuc thuc hien|bao cao|ho so|kinh phi))"
    r".*\b(?:yeu cau|phat dong|keu goi|de nghi|tap trung|thi dua) .*\b(?:noi dung|nhiem vu|phan viec)(?: \w+){0,4} sau"
)
"""``yêu cầu các cấp thực hiện tốt các nội dung sau:`` opens the contents; only the noun speaks of demands."""
_FIELD = pattern_of(
    r"(?:ve (?:cong tac )?|cong tac |(?:tren |trong )?linh vuc |doi voi |thuc hien )(?!.*(?:noi dung|"
    r"giai phap|bien phap))"
    r"(?!(?:cac )?nhiem vu(?! chinh tri| chuyen mon))"
)
"""A heading that names a field of work (``Về đời sống, phong trào``), not what is to be done in it."""
_GENERAL_AIM = pattern_of(r"mục tiêu (?:chung(?! ta)|tổng quát)")
_CONTENT = pattern_of(r"noi dung|nhiem vu|giai phap|bien phap|phong trao|hoat dong|trien khai")
_SCORING = pattern_of(r"cham diem|thang diem|bang diem|tieu chi (?:cham|danh gia)|xep loai|don doc")
_LONGEST_HEADING = 260
_LONGEST_PLAIN_ITEM = 200
_FIGURE = pattern_of(r"\d")


@frozen
class Spot:
    """One line and where it stands: ``headings`` from the nearest outwards, ``number`` its path (``II.2.a``)."""

    line: Line
    text: str
    place: Place
    headings: tuple[str, ...]
    number: str | None
    above: Line | None  # the line it is a sub-item of
    heading: bool = False
    entrusting: bool = False  # in the part on organisation: who is to do what
    unannounced: bool = False  # in the list by its figures, not by a heading
    item: bool = False  # it stands in a list: behind a mark, or as one of the plain lines under a colon


@frozen
class _Open:
    line: Line
    text: str
    place: Place | None


@lru_cache(maxsize=64)
def place_of(heading: str) -> Place | None:
    """What a heading says about the lines under it, or None where it says nothing."""
    folded = _OFFICES.sub("", fold(heading)[:_LONGEST_HEADING])
    if folded.startswith(("can cu", "tren co so", "kinh gui", "theo de nghi")):
        return Place.EXCLUDED
    aim = _LIST.search(folded)
    if _QUOTAS.search(folded):
        return Place.EXCLUDED
    if _GENERAL_AIM.search(heading.lower()) and "chi tieu" not in folded:
        return Place.AIM
    excluded = _EXCLUDED.search(folded)
    if aim and (not excluded or aim.start() < excluded.start() or "chi tieu" in folded):
        task = _CONTENT.search(folded)
        only_mentions = "chi tieu" not in folded and task is not None and task.start() < aim.start()
        return Place.CONTENT if only_mentions else Place.LIST
    if excluded:
        return Place.CONTENT if _ORDERED.search(folded) else Place.EXCLUDED
    return Place.CONTENT if _CONTENT.search(folded) else None


@lru_cache(maxsize=64)
def _entrusts(heading: str) -> bool:
    return _ENTRUSTING.search(fold(heading)) is not None


def walk_sections(outline: Outline) -> Iterator[Spot]:
    """Every line of body and appendices with its place, in reading order."""
    walk = _Walk(_default_place(outline), numbered=_has_numbering(outline))
    for line in outline.in_zone(Zone.BODY, Zone.APPENDIX):
        yield walk.step(line, outline.words(line).text)


@dataclass(slots=True)
class _Walk:
    """What is open above the line that is read: headings on the stack, and a lead-in without a mark."""

    default: Place
    numbered: bool  # the document uses numbering marks at all
    stack: list[_Open] = field(default_factory=list)
    lead_in: _Open | None = None
    plain_items: bool = False  # the lines under the lead-in may be its items although they have no mark
    opened: bool = False  # a numbered line has been seen
    zone: Zone = Zone.BODY

    def step(self, line: Line, text: str) -> Spot:
        """Take in one line and tell where it stands."""
        if line.zone is not self.zone:
            self.zone, self.stack, self.lead_in = line.zone, [], None
        if not line.cells:
            self._close(line, text)
        above = self._above(line)
        addressed = any(o.text.startswith("Kính gửi") for o in above)
        self.opened = self.opened or (line.number is not None and not addressed)
        own = _field_of_list(_Open(line, text, _own_place(line, text)), self.stack, above)
        place = self._settled(own.place or _place(above, self._usual(line)), line)
        parent = self.stack[-1].line if self.stack else None
        number = _path(self.stack, line)
        item = line.number is not None or (self.plain_items and self.lead_in is not None and above != self.stack)
        headings = _headings(above)
        entrusting = any(map(_entrusts, headings[:2]))
        spot = Spot(line, text, place, headings, number, parent, own.place is not None, entrusting, item=item)
        if line.number is not None and not line.cells:
            self.stack.append(own)
        return spot

    def _close(self, line: Line, text: str) -> None:
        """Close the headings that do not reach down to this line."""
        if line.number is None:
            self.stack = _under_text(self.stack, line)
            if _leads_in(text):
                self.lead_in, self.plain_items = _Open(line, text, _place_led_into(text)), text.endswith(":")
            elif not (self.plain_items and _is_plain_item(text)):
                self.lead_in, self.plain_items = None, False
            return
        self.plain_items = False
        self.stack = [o for o in self.stack if o.line.depth < line.depth]
        strong = line.kind is not None and line.kind <= MarkKind.DECIMAL
        if strong and self.lead_in is not None and self.lead_in.place is None:
            self.lead_in = None

    def _above(self, line: Line) -> list[_Open]:
        led = [self.lead_in] if self.lead_in is not None and self.lead_in.line is not line else []
        return sorted([*self.stack, *led], key=lambda opened: opened.line.start)

    def _usual(self, line: Line) -> Place:
        """Where no heading tells: appendices list targets, the opening of a numbered document looks back."""
        if self.zone is not Zone.BODY:
            return Place.LIST
        listed = self.plain_items and self.lead_in is not None and self.lead_in.line is not line
        if self.opened or line.cells or listed or not self.numbered:
            return self.default
        return Place.EXCLUDED

    def _settled(self, place: Place, line: Line) -> Place:
        if self.default is Place.EXCLUDED:
            return Place.EXCLUDED
        if place is Place.AIM:
            return Place.LIST if line.number is not None else Place.CONTENT
        return place


def _under_text(stack: list[_Open], line: Line) -> list[_Open]:
    """A paragraph without a mark ends the bullets above it and stays under the last heading."""
    return [o for o in stack if o.line.kind not in BULLETS and o.line.depth < max(line.depth, 1)]


def _is_plain_item(text: str) -> bool:
    """A line of a list whose items have no mark: it ends with a semicolon, or is one short sentence with a figure."""
    one_sentence = len(text) < _LONGEST_PLAIN_ITEM and ". " not in text
    return text.endswith(";") or (one_sentence and _FIGURE.search(text) is not None)


def _default_place(outline: Outline) -> Place:
    title = fold(" ".join(outline.words(line).text for line in outline.in_zone(Zone.LETTERHEAD)))
    if _SCORING.search(title):
        return Place.EXCLUDED
    return Place.LIST if "chi tieu" in title and not _has_numbering(outline) else Place.CONTENT


def _has_numbering(outline: Outline) -> bool:
    return any(line.number is not None and line.zone is Zone.BODY for line in outline.lines)


def _leads_in(text: str) -> bool:
    return text.endswith((":", "như sau", "sau đây", "như sau.")) or (
        len(text) < 90 and place_of(text) is not None and not text.endswith((".", ";"))
    )


def _field_of_list(own: _Open, stack: list[_Open], above: list[_Open]) -> _Open:
    """Inside the target list a heading like ``Thi đua, khen thưởng`` names a field of targets."""
    lists = (Place.LIST, Place.AIM)
    outer = _place(stack, Place.CONTENT)
    if outer in lists and own.place is Place.EXCLUDED and not _FIRM_END.search(fold(own.text)):
        return replace(own, place=outer)
    outer = _place(above, Place.CONTENT)
    if outer in lists and own.place is Place.CONTENT and _FIELD.match(fold(own.text)):
        return replace(own, place=outer)
    return own


_BASES = ("Căn cứ", "Theo", "Thực hiện", "Trên cơ sở", "Hưởng ứng", "Kính gửi")


def _place_led_into(text: str) -> Place | None:
    """What a line without a mark leads into: of a paragraph its last sentence counts, behind a legal basis what follows
    the last comma."""
    if text.startswith("Kính gửi"):
        return Place.EXCLUDED
    said = _last_sentence(text)
    if said.startswith(_BASES):
        said = said.rpartition(", ")[2] if ", " in said else ""
    if not text.endswith(":") and said != text:
        return None
    place = place_of(said)
    promised = text.endswith(":") and _PROMISE.search(fold(said)) is not None
    return Place.LIST if promised and place in (None, Place.CONTENT) else place


_STOP = pattern_of(r"[.!?;] (?=\W*(?P<first>[^\W\d_]))")


def _last_sentence(text: str) -> str:
    """What stands behind the last stop that a capital follows."""
    ends = [stop.end() for stop in _STOP.finditer(text) if stop["first"].isupper()]
    return text[ends[-1] :] if ends else text


_POINTS = pattern_of(r"thang diem|cham diem|diem (?:chuan|toi da|cham|tru|cong|thuong|dat)")


def _own_place(line: Line, text: str) -> Place | None:
    """What a line says of itself and the lines under it; the words of a table's head say less than a heading's."""
    if not _is_heading(line, text):
        return None
    place = place_of(text)
    if not line.cells:
        return place
    if place is Place.EXCLUDED and _POINTS.search(fold(text)) is None:
        return None
    return None if place is Place.CONTENT else place


def _is_heading(line: Line, text: str) -> bool:
    """Short, or ending with a colon; a sentence with a full stop and an item behind a bullet are none."""
    if text.endswith((":", "như sau")):
        return len(text) < _LONGEST_HEADING
    if line.kind in BULLETS or text.startswith(("Căn cứ", "Theo đề nghị", "Xét ")):
        return False
    return (
        len(text) < 160
        and not re.search(r"\d[\d.,]*\s?%|\d ?(?:ha|tỷ|triệu|xã|hộ)\b", text)
        and not text.endswith((".", ";"))
    )


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
