"""Pieces that several papers share: the frame of a document, tables from the record, dates and counts in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count

from thidua.campaigns.logic.papers.source import AllocationFacts, PaperSource, ParticipantFacts, TargetFacts
from thidua.core.logic.numerals import format_number
from thidua.documents.logic.decree30 import (
    Align,
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Signature,
    Table,
)
from thidua.documents.logic.numbering import symbol_for

LEFT, CENTRE, RIGHT = Align.LEFT, Align.CENTRE, Align.RIGHT
FILED = "Lưu: VT"
NOTHING = "–"
LAW = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
GOVERNMENT_LAW = "Luật Tổ chức chính quyền địa phương"


@dataclass(frozen=True, slots=True)
class Text:
    """What one kind of paper says; the frame adds issuer, symbol, place and signer from the record."""

    kind: Kind
    abstract: str
    body: tuple[Element, ...]
    bases: tuple[str, ...] = ()
    addressed_to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    signatures: tuple[Signature, ...] = field(default=())


def framed(source: PaperSource, text: Text) -> Document:
    """The document: the text of one kind in the frame of the issuer. Number and day stay blank."""
    body = source.body
    return Document(
        kind=text.kind,
        issuer=body.capitals,
        parent=body.parent,
        symbol=symbol_for(text.kind, body.code, body.drafting),
        place=body.place,
        abstract=text.abstract,
        deciding=body.capitals if text.kind is Kind.DECISION else "",
        signatures=text.signatures or (body.signature,),
        addressed_to=text.addressed_to,
        bases=text.bases,
        body=text.body,
        recipients=(*text.recipients, FILED),
        appendices=text.appendices,
    )


def section(number: str, text: str) -> Heading:
    """``I. MỤC ĐÍCH, YÊU CẦU``."""
    return Heading(Level.SECTION, number, text)


def clause(number: int, text: str, *, titled: bool = True) -> Heading:
    """``1. Kinh tế``."""
    return Heading(Level.CLAUSE, str(number), text, titled=titled)


def article(number: int, text: str) -> Heading:
    """``Điều 1.`` with running text."""
    return Heading(Level.ARTICLE, str(number), text, titled=False)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Each line of a stored text as a paragraph."""
    return tuple(Paragraph(line.strip()) for line in text.splitlines() if line.strip())


def bullets(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, bullet=True) for line in lines if line.strip())


def day_words(day: date | None) -> str:
    """``05/01/2024``; a blank to be filled where it is not known."""
    return f"{day:%d/%m/%Y}" if day else "…/…/…"


def period_words(source: PaperSource) -> str:
    """From when until when the campaign runs, as far as the record says."""
    if source.starts and source.ends:
        return f"từ ngày {day_words(source.starts)} đến hết ngày {day_words(source.ends)}"
    if source.ends:
        return f"từ ngày ký phát động đến hết ngày {day_words(source.ends)}"
    return f"trong năm {source.year}"


def so_many(number: int, thing: str) -> str:
    """``05 đơn vị``: two figures at least, as administrative texts write counts."""
    return f"{number:02d} {thing}"


def share_of(part: int, whole: int) -> str:
    """``35,0%``; empty where there is nothing to divide by."""
    return f"{format_number(_percent(part, whole), places=1)}%" if whole else ""


def _percent(part: int, whole: int) -> Decimal:
    return Decimal(part * 100) / Decimal(whole)


def bases(source: PaperSource, *, launch: bool = True) -> tuple[str, ...]:
    """Căn cứ: the laws, the texts the campaign cites, and its own launch document."""
    laws = [f"Căn cứ {GOVERNMENT_LAW}"] if source.body.is_committee else []
    own = [f"Căn cứ {source.launch_document} về {source.named}"] if launch and source.launch_document else []
    cited = [
        f"Căn cứ {c.kind} số {c.number}{f' ngày {c.day}' if c.day else ''}{f' {c.title}' if c.title else ''}"
        for c in source.cited
        if c.kind and c.number
    ]
    return (*laws, f"Căn cứ {LAW}", *cited[:4], *own)


def targets_table(targets: Sequence[TargetFacts]) -> Table:
    """Targets of the campaign with figure, unit and who is in charge."""
    rows = tuple((str(n), t.name, figure(t), t.unit, t.owner) for n, t in enumerate(targets, 1))
    return Table(
        header=("STT", "Chỉ tiêu", "Mức phấn đấu", "Đơn vị tính", "Cơ quan chủ trì"),
        rows=rows,
        widths=(7, 43, 17, 13, 20),
        align=(CENTRE, LEFT, RIGHT, CENTRE, LEFT),
    )


def results_table(targets: Sequence[TargetFacts]) -> Table:
    """Targets beside what was reached; a cell stays empty until there is a figure."""
    rows = tuple((str(n), t.name, t.unit, t.baseline, figure(t), t.reached, t.remark) for n, t in enumerate(targets, 1))
    return Table(
        header=("STT", "Chỉ tiêu", "Đơn vị tính", "Năm gốc", "Mục tiêu", "Thực hiện", "Ghi chú"),
        rows=rows,
        widths=(6, 35, 12, 12, 14, 11, 10),
        align=(CENTRE, LEFT, CENTRE, RIGHT, RIGHT, RIGHT, LEFT),
    )


def figure(target: TargetFacts) -> str:
    """``≥ 1.100``: the comparison and the figure."""
    return f"{target.comparison} {target.value}".strip()


def grouped_targets(source: PaperSource) -> tuple[Element, ...]:
    """A heading and a table for each field."""
    found: list[Element] = []
    for number, (group, targets) in zip(count(1), source.groups, strict=False):
        found += [clause(number, group), targets_table(targets)]
    return tuple(found)


def answers_table(rows: Sequence[ParticipantFacts]) -> Table:
    """Who has received, acknowledged and answered."""
    return Table(
        header=("STT", "Đơn vị", "Ngày gửi", "Ngày tiếp nhận", "Phong trào hưởng ứng"),
        rows=tuple(
            (str(n), r.unit, _day(r.received_on), _day(r.acknowledged_on), r.answer or NOTHING)
            for n, r in enumerate(rows, 1)
        ),
        widths=(7, 26, 15, 17, 35),
        align=(CENTRE, LEFT, CENTRE, CENTRE, LEFT),
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else NOTHING


def silent_table(rows: Sequence[ParticipantFacts]) -> Table:
    """Who still owes an answer, and since when."""
    return Table(
        header=("STT", "Đơn vị", "Ngày gửi"),
        rows=tuple((str(n), r.unit, _day(r.received_on)) for n, r in enumerate(rows, 1)),
        widths=(10, 65, 25),
        align=(CENTRE, LEFT, CENTRE),
    )


def allocation_table(allocation: AllocationFacts) -> Table:
    """What each unit is given of one target; those without a share are left out of the table."""
    given = [share for share in allocation.shares if share.value is not None]
    rows = [(str(n), s.unit, format_number(s.value or Decimal(0))) for n, s in enumerate(given, 1)]
    total = sum((share.value or Decimal(0) for share in given), Decimal(0))
    return Table(
        header=("STT", "Đơn vị", f"Chỉ tiêu giao ({allocation.unit})"),
        rows=(*rows, ("", "Tổng cộng", format_number(total))),
        widths=(10, 60, 30),
        align=(CENTRE, LEFT, RIGHT),
    )
