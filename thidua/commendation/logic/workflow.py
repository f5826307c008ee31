"""The way of a dossier, from the proposing unit to the decision, as a table of steps."""

from __future__ import annotations

from enum import StrEnum

from thidua.commendation.logic.terms import Words
from thidua.core.logic.saying import say
from thidua.core.logic.workflow import Transition, Workflow


class DossierState(StrEnum):
    """Where a dossier stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    RECEIVED = "received"
    APPRAISED = "appraised"
    IN_COUNCIL = "in_council"
    PROPOSED = "proposed"
    AWARDED = "awarded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_S = DossierState
DOSSIER = Workflow(
    "dossier",
    _S.DRAFT,
    (
        Transition("submit", (_S.DRAFT, _S.RETURNED), _S.SUBMITTED),
        Transition("withdraw", (_S.DRAFT, _S.SUBMITTED, _S.RETURNED), _S.WITHDRAWN),
        Transition("receive", (_S.SUBMITTED,), _S.RECEIVED),
        Transition("return", (_S.SUBMITTED, _S.RECEIVED, _S.APPRAISED), _S.RETURNED),
        Transition("appraise", (_S.RECEIVED,), _S.APPRAISED),
        Transition("send_to_council", (_S.APPRAISED,), _S.IN_COUNCIL),
        Transition("propose", (_S.APPRAISED, _S.IN_COUNCIL), _S.PROPOSED),
        Transition("award", (_S.PROPOSED,), _S.AWARDED),
        Transition("refuse", (_S.RECEIVED, _S.APPRAISED, _S.IN_COUNCIL, _S.PROPOSED), _S.REFUSED),
    ),
    (_S.AWARDED, _S.REFUSED, _S.WITHDRAWN),
)
STATES: Words = {
    _S.DRAFT: say("Đang lập"),
    _S.SUBMITTED: say("Đã gửi, chờ tiếp nhận"),
    _S.RETURNED: say("Trả lại để bổ sung"),
    _S.RECEIVED: say("Đã tiếp nhận, đang thẩm định"),
    _S.APPRAISED: say("Đã thẩm định"),
    _S.IN_COUNCIL: say("Hội đồng đang xét"),
    _S.PROPOSED: say("Đã trình quyết định"),
    _S.AWARDED: say("Đã khen thưởng"),
    _S.REFUSED: say("Không được khen thưởng"),
    _S.WITHDRAWN: say("Đã rút"),
}
STOPPED_BY_HOLD = frozenset({"submit", "send_to_council", "propose", "award"})
"""Steps that a hold stops; a dossier may still be returned, refused or withdrawn."""
