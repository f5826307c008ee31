"""How a round looks on the screen: its way with days, what is missing, who scored whom, the table and its chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.core.counting import counted
from thidua.desk.shown.charts import Chart, plain, shown_number
from thidua.directory.models import Organisation
from thidua.scoring.logic.gaps import Share
from thidua.scoring.logic.results import ResultRow
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import RoundState
from thidua.scoring.models import ScoringRound
from thidua.scoring.models.labels import ROUND_STATES
from thidua.scoring.policy.rounds import STAGE_OF_STATE
from thidua.scoring.queries.gaps import RoundWork

WAY = (
    RoundState.SELF, RoundState.CHECK, RoundState.CROSS, RoundState.APPRAISAL, RoundState.PUBLISHED, RoundState.FINAL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WayStep:
    """One stage of the way: its last day, and whether it is behind, now or ahead."""

    words: str
    due: date | None
    place: str
    late: bool = False


def way_of(row: ScoringRound, on: date) -> list[WayStep]:
    """All stages in order; a round that was called off has none."""
    if row.state == RoundState.CANCELLED:
        return []
    here = WAY.index(RoundState(row.state))
    days = last_days(row)
    return [_way_step(state, at, here, days.get(state), on) for at, state in enumerate(WAY)]


def _way_step(state: RoundState, at: int, here: int, due: date | None, on: date) -> WayStep:
    place = "done" if at < here or (state is RoundState.FINAL and at == here) else "now" if at == here else "ahead"
    return WayStep(str(ROUND_STATES[state]), due, place, place == "now" and due is not None and due < on)


def last_days(row: ScoringRound) -> Mapping[RoundState, date | None]:
    """The last day of each stage; of the time for appeals once results are known."""
    return {
        RoundState.SELF: row.self_due,
        RoundState.CHECK: row.check_due,
        RoundState.CROSS: row.cross_due,
        RoundState.APPRAISAL: row.appraisal_due,
        RoundState.PUBLISHED: row.appeal_due,
    }


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is under way, until when, and how that stands to today."""

    words: str
    due: date
    standing: Badge


def deadline_of(row: ScoringRound, on: date) -> Deadline | None:
    """The limit of the present stage; None when the round is over."""
    state = RoundState(row.state)
    due = last_days(row).get(state)
    if due is None:
        return None
    words = _("Hạn kiến nghị") if state is RoundState.PUBLISHED else str(ROUND_STATES[state])
    return Deadline(words, due, days_badge(due, on))


def days_badge(due: date, on: date) -> Badge:
    """How many days are left, or by how many the day is past."""
    days = (due - on).days
    if days < 0:
        return Badge(counted("quá hạn %(days)s ngày", -days) % {"days": -days}, Tone.BAD, "clock-exclamation")
    if days == 0:
        return Badge(_("hôm nay là hạn cuối"), Tone.WARN, "calendar-due")
    return Badge(
        counted("còn %(days)s ngày", days) % {"days": days}, Tone.WARN if days <= 3 else Tone.INFO, "calendar-due"
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """What one body still owes: on how many cards, how many lines, and whose cards these are.

    ``scorer`` is None for the standing body; ``unsent`` when a card is filled in and not handed in.
    """

    scorer: Organisation | None
    units: tuple[Organisation, ...]
    lines: int
    unsent: bool


@dataclass(frozen=True, slots=True)
class StageWork:
    """A stage: its last day, how many parts are done, who still owes what."""

    stage: Stage
    words: str
    due: date | None
    done: int
    wanted: int
    owed: list[Owed]
    here: bool

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.done == self.wanted


def stage_works(row: ScoringRound, work: RoundWork) -> list[StageWork]:
    """All stages in which the scheme asks somebody for something."""
    days = last_days(row)
    found = []
    for state, stage in STAGE_OF_STATE.items():
        parts = work.shares[stage]
        done = sum(part.complete for part in parts)
        here = row.state == state
        if parts:
            words = str(ROUND_STATES[state])
            found.append(StageWork(stage, words, days[state], done, len(parts), owed(work, stage), here))
    return found


def owed(work: RoundWork, stage: Stage) -> list[Owed]:
    """What is missing in a stage, one entry for each body that owes it."""
    by_scorer: dict[str, list[Share]] = {}
    for share in work.waiting(stage):
        by_scorer.setdefault(share.scorer, []).append(share)
    return [_owed(work, scorer, parts) for scorer, parts in by_scorer.items()]


def _owed(work: RoundWork, scorer: str, parts: Sequence[Share]) -> Owed:
    lines = sum(part.wanted - part.done for part in parts)
    units = tuple(work.units[part.unit] for part in parts)
    return Owed(work.units.get(scorer), units, lines, unsent=not lines)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A member as it scores the others; None on its own card."""

    scorer: Organisation
    cells: tuple[Share | None, ...]
    done: int
    wanted: int


def matrix(work: RoundWork) -> list[MatrixRow]:
    """Who has scored whom: rows score, columns are scored."""
    by_pair = {(share.scorer, share.unit): share for share in work.shares[Stage.CROSS]}
    return [_matrix_row(work, scorer, by_pair) for scorer in work.members]


def _matrix_row(work: RoundWork, scorer: str, by_pair: Mapping[tuple[str, str], Share]) -> MatrixRow:
    cells = tuple(by_pair.get((scorer, unit)) for unit in work.members)
    asked = [cell for cell in cells if cell is not None]
    return MatrixRow(work.units[scorer], cells, sum(cell.complete for cell in asked), len(asked))


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


def ranking_chart(rows: Sequence[ResultRow], maximum: Decimal) -> Chart:
    """Totals as bars in the order of the table, the first three in gold; last year's level as a mark beside them."""
    marks = [_last_total(row, maximum) for row in rows]
    with_marks = any(mark is not None for mark in marks)
    names = {"actual": _("Tổng điểm"), "mark": _("Mức năm trước")}
    data = {
        "kind": "bars",
        "unit": _("điểm"),
        "labels": [_("%(place)s. %(name)s") % {"place": row.place or "–", "name": row.name} for row in rows],
        "names": names,
        "values": [plain(row.total) for row in rows],
        "tones": [_tone(row).value for row in rows],
        "marks": [plain(mark) for mark in marks] if with_marks else None,
    }
    head = (_("Đơn vị"), names["actual"], *((names["mark"],) if with_marks else ()))
    lines = tuple(
        (row.name, shown_number(row.total), *((shown_number(mark),) if with_marks else ()))
        for row, mark in zip(rows, marks, strict=True)
    )
    return Chart("ranking", _("Tổng điểm theo thứ hạng"), _chart_words(rows), data, head, lines)


def _last_total(row: ResultRow, maximum: Decimal) -> Decimal | None:
    """Last year's percent on this year's scale."""
    return None if row.improvement is None else (row.percent - row.improvement) * maximum / 100


def _tone(row: ResultRow) -> Tone:
    if row.place is None:
        return Tone.QUIET
    return Tone.GOLD if row.place <= 3 else Tone.INFO


def _chart_words(rows: Sequence[ResultRow]) -> str:
    if not rows:
        return ""
    first = rows[0]
    words = {"name": first.name, "total": shown_number(first.total), "count": len(rows)}
    return counted("%(count)s đơn vị; dẫn đầu là %(name)s với %(total)s điểm.", len(rows)) % words
