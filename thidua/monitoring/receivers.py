"""What the rooms below tell this one, inside their transactions."""

from __future__ import annotations

from thidua.core import clock
from thidua.core.events import listens
from thidua.directory.facts import StandingChanged
from thidua.monitoring.steps.moving import carry_sums


@listens(StandingChanged)
def follow_unit(fact: StandingChanged) -> None:
    """Sums follow a unit that was moved, merged or closed after its figures had been rolled up."""
    carry_sums(fact.before, fact.after, at=clock.now())
