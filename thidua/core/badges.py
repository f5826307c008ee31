"""A state as people see it: words, a tone, and an icon, so that colour is never alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a state means to the reader. The style sheet gives each tone its colours."""

    OK = "ok"
    INFO = "info"
    WARN = "warn"
    BAD = "bad"
    QUIET = "quiet"
    GOLD = "gold"


ICON_OF_TONE = {
    Tone.OK: "circle-check",
    Tone.INFO: "info-circle",
    Tone.WARN: "alert-triangle",
    Tone.BAD: "alert-octagon",
    Tone.QUIET: "circle-dashed",
    Tone.GOLD: "star",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A state ready to be shown. ``icon`` is one of :data:`thidua.core.icons.ICONS`; empty takes that of the tone."""

    text: str
    tone: Tone = Tone.QUIET
    icon: str = ""

    @property
    def mark(self) -> str:
        return self.icon or ICON_OF_TONE[self.tone]
