"""A clause with its quantity, on its way to a target."""

from __future__ import annotations

from decimal import Decimal

from thidua.campaigns.logic.reading.comparators import Judgement
from thidua.campaigns.logic.reading.governors import Lead
from thidua.campaigns.logic.reading.joints import Joint
from thidua.campaigns.logic.reading.quantities import Quantity
from thidua.core.logic.values import frozen


@frozen
class Draft:
    """One target of a line; ``start`` and ``end`` are places in the line's text."""

    start: int
    end: int
    name: str
    judgement: Judgement
    quantity: Quantity | None = None
    value: Decimal | None = None
    unit: str | None = None
    growth: Decimal | None = None
    named_units: tuple[str, ...] = ()
    lead: Lead | None = None
    counts_first: bool = False  # the number stands in front of its noun
    action: str = ""  # the verb a following item may share
    predicate: str = ""  # of a number in front of its noun: what is said of it (``có loa``)
    joint: Joint | None = None
    continues: bool = False  # its name or unit was taken from what stands before
