"""The submission letter (tờ trình) and the decision of commendation, written from the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.campaigns.logic.papers.pieces import CENTRE, FILED, LEFT, RIGHT, article, bullets, clause
from thidua.commendation.logic.decisions import NamedList, total_of
from thidua.core.logic.numerals import format_number
from thidua.documents.logic.decree30 import Appendix, Document, Element, Kind, Paragraph, Signature, Table
from thidua.documents.logic.numbering import symbol_for

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
NO_RULE = "–"


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body as box 2 and the symbol of its papers name it; ``decides`` is whose decision it is, in a sentence."""

    name: str
    code: str
    place: str
    signature: Signature
    parent: str = ""
    decides: str = ""


@dataclass(frozen=True, slots=True)
class DecisionSource:
    """All that the two papers say. ``free`` is what the fund may still promise, in đồng; None where there is none."""

    on: date
    decider: Issuer
    drafter: Issuer
    about: str
    merit: str
    year: int
    bases: tuple[str, ...]
    lists: tuple[NamedList, ...]
    fund: str = ""
    free: int | None = None

    @property
    def total(self) -> int:
        """All bonuses, in đồng."""
        return total_of(self.lists)


def dong(amount: int) -> str:
    """``1.420.000 đồng``."""
    return f"{format_number(Decimal(amount))} đồng"


def award_decision(source: DecisionSource) -> Document:
    """Quyết định: who gets what by the lists of the appendices, the bonus and its source, who carries it out."""
    body = (
        article(1, _gives(source)),
        article(2, _pays(source)),
        article(3, _carries_out(source)),
    )
    decider = source.decider
    return Document(
        kind=Kind.DECISION,
        issuer=decider.name,
        parent=decider.parent,
        symbol=symbol_for(Kind.DECISION, decider.code),
        place=decider.place,
        abstract=source.about,
        deciding=decider.decides,
        signatures=(decider.signature,),
        bases=(*source.bases, f"Theo đề nghị của Thủ trưởng {source.drafter.name}"),
        body=body,
        recipients=("Như Điều 3", "Cổng thông tin điện tử", FILED),
        appendices=_appendices(source.lists),
    )


def _gives(source: DecisionSource) -> str:
    counted = "; ".join(f"{len(named.lines):02d} {named.title}" for named in source.lists)
    where = "các danh sách" if len(source.lists) > 1 else "danh sách"
    return f"Khen thưởng {counted}; {lower(source.merit)} (có {where} kèm theo)."


def lower(text: str) -> str:
    """The text in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def _pays(source: DecisionSource) -> str:
    if not source.total:
        return "Các tập thể, cá nhân có tên trong danh sách được hưởng quyền lợi theo quy định của pháp luật."
    fund = source.fund or f"Quỹ thi đua, khen thưởng năm {source.year}"
    return (
        f"Tiền thưởng kèm theo là {dong(source.total)}, mức của từng trường hợp ghi trong danh sách, "
        f"trích từ {fund} theo quy định hiện hành."
    )


def _carries_out(source: DecisionSource) -> str:
    return (
        f"Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng {source.drafter.name}, thủ trưởng các cơ quan, đơn vị "
        f"liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    )


def submission_letter(source: DecisionSource) -> Document:
    """Tờ trình: what is proposed, how many of which award, how much money and whether the fund holds it."""
    body: list[Element] = [
        Paragraph(
            f"{source.drafter.name} đã thẩm định hồ sơ và trình {source.decider.decides} xem xét, quyết định khen "
            f"thưởng như sau:"
        ),
        clause(1, "Kết quả thẩm định"),
        Paragraph(
            f"Có {sum(len(named.lines) for named in source.lists):02d} trường hợp {lower(source.merit)}, đủ điều kiện, "
            f"tiêu chuẩn, đã được trình quyết định."
        ),
        clause(2, "Đề nghị khen thưởng"),
        _count_table(source.lists),
        clause(3, "Tiền thưởng"),
        *bullets(_money_words(source)),
        clause(4, "Kiến nghị"),
        Paragraph(f"Kính trình {source.decider.decides} xem xét, quyết định."),
    ]
    drafter = source.drafter
    return Document(
        kind=Kind.SUBMISSION,
        issuer=drafter.name,
        parent=drafter.parent,
        symbol=symbol_for(Kind.SUBMISSION, drafter.code),
        place=drafter.place,
        abstract=source.about,
        signatures=(drafter.signature,),
        addressed_to=(source.decider.decides,),
        bases=source.bases,
        body=tuple(body),
        recipients=("Như trên", FILED),
        appendices=_appendices(source.lists),
    )


def _money_words(source: DecisionSource) -> tuple[str, ...]:
    if not source.total:
        return ("Không kèm tiền thưởng.",)
    need = f"Tổng số tiền thưởng: {dong(source.total)}."
    if source.free is None:
        return (need, f"Chưa mở quỹ thi đua, khen thưởng năm {source.year}; đề nghị bố trí nguồn.")
    enough = "đủ để chi" if source.free >= source.total else f"còn thiếu {dong(source.total - source.free)}"
    return (need, f"{source.fund} còn {dong(source.free)} chưa giữ chỗ, {enough}.")


def _count_table(lists: Sequence[NamedList]) -> Table:
    rows = [
        (str(n), named.title[:1].upper() + named.title[1:], str(len(named.lines)), format_number(Decimal(named.total)))
        for n, named in enumerate(lists, 1)
    ]
    everything = sum(len(named.lines) for named in lists)
    return Table(
        header=("STT", "Đối tượng, danh hiệu, hình thức", "Số lượng", "Tiền thưởng (đồng)"),
        rows=(*rows, ("", "Tổng cộng", str(everything), format_number(Decimal(total_of(lists))))),
        widths=(8, 54, 15, 23),
        align=(CENTRE, LEFT, RIGHT, RIGHT),
    )


def _appendices(lists: Sequence[NamedList]) -> tuple[Appendix, ...]:
    return tuple(
        Appendix(
            NUMERALS[place] if place < len(NUMERALS) else str(place + 1), f"Danh sách {named.title}", (_list(named),)
        )
        for place, named in enumerate(lists)
    )


def _list(named: NamedList) -> Table:
    """The column of posts and units stands only where somebody has one."""
    rows = [
        (str(n), line.name, line.unit, NO_RULE if line.amount is None else format_number(Decimal(line.amount)))
        for n, line in enumerate(named.lines, named.first)
    ]
    table = Table(
        header=("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Tiền thưởng (đồng)"),
        rows=(*rows, ("", "Cộng", "", format_number(Decimal(named.total)))),
        widths=(8, 34, 38, 20),
        align=(CENTRE, LEFT, LEFT, RIGHT),
    )
    return table if any(line.unit for line in named.lines) else _without_units(table)


def _without_units(table: Table) -> Table:
    return Table(
        header=(*table.header[:2], table.header[3]),
        rows=tuple((*row[:2], row[3]) for row in table.rows),
        widths=(10, 62, 28),
        align=(CENTRE, LEFT, RIGHT),
    )
