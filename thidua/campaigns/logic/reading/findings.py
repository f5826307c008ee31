"""What the recognition of targets hands on: targets as read, and remarks about them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Span = tuple[int, int]


class Comparator(StrEnum):
    """How the reported figure is held against the target."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    BETWEEN = "between"
    INCREASE_BY = "increase_by"
    DECREASE_BY = "decrease_by"
    MAINTAIN = "maintain"


class Group(StrEnum):
    """The field of public life a target belongs to."""

    ECONOMIC = "economic"
    SOCIAL = "social"
    ENVIRONMENT = "environment"
    PARTY = "party"
    DEFENCE = "defence"
    OTHER = "other"


class Severity(StrEnum):
    """How much a remark asks of the person who checks the reading."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class TargetRemark:
    """Something a careful reader would look at again; ``span`` is where it stands in the source."""

    code: str
    severity: Severity
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class TargetReading:
    """All targets of a document in reading order, and the remarks about them."""

    targets: tuple[Target, ...] = ()
    remarks: tuple[TargetRemark, ...] = ()
