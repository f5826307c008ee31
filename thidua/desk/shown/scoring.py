"""How schemes, cards and tables look on the screen: rows ready to be written, intervals as bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.core.logic.numerals import format_number
from thidua.scoring.logic.card import Card
from thidua.scoring.logic.columns import Mark, column
from thidua.scoring.logic.explaining import explain_line
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.methods import YesNo
from thidua.scoring.logic.results import ResultRow
from thidua.scoring.logic.scheme import Criterion, Node, Scheme
from thidua.scoring.logic.terms import Stage, Standing
from thidua.scoring.models.labels import STAGES, STANDINGS

_LOOKS = {
    Standing.FIRM: (Tone.OK, "circle-check"),
    Standing.UNCONFIRMED: (Tone.WARN, "hourglass"),
    Standing.DISPUTED: (Tone.BAD, "message-report"),
    Standing.MISSING: (Tone.BAD, "alert-circle"),
    Standing.NOT_ASSIGNED: (Tone.QUIET, "minus"),
}


@dataclass(frozen=True, slots=True)
class CardCell:
    """One column of a line: its name, what is written there; ``name`` is set when the reader may write it now."""

    label: str
    text: str
    name: str = ""
    yes_no: bool = False
    reason: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of a card: a branch with its sum, or a criterion with its columns, points and sentences."""

    key: str
    depth: int
    number: str
    name: str
    maximum: Decimal
    points: Decimal
    is_line: bool = False
    cells: tuple[CardCell, ...] = ()
    badge: Badge | None = None
    why: tuple[str, ...] = ()
    evidence: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """What the reader may write now: the column, the lines, what was typed and why it was refused."""

    stage: Stage | None = None
    keys: frozenset[str] = frozenset()
    typed: Mapping[str, str] | None = None
    errors: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class OnTheCard:
    """Everything a card is drawn from."""

    scheme: Scheme
    card: Card
    marks: Mapping[str, Sequence[Mark]]
    files: Mapping[str, Sequence[str]]
    writing: Writing = Writing()


def card_rows(on: OnTheCard) -> list[CardRow]:
    """All lines of a card in order."""
    lines = {line.criterion.key: line for line in on.card.lines}
    return [row for section in on.scheme.sections for row in _card_walk(section, 0, on, lines)]


def _card_walk(node: Node, depth: int, on: OnTheCard, lines: Mapping[str, Line]) -> Iterator[CardRow]:
    points = on.card.sums[node.key].points
    if not isinstance(node, Criterion):
        yield CardRow(node.key, depth, node.number, node.name, node.maximum, points)
        for part in node.parts:
            yield from _card_walk(part, depth + 1, on, lines)
        return
    line = lines[node.key]
    yield CardRow(
        node.key, depth, node.number, node.name, node.maximum, points, is_line=True,
        cells=tuple(_cell(node, stage, on) for stage in Stage),
        badge=Badge(str(STANDINGS[line.standing]), *_LOOKS[line.standing]),
        why=explain_line(line, on.scheme.inputs), evidence=node.evidence, files=tuple(on.files.get(node.key, ())),
    )  # fmt: skip


def _cell(criterion: Criterion, stage: Stage, on: OnTheCard) -> CardCell:
    label = str(STAGES[stage])
    value = column(criterion, on.marks.get(criterion.key, ()), stage)
    shown = _number(criterion, value)
    writing = on.writing
    if criterion.indicator and stage is Stage.SELF:
        return CardCell(label, _("theo số liệu"))
    if stage is not writing.stage or criterion.key not in writing.keys:
        return CardCell(label, shown)
    typed = writing.typed or {}
    is_answer = isinstance(criterion.method, YesNo)
    plain = "" if value is None else ("1" if value else "0") if is_answer else format_number(value)
    return CardCell(
        label,
        typed.get(f"m-{criterion.key}", plain),
        criterion.key,
        is_answer,
        typed.get(f"r-{criterion.key}", ""),
        (writing.errors or {}).get(criterion.key, ""),
    )


def _number(criterion: Criterion, value: Decimal | None) -> str:
    if value is None:
        return ""
    if isinstance(criterion.method, YesNo):
        return _("có") if value else _("không")
    return format_number(value)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table with the bar of the places it may take, in thousandths of the width."""

    row: ResultRow
    start: int
    width: int
    sure: bool


def table_rows(rows: Sequence[ResultRow]) -> list[TableRow]:
    """The table ready to be drawn."""
    count = max((row.worst for row in rows), default=1) or 1
    return [_table_row(row, count) for row in rows]


def _table_row(row: ResultRow, count: int) -> TableRow:
    if row.place is None:
        return TableRow(row, 0, 0, sure=True)
    step = 1000 // count
    return TableRow(row, (row.best - 1) * step, max(step, (row.worst - row.best + 1) * step), row.best == row.worst)
