"""Taking up a row to change it: locked, and only by a step its state admits."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.text import collapse, nfc
from thidua.core.logic.workflow import NoSuchStep
from thidua.monitoring.logic.states import ROUND, RoundState
from thidua.monitoring.models import Round


def locked_round(row: Round, step: str = "") -> Round:
    """The round as it is now, locked, with the step taken but unsaved; :class:`Conflict` where it is too late."""
    fresh = Round.objects.select_for_update(of=("self",)).select_related("campaign__issuer").get(pk=row.pk)
    if not step:
        return fresh
    try:
        fresh.state = ROUND.advance(RoundState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Kỳ báo cáo vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    return fresh


def given_reason(text: str, message: str) -> str:
    """The reason in one line; :class:`Invalid` with the message where there is none."""
    reason = collapse(nfc(text))
    if not reason:
        raise Invalid({"reason": message})
    return reason
