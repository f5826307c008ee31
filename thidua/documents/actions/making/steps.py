"""Taking intakes, papers, numbers and incoming documents from one state to the next, under their lock.

Part of the actions that do it. Every function gives the fresh row back unsaved and raises :class:`Conflict` where
somebody else was faster.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.text import collapse, nfc
from thidua.core.logic.workflow import NoSuchStep
from thidua.documents.logic.intake import INTAKE, IntakeState
from thidua.documents.logic.paper_workflow import INCOMING, NUMBER, PAPER, IncomingState, NumberState, PaperState
from thidua.documents.models import Incoming, Intake, Paper, RegisterEntry


def advance_intake(intake: Intake, step: str) -> Intake:
    """An intake with the step taken."""
    fresh = Intake.objects.select_for_update(of=("self",)).select_related("organisation", "file").get(pk=intake.pk)
    try:
        fresh.state = INTAKE.advance(IntakeState(fresh.state), step)
    except NoSuchStep as flaw:
        raise _too_late() from flaw
    return fresh


def advance_paper(paper: Paper, step: str) -> Paper:
    """A paper with the step taken."""
    fresh = locked_paper(paper)
    try:
        fresh.state = PAPER.advance(PaperState(fresh.state), step)
    except NoSuchStep as flaw:
        raise _too_late() from flaw
    return fresh


def locked_paper(paper: Paper, version: int | None = None) -> Paper:
    """The paper as it is now; :class:`Conflict` where its text was saved since ``version`` was read."""
    fresh = Paper.objects.select_for_update(of=("self",)).select_related("issuer", "entry").get(pk=paper.pk)
    if version is not None and fresh.version != version:
        raise Conflict(
            _("Văn bản vừa được người khác lưu (bản %(new)d, bạn đang sửa bản %(old)d). Hãy xem bản mới rồi sửa lại.")
            % {"new": fresh.version, "old": version}
        )
    return fresh


def advance_entry(entry: RegisterEntry, step: str) -> RegisterEntry:
    """A number with the step taken."""
    fresh = RegisterEntry.objects.select_for_update(of=("self",)).select_related("register__issuer").get(pk=entry.pk)
    try:
        fresh.state = NUMBER.advance(NumberState(fresh.state), step)
    except NoSuchStep as flaw:
        raise _too_late() from flaw
    return fresh


def advance_incoming(row: Incoming, step: str) -> Incoming:
    """An incoming document with the step taken."""
    fresh = Incoming.objects.select_for_update(of=("self",)).select_related("register__issuer").get(pk=row.pk)
    try:
        fresh.state = INCOMING.advance(IncomingState(fresh.state), step)
    except NoSuchStep as flaw:
        raise _too_late() from flaw
    return fresh


def stated_reason(text: str) -> str:
    """A reason that was given; :class:`Invalid` for an empty one."""
    reason = collapse(nfc(text))
    if not reason:
        raise Invalid({"reason": _("Hãy nêu lý do.")})
    return reason


def _too_late() -> Conflict:
    return Conflict(_("Văn bản vừa được người khác xử lý; hãy tải lại trang."))
