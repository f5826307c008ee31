"""What each part of a document looks like in letters: the same words in DOCX and PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.body_parts import CENTRED
from thidua.documents.logic.decree30 import Document, Element, Heading, Kind, Level, Paragraph, Picture

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED: Final = "Kính gửi:"
RECIPIENTS: Final = "Nơi nhận:"
DECIDES: Final = "QUYẾT ĐỊNH:"
ABOUT: Final = "V/v"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"

_KINDS_OF_UNIT = "XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH"
_LOCAL_NAME = pattern_of(rf"\b(?:{_KINDS_OF_UNIT}) (?:\S+ ){{0,3}}\S+$")
_CAPTION = pattern_of(r"^\s*Hình \d+\.\s*")
_COMMON_WORDS: Final = (
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "ĐẢNG ỦY", "BAN CHẤP HÀNH",
    "BAN CHỈ ĐẠO", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "THÀNH PHỐ", "THỊ TRẤN", "THỊ XÃ", "ĐẶC KHU", "PHƯỜNG", "HUYỆN",
    "QUẬN", "TỈNH", "XÃ", "CHỦ TỊCH", "BAN", "PHÒNG", "SỞ", "TRƯỜNG", "TRUNG HỌC CƠ SỞ", "TIỂU HỌC", "MẦM NON", "VÀ",
)  # fmt: skip
_COMMON = pattern_of(rf"\b(?:{'|'.join(sorted(_COMMON_WORDS, key=len, reverse=True))})\b")
_NAMES_WITHIN: Final = {"mặt trận tổ quốc việt nam": "Mặt trận Tổ quốc Việt Nam"}


def number_line(document: Document) -> str:
    """Box 3 as printed: ``Số: 05/KH-UBND``; the number keeps two digits, a blank where none was given yet."""
    shown = NO_BREAK * 6 if document.number is None else f"{document.number:02d}"
    return f"Số: {shown}/{document.symbol}"


def date_line(document: Document) -> str:
    """Box 4: ``Chi Lăng, ngày 05 tháng 02 năm 2026``; days under 10 and months 1 and 2 carry a zero."""
    return f"{document.place}, {date_words(document)}"


def date_words(document: Document) -> str:
    """The date of box 4 without the place; blanks where the document is not signed yet."""
    if document.day is None:
        blank = NO_BREAK * 5
        return f"ngày{blank}tháng{blank}năm{blank}"
    day, month = document.day.day, document.day.month
    shown = f"{month:02d}" if month < 3 else str(month)
    return f"ngày {day:02d} tháng {shown} năm {document.day.year}"


def heading_label(heading: Heading) -> str:
    """The number with its word and mark: ``Phần I``, ``Điều 1.``, ``I.``, ``1.1.``, ``a)``."""
    if heading.level in CENTRED:
        return f"{CENTRED[heading.level]} {heading.number}"
    match heading.level:
        case Level.ARTICLE:
            return f"Điều {heading.number}."
        case Level.POINT:
            return f"{heading.number})"
        case _:
            return f"{heading.number}."


def label_is_bold(heading: Heading) -> bool:
    """Điều and its number are bold also where running text follows (Appendix I, box 6)."""
    return heading.titled or heading.level is Level.ARTICLE


def paragraph_line(paragraph: Paragraph) -> str:
    """A paragraph as printed; a bullet is a dash, as Decree 30 texts write it."""
    return f"- {paragraph.text}" if paragraph.bullet else paragraph.text


def base_lines(document: Document) -> list[str]:
    """Each căn cứ on its own line, ``;`` after all but the last, which ends with a full stop."""
    return list(_listed(document.bases))


def recipient_lines(document: Document) -> list[str]:
    """Box 9b: each with a dash in front, ``;`` after all but the last."""
    return [f"- {line}" for line in _listed(document.recipients)]


def addressee_lines(document: Document) -> list[str]:
    """Box 9a: one stands behind "Kính gửi:" without a mark, several stand below it as a list."""
    if len(document.addressed_to) < 2:
        return list(document.addressed_to)
    return [f"- {line}" for line in _listed(document.addressed_to)]


def letter_abstract(document: Document) -> str:
    """Box 5b, or nothing."""
    return f"{ABOUT} {document.abstract}" if document.kind is Kind.LETTER and document.abstract else ""


def marks(document: Document) -> list[str]:
    """Boxes 10a and 10b, as far as there are any."""
    return [mark for mark in (document.secrecy.value, document.urgency.value) if mark]


def appendix_note(document: Document) -> str:
    """The line in italics under an appendix's title."""
    name = (document.kind.printed or "CÔNG VĂN").capitalize()
    number = number_line(document).removeprefix("Số: ")
    return f"(Kèm theo {name} số {number} {date_words(document)} của {in_sentence(document.issuer)})"


def in_sentence(issuer: str) -> str:
    """A name in capitals as it is written within a sentence: ``Ủy ban nhân dân xã Chi Lăng``."""
    shown: list[str] = []
    end = 0
    for found in _COMMON.finditer(issuer):
        shown += [_proper(issuer[end : found.start()]), found[0].lower()]
        end = found.end()
    text = "".join([*shown, _proper(issuer[end:])])
    for plain, name in _NAMES_WITHIN.items():
        text = text.replace(plain, name)
    return text[:1].upper() + text[1:]


def kept_together(name: str) -> str:
    """A name in capitals, neither whose kind (``ỦY BAN NHÂN DÂN``) nor whose place (``XÃ CHI LĂNG``) is broken."""
    return _COMMON.sub(_joined, _LOCAL_NAME.sub(_joined, name))


def caption_text(printed: str) -> str:
    """The caption without its number."""
    return _CAPTION.sub("", printed, count=1)


def captions(elements: Iterable[Element], start: int) -> Iterator[tuple[Element, str]]:
    """Each part with the caption under it: pictures are counted from ``start`` on, other parts have none."""
    number = start
    for element in elements:
        if isinstance(element, Picture):
            yield element, f"Hình {number}. {element.caption}"
            number += 1
        else:
            yield element, ""


def pictures_in(elements: Iterable[Element]) -> int:
    """How many pictures there are."""
    return sum(isinstance(element, Picture) for element in elements)


def _joined(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK)


def _proper(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split(" "))


def _listed(items: tuple[str, ...]) -> Iterator[str]:
    last = len(items) - 1
    for index, text in enumerate(items):
        yield f"{text}{'.' if index == last else ';'}"
