"""What the recognition of targets hands on: targets as read, and remarks about them."""

from __future__ import annotations

from decimal import Decimal

from thidua.campaigns.logic.terms import Comparator, Group
from thidua.core.logic.values import frozen
from thidua.documents.logic.passage import Span
from thidua.documents.logic.remark import Remark


@frozen
class Target:
    """One target as the document writes it.

    ``text`` is exactly ``source[span[0]:span[1]]``. ``value_high`` is the upper end of a range; ``bound`` qualifies a
    change or a level kept (``giảm từ 5% trở lên``); ``growth_pct`` is a growth given beside a level, negative for a
    fall; ``duplicate_of`` is the text of the earlier target that this one repeats; ``confidence`` lies in 0…1.
    """

    text: str
    span: Span
    name: str
    comparator: Comparator
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    growth_pct: Decimal | None = None
    bound: Comparator | None = None
    group: Group = Group.OTHER
    named_units: tuple[str, ...] = ()
    baseline_year: int | None = None
    section: str | None = None
    duplicate_of: str | None = None
    confidence: float = 1.0


@frozen
class TargetReading:
    """All targets of a document in reading order, and the remarks about them."""

    targets: tuple[Target, ...] = ()
    remarks: tuple[Remark, ...] = ()
