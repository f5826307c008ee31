"""The model of an administrative document under Decree 30/2020/NĐ-CP, Appendix I.

One value holds everything the paper shows. Renderers turn it into DOCX and PDF, the reader turns those back:
``read(render(d)) == d``. Box numbers in comments are those of the diagram in Appendix I.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """The kinds the system issues. The value is the code printed after the number."""

    LAUNCH = "PĐ"
    PLAN = "KH"
    LETTER = ""  # công văn: no type name printed and no type code (box 5b)
    SUBMISSION = "TTr"
    MINUTES = "BB"
    DECISION = "QĐ"
    REPORT = "BC"
    PLEDGE = "GƯ"
    NOTICE = "TB"
    INVITATION = "GM"

    @property
    def title(self) -> str:
        """The type name as printed in capitals; empty for a công văn."""
        return TITLES[self]


TITLES = {
    Kind.LAUNCH: "PHÁT ĐỘNG",
    Kind.PLAN: "KẾ HOẠCH",
    Kind.LETTER: "",
    Kind.SUBMISSION: "TỜ TRÌNH",
    Kind.MINUTES: "BIÊN BẢN",
    Kind.DECISION: "QUYẾT ĐỊNH",
    Kind.REPORT: "BÁO CÁO",
    Kind.PLEDGE: "GIAO ƯỚC THI ĐUA",
    Kind.NOTICE: "THÔNG BÁO",
    Kind.INVITATION: "GIẤY MỜI",
}


class Urgency(StrEnum):
    """Box 10b."""

    NORMAL = ""
    URGENT = "KHẨN"
    VERY_URGENT = "THƯỢNG KHẨN"
    EXPRESS = "HỎA TỐC"


class Secrecy(StrEnum):
    """Box 10a."""

    OPEN = ""
    SECRET = "MẬT"
    TOP_SECRET = "TỐI MẬT"
    UTMOST_SECRET = "TUYỆT MẬT"


class Level(StrEnum):
    """Parts of the body, outermost first (box 6)."""

    PART = "part"  # Phần I
    CHAPTER = "chapter"  # Chương I
    SECTION = "section"  # I., II.: the customary heading of plans and reports
    ARTICLE = "article"  # Điều 1.
    CLAUSE = "clause"  # 1.
    SUBCLAUSE = "subclause"  # 1.1.
    POINT = "point"  # a)


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered line of the outline; ``number`` as printed, without its closing mark."""

    level: Level
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, justified, with an indented first line. ``bullet`` prints a dash in front."""

    text: str
    bullet: bool = False


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. ``widths`` are shares of the line; every row has one cell a column."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    align: tuple[Align, ...]

    def __post_init__(self) -> None:
        columns = {len(self.header), len(self.widths), len(self.align), *(len(r) for r in self.rows)}
        if len(columns) != 1:
            message = "every row of a table has one cell a column"
            raise ValueError(message)


Element: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """Boxes 7a, 7b. ``authority`` are the lines above the position (``TM. ỦY BAN NHÂN DÂN``, ``KT. CHỦ TỊCH``)."""

    position: str
    name: str
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """``Phụ lục I`` with its title; numbered separately, landscape where its table is wide."""

    number: str
    title: str
    body: tuple[Element, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``number`` stays None until văn thư gives one; ``day`` until it is signed."""

    kind: Kind
    issuer: str  # box 2, in capitals as printed
    symbol: str  # what follows the number: "KH-UBND", "UBND-VHXH" for a công văn
    place: str  # box 4
    abstract: str  # boxes 5a, 5b
    signature: Signature
    parent: str = ""  # box 2, the superior body
    number: int | None = None  # box 3
    day: date | None = None
    addressed_to: tuple[str, ...] = ()  # box 9a
    bases: tuple[str, ...] = ()  # căn cứ, without the closing mark
    body: tuple[Element, ...] = ()
    recipients: tuple[str, ...] = ()  # box 9b, the last one "Lưu: …"
    appendices: tuple[Appendix, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    secrecy: Secrecy = Secrecy.OPEN
    meta: tuple[tuple[str, str], ...] = field(default=())  # carried in the file's properties, never printed


def number_line(document: Document) -> str:
    """Box 3 as printed: ``Số: 05/KH-UBND``; the number keeps two digits, a blank where none was given yet."""
    shown = "" if document.number is None else f"{document.number:02d}"
    return f"Số: {shown or '      '}/{document.symbol}"


def date_line(document: Document) -> str:
    """Box 4: ``Chi Lăng, ngày 05 tháng 02 năm 2026``; days under 10 and months 1 and 2 carry a zero."""
    if document.day is None:
        return f"{document.place}, ngày      tháng      năm"
    day, month = document.day.day, document.day.month
    shown = f"{month:02d}" if month < 3 else str(month)
    return f"{document.place}, ngày {day:02d} tháng {shown} năm {document.day.year}"
