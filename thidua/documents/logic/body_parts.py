"""What the body of an administrative document is made of (Decree 30/2020/NĐ-CP, Appendix I, box 6).

The constructors bring every part into one written form, so that what is printed can be read back to an equal value:

* text is composed (NFC), its white space collapsed, invisible characters dropped, odd hyphens made plain;
* the titles of Phần, Chương and Mục stand in capitals, as the decree prints them;
* the widths of a table's columns are per cent of the line, and a column without any text is aligned to the left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from thidua.core.logic.text import collapse, nfc

INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
HYPHENS: Final = str.maketrans({"\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-"})
WHOLE_LINE: Final = 100  # per cent


def clean(text: str) -> str:
    """The one written form of a line of text: composed, on one line, nothing invisible in it."""
    kept = (c if c.isspace() or unicodedata.category(c) not in INVISIBLE else "" for c in nfc(text))
    return nfc(collapse("".join(kept).translate(HYPHENS)))


class Level(StrEnum):
    """Parts of the body, outermost first (box 6)."""

    PART = "part"  # Phần I, its title in capitals on the next line
    CHAPTER = "chapter"  # Chương I, likewise
    DIVISION = "division"  # Mục 1 of a chapter, likewise
    SECTION = "section"  # I., II.: the customary heading of plans and reports
    ARTICLE = "article"  # Điều 1.
    CLAUSE = "clause"  # 1.
    SUBCLAUSE = "subclause"  # 1.1.
    POINT = "point"  # a)


CENTRED: Final = {Level.PART: "Phần", Level.CHAPTER: "Chương", Level.DIVISION: "Mục"}
"""The levels whose word and number stand on a line of their own, and that word."""

ALWAYS_TITLED: Final = frozenset({*CENTRED, Level.SECTION})

NUMBERS: Final = {
    Level.PART: r"[IVXLC]+",
    Level.CHAPTER: r"[IVXLC]+",
    Level.DIVISION: r"\d{1,3}",
    Level.SECTION: r"[IVXLC]+|[A-ZĐ]",
    Level.ARTICLE: r"\d{1,3}[a-zđ]?",
    Level.CLAUSE: r"\d{1,3}",
    Level.SUBCLAUSE: r"\d{1,3}(?:\.\d{1,3})+",
    Level.POINT: r"[a-zđ]{1,2}",
}
"""How the parts of each level may be numbered: Roman for Phần and Chương, letters for điểm, Arabic for the others."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered line of the outline; ``number`` as printed, without its closing mark.

    ``titled`` says whether the text is a title, printed bold, or running text after its number, as in the articles of
    a decision and in most points. Raises ``ValueError`` where the number is none of its level or there is no text.
    """

    level: Level
    number: str
    text: str
    titled: bool = True

    def __post_init__(self) -> None:
        text = clean(self.text)
        if not text or not re.fullmatch(NUMBERS[self.level], self.number):
            message = f"no heading of level {self.level}: {self.number!r} {text!r}"
            raise ValueError(message)
        object.__setattr__(self, "text", nfc(text.upper()) if self.level in CENTRED else text)
        object.__setattr__(self, "titled", self.titled or self.level in ALWAYS_TITLED)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, justified, with an indented first line. ``bullet`` prints a dash in front.

    Raises ``ValueError`` for an empty text: the space between paragraphs is no paragraph.
    """

    text: str
    bullet: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _wanted(self.text, "a paragraph has text"))


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its head is repeated on every page. Every row has one cell a column, an empty cell is ``""``.

    ``widths`` are given as shares of the line and kept as per cent of it.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    align: tuple[Align, ...]

    def __post_init__(self) -> None:
        columns = {len(self.header), len(self.widths), len(self.align), *(len(r) for r in self.rows)}
        if len(columns) != 1 or columns == {0}:
            message = "every row of a table has one cell a column"
            raise ValueError(message)
        rows = tuple(tuple(map(clean, row)) for row in self.rows)
        sides = (a if any(column) else Align.LEFT for a, column in zip(self.align, _columns(rows), strict=False))
        object.__setattr__(self, "header", tuple(map(clean, self.header)))
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "align", tuple(sides) if rows else (Align.LEFT,) * len(self.align))
        object.__setattr__(self, "widths", percentages(self.widths))

    def continues(self, other: Table) -> bool:
        """Whether this table is told from ``other``, above it, by nothing but its place."""
        return (self.header, self.widths) == (other.header, other.widths)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or chart with its caption; ``width`` in per cent of the line.

    ``data`` is SVG, PNG or JPEG. Two pictures are equal when their captions and widths are: the dots of a printed
    picture cannot be had back from paper.
    """

    caption: str
    width: int = WHOLE_LINE
    data: bytes = field(default=b"", compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", _wanted(self.caption, "a picture has a caption"))
        object.__setattr__(self, "width", min(max(self.width, 10), WHOLE_LINE))


Element: TypeAlias = Heading | Paragraph | Table | Picture


def percentages(shares: Sequence[float]) -> tuple[int, ...]:
    """Whole per cent in proportion to the shares, at least 1 each, together 100 (largest remainders)."""
    total = sum(shares)
    if total <= 0 or min(shares) < 0 or len(shares) > WHOLE_LINE:
        message = "the widths of a table's columns are positive shares"
        raise ValueError(message)
    exact = [share * WHOLE_LINE / total for share in shares]
    whole = [max(1, int(value)) for value in exact]
    by_remainder = sorted(range(len(whole)), key=lambda i: (int(exact[i]) - exact[i], i))
    for index in by_remainder[: max(0, WHOLE_LINE - sum(whole))]:
        whole[index] += 1
    while sum(whole) > WHOLE_LINE:
        whole[max(range(len(whole)), key=whole.__getitem__)] -= 1
    return tuple(whole)


_NUMBERED = re.compile(
    rf"(?:(?P<subclause>{NUMBERS[Level.SUBCLAUSE]})\.|(?P<clause>{NUMBERS[Level.CLAUSE]})\."
    rf"|(?P<point>{NUMBERS[Level.POINT]})\)) (?P<text>.+)"
)


def canonical(element: Element) -> Element:
    """The part as it would be read from paper: a paragraph that opens like a point or a bullet is one."""
    if not isinstance(element, Paragraph) or element.bullet:
        return element
    if element.text.startswith("- "):
        return Paragraph(element.text[2:], bullet=True)
    found = _NUMBERED.fullmatch(element.text)
    if found is None:
        return element
    level = next(level for level in (Level.SUBCLAUSE, Level.CLAUSE, Level.POINT) if found[level.value])
    return Heading(level, found[level.value], found["text"], titled=False)


def canonical_body(elements: Iterable[Element]) -> tuple[Element, ...]:
    """Every part in canonical form; tables of one shape that follow each other directly are one table."""
    body: list[Element] = []
    for element in map(canonical, elements):
        above = body[-1] if body else None
        if isinstance(element, Table) and isinstance(above, Table) and element.continues(above):
            body[-1] = Table(above.header, above.rows + element.rows, above.widths, _joint_sides(above, element))
        else:
            body.append(element)
    return tuple(body)


def _joint_sides(above: Table, below: Table) -> tuple[Align, ...]:
    """A column keeps the side it has where it first shows text."""
    shown = map(any, _columns(above.rows)) if above.rows else (False for _ in above.align)
    return tuple(a if seen else b for a, b, seen in zip(above.align, below.align, shown, strict=True))


def _columns(rows: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    return list(zip(*rows, strict=True))


def _wanted(text: str, rule: str) -> str:
    kept = clean(text)
    if not kept:
        raise ValueError(rule)
    return kept
