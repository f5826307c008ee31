"""A rendered PDF measured against the table of Decree 30/2020/NĐ-CP, Appendix I: sizes, styles, margins, rules.

The measures asked for are those of the decree, not those the renderer was given, so that either can be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from thidua.documents.logic.decree30 import TITLES, Secrecy, Urgency
from thidua.documents.logic.geometry import POINTS_A_MM, points
from thidua.documents.logic.printing import ABOUT, MOTTO, NATION, RECIPIENTS
from thidua.documents.page_marks import Line, PageMarks, Stroke, page_marks

SLACK: Final = 0.3  # millimetres
BODY_SIZES: Final = (13.0, 14.0)
SINGLE, ONE_AND_A_HALF = 1.12, 1.75  # heights of a line in parts of the type size
FRAME: Final = (80.0, 40.0)  # points; a larger drawn box is the frame of a picture
NOT_INDENTED: Final = 58.0  # millimetres on both sides together; a line with less begins at the margin
A4: Final = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not follow the decree. ``box`` is the number in the diagram, empty for the page as a whole."""

    box: str
    part: str
    page: int
    expected: str
    found: str

    def __str__(self) -> str:
        where = f"ô số {self.box}, " if self.box else ""
        return f"Trang {self.page}: {where}{self.part} phải {self.expected}, trong tệp là {self.found}."


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the decree wants one component (Appendix I, part I and II)."""

    box: str
    part: str
    sizes: tuple[float, float]
    found: Callable[[Line, float], bool]
    bold: bool = False
    italic: bool = False
    capitals: bool | None = None  # None where both occur


def _starts(text: str) -> Callable[[Line, float], bool]:
    return lambda line, middle: line.text.startswith(text)


def _is_one_of(texts: Iterable[str]) -> Callable[[Line, float], bool]:
    known = frozenset(filter(None, texts))
    return lambda line, middle: line.text.strip() in known and line.bold


def _is_date(line: Line, middle: float) -> bool:
    return ", ngày" in line.text and line.italic and line.left > middle - points(30) and line.size < BODY_SIZES[1]


def _is_appendix(line: Line, middle: float) -> bool:
    return line.text.startswith("Phụ lục") and line.bold and abs(line.middle - middle) < points(10)


TABLE: Final = (
    Wanted("1", "Quốc hiệu", (12, 13), _starts(NATION), bold=True, capitals=True),
    Wanted("1", "Tiêu ngữ", (13, 14), _starts(MOTTO), bold=True, capitals=False),
    Wanted("3", "số, ký hiệu", (13, 13), _starts("Số:")),
    Wanted("4", "địa danh, thời gian", (13, 14), _is_date, italic=True),
    Wanted("5a", "tên loại văn bản", (13, 14), _is_one_of(TITLES.values()), bold=True, capitals=True),
    Wanted("5b", "trích yếu công văn", (12, 13), _starts(f"{ABOUT} ")),
    Wanted("9b", "từ “Nơi nhận”", (12, 12), _starts(RECIPIENTS), bold=True, italic=True, capitals=False),
    Wanted("10", "dấu chỉ mức độ", (13, 14), _is_one_of([*Secrecy, *Urgency]), bold=True, capitals=True),
    Wanted("", "từ “Phụ lục”", (14, 14), _is_appendix, bold=True, capitals=False),
)
"""Components told by their words; the others are told by their place."""

LATER_PAGES: Final = frozenset({"", "9b"})  # the other boxes are those of the letterhead and the title
ABSTRACT: Final = Wanted("5a", "trích yếu", (13, 14), _starts(""), bold=True)


def measure(pdf: bytes) -> list[Finding]:
    """Everything in a rendered document that does not follow the decree; empty where all does."""
    pages = [_without_pictures(page) for page in page_marks(pdf)]
    findings = list(_page_numbers(pages))
    for number, page in enumerate(pages, start=1):
        findings += _paper(page, number)
        findings += _faces(page, number)
        findings += _components(page, number)
        findings += _running_text(page, number)
    findings += _letterhead(pages[0])
    findings += _closing(pages)
    return findings


def _without_pictures(page: PageMarks) -> PageMarks:
    """The page without words that stand in a picture: they belong to the drawing."""
    frames = [s for s in page.strokes if s.width > FRAME[0] and s.height > FRAME[1]]
    return replace(page, lines=tuple(ln for ln in page.lines if not any(f.holds(ln.left, ln.y) for f in frames)))


def _mm(length: float) -> float:
    return length / POINTS_A_MM


def _paper(page: PageMarks, number: int) -> Iterator[Finding]:
    """A4 and its margins: 20 to 25 above and below, 30 to 35 left, 15 to 20 right."""
    size = tuple(sorted((round(_mm(page.width), 1), round(_mm(page.height), 1))))
    if size != A4:
        yield Finding("", "khổ giấy", number, "là A4 (210 x 297 mm)", f"{size[0]} x {size[1]} mm")
    text = [line for line in page.lines if line.text.strip() and _mm(page.height - line.y) > 20]
    if not text:
        return
    drawn = [s for s in page.strokes if s.width > s.height]
    left = min(_mm(line.left) for line in text)
    right = _mm(page.width) - max([_mm(ln.right) for ln in text] + [_mm(s.right - s.thickness) for s in drawn])
    foot = min(_mm(line.y) for line in text)
    head = min(_mm(page.height - line.y - line.size * 0.66) for line in text)
    for part, least, value in (
        ("lề trái", 30, left),
        ("lề phải", 15, right),
        ("lề dưới", 20, foot),
        ("lề trên", 20, head),
    ):
        if value < least - SLACK:
            yield Finding("", part, number, f"ít nhất {least} mm", f"{value:.1f} mm")
    full = [
        _mm(ln.left)
        for ln in text
        if _mm(page.width - ln.right + ln.left) < NOT_INDENTED and not ln.bold and not ln.italic
    ]
    if full and min(full) > 35 + SLACK:
        yield Finding("", "lề trái", number, "nhiều nhất 35 mm", f"{min(full):.1f} mm")


def _faces(page: PageMarks, number: int) -> Iterator[Finding]:
    """One typeface with the measures of Times New Roman."""
    names = {run.look.font.partition("-")[0] for line in page.lines for run in line.runs if run.text.strip()}
    for name in sorted(names - {"Tinos", "TimesNewRoman", "TimesNewRomanPSMT"}):
        yield Finding("", "phông chữ", number, "là Times New Roman", name)


def _components(page: PageMarks, number: int) -> Iterator[Finding]:
    for line in page.lines:
        for wanted in TABLE:
            if (number == 1 or wanted.box in LATER_PAGES) and wanted.found(line, page.width / 2):
                yield from _styled(line, wanted, number)


def _styled(line: Line, wanted: Wanted, number: int) -> Iterator[Finding]:
    """Size, weight, slope and capitals of one line."""
    least, most = wanted.sizes
    if not least <= line.size <= most:
        yield Finding(wanted.box, wanted.part, number, f"cỡ chữ {least:g}-{most:g}", f"{line.size:g}")
    if line.bold != wanted.bold:
        yield Finding(wanted.box, wanted.part, number, "đậm" if wanted.bold else "không đậm", "ngược lại")
    if line.italic != wanted.italic:
        yield Finding(wanted.box, wanted.part, number, "nghiêng" if wanted.italic else "đứng", "ngược lại")
    if wanted.capitals is not None and line.text.isupper() != wanted.capitals:
        yield Finding(wanted.box, wanted.part, number, "in hoa" if wanted.capitals else "in thường", line.text.strip())


def _running_text(page: PageMarks, number: int) -> Iterator[Finding]:
    """Box 6: indented by 1 or 1.27 cm, single to one and a half lines, at least 6 points between paragraphs."""
    left = points(30)
    for above, below in pairwise(page.lines):
        if above.size != below.size or above.size not in BODY_SIZES or below.bold or above.bold or below.italic:
            continue
        pitch = (above.y - below.y) / above.size
        goes_on = abs(below.left - left) < 1 and abs(above.left - left) < points(11) and 0 < pitch < 3
        if goes_on and not SINGLE <= pitch <= ONE_AND_A_HALF:
            yield Finding("6", "khoảng cách dòng", number, "từ đơn đến 1,5 dòng", f"{pitch:.2f} lần cỡ chữ")
        indent = _mm(below.left) - 30
        if 4 < indent < 14 and not any(abs(indent - wanted) < SLACK for wanted in (10, 12.7)):
            yield Finding("6", "thụt đầu dòng", number, "1 cm hoặc 1,27 cm", f"{indent:.1f} mm")


def _letterhead(page: PageMarks) -> Iterator[Finding]:
    """Boxes 1 and 2 side by side, the issuer bold in capitals, rules of the right length below the boxes."""
    middle = page.width / 2
    motto = next((line for line in page.lines if line.text.startswith(MOTTO)), None)
    if motto is None:
        yield Finding("1", "Tiêu ngữ", 1, f"là “{MOTTO}”", "không có")
        return
    yield from _rule_length(page, [motto], ("1", "đường kẻ dưới Tiêu ngữ"), (0.97, 1.06))
    names = [
        ln for ln in page.lines if ln.y >= motto.y - 60 and ln.middle < middle and ln.size <= 13 and ln.text.isupper()
    ]
    names = [ln for ln in names if ln.text.strip() not in {*Secrecy, *Urgency}]
    issuer = [line for line in names if line.bold]
    if not issuer:
        yield Finding("2", "cơ quan ban hành", 1, "in hoa, đậm, ở bên trái", "không có")
        return
    yield from _rule_length(page, issuer, ("2", "đường kẻ dưới cơ quan ban hành"), (0.33, 0.5))
    yield from _abstract(page, motto)


def _abstract(page: PageMarks, motto: Line) -> Iterator[Finding]:
    """Box 5a: the abstract bold, upright, in the middle, the rule below it."""
    kind = next((line for line in page.lines if line.bold and line.text.strip() in set(TITLES.values())), None)
    if kind is None:
        return
    lines = _centred_below(page, kind)
    if not lines:
        return
    yield from _rule_length(page, lines, ("5a", "đường kẻ dưới trích yếu"), (0.33, 0.5))
    for line in lines:
        yield from _styled(line, ABSTRACT, 1)


def _centred_below(page: PageMarks, kind: Line) -> list[Line]:
    """The lines below the type name that stand in the middle like it, down to the first that does not or the rule."""
    rule = max((s.top for s in _rules(page) if s.top < kind.y and s.width < page.width / 2), default=0.0)
    lines: list[Line] = []
    for line in page.lines[page.lines.index(kind) + 1 :]:
        last = lines[-1] if lines else kind
        if abs(line.middle - kind.middle) > 3 or not 0 < last.y - line.y < 2 * kind.size or line.y < rule:
            break
        lines.append(line)
    return lines if any(not line.text.isupper() for line in lines) else []


def _rules(page: PageMarks) -> list[Stroke]:
    """Level strokes that stand alone, top to bottom."""
    return sorted((s for s in page.strokes if s.height < 2 < s.width), key=lambda s: -s.top)


def _rule_length(
    page: PageMarks, lines: list[Line], what: tuple[str, str], shares: tuple[float, float]
) -> Iterator[Finding]:  # fmt: skip
    """The rule right below some lines, against the longest of them."""
    box, part = what
    longest = max(line.right - line.left for line in lines)
    foot, middle = min(line.y for line in lines), lines[-1].middle
    below = [s for s in _rules(page) if s.top < foot and abs((s.left + s.right) / 2 - middle) < 3]
    if not below or foot - below[0].top > 12:
        yield Finding(box, part, 1, "có", "không có")
        return
    share = (below[0].width - below[0].thickness) / longest
    if not shares[0] <= share <= shares[1]:
        yield Finding(box, part, 1, f"dài từ {shares[0]:.0%} đến {shares[1]:.0%} dòng chữ", f"{share:.0%}")


def _closing(pages: list[PageMarks]) -> Iterator[Finding]:
    """Boxes 7 and 9b: the list of recipients at size 11, signers bold at 13 to 14."""
    for number, page in enumerate(pages, start=1):
        lines = list(page.lines)
        head = next((i for i, line in enumerate(lines) if line.text.startswith(RECIPIENTS)), None)
        if head is None:
            continue
        for line in lines[head + 1 :]:
            if line.bold and not BODY_SIZES[0] <= line.size <= BODY_SIZES[1]:
                yield Finding("7", "người ký", number, "cỡ chữ 13-14", f"{line.size:g}")
            if not line.bold and line.size != 11:
                yield Finding("9b", "danh sách nơi nhận", number, "cỡ chữ 11", f"{line.size:g}")


def _page_numbers(pages: list[PageMarks]) -> Iterator[Finding]:
    """In the middle of the top margin, 13 to 14, from 2 on; none on the first page of the document or an appendix."""
    expected = 1
    for number, page in enumerate(pages, start=1):
        top = [line for line in page.lines if _mm(page.height - line.y) < 20]
        begins = number == 1 or any(line.bold and line.text.startswith("Phụ lục") for line in page.lines[:2])
        expected = 1 if begins else expected + 1
        shown = " ".join(line.text.strip() for line in top)
        wanted = "" if expected == 1 else str(expected)
        if shown != wanted:
            yield Finding("", "số trang", number, f"là “{wanted}”", f"“{shown}”")
        for line in top:
            if not BODY_SIZES[0] <= line.size <= BODY_SIZES[1]:
                yield Finding("", "số trang", number, "cỡ chữ 13-14", f"{line.size:g}")
