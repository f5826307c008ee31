"""The bonus of a line of a decision with the way it was computed, or why there is none, ready to be kept and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import NotSet
from thidua.commendation.logic.money import DEFAULT_RULES, Bonus, MoneyRules, NoBonus, bonus
from thidua.commendation.logic.terms import SubjectKind
from thidua.core.logic.numerals import format_number


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the dated rules give. ``amount`` and ``base`` in đồng; None where no rule holds, and ``note`` says why.

    ``note`` otherwise gives formula and sources; ``unverified`` names the sources nobody has checked.
    """

    multiple: Decimal | None
    base: int | None
    amount: int | None
    note: str
    unverified: str = ""


def reckoned(award: AwardCode, subject: SubjectKind, decided: date, rules: MoneyRules = DEFAULT_RULES) -> Reckoned:
    """The bonus of one honour decided on the day."""
    try:
        found = bonus(award, subject, decided, rules)
    except (NoBonus, NotSet) as why:
        return Reckoned(None, None, None, str(why))
    return Reckoned(
        found.multiple.value.times, found.base.value, found.amount, formula_of(found), "; ".join(found.unverified)
    )


def formula_of(found: Bonus) -> str:
    """``0,3 × 2.340.000 = 702.000, làm tròn 710.000 đồng (Nghị định …)``."""
    times, base = format_number(found.multiple.value.times), format_number(Decimal(found.base.value))
    raw, amount = format_number(found.raw.normalize()), format_number(Decimal(found.amount))
    result = f"{raw} đồng" if found.raw == found.amount else f"{raw}, làm tròn {amount} đồng"
    at_most = "không quá " if found.is_maximum else ""
    return f"{at_most}{times} × {base} = {result} ({found.multiple.source}; {found.base.source})"
