"""What the council decided about a dossier, taken over in the council's own transaction."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier
from thidua.commendation.steps.dossiers import locked
from thidua.commendation.steps.telling import tell_unit
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.core.saving import save_checked
from thidua.council.facts import ItemDecided


@action("dossier.council_decided")
def take_council_result(dossier: Dossier, fact: ItemDecided, *, by: Actor, on: date) -> Dossier:
    """Keep the result with the dossier: passed, it waits in council to be proposed; failed, it is refused.

    The result of a repeated vote takes the place of the earlier one, and lifts a refusal that one had caused.
    """
    require(policy.can_follow_council(by))
    fresh = locked(dossier)
    fresh.council_result = {
        "meeting": fact.meeting,
        "round": fact.round,
        "passed": fact.passed,
        "sentence": fact.sentence,
        "on": fact.on.isoformat(),
    }
    if fact.passed:
        fresh.end_reason = ""
        fresh.state = fresh.state if fresh.state == DossierState.PROPOSED else DossierState.IN_COUNCIL
    else:
        fresh.state, fresh.end_reason = DossierState.REFUSED, fact.sentence
    fresh.version += 1
    save_checked(fresh, ["council_result", "state", "end_reason", "version"])
    tell_unit(fresh, "dossier.council_decided", _told(fresh, passed=fact.passed), on)
    changes = {"vote_result": fact.sentence, "round": fact.round, "meeting": fact.meeting}
    record(fresh.subject, str(fresh), by=by, changes=changes)
    return fresh


def _told(dossier: Dossier, *, passed: bool) -> str:
    """The result as the proposing unit is told it; the numbers of the vote stand on the page of the dossier."""
    words = _("Hội đồng đã thông qua hồ sơ %(code)s.") if passed else _("Hội đồng không thông qua hồ sơ %(code)s.")
    return words % {"code": dossier.code}
