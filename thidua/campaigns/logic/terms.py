"""The closed lists of words the campaign room speaks in. Values are stable: they lie in databases and files."""

from __future__ import annotations

from enum import StrEnum


class Comparator(StrEnum):
    """What the text says about the number."""

    EQ = "eq"  # đạt
    GE = "ge"  # từ … trở lên, tối thiểu, ít nhất
    GT = "gt"  # trên, hơn
    LE = "le"  # không quá, tối đa
    LT = "lt"  # dưới
    BETWEEN = "between"  # 7 - 7,5
    INCREASE_BY = "increase_by"  # tăng, thêm
    DECREASE_BY = "decrease_by"  # giảm
    MAINTAIN = "maintain"  # duy trì, giữ vững


CHANGES = frozenset({Comparator.INCREASE_BY, Comparator.DECREASE_BY})
"""Comparators whose number is a change against a base, not a level."""


class Bound(StrEnum):
    """A qualifier on a change or on "duy trì": ``giảm từ 5% trở lên`` is decrease_by 5, bound ge."""

    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    BETWEEN = "between"


class Meets(StrEnum):
    """What a bare "đạt" means: the text often cannot tell, a person decides."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


class Change(StrEnum):
    """In what a change is counted: percentage points, percent of the base, or units of the thing itself."""

    POINTS = "points"
    RELATIVE = "relative"
    COUNT = "count"


class Measured(StrEnum):
    """What the reported figure is: the level reached, or the change itself (``thêm 02 trường``: the figure is 2)."""

    LEVEL = "level"
    CHANGE = "change"


class Direction(StrEnum):
    """Which way an indicator is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Group(StrEnum):
    """The field a target belongs to."""

    ECONOMIC = "economic"
    SOCIAL = "social"
    ENVIRONMENT = "environment"
    PARTY = "party"
    DEFENCE = "defence"
    OTHER = "other"


class OverTime(StrEnum):
    """How the months of an indicator make a year."""

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    RATIO = "ratio"  # sum of numerators over sum of denominators


class OverUnits(StrEnum):
    """How the units of an indicator make a whole."""

    SUM = "sum"
    WEIGHTED = "weighted"
    RATIO = "ratio"
    NONE = "none"


class Entry(StrEnum):
    """What a unit types in: what was added in the period, the sum since January, or the state at its end."""

    INCREMENT = "increment"
    YTD = "ytd"
    LEVEL = "level"
