"""The launch document of the demonstration, in words written for it.

Theme, figures, named movements and dates are those of the district's public document of 2024; the sentences, the
number and the day are invented, which every printed page says. :data:`SIGNED` can be published. :data:`FLAWED` is the
same text as a clerk might bring it: number and day left blank, a revenue that can be read two ways, a misprint.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

MARK = "Số liệu minh họa - văn bản soạn để giới thiệu phần mềm, không có giá trị pháp lý"


DATA = Path(__file__).parent / "data"
_BODY = DATA / "phat_dong_2024.body.txt"


class Style(StrEnum):
    """How a paragraph of the body is set."""

    HEADING = "heading"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body as it is printed."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class LaunchText:
    """The parts of a document under Decree 30/2020, in printing order."""

    name: str  # of the file, without its ending
    issuer: tuple[str, ...]
    number: str
    place_and_date: str
    doc_type: str
    title: str
    body: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs from lines; a line that begins with ``#`` is a heading."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(
        Paragraph(Style.HEADING, line.removeprefix("# ")) if line.startswith("# ") else Paragraph(Style.BODY, line)
        for line in lines
    )


_RECIPIENTS = (
    "Hội đồng TĐKT tỉnh;",
    "Sở Nội vụ; Sở VH, TT và DL;",
    "Thường trực Huyện ủy;",
    "Thường trực HĐND huyện;",
    "UBND các huyện: Văn Quan, Bình Gia, Bắc Sơn, Hữu Lũng và TP Lạng Sơn;",
    "Chủ tịch, các Phó Chủ tịch UBND huyện;",
    "Thành viên Hội đồng TĐKT huyện;",
    "Các đơn vị trong Cụm thi đua của huyện;",
    "Lưu: VT, PNV.",
)

SIGNED = LaunchText(
    name="phat_dong_2024",
    issuer=("ỦY BAN NHÂN DÂN", "HUYỆN CHI LĂNG"),
    number="Số: 01/PĐ-UBND",
    place_and_date="Chi Lăng, ngày 08 tháng 01 năm 2024",
    doc_type="PHÁT ĐỘNG",
    title=(
        "Phong trào thi đua hoàn thành toàn diện nhiệm vụ phát triển kinh tế - xã hội, "
        "giữ vững quốc phòng, an ninh năm 2024"
    ),
    body=_paragraphs(_BODY.read_text(encoding="utf-8")),
    recipients=_RECIPIENTS,
    authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Vi Nông Trường",
)

_FLAWS = {"84,77 tỷ": "84,770 tỷ", "Phấn đấu": "Phân đấu"}


def _with_flaws(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text
    for right, wrong in _FLAWS.items():
        text = text.replace(right, wrong)
    return replace(paragraph, text=text)


FLAWED = replace(
    SIGNED,
    name="phat_dong_2024_loi",
    number="Số:      /PĐ-UBND",
    place_and_date="Chi Lăng, ngày      tháng 01 năm 2024",
    body=tuple(_with_flaws(paragraph) for paragraph in SIGNED.body),
)
