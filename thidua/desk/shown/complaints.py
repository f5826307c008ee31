"""How letters look: badges of kind, state and steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.core.templatetags.shown import day
from thidua.monitoring.logic.complaint_states import ComplaintKind, ComplaintState
from thidua.monitoring.models import Complaint, ComplaintStep
from thidua.monitoring.models.complaint_labels import COMPLAINT_KINDS, COMPLAINT_STATES

_STATES: Mapping[ComplaintState, tuple[Tone, str]] = {
    ComplaintState.RECEIVED: (Tone.WARN, "inbox"),
    ComplaintState.HANDLING: (Tone.INFO, "hourglass"),
    ComplaintState.ANSWERED: (Tone.OK, "message"),
    ComplaintState.CLOSED: (Tone.QUIET, "archive"),
    ComplaintState.DECLINED: (Tone.QUIET, "ban"),
}
_KINDS: Mapping[ComplaintKind, tuple[Tone, str]] = {
    ComplaintKind.RECOMMENDATION: (Tone.INFO, "message"),
    ComplaintKind.COMPLAINT: (Tone.WARN, "message-report"),
    ComplaintKind.DENUNCIATION: (Tone.BAD, "shield-lock"),
}


def complaint_badge(complaint: Complaint, on: date) -> Badge:
    """How far a letter has come; past its last day it is late."""
    state = ComplaintState(complaint.state)
    if state is ComplaintState.HANDLING and complaint.due_on is not None and complaint.due_on < on:
        return Badge(_("Quá hạn giải quyết"), Tone.BAD, "clock-exclamation")
    return Badge(str(COMPLAINT_STATES[state]), *_STATES[state])


def kind_badge(complaint: Complaint) -> Badge:
    """What came in."""
    kind = ComplaintKind(complaint.kind)
    return Badge(str(COMPLAINT_KINDS[kind]), *_KINDS[kind])


def step_badge(step: ComplaintStep, on: date) -> Badge:
    """Whether a step was done, waits or is late."""
    if step.done_on is not None:
        words = _("Xong ngày %(day)s") % {"day": day(step.done_on)}
        return Badge(words, Tone.OK if step.done_on <= step.due_on else Tone.WARN)
    if step.due_on < on:
        return Badge(_("Quá hạn"), Tone.BAD, "clock-exclamation")
    return Badge(_("Chờ thực hiện"), Tone.QUIET, "hourglass")
