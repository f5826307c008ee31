"""The arithmetic of a line as a spreadsheet formula, so that anyone can recompute a card by hand.

The formulas say exactly what :mod:`thidua.scoring.logic.earning` and :mod:`thidua.scoring.logic.lines` do: the same
order, the same rounding. Cells are named as in Excel (``E7``); numbers are written with a dot.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Share, Step, Steps, YesNo
from thidua.scoring.logic.scheme import LateRule


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the parts of a line stand: its maximum, its number, its place, working days late, points before the cut,
    and the cut."""

    maximum: str
    measure: str
    place: str
    days: str
    raw: str
    cut: str


def raw_formula(method: Method, cells: Cells, places: int) -> str:
    """Points before the cut for lateness."""
    return f"=ROUND({_raw(method, cells)},{places})"


def _raw(method: Method, c: Cells) -> str:
    match method:
        case Share(full_at=full, none_below=floor):
            return f"IF({c.measure}<{_n(floor)},0,{c.maximum}*MIN(MAX(0,{c.measure}),{_n(full)})/{_n(full)})"
        case Steps():
            return _ladder(method, c)
        case YesNo(earned_by=wanted):
            return f"IF(({c.measure}<>0)={'TRUE' if wanted else 'FALSE'}(),{c.maximum},0)"
        case Count(each=each):
            return f"MIN({c.maximum},MAX(0,{_n(each)}*{c.measure}))"
        case Deduction(each_fault=each):
            return f"MIN({c.maximum},MAX(0,{c.maximum}-{_n(each)}*MAX(0,{c.measure})))"
        case Rank(lost_per_place=lost, lowest=lowest):
            return f"MIN({c.maximum},MAX({_n(lowest)},{c.maximum}-{_n(lost)}*({c.place}-1)))"
        case Manual():
            return f"MIN({c.maximum},MAX(0,{c.measure}))"


def _ladder(method: Steps, c: Cells) -> str:
    """The best step that is reached: asked from the most points down."""
    sign = "<=" if method.falling else ">="
    asked = "0"
    for step in sorted(method.steps, key=_points):
        asked = f"IF({c.measure}{sign}{_n(step.reached)},MIN({c.maximum},{_n(step.points)}),{asked})"
    return asked


def _points(step: Step) -> Decimal:
    return step.points


def cut_formula(rule: LateRule, cells: Cells, places: int) -> str:
    """What lateness costs."""
    percent = f"MIN({_n(rule.most)},{_n(rule.per_day)}*MAX(0,{cells.days}-{rule.free_days}))"
    return f"=ROUND({cells.raw}*{percent}/100,{places})"


def points_formula(cells: Cells, *, penalty: bool) -> str:
    """Points of the line, a penalty signed."""
    return f"=-{cells.raw}" if penalty else f"={cells.raw}-{cells.cut}"


def capped_sum_formula(maximum: str, parts: list[str]) -> str:
    """The sum of the parts of a branch, within its maximum on either side."""
    total = "+".join(parts)
    return f"=MAX(-{maximum},MIN({maximum},{total}))"


def _n(value: Decimal) -> str:
    return format(value, "f")
