"""Who opens rounds, asks and gives opinions, posts notices, and what stops a dossier besides its state."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import dossier_queries, policy, queries
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import AwardRound, Dossier, NoticeFeedback, Opinion
from thidua.core.audit import SYSTEM, Actor
from thidua.core.counting import counted
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation
from thidua.directory.policy import in_scope
from thidua.directory.queries import organisations_of

UNDER_APPRAISAL = (DossierState.SUBMITTED, DossierState.RECEIVED, DossierState.APPRAISED)


def can_open_round(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Call for dossiers in the name of the body."""
    if in_scope(user, organisation, on, *queries.KEEPERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua của “%(unit)s” mới mở được đợt xét khen thưởng.") % {"unit": organisation})


def can_change_round(user: Actor, row: AwardRound, on: date) -> Decision:
    """Change, close or open a round again."""
    return can_open_round(user, row.organisation, on)


def can_open_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any body for which the account opens rounds."""
    if user is SYSTEM or organisations_of(user, on, *queries.KEEPERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua mới mở được đợt xét khen thưởng."))


def can_appraise_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any body for which the account appraises; the simplified procedure is theirs."""
    if user is SYSTEM or organisations_of(user, on, *policy.APPRAISERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua mới trình khen thưởng theo thủ tục đơn giản."))


def can_propose_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any unit for which the account draws up dossiers."""
    if user is SYSTEM or organisations_of(user, on, *queries.PROPOSERS):
        return ALLOWED
    return deny(_("Chỉ đầu mối, thủ trưởng hoặc chuyên viên thi đua mới lập được hồ sơ đề nghị."))


def can_answer(user: Actor, dossier: Dossier, on: date) -> Decision:
    """Answer what was returned."""
    returned = ALLOWED if dossier.state == DossierState.RETURNED else deny(_("Hồ sơ này không bị trả lại."))
    return first_refusal(policy.can_propose(user, dossier.proposer, on), returned)


def can_add_papers(user: Actor, dossier: Dossier, on: date) -> Decision:
    """Put papers into the dossier: the proposing unit while it holds it, the appraiser while it appraises."""
    appraising = policy.can_appraise(user, dossier, on, *UNDER_APPRAISAL)
    return appraising if appraising else policy.can_edit(user, dossier, on)


def can_ask(user: Actor, dossier: Dossier, on: date) -> Decision:
    """Ask other bodies, post a notice, take letters in, give the work to a colleague."""
    return policy.can_appraise(user, dossier, on, DossierState.RECEIVED, DossierState.APPRAISED)


def can_give_opinion(user: Actor, opinion: Opinion, on: date) -> Decision:
    """Answer for the body that was asked, until the day it was asked for; afterwards its silence stands."""
    if not in_scope(user, opinion.body, on, *queries.PROPOSERS):
        return deny(_("Chỉ đại diện của “%(unit)s” mới trả lời được.") % {"unit": opinion.body})
    if opinion.round.due_on < on:
        return deny(
            _("Đã hết hạn cho ý kiến ngày %(day)s; đơn vị được ghi là không có ý kiến.")
            % {"day": f"{opinion.round.due_on:%d/%m/%Y}"}
        )
    return ALLOWED


def can_read_feedback(user: Actor, dossier: Dossier, on: date) -> Decision:
    """Read and settle what people wrote: the officers of the appraising body."""
    return policy.can_appraise(user, dossier, on)


def can_settle(user: Actor, feedback: NoticeFeedback, on: date) -> Decision:
    """Write down what a letter came to."""
    settled = deny(_("Góp ý này đã được kết luận.")) if feedback.settled_on else ALLOWED
    return first_refusal(can_read_feedback(user, feedback.notice.dossier, on), settled)


def can_follow_council(user: Actor) -> Decision:
    """Take over what the council decided: the system alone, inside the council's own transaction."""
    return ALLOWED if user is SYSTEM else deny(_("Kết quả của Hội đồng do hệ thống tự ghi."))


def notice_over(dossier: Dossier, on: date) -> Decision:
    """No notice runs any more and every letter about it is settled."""
    running, unsettled = dossier_queries.blocking_notice(dossier, on)
    if running is not None:
        return deny(
            _("Đang công khai lấy ý kiến đến hết ngày %(day)s; trình sau ngày đó.")
            % {"day": f"{running.until:%d/%m/%Y}"}
        )
    if unsettled:
        return deny(
            counted("Còn %(count)s góp ý công khai chưa kết luận. Kết luận từng góp ý rồi trình.", unsettled)
            % {"count": unsettled}
        )
    return ALLOWED
