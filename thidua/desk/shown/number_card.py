"""The card behind a number: how it came about, from whom, in which state, until when, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.campaigns.logic.terms import Entry, OverTime, OverUnits
from thidua.campaigns.models.labels import ENTRIES, OVER_TIME, OVER_UNITS
from thidua.core.badges import Badge
from thidua.core.logic.saying import capital
from thidua.core.templatetags.shown import NOTHING, moment, number_text
from thidua.desk.shown.charts import shown_number
from thidua.desk.shown.lights import light_badge
from thidua.desk.shown.progress import TargetLine, amount_text, state_badges
from thidua.directory.logic.names import told_apart
from thidua.directory.models import Organisation
from thidua.monitoring.logic.rolling import value_of
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.queries.campaign_year import CampaignYear, adding_of
from thidua.monitoring.queries.dashboard import UnitProgress
from thidua.monitoring.queries.inputs import Inputs
from thidua.monitoring.queries.progress import TargetProgress
from thidua.monitoring.queries.sums import from_state_up


@dataclass(frozen=True, slots=True)
class Input:
    """One period that went into the number. ``over`` and ``under`` are the parts of a ratio."""

    name: str
    value: str
    over: str
    under: str
    units: str
    states: tuple[Badge, ...]
    changed: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """One unit's share in the number and how it stands itself. ``figure`` and ``percent`` are value and share as
    figures, ``measure`` the unit of the first."""

    unit: Organisation
    name: str
    value: str
    share: str
    wanted: str
    badge: Badge
    states: tuple[Badge, ...]
    as_of: str
    figure: Decimal | None
    percent: Decimal | None
    measure: str


@dataclass(frozen=True, slots=True)
class NumberCard:
    """Everything that can be asked of a number."""

    line: TargetLine
    place: Organisation
    formula: str
    over_time: str
    over_units: str
    entry: str
    source: str
    changed: str
    is_ratio: bool
    inputs: tuple[Input, ...]


def number_card(
    line: TargetLine, inputs: Inputs, of: CampaignYear, place: Organisation, at_least: FigureState
) -> NumberCard:
    """The card of a target's number at a node."""
    indicator, adding = line.target.indicator, adding_of(line.target.indicator)
    is_ratio = adding.over_units in {OverUnits.RATIO, OverUnits.WEIGHTED}
    return NumberCard(
        line=line,
        place=place,
        formula=formula_of(line),
        over_time=str(OVER_TIME[OverTime(adding.over_time)]),
        over_units=str(OVER_UNITS[OverUnits(adding.over_units)]),
        entry=str(ENTRIES[Entry(adding.entry)]),
        source=indicator.source if indicator else "",
        changed=moment(inputs.changed_at) if inputs.changed_at else NOTHING,
        is_ratio=is_ratio,
        inputs=tuple(_inputs(line, inputs, at_least, is_ratio=is_ratio)),
    )


def formula_of(line: TargetLine) -> str:
    """The formula of the definition sheet, or the parts of the ratio."""
    indicator = line.target.indicator
    if indicator is None:
        return _("Chỉ tiêu chưa gắn với danh mục nên chưa có công thức.")
    if indicator.formula:
        return indicator.formula
    if indicator.denominator:
        return f"{indicator.numerator} / {indicator.denominator}"
    return indicator.name


def _inputs(line: TargetLine, inputs: Inputs, at_least: FigureState, *, is_ratio: bool) -> list[Input]:
    adding, rows = adding_of(line.target.indicator), []
    for period, by_state in sorted(inputs.by_period.items(), key=lambda pair: pair[0].order):
        total = from_state_up(by_state, at_least)
        value = value_of(total.amount, adding.over_units, adding.unit)
        rows.append(
            Input(
                name=capital(period.name_vi),
                value=shown_number(value),
                over=shown_number(total.amount.numerator) if is_ratio else "",
                under=shown_number(total.amount.denominator) if is_ratio else "",
                units=number_text(total.amount.figures),
                states=state_badges({s: part.amount.figures for s, part in by_state.items()}),
                changed=moment(total.changed_at) if total.changed_at else NOTHING,
            )
        )
    return rows


def contributions(whole: TargetLine, units: Sequence[UnitProgress], of: CampaignYear) -> list[Contribution]:
    """What each unit adds, the largest first; a share only where figures are simply added."""
    point = whole.progress.standing.point
    adds_up = adding_of(whole.target.indicator).over_units is OverUnits.SUM and point is not None and point.value != 0
    rows = [(unit.unit, row) for unit in units for row in unit.rows if row.target.pk == whole.target.pk]
    rows.sort(key=lambda pair: -(pair[1].standing.point.value if pair[1].standing.point else 0))
    names = told_apart(unit for unit, _row in rows)
    return [_contribution(unit, names[unit.pk], row, whole, of, adds_up=adds_up) for unit, row in rows]


def _contribution(
    unit: Organisation, name: str, row: TargetProgress, whole: TargetLine, of: CampaignYear, *, adds_up: bool
) -> Contribution:
    point, total = row.standing.point, whole.progress.standing.point
    question = of.question(row.target, unit.pk)
    percent = None
    if adds_up and point is not None and total is not None:
        percent = point.value * 100 / total.value
    return Contribution(
        unit=unit,
        name=name,
        value=amount_text(point.value, question.unit) if point else NOTHING,
        share="" if percent is None else f"{number_text(percent, 1)}%",
        wanted=row.standing.rule.kept.sentence(question.unit) if row.standing.rule else row.standing.why,
        badge=light_badge(row.light),
        states=state_badges(row.states),
        as_of=capital(point.period.name_vi) if point else "",
        figure=point.value if point else None,
        percent=percent,
        measure=question.unit,
    )
