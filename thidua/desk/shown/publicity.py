"""How publishing looks: where an honour stands towards the public, and how much of a decision is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.commendation.logic.publicity import Publicity
from thidua.commendation.models import Honour
from thidua.commendation.publicity_queries import PublicityCount
from thidua.core.badges import Badge, Tone
from thidua.core.logic.decision import Decision
from thidua.core.logic.saying import spoken

_LOOKS: Mapping[str, tuple[Tone, str]] = {
    Publicity.WAITING: (Tone.WARN, "hourglass"),
    Publicity.PUBLISHED: (Tone.OK, "world"),
    Publicity.WITHHELD: (Tone.QUIET, "eye-off"),
}


def publicity_badge(honour: Honour) -> Badge:
    """Whether anybody may look the honour up."""
    return Badge(spoken(honour.get_publicity_display()), *_LOOKS[honour.publicity])


@dataclass(frozen=True, slots=True)
class ShownPublicity:
    """How much of a decision is public; ``may`` says whether the reader publishes what waits."""

    count: PublicityCount
    may: Decision

    @property
    def badge(self) -> Badge:
        """The decision as a whole: what waits comes first."""
        if self.count.waiting:
            return Badge(_("Chưa công khai"), *_LOOKS[Publicity.WAITING])
        if self.count.published:
            return Badge(_("Đã công khai"), *_LOOKS[Publicity.PUBLISHED])
        return Badge(_("Không công khai"), *_LOOKS[Publicity.WITHHELD])
