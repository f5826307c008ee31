"""How a card looks on the screen: its columns side by side, who wrote what and why, files, the appeal on a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.badges import Badge
from thidua.core.counting import counted
from thidua.core.logic.numerals import format_number
from thidua.desk.shown.score_effects import Effect, effects_of, standing_badge
from thidua.scoring.logic.card import Card
from thidua.scoring.logic.columns import column, stages_of
from thidua.scoring.logic.explaining import explain_line
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.methods import YesNo
from thidua.scoring.logic.scheme import Criterion, Node, Scheme
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Appeal, CardEvidence, Mark, MarkChange
from thidua.scoring.models.labels import STAGES
from thidua.scoring.queries.results import column_marks


@dataclass(frozen=True, slots=True)
class CardCell:
    """One column of a line: its name, what is written there and why.

    ``name`` is set when the reader may write it now; ``returned`` says why it was sent back; ``asked`` is False where
    the line has no such column.
    """

    label: str
    text: str
    name: str = ""
    yes_no: bool = False
    reason: str = ""
    error: str = ""
    returned: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one body wrote into one column, with the numbers that stood there before."""

    mark: Mark
    stage: str
    text: str
    steps: tuple[str, ...] = ()

    @property
    def at(self) -> datetime:
        """When it was last changed."""
        return self.mark.changed_at


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
    effects: tuple[Effect, ...] = ()
    why: tuple[str, ...] = ()
    evidence: str = ""
    guidance: str = ""
    indicator: str = ""
    files: tuple[CardEvidence, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    appeal: Appeal | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """What the reader may write now: the column, the lines, what was typed and why it was refused."""

    stage: Stage | None = None
    keys: frozenset[str] = frozenset()
    typed: Mapping[str, str] | None = None
    errors: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class OnTheCard:
    """Everything a card is drawn from. ``marks`` are those the reader may see, ``changes`` what they were before."""

    scheme: Scheme
    card: Card
    marks: Sequence[Mark] = ()
    changes: Sequence[MarkChange] = ()
    files: Mapping[str, Sequence[CardEvidence]] = field(default_factory=dict)
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    writing: Writing = Writing()


@dataclass(frozen=True, slots=True)
class _Desk:
    """The parts of a card by key of the criterion."""

    on: OnTheCard
    lines: Mapping[str, Line]
    marks: Mapping[str, Sequence[Mark]]
    steps: Mapping[int, Sequence[MarkChange]]


def card_rows(on: OnTheCard) -> list[CardRow]:
    """All lines of a card in order."""
    marks: dict[str, list[Mark]] = {}
    for mark in on.marks:
        marks.setdefault(mark.criterion, []).append(mark)
    steps: dict[int, list[MarkChange]] = {}
    for change in on.changes:
        steps.setdefault(change.mark_id, []).append(change)
    desk = _Desk(on, {line.criterion.key: line for line in on.card.lines}, marks, steps)
    return [row for section in on.scheme.sections for row in _walk(section, 0, desk)]


def _walk(node: Node, depth: int, desk: _Desk) -> Iterator[CardRow]:
    points = desk.on.card.sums[node.key].points
    if not isinstance(node, Criterion):
        yield CardRow(node.key, depth, node.number, node.name, node.maximum, points)
        for part in node.parts:
            yield from _walk(part, depth + 1, desk)
        return
    line, rules = desk.lines[node.key], desk.on.scheme.inputs
    yield CardRow(
        node.key, depth, node.number, node.name, node.maximum, points, is_line=True,
        cells=tuple(_cell(node, stage, desk) for stage in Stage), badge=standing_badge(line),
        effects=effects_of(line, rules), why=explain_line(line, rules), evidence=node.evidence,
        guidance=node.guidance, indicator=node.indicator, files=tuple(desk.on.files.get(node.key, ())),
        spoken=tuple(_spoken(node, mark, desk) for mark in desk.marks.get(node.key, ())),
        appeal=desk.on.appeals.get(node.key),
    )  # fmt: skip


def _cell(criterion: Criterion, stage: Stage, desk: _Desk) -> CardCell:
    label, writing = str(STAGES[stage]), desk.on.writing
    if criterion.indicator:
        return CardCell(label, _("theo số liệu") if stage is Stage.SELF else "", asked=stage is Stage.SELF)
    rows = [mark for mark in desk.marks.get(criterion.key, ()) if mark.stage == stage]
    value = column(criterion, column_marks(rows).get(criterion.key, ()), stage)
    returned = next((mark.return_reason for mark in rows if mark.returned), "")
    if stage is writing.stage and criterion.key in writing.keys:
        return _open_cell(criterion, label, rows, returned, writing)
    reason = rows[0].reason if len(rows) == 1 and stage is not Stage.CROSS else ""
    if stage is Stage.CROSS and rows:
        reason = counted("%(count)s đơn vị", len(rows)) % {"count": len(rows)}
    asked = stage in stages_of(criterion)
    return CardCell(label, shown_measure(criterion, value), reason=reason, returned=returned, asked=asked)


def _open_cell(criterion: Criterion, label: str, rows: Sequence[Mark], returned: str, writing: Writing) -> CardCell:
    """A box to write into; it holds what was typed, or what stands there."""
    typed, key = writing.typed or {}, criterion.key
    is_answer = isinstance(criterion.method, YesNo)
    value = rows[0].measure if len(rows) == 1 else None
    plain = "" if value is None else ("1" if value else "0") if is_answer else format_number(value)
    reason = rows[0].reason if len(rows) == 1 else ""
    return CardCell(
        label, typed.get(f"m-{key}", plain), key, is_answer, typed.get(f"r-{key}", reason),
        (writing.errors or {}).get(key, ""), returned,
    )  # fmt: skip


def _spoken(criterion: Criterion, mark: Mark, desk: _Desk) -> Spoken:
    changes = desk.steps.get(mark.pk, ())
    steps = tuple(_step(criterion, change) for change in changes if change.before is not None)
    return Spoken(mark, str(STAGES[mark.stage]), shown_measure(criterion, mark.measure), steps)  # type: ignore[index]


def _step(criterion: Criterion, change: MarkChange) -> str:
    words = {
        "before": shown_measure(criterion, change.before), "after": shown_measure(criterion, change.after),
        "reason": change.reason or _("không ghi lý do"),
    }  # fmt: skip
    return _("%(before)s → %(after)s: %(reason)s") % words


def shown_measure(criterion: Criterion, value: Decimal | None) -> str:
    """A number of a column as people say it; an answer in words."""
    if value is None:
        return ""
    if isinstance(criterion.method, YesNo):
        return _("có") if value else _("không")
    return format_number(value)
