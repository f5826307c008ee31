"""The simplified procedure: an achievement of today proposed for decision on the same day."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import policy
from thidua.commendation.actions.dossiers import (
    appraise_dossier,
    draft_dossier,
    propose_dossier,
    receive_dossier,
    say_points,
    submit_dossier,
)
from thidua.commendation.logic.terms import Point
from thidua.commendation.models import Dossier
from thidua.commendation.steps.dossiers import SIMPLE, DossierFacts, require_simple
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.directory.models import Organisation, Person


@action("dossier.taken_simply")
def propose_at_once(
    subject: Person | Organisation, facts: DossierFacts, points: dict[Point, bool], *, by: Actor, on: date
) -> Dossier:
    """From nothing to the decision-maker's desk in one transaction: every usual step is taken and has its own line.

    For whoever may both propose and appraise; ``points`` are the criteria that this person vouches for. Where the law
    says no, or the subject is held, nothing is made at all.
    """
    require(policy.can_propose(by, facts.appraiser, on))
    require_simple(facts)
    row = draft_dossier(subject, facts, proposer=facts.appraiser, by=by, on=on)
    row = receive_dossier(submit_dossier(row, by=by, on=on), received_on=on, by=by, on=on)
    if points:
        row = say_points(row, points, reason=facts.deed, by=by, on=on)
    reason = _("Thủ tục đơn giản (%(law)s)") % {"law": SIMPLE}
    row = propose_dossier(appraise_dossier(row, by=by, on=on), reason=reason, by=by, on=on)
    record(row.subject, str(row), by=by, reason=reason)
    return row
