"""The department that owns an indicator answers for its figures in all units, or gives them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation, Revision
from thidua.monitoring.policy import figures as policy
from thidua.monitoring.queries.owners import key_of, standings
from thidua.monitoring.steps.approving import confirmed
from thidua.monitoring.steps.picking import locked_again
from thidua.monitoring.steps.returning import give_back_reports
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.rolling import hold_tree
from thidua.monitoring.steps.standing import send_back, set_states


@action("figure.confirmed")
def confirm_figures(observations: Sequence[Observation], *, by: Actor, on: date) -> list[Observation]:
    """Confirm figures that their heads have approved, all or none; a correction of a locked round is official then."""
    require(policy.can_confirm(by, observations, on))
    hold_tree()
    rows = locked_again(observations)
    require(policy.can_confirm(by, rows, on))
    around = standings(map(key_of, rows))
    states = {row.pk: confirmed(FigureState(row.state), around[key_of(row)]) for row in rows}
    set_states(rows, states, Happening(Revision.Cause.CONFIRMED, by, clock.now()))
    record(_subject(rows), _label(rows), by=by, changes={"figures": [row.subject for row in rows]})
    return rows


@action("figure.returned")
def return_figures(
    observations: Sequence[Observation], reasons: Mapping[int, str], *, by: Actor, on: date
) -> list[Observation]:
    """Give single figures back to their units, each with its reason (by id); all others keep what they have."""
    require(policy.can_return_figures(by, observations, on))
    words = {row.pk: collapse(nfc(reasons.get(row.pk, ""))) for row in observations}
    if not all(words.values()):
        raise Invalid({"reasons": _("Hãy nêu lý do trả lại cho từng số liệu.")})
    hold_tree()
    rows = locked_again(observations)
    require(policy.can_return_figures(by, rows, on))
    send_back(rows, words, Happening(Revision.Cause.RETURNED, by, clock.now(), reason=None))
    give_back_reports(rows, on)
    changes = {row.subject: words[row.pk] for row in rows}
    record(_subject(rows), _label(rows), by=by, changes=changes, reason="; ".join(dict.fromkeys(words.values())))
    return rows


def _subject(rows: Sequence[Observation]) -> str:
    """One figure is its own subject; many are named in the changes."""
    return rows[0].subject if len(rows) == 1 else f"indicator:{rows[0].indicator.code}"


def _label(rows: Sequence[Observation]) -> str:
    if len(rows) == 1:
        return f"{rows[0].indicator}, {rows[0].organisation}"
    return counted("%(count)d số liệu", len(rows)) % {"count": len(rows)}
