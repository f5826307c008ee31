"""Papers that open a campaign: the launch itself, and the plan that carries it out."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.campaigns.logic.papers.pieces import (
    Text,
    bases,
    bullets,
    clause,
    framed,
    grouped_targets,
    paragraphs,
    period_words,
    section,
)
from thidua.campaigns.logic.papers.source import ContentFacts, PaperSource
from thidua.documents.logic.decree30 import Document, Element, Heading, Kind, Level, Paragraph

MOST_WORDS_OF_A_TITLE = 25


def launch(source: PaperSource) -> Document:
    """Phát động: why, which targets, what is done, from when until when."""
    theme = f" với chủ đề “{source.theme}”" if source.theme else ""
    body: list[Element] = [
        Paragraph(f"{source.body.name} phát động {source.named}{theme}, thời gian {period_words(source)}, như sau:"),
        section("I", "MỤC ĐÍCH, YÊU CẦU"),
        *_purpose(source),
        section("II", "CHỈ TIÊU THI ĐUA"),
        *_targets(source),
        section("III", "NỘI DUNG THI ĐUA"),
        *_contents(source),
        section("IV", "TỔ CHỨC THỰC HIỆN"),
        *_duties(source),
        Paragraph(
            f"{source.body.name} kêu gọi cán bộ, công chức, viên chức, người lao động, lực lượng vũ trang và Nhân dân "
            f"hăng hái thi đua, hoàn thành thắng lợi các chỉ tiêu, nhiệm vụ năm {source.year}."
        ),
    ]
    text = Text(
        Kind.LAUNCH,
        source.title,
        tuple(body),
        bases=bases(source, launch=False),
        recipients=_everybody(source),
    )
    return framed(source, text)


def plan(source: PaperSource) -> Document:
    """Kế hoạch tổ chức thực hiện: targets, who does what, and the days that bind the units."""
    body: list[Element] = [
        Paragraph(f"Thực hiện {source.named}, {source.body.name} ban hành kế hoạch tổ chức thực hiện như sau:"),
        section("I", "MỤC ĐÍCH, YÊU CẦU"),
        *_purpose(source),
        section("II", "CHỈ TIÊU"),
        *_targets(source),
        section("III", "NHIỆM VỤ, GIẢI PHÁP"),
        *_contents(source),
        section("IV", "TIẾN ĐỘ"),
        *bullets(_calendar(source)),
        section("V", "TỔ CHỨC THỰC HIỆN"),
        *_duties(source),
    ]
    text = Text(
        Kind.PLAN,
        f"Tổ chức thực hiện {source.named}",
        tuple(body),
        bases=bases(source),
        recipients=_everybody(source),
    )
    return framed(source, text)


def _purpose(source: PaperSource) -> tuple[Element, ...]:
    written = paragraphs(source.objective)
    if written:
        return written
    return bullets(
        (
            f"Tạo khí thế thi đua sôi nổi, phấn đấu hoàn thành và hoàn thành vượt mức các chỉ tiêu năm {source.year}.",
            "Phong trào gắn với nhiệm vụ của từng đơn vị, có chỉ tiêu cụ thể, sơ kết, tổng kết kịp thời.",
        )
    )


def _targets(source: PaperSource) -> tuple[Element, ...]:
    if source.targets:
        return grouped_targets(source)
    return (Paragraph("Các đơn vị đăng ký chỉ tiêu cụ thể theo nhiệm vụ được giao."),)


def _contents(source: PaperSource) -> Iterator[Element]:
    """Contents as the record has them, numbered anew; named movements follow."""
    number = 0
    for content in source.contents:
        if content.depth == 0:
            number += 1
        yield from _content(content, number)
    if source.movements:
        yield clause(number + 1, "Các phong trào thi đua chuyên đề")
        yield from bullets(f"{name}." for name in source.movements)


def _content(content: ContentFacts, number: int) -> Iterator[Element]:
    """A short heading of the outermost level is a title; a long one, and what is below, is running text."""
    heading = content.heading.strip()
    if heading and content.depth == 0 and len(heading.split()) <= MOST_WORDS_OF_A_TITLE:
        yield Heading(Level.CLAUSE, str(number), heading)
    elif heading and content.depth == 0:
        yield Heading(Level.CLAUSE, str(number), heading, titled=False)
    elif heading:
        yield Paragraph(heading, bullet=True)
    yield from paragraphs(content.text)


def _calendar(source: PaperSource) -> Iterator[str]:
    if source.acknowledge_by:
        yield f"Trước ngày {source.acknowledge_by:%d/%m/%Y}: các đơn vị tiếp nhận, phát động hưởng ứng tại đơn vị."
    yield f"Tháng 6 năm {source.year}: sơ kết 6 tháng đầu năm."
    yield f"Tháng 12 năm {source.year}: tổng kết, bình xét khen thưởng."


def _duties(source: PaperSource) -> Iterator[Element]:
    number = 0
    for number, duty in enumerate(source.duties, 1):
        yield clause(number, f"{duty.who}: {duty.task}" if duty.task else duty.who, titled=False)
    if number == 0:
        yield Paragraph(
            "Thủ trưởng các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ triển khai thực hiện và định kỳ báo cáo kết quả "
            f"về {source.body.name}."
        )


def _everybody(source: PaperSource) -> tuple[str, ...]:
    above = (source.superior,) if source.superior else ()
    return (*above, "Các cơ quan, đơn vị trực thuộc", "Các đơn vị nhận phong trào")
