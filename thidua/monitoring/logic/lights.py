"""The traffic light of a target: five classes, told in words and by a symbol, with the thresholds they follow.

The class follows the way made beside the way expected by now, never the calendar's feeling and never the percentage of
the year alone. It is computed and cannot be typed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thidua.core.logic.saying import say
from thidua.monitoring.logic.progress import Progress


class Light(StrEnum):
    """Where a target stands on a day, best first; ``UNKNOWN`` is no place on that scale."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many percent of the expected way a target still counts as at risk only."""

    at_risk: Decimal = Decimal(80)


USUAL = Thresholds()
WORDS_VI: Mapping[Light, str] = {
    Light.REACHED: say("Đã đạt"),
    Light.ON_TRACK: say("Đúng tiến độ"),
    Light.AT_RISK: say("Có nguy cơ"),
    Light.OFF: say("Chậm tiến độ"),
    Light.UNKNOWN: say("Chưa đánh giá được"),
}
SYMBOLS: Mapping[Light, str] = {
    Light.REACHED: "✔",
    Light.ON_TRACK: "●",
    Light.AT_RISK: "▲",
    Light.OFF: "■",
    Light.UNKNOWN: "○",
}
"""One shape for each class, so that the classes differ without colour and in print."""
SEVERITY: Mapping[Light, int] = {
    Light.OFF: 0,
    Light.AT_RISK: 1,
    Light.UNKNOWN: 2,
    Light.ON_TRACK: 3,
    Light.REACHED: 4,
}
"""The order in which targets ask for attention."""


def light_of(progress: Progress | None, thresholds: Thresholds = USUAL) -> Light:
    """The class of a figure; unknown where there is none that can be judged."""
    if progress is None:
        return Light.UNKNOWN
    if progress.settled:
        return Light.REACHED if progress.judgement.achieved else Light.OFF
    if progress.pace.achieved:
        return Light.ON_TRACK
    return Light.AT_RISK if progress.pace.completion >= thresholds.at_risk else Light.OFF


def thresholds_vi(thresholds: Thresholds = USUAL) -> tuple[tuple[Light, str], ...]:
    """What each class means, for the legend beside the lights."""
    at_risk = thresholds.at_risk
    return (
        (Light.REACHED, say("Đã đạt mức của cả năm và không thể đảo ngược")),
        (Light.ON_TRACK, say("Từ 100 % mức cần có tại kỳ chốt trở lên")),
        (Light.AT_RISK, say("Từ %(at_risk)s %% đến dưới 100 %% mức cần có", at_risk=at_risk)),
        (Light.OFF, say("Dưới %(at_risk)s %% mức cần có, hoặc đã vượt mức trần", at_risk=at_risk)),
        (Light.UNKNOWN, say("Chưa có số liệu hoặc thiếu căn cứ để đánh giá")),
    )


def whole_light(parts: Iterable[Light]) -> Light:
    """The light of targets joined by "all": that of the one which asks loudest; none reached until all are."""
    return min(parts, key=lambda light: SEVERITY[light], default=Light.UNKNOWN)


def counted(lights: Iterable[Light]) -> Mapping[Light, int]:
    """How many stand in each class, all classes named."""
    tally = Counter(lights)
    return {light: tally[light] for light in Light}
