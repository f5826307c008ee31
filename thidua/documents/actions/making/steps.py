"""Taking an intake from one state to the next, under its lock. Part of the actions that do it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict
from thidua.core.logic.workflow import NoSuchStep
from thidua.documents.logic.intake import INTAKE, IntakeState
from thidua.documents.models import Intake


def advance_intake(intake: Intake, step: str) -> Intake:
    """Lock the row, take the step, and give the fresh row back unsaved; :class:`Conflict` where it is too late."""
    fresh = Intake.objects.select_for_update(of=("self",)).select_related("organisation", "file").get(pk=intake.pk)
    try:
        fresh.state = INTAKE.advance(IntakeState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Văn bản vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    return fresh
