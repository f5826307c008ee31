"""How exemplars and their copies look: states with colour, icon and words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation.exemplar_queries import AHEAD
from thidua.commendation.logic.exemplars import ExemplarState, Outcome
from thidua.commendation.models import Exemplar, Replication
from thidua.core.badges import Badge, Tone
from thidua.core.logic.saying import spoken

_LOOKS = {
    ExemplarState.NOMINATED: (Tone.WARN, "hourglass"),
    ExemplarState.VERIFIED: (Tone.INFO, "shield-check"),
    ExemplarState.PUBLISHED: (Tone.OK, "world"),
    ExemplarState.WITHDRAWN: (Tone.QUIET, "ban"),
}
_OUTCOMES = {
    Outcome.SPREADS: (Tone.OK, "trending-up"),
    Outcome.PARTLY: (Tone.WARN, "progress"),
    Outcome.FAILED: (Tone.BAD, "circle-x"),
}


def exemplar_badge(row: Exemplar) -> Badge:
    """How far an exemplar has come."""
    return Badge(spoken(row.get_state_display()), *_LOOKS[ExemplarState(row.state)])


def copy_badge(copy: Replication, on: date) -> Badge:
    """What came of a copy, or when that is asked for."""
    if copy.reported_on is not None:
        return Badge(spoken(copy.get_outcome_display()), *_OUTCOMES[Outcome(copy.outcome)])
    if copy.due_on < on:
        return Badge(_("Quá hạn ghi kết quả"), Tone.BAD, "clock-exclamation")
    if copy.due_on <= on + AHEAD:
        return Badge(_("Sắp đến hạn ghi kết quả"), Tone.WARN, "calendar-due")
    return Badge(_("Đang thực hiện"), Tone.INFO, "progress")
