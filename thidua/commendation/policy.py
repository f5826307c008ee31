"""Who keeps the record of merit, who proposes, who appraises, who decides; and why not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import queries
from thidua.commendation.logic.catalogue.award import Group
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.logic.workflow import DOSSIER, STOPPED_BY_HOLD, DossierState
from thidua.commendation.models import Dossier
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Person, Role
from thidua.directory.policy import in_scope
from thidua.directory.queries import holds_everywhere, organisations_of, people_in_scope
from thidua.scoring.policy.registrations import can_propose_title

APPRAISERS = (Role.OFFICER,)
DECIDERS = (Role.LEADER, Role.HEAD)
HOLD_CITATION = "Điều 4 Nghị định 152/2025/NĐ-CP"
_PROPOSER_STEPS = frozenset({"submit", "withdraw"})
_DECIDER_STEPS = frozenset({"award"})


def can_keep_record(user: Actor, subject: Person | Organisation, on: date) -> Decision:
    """Enter ratings, honours, initiatives, discipline and holds of somebody in one's scope."""
    if user is SYSTEM:
        return ALLOWED
    if isinstance(subject, Person):
        kept = people_in_scope(user, on, *queries.KEEPERS).filter(pk=subject.pk).exists()
    else:
        kept = in_scope(user, subject, on, *queries.KEEPERS)
    if kept:
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua phụ trách mới ghi được hồ sơ thành tích của “%(subject)s”.") % {"subject": subject}
    )


def can_hold(user: Actor, dossier: Dossier, on: date) -> Decision:
    """Stop the consideration of whoever is proposed, while the dossier is with its body: who keeps their record."""
    ended = _in(dossier, *(state for state in DossierState if state not in {DossierState.DRAFT, *queries.OVER}))
    return first_refusal(ended, can_keep_record(user, dossier.of, on))


def can_keep_initiatives(user: Actor, authors: list[Person], on: date) -> Decision:
    """Register an initiative: whoever keeps the record of each of its authors."""
    return first_refusal(*(can_keep_record(user, author, on) for author in authors))


def can_confirm_rules(user: Actor, on: date) -> Decision:
    """Confirm a rule against its text for everybody: an officer or administrator of a whole tree."""
    if user is SYSTEM or any(holds_everywhere(user, on, role) for role in queries.KEEPERS):
        return ALLOWED
    return deny(_("Chỉ cơ quan thi đua, khen thưởng cấp cao nhất mới xác nhận được quy định của pháp luật."))


def can_set_figures_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any body whose figures the account sets; the action asks about the body itself."""
    if user is SYSTEM or organisations_of(user, on, *queries.KEEPERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua của đơn vị mới nhập được tỷ lệ, thời hạn."))


def can_set_figures(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Enter the ratios, shares, deadlines and ceilings of a body."""
    if in_scope(user, organisation, on, *queries.KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua của “%(unit)s” mới nhập được tỷ lệ, thời hạn của đơn vị này.")
        % {"unit": organisation}
    )


def can_keep_fund(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Write lines of the fund."""
    return can_set_figures(user, organisation, on)


def can_propose(user: Actor, proposer: Organisation, on: date) -> Decision:
    """Draft a dossier of this unit."""
    if in_scope(user, proposer, on, *queries.PROPOSERS):
        return ALLOWED
    return deny(
        _("Chỉ đầu mối, thủ trưởng hoặc chuyên viên của “%(unit)s” mới lập được hồ sơ đề nghị.") % {"unit": proposer}
    )


def can_edit(user: Actor, dossier: Dossier, on: date) -> Decision:
    """Change a dossier while the proposing unit holds it."""
    return first_refusal(
        can_propose(user, dossier.proposer, on), _in(dossier, DossierState.DRAFT, DossierState.RETURNED)
    )


def can_appraise_for(user: Actor, body: Organisation, on: date) -> Decision:
    """Work on what was sent to the body."""
    if in_scope(user, body, on, *APPRAISERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thẩm định của “%(unit)s” mới làm được việc này.") % {"unit": body})


def can_appraise(user: Actor, dossier: Dossier, on: date, *states: DossierState) -> Decision:
    """Work on a dossier that was sent to one's unit."""
    reached = _in(dossier, *states) if states else ALLOWED
    return first_refusal(can_appraise_for(user, dossier.appraiser, on), reached)


def can_step(user: Actor, dossier: Dossier, step: str, on: date) -> Decision:
    """Take a step of the dossier's way: proposing unit, appraiser or decider by the step; a hold stops some."""
    if step in _PROPOSER_STEPS:
        who = can_propose(user, dossier.proposer, on)
    elif step in _DECIDER_STEPS:
        who = can_decide(user, dossier.appraiser, on)
    else:
        who = can_appraise(user, dossier, on)
    return first_refusal(who, _step(dossier, step), _not_held(user, dossier, step, on))


def can_submit(user: Actor, dossier: Dossier, on: date) -> Decision:
    """Send a dossier: its step, and the registration of the year where it proposes a title."""
    return first_refusal(can_step(user, dossier, "submit", on), _registered(dossier, on))


def _registered(dossier: Dossier, on: date) -> Decision:
    if AWARDS[AwardCode(dossier.award)].group is not Group.TITLE or dossier.merit != MeritKind.MERIT:
        return ALLOWED
    return can_propose_title(dossier.of, dossier.award, dossier.year, organiser=dossier.appraiser, on=on)


def can_decide(user: Actor, decider: Organisation, on: date) -> Decision:
    """Enter the signed decision: the leader who signs, or the officer who serves that leader."""
    if in_scope(user, decider, on, *DECIDERS, *APPRAISERS):
        return ALLOWED
    return deny(_("Chỉ lãnh đạo hoặc chuyên viên của “%(unit)s” mới ghi được quyết định.") % {"unit": decider})


def _in(dossier: Dossier, *states: DossierState) -> Decision:
    if dossier.state in states:
        return ALLOWED
    return deny(_("Hồ sơ đang ở bước “%(state)s”, không làm được việc này.") % {"state": dossier.get_state_display()})


def _step(dossier: Dossier, step: str) -> Decision:
    if DOSSIER.can(DossierState(dossier.state), step):
        return ALLOWED
    return deny(_("Hồ sơ đang ở bước “%(state)s”, chưa làm được bước này.") % {"state": dossier.get_state_display()})


def _not_held(user: Actor, dossier: Dossier, step: str, on: date) -> Decision:
    if step not in STOPPED_BY_HOLD:
        return ALLOWED
    held = queries.active_holds(dossier.of, on)
    if not held.exists():
        return ALLOWED
    # Why somebody is held concerns the own good name: who keeps no record of theirs does not learn it here either.
    known = held.filter(pk__in=queries.holds_visible_to(user, on).order_by().values("pk"))
    reasons = "; ".join(hold.get_reason_display() for hold in known) or _("theo yêu cầu của cơ quan theo dõi")
    return deny(
        _("Đang tạm dừng xét khen thưởng: %(reasons)s. Chờ kết luận rồi làm tiếp.") % {"reasons": reasons},
        HOLD_CITATION,
    )
