"""The model of an administrative document under Decree 30/2020/NĐ-CP, Appendix I.

One value holds everything the paper shows. Renderers turn it into DOCX and PDF, the reader turns those back:
``read(render(d)) == d``. Box numbers in comments are those of the diagram in Appendix I.

The constructors keep one written form: see :mod:`thidua.documents.logic.body_parts`; what the decree prints in capitals
is kept in capitals; marks that the printing adds at the end of a line of a list are taken off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from thidua.core.logic.text import nfc
from thidua.documents.logic.body_parts import (
    Align,
    Element,
    Heading,
    Level,
    Paragraph,
    Picture,
    Table,
    canonical_body,
    clean,
)

__all__ = [
    "Align",
    "Appendix",
    "Document",
    "Element",
    "Heading",
    "Kind",
    "Level",
    "Paragraph",
    "Picture",
    "Secrecy",
    "Signature",
    "Table",
    "Urgency",
]

LIST_MARKS: Final = " ;.,"
META_LENGTH: Final = 200  # characters; file properties hold 255


class Kind(StrEnum):
    """The kinds the system issues. The value is the code printed after the number (Appendix III)."""

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


TITLES: Final = {
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


@dataclass(frozen=True, slots=True)
class Signature:
    """Boxes 7a, 7b. ``authority`` are the lines above the position (``TM. ỦY BAN NHÂN DÂN``, ``KT. CHỦ TỊCH``).

    The name may be empty as long as nobody is known to sign. Raises ``ValueError`` without a position.
    """

    position: str
    name: str = ""
    authority: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not clean(self.position):
            message = "a signature names the position of the signer"
            raise ValueError(message)
        object.__setattr__(self, "position", capitals(self.position))
        object.__setattr__(self, "name", clean(self.name))
        object.__setattr__(self, "authority", tuple(filter(None, map(capitals, self.authority))))


@dataclass(frozen=True, slots=True)
class Appendix:
    """``Phụ lục I`` with its title; its pages are numbered by themselves, landscape where its table is wide."""

    number: str
    title: str
    body: tuple[Element, ...]
    landscape: bool = False

    def __post_init__(self) -> None:
        number, title = clean(self.number), capitals(self.title)
        if not number or not title:
            message = "an appendix has a number and a title"
            raise ValueError(message)
        object.__setattr__(self, "number", number)
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "body", canonical_body(self.body))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``number`` stays None until văn thư gives one; ``day`` until it is signed.

    Raises ``ValueError`` for a document that could not be printed as the decree wants it; the sentence says why.
    """

    kind: Kind
    issuer: str  # box 2, in capitals as printed
    symbol: str  # what follows the number: "KH-UBND", "UBND-VHXH" for a công văn
    place: str  # box 4
    abstract: str  # boxes 5a, 5b
    signatures: tuple[Signature, ...]  # several stand side by side: minutes, pledges
    parent: str = ""  # box 2, the superior body
    number: int | None = None  # box 3
    day: date | None = None
    addressed_to: tuple[str, ...] = ()  # box 9a
    deciding: str = ""  # who decides, in capitals above the bases of a decision ("CHỦ TỊCH ỦY BAN NHÂN DÂN …")
    bases: tuple[str, ...] = ()  # căn cứ, without the closing mark
    body: tuple[Element, ...] = ()
    recipients: tuple[str, ...] = ()  # box 9b, the last one "Lưu: …"
    appendices: tuple[Appendix, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    secrecy: Secrecy = Secrecy.OPEN
    meta: tuple[tuple[str, str], ...] = ()  # carried in the file's properties, never printed

    def __post_init__(self) -> None:
        for name in ("issuer", "parent", "deciding"):
            object.__setattr__(self, name, capitals(getattr(self, name)))
        for name in ("place", "abstract"):
            object.__setattr__(self, name, clean(getattr(self, name)))
        object.__setattr__(self, "symbol", clean(self.symbol).replace(" ", ""))
        for name in ("addressed_to", "bases", "recipients"):
            object.__setattr__(self, name, tuple(filter(None, map(list_item, getattr(self, name)))))
        object.__setattr__(self, "body", canonical_body(self.body))
        for broken in self._broken_rules():
            raise ValueError(broken)

    @property
    def title(self) -> str:
        """Type and abstract in one line, for lists and file properties."""
        return " ".join(filter(None, [self.kind.title, self.abstract]))

    def _broken_rules(self) -> Iterable[str]:
        if not (self.issuer and self.place and self.symbol and self.signatures):
            yield "a document has an issuer, a symbol, a place and a signer"
        if self.number is not None and self.number < 1:
            yield "documents are numbered from 1"
        if self.kind is Kind.DECISION and not (self.abstract and self.deciding):
            yield "a decision has an abstract and says who decides"
        if self.kind is not Kind.DECISION and self.deciding:
            yield "only a decision says who decides"
        if len(self.addressed_to) == 1 and self.addressed_to[0].startswith("- "):
            yield "an addressee does not begin with a dash"
        if any(set(",;=") & set(name + value) or clean(name + value) != name + value for name, value in self.meta):
            yield "file properties carry plain words without , ; ="
        if sum(len(name) + len(value) + 3 for name, value in self.meta) > META_LENGTH:
            yield "file properties carry short references only"


def capitals(text: str) -> str:
    """The text as printed in capitals."""
    return nfc(clean(text).upper())


def list_item(text: str) -> str:
    """A line of a list without the mark the printing puts at its end."""
    return clean(text).rstrip(LIST_MARKS)
