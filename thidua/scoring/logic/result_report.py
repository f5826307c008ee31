"""The report of a cluster's results: how it was judged, the table, what keeps units out, appeals and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.core.logic.numerals import format_number
from thidua.documents.logic.decree30 import Align, Document, Element, Heading, Kind, Level, Paragraph, Signature, Table
from thidua.documents.logic.numbering import symbol_for
from thidua.scoring.logic.cluster_papers import ClusterFacts
from thidua.scoring.logic.results import ResultRow

HEADER = ("Hạng", "Đơn vị", "Điểm chuẩn", "Thưởng", "Trừ", "Tổng điểm", "Xếp loại")
WIDTHS = (7, 29, 12, 10, 8, 12, 22)
SIDES = (Align.CENTRE, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT)


@dataclass(frozen=True, slots=True)
class AppealFacts:
    """One appeal in words: the unit, the line, what became of it, the answer."""

    unit: str
    line: str
    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class JudgingFacts:
    """A round in words. ``final`` tells a result that stands from one that was only made known."""

    code: str
    scheme: str
    opened_on: date
    made_on: date
    final: bool
    digest: str
    appeals: tuple[AppealFacts, ...] = ()


def result_report(cluster: ClusterFacts, judging: JudgingFacts, rows: Sequence[ResultRow]) -> Document:
    """Báo cáo of the organiser on the result of one cluster."""
    position = "CHỦ TỊCH" if cluster.is_committee else "THỦ TRƯỞNG ĐƠN VỊ"
    authority = ("TM. ỦY BAN NHÂN DÂN",) if cluster.is_committee else ()
    kind = "Kết quả" if judging.final else "Kết quả (công bố trong cụm)"
    return Document(
        kind=Kind.REPORT,
        issuer=cluster.issuer,
        symbol=symbol_for(Kind.REPORT, cluster.code),
        place=cluster.place,
        abstract=f"{kind} chấm điểm, xếp hạng thi đua năm {cluster.year} của {cluster.name}",
        signatures=(Signature(position, authority=authority),),
        body=tuple(_body(cluster, judging, rows)),
        recipients=("Các đơn vị thành viên", "Hội đồng Thi đua - Khen thưởng", "Lưu: VT"),
    )


def _body(cluster: ClusterFacts, judging: JudgingFacts, rows: Sequence[ResultRow]) -> Iterator[Element]:
    yield Heading(Level.CLAUSE, "1", "Tổ chức chấm điểm")
    yield Paragraph(
        f"Đợt chấm điểm {judging.code} của {cluster.name} bắt đầu ngày {judging.opened_on:%d/%m/%Y}, kết quả lập ngày "
        f"{judging.made_on:%d/%m/%Y}, theo “{judging.scheme}”. Các bước: đơn vị tự chấm kèm tài liệu kiểm chứng, cơ "
        "quan chủ trì kiểm tra, các đơn vị chấm chéo, cơ quan thường trực thẩm định. Điểm của chỉ tiêu được tính từ số "
        "liệu báo cáo, không nhập tay."
    )
    yield Heading(Level.CLAUSE, "2", "Kết quả")
    yield Table(HEADER, tuple(_cells(row) for row in rows), WIDTHS, SIDES)
    yield from _remarks(rows)
    yield Heading(Level.CLAUSE, "3", "Kiến nghị và giải quyết")
    if not judging.appeals:
        yield Paragraph("Không có kiến nghị.")
    for appeal in judging.appeals:
        answer = f" {appeal.answer}" if appeal.answer else ""
        yield Paragraph(f"{appeal.unit}, “{appeal.line}”: {appeal.outcome}.{answer}", bullet=True)
    yield Heading(Level.CLAUSE, "4", "Kiểm chứng")
    yield Paragraph(f"Bảng trên tính lại được từ số liệu lưu kèm, mã kiểm chứng SHA-256 {judging.digest[:16]}.")


def _cells(row: ResultRow) -> tuple[str, ...]:
    figures = (row.main, row.bonus, row.penalty, row.total)
    return (str(row.place or "–"), row.name, *(format_number(figure) for figure in figures), row.class_name)


def _remarks(rows: Sequence[ResultRow]) -> Iterator[Element]:
    for row in rows:
        if row.gates:
            yield Paragraph(f"{row.name}: điểm liệt “{'”, “'.join(row.gates)}”.", bullet=True)
    gains = sorted((row for row in rows if row.improvement_place == 1), key=lambda row: row.name)
    for row in gains:
        if row.improvement is not None and row.improvement > 0:
            gained = format_number(row.improvement)
            yield Paragraph(f"{row.name} tiến bộ nhất: tăng {gained} điểm phần trăm so với năm trước.", bullet=True)
    unsure = [row for row in rows if row.place is not None and row.best != row.worst]
    if unsure:
        names = "; ".join(f"{row.name} (hạng {row.best}–{row.worst})" for row in unsure)
        yield Paragraph(
            f"Thứ hạng có thể đổi khi trọng số thay đổi 10% hoặc số liệu chưa xác nhận thay đổi 5%: {names}.",
            bullet=True,
        )
