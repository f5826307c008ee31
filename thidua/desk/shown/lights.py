"""How a light looks: words, tone and icon together, so that colour is never alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.badges import Badge, Tone
from thidua.core.templatetags.shown import number_text
from thidua.desk.shown.campaigns import Segment, segments
from thidua.monitoring.logic.lights import SYMBOLS, USUAL, Light, counted

LIGHT_WORDS: Mapping[Light, LazyText | str] = {
    Light.REACHED: gettext_lazy("Đã đạt"),
    Light.ON_TRACK: gettext_lazy("Đúng tiến độ"),
    Light.AT_RISK: gettext_lazy("Có nguy cơ"),
    Light.OFF: gettext_lazy("Chậm tiến độ"),
    Light.UNKNOWN: gettext_lazy("Chưa đánh giá được"),
}
LIGHT_LOOKS: Mapping[Light, tuple[Tone, str]] = {
    Light.REACHED: (Tone.OK, "circle-check"),
    Light.ON_TRACK: (Tone.INFO, "progress-check"),
    Light.AT_RISK: (Tone.WARN, "alert-triangle"),
    Light.OFF: (Tone.BAD, "alert-octagon"),
    Light.UNKNOWN: (Tone.QUIET, "circle-dashed"),
}


def light_badge(light: Light) -> Badge:
    """The light as a state."""
    return Badge(str(LIGHT_WORDS[light]), *LIGHT_LOOKS[light])


@dataclass(frozen=True, slots=True)
class LightTile:
    """How many stand in one class; ``code`` filters by it."""

    code: str
    badge: Badge
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How a set of targets is spread over the classes."""

    tiles: tuple[LightTile, ...]
    bar: tuple[Segment, ...]
    total: int
    good: int

    @property
    def sentence(self) -> str:
        """The spread in one sentence for whoever has a minute."""
        counts = {tile.code: tile.count for tile in self.tiles}
        words = _("%(good)s trên %(total)s chỉ tiêu đã đạt hoặc đúng tiến độ") % {
            "good": number_text(self.good),
            "total": number_text(self.total),
        }
        rest = [
            f"{number_text(counts[light.value])} {str(LIGHT_WORDS[light]).lower()}"
            for light in (Light.AT_RISK, Light.OFF, Light.UNKNOWN)
            if counts[light.value]
        ]
        return words + ("; " + ", ".join(rest) if rest else "") + "."


def spread(lights: Iterable[Light]) -> Spread:
    """Count lights by class."""
    counts = counted(lights)
    tiles = tuple(LightTile(light.value, light_badge(light), counts[light]) for light in Light)
    bar = segments((str(LIGHT_WORDS[light]), *LIGHT_LOOKS[light], counts[light]) for light in Light)
    return Spread(tiles, bar, sum(counts.values()), counts[Light.REACHED] + counts[Light.ON_TRACK])


def legend() -> tuple[tuple[Badge, str, str], ...]:
    """Each class with its symbol and the threshold it follows."""
    limit = number_text(USUAL.at_risk)
    words = {
        Light.REACHED: _("Đã đạt mức của cả năm và không thể đảo ngược."),
        Light.ON_TRACK: _("Đạt từ 100%% mức cần có tại kỳ chốt gần nhất.") % {},
        Light.AT_RISK: _("Đạt từ %(limit)s%% đến dưới 100%% mức cần có.") % {"limit": limit},
        Light.OFF: _("Dưới %(limit)s%% mức cần có, hoặc đã vượt mức trần.") % {"limit": limit},
        Light.UNKNOWN: _("Chưa có số liệu, hoặc thiếu căn cứ để đánh giá."),
    }
    return tuple((light_badge(light), SYMBOLS[light], words[light]) for light in Light)
