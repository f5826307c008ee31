"""Who may suppose other numbers on a card, and who sees what that does to the places. Nothing supposed is kept."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.directory.models import Role
from thidua.directory.policy import in_scope
from thidua.scoring.logic.workflow import RoundState
from thidua.scoring.models import Scorecard, ScoringRound

UNIT_ROLES = (Role.HEAD, Role.UNIT_OFFICER)
WHOLE_TABLE = (Role.OFFICER, Role.LEADER)
MADE_KNOWN = (RoundState.PUBLISHED, RoundState.FINAL)


def can_suppose(user: Actor, card: Scorecard, on: date) -> Decision:
    """The unit on its own card; the organiser's officers and leaders on any."""
    if sees_whole_table(user, card.round, on) or in_scope(user, card.organisation, on, *UNIT_ROLES):
        return ALLOWED
    return deny(
        _("Chỉ chính “%(unit)s” hoặc cơ quan thường trực mới thử được trên phiếu này.") % {"unit": card.organisation}
    )


def sees_whole_table(user: Actor, row: ScoringRound, on: date) -> bool:
    """Whether the person works with the whole table, and may suppose other weights too."""
    return bool(in_scope(user, row.cluster.organiser, on, *WHOLE_TABLE))


def sees_places(user: Actor, row: ScoringRound, on: date) -> bool:
    """Whether places are shown. Before the results are known, a unit could find out by trying what the others have."""
    return row.state in MADE_KNOWN or sees_whole_table(user, row, on)
