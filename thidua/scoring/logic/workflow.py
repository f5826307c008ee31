"""The processes of this room as tables: a scheme, a round of judging, a unit's card, an appeal, a registration, a
pledge."""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class SchemeState(StrEnum):
    """Where a scheme stands. ``FROZEN`` is one that a round judges by: it never changes again."""

    DRAFT = "draft"
    PUBLISHED = "published"
    FROZEN = "frozen"
    RETIRED = "retired"


class RoundState(StrEnum):
    """Where the judging of a cluster stands; each state is named after who is at work."""

    SELF = "self"
    CHECK = "check"
    CROSS = "cross"
    APPRAISAL = "appraisal"
    PUBLISHED = "published"
    FINAL = "final"
    CANCELLED = "cancelled"


class CardState(StrEnum):
    """Whether the unit is still at its own card."""

    OPEN = "open"
    SUBMITTED = "submitted"


class AppealState(StrEnum):
    """What became of an appeal."""

    FILED = "filed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class RegistrationState(StrEnum):
    """How far a registration has come. An approved one is changed by a new version with a reason."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class PledgeState(StrEnum):
    """How far the pledge of a cluster has come."""

    DRAFT = "draft"
    SIGNING = "signing"
    SIGNED = "signed"


SCHEME = Workflow(
    name="scheme",
    start=SchemeState.DRAFT,
    transitions=(
        Transition("publish", (SchemeState.DRAFT,), SchemeState.PUBLISHED),
        Transition("reopen", (SchemeState.PUBLISHED,), SchemeState.DRAFT),
        Transition("freeze", (SchemeState.PUBLISHED, SchemeState.FROZEN), SchemeState.FROZEN),
        Transition("retire", (SchemeState.DRAFT, SchemeState.PUBLISHED, SchemeState.FROZEN), SchemeState.RETIRED),
    ),
    ends=(SchemeState.RETIRED,),
)
_AT_WORK = (RoundState.SELF, RoundState.CHECK, RoundState.CROSS, RoundState.APPRAISAL)
ROUND = Workflow(
    name="scoring_round",
    start=RoundState.SELF,
    transitions=(
        Transition("to_check", (RoundState.SELF,), RoundState.CHECK),
        Transition("to_cross", (RoundState.CHECK,), RoundState.CROSS),
        Transition("to_appraisal", (RoundState.CHECK, RoundState.CROSS), RoundState.APPRAISAL),
        Transition("publish", (RoundState.APPRAISAL,), RoundState.PUBLISHED),
        Transition("take_back", (RoundState.PUBLISHED,), RoundState.APPRAISAL),
        Transition("finish", (RoundState.PUBLISHED,), RoundState.FINAL),
        Transition("cancel", _AT_WORK, RoundState.CANCELLED),
    ),
    ends=(RoundState.FINAL, RoundState.CANCELLED),
)
CARD = Workflow(
    name="scorecard",
    start=CardState.OPEN,
    transitions=(
        Transition("submit", (CardState.OPEN,), CardState.SUBMITTED),
        Transition("recall", (CardState.SUBMITTED,), CardState.OPEN),
    ),
)
APPEAL = Workflow(
    name="appeal",
    start=AppealState.FILED,
    transitions=(
        Transition("accept", (AppealState.FILED,), AppealState.ACCEPTED),
        Transition("reject", (AppealState.FILED,), AppealState.REJECTED),
        Transition("withdraw", (AppealState.FILED,), AppealState.WITHDRAWN),
    ),
    ends=(AppealState.ACCEPTED, AppealState.REJECTED, AppealState.WITHDRAWN),
)
REGISTRATION = Workflow(
    name="registration",
    start=RegistrationState.DRAFT,
    transitions=(
        Transition("submit", (RegistrationState.DRAFT,), RegistrationState.SUBMITTED),
        Transition("return", (RegistrationState.SUBMITTED,), RegistrationState.DRAFT),
        Transition("approve", (RegistrationState.SUBMITTED,), RegistrationState.APPROVED),
        Transition("change", (RegistrationState.APPROVED,), RegistrationState.SUBMITTED),
        Transition(
            "withdraw",
            (RegistrationState.DRAFT, RegistrationState.SUBMITTED, RegistrationState.APPROVED),
            RegistrationState.WITHDRAWN,
        ),
    ),
    ends=(RegistrationState.WITHDRAWN,),
)
PLEDGE = Workflow(
    name="pledge",
    start=PledgeState.DRAFT,
    transitions=(
        Transition("open_signing", (PledgeState.DRAFT,), PledgeState.SIGNING),
        Transition("back_to_draft", (PledgeState.SIGNING,), PledgeState.DRAFT),
        Transition("complete", (PledgeState.SIGNING,), PledgeState.SIGNED),
    ),
    ends=(PledgeState.SIGNED,),
)
