"""The closed lists of words the judgement speaks in. Values are stable: they lie in databases and files."""

from __future__ import annotations

from enum import StrEnum


class SectionKind(StrEnum):
    """What the points of a section do to the total."""

    MAIN = "main"  # điểm chuẩn
    BONUS = "bonus"  # điểm thưởng
    PENALTY = "penalty"  # điểm trừ


class Measure(StrEnum):
    """Which number of a figure a method looks at."""

    ATTAINMENT = "attainment"  # tỷ lệ hoàn thành chỉ tiêu, %
    VALUE = "value"  # bản thân số liệu


class Scorer(StrEnum):
    """Who has the last word on a criterion before the appraisal."""

    RECORD = "record"  # tính từ số liệu, không ai nhập
    OWNER = "owner"  # cơ quan chủ trì tiêu chí
    CLUSTER = "cluster"  # các đơn vị trong cụm chấm chéo
    STANDING = "standing"  # cơ quan thường trực


class MissingRule(StrEnum):
    """What a criterion is worth where the unit owes a figure and has none."""

    ZERO = "zero"
    LEAVES_OUT = "leaves_out"


class DisputeRule(StrEnum):
    """What counts while two numbers stand against each other."""

    LOWER = "lower"
    CHECKED = "checked"
    ZERO = "zero"


class UnconfirmedRule(StrEnum):
    """What a figure is worth that has not reached the state the scheme asks for."""

    COUNTS = "counts"
    ZERO = "zero"


class Standing(StrEnum):
    """How a line came to its points."""

    FIRM = "firm"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"
    MISSING = "missing"
    NOT_ASSIGNED = "not_assigned"


class Veto(StrEnum):
    """What a gate does that was not passed."""

    NOT_RANKED = "not_ranked"
    NOT_PROPOSED = "not_proposed"
    ONE_CLASS_DOWN = "one_class_down"


class TieBy(StrEnum):
    """What decides between units of the same total."""

    NODE = "node"  # điểm của một nhóm hoặc tiêu chí
    BONUS = "bonus"
    LEAST_PENALTY = "least_penalty"
    IMPROVEMENT = "improvement"
    FEWEST_LATE_DAYS = "fewest_late_days"


class Stage(StrEnum):
    """The columns of a scorecard, in the order in which they are filled."""

    SELF = "self"
    CHECK = "check"
    CROSS = "cross"
    APPRAISAL = "appraisal"
