"""Opinions of other bodies, and the notice to the public with what people write about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation.dossier_queries import notice_days
from thidua.commendation.logic.time_limits import last_day_of_notice
from thidua.commendation.models import Dossier, NoticeFeedback, Opinion, OpinionRound, PublicNotice
from thidua.commendation.steps.dossiers import locked
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.saving import save_checked
from thidua.directory.models import Grant, Organisation, Role, User
from thidua.directory.queries import in_force

ASKED = (Role.UNIT_OFFICER, Role.HEAD, Role.OFFICER)


@action("dossier.opinions_asked")
def ask_opinions(
    dossier: Dossier, bodies: Sequence[Organisation], *, question: str, due_on: date, by: Actor, on: date
) -> OpinionRound:
    """Ask bodies what they think of a dossier, until a day."""
    require(policy.can_ask(by, dossier, on))
    if not bodies:
        raise Invalid({"bodies": _("Hãy chọn ít nhất một đơn vị để lấy ý kiến.")})
    if due_on < on:
        raise Invalid({"due_on": _("Hạn trả lời phải từ hôm nay trở đi.")})
    asker = by if isinstance(by, User) else None
    row = OpinionRound(dossier=dossier, question=question, asked_on=on, due_on=due_on, asked_by=asker)
    save_checked(row)
    for body in bodies:
        save_checked(Opinion(round=row, body=body))
    _tell(row, bodies, on)
    changes = {"bodies": [str(body) for body in bodies], "due_on": due_on}
    record(dossier.subject, str(dossier), by=by, changes=changes)
    return row


def _tell(row: OpinionRound, bodies: Sequence[Organisation], on: date) -> None:
    grants = Grant.objects.filter(in_force(on), role__in=ASKED, organisation__in=bodies, user__is_active=True)
    for opinion in row.opinions.all():
        text = _("Lấy ý kiến về hồ sơ %(code)s, trả lời đến hết ngày %(day)s.") % {
            "code": row.dossier.code,
            "day": f"{row.due_on:%d/%m/%Y}",
        }
        asked = [grant.user for grant in grants.select_related("user") if grant.organisation_id == opinion.body_id]
        notify(asked, "opinion", f"opinion:{opinion.pk}", text, link=f"/khen-thuong/y-kien/{opinion.pk}/")


@action("dossier.opinion_given")
def give_opinion(opinion: Opinion, stance: Opinion.Stance, *, text: str, by: Actor, on: date) -> Opinion:
    """Answer for a body that was asked; changeable until the day. The ledger keeps the body, not the words."""
    require(policy.can_give_opinion(by, opinion, on))
    if stance is Opinion.Stance.NONE:
        raise Invalid({"stance": _("Hãy chọn đồng ý, không đồng ý hoặc ý kiến khác.")})
    if stance is not Opinion.Stance.AGREES and not text.strip():
        raise Invalid({"text": _("Hãy ghi rõ lý do hoặc nội dung ý kiến.")})
    fresh = Opinion.objects.select_for_update(of=("self",)).select_related("round__dossier", "body").get(pk=opinion.pk)
    fresh.stance, fresh.text, fresh.given_on = stance, text, on
    fresh.given_by = by if isinstance(by, User) else None
    save_checked(fresh, ["stance", "text", "given_on", "given_by"])
    record(fresh.subject, str(fresh.round.dossier), by=by, changes={"body": fresh.body})
    return fresh


@action("dossier.notice_posted")
def post_notice(dossier: Dossier, *, place: str, posted_on: date, by: Actor, on: date) -> PublicNotice:
    """Show a dossier to the public for the days that the rule asks, the first one included."""
    require(policy.can_ask(by, dossier, on))
    if posted_on > on:
        raise Invalid({"posted_on": _("Ngày công khai không được sau hôm nay.")})
    until = last_day_of_notice(posted_on, notice_days(dossier, posted_on))
    row = save_checked(PublicNotice(dossier=dossier, posted_on=posted_on, until=until, place=place))
    record(dossier.subject, str(dossier), by=by, changes={"posted_on": posted_on, "until": until})
    return row


@dataclass(frozen=True, slots=True)
class FeedbackFacts:
    """A letter about a notice."""

    text: str
    received_on: date
    sender: str = ""
    contact: str = ""


@action("dossier.feedback_taken")
def take_feedback(notice: PublicNotice, facts: FeedbackFacts, *, by: Actor, on: date) -> NoticeFeedback:
    """Take in what somebody wrote. Neither the words nor the writer reach the ledger."""
    require(policy.can_ask(by, notice.dossier, on))
    if not notice.posted_on <= facts.received_on <= on:
        raise Invalid({"received_on": _("Ngày nhận phải từ ngày công khai đến hôm nay.")})
    row = NoticeFeedback(
        notice=notice, received_on=facts.received_on, sender=facts.sender, contact=facts.contact, text=facts.text
    )
    save_checked(row)
    record(notice.dossier.subject, str(notice.dossier), by=by)
    return row


@action("dossier.feedback_settled")
def settle_feedback(
    feedback: NoticeFeedback, outcome: NoticeFeedback.Outcome, *, finding: str, by: Actor, on: date
) -> NoticeFeedback:
    """Write down what a letter came to; the dossier can be submitted for decision when all are settled."""
    require(policy.can_settle(by, feedback, on))
    if outcome is NoticeFeedback.Outcome.OPEN or not finding.strip():
        raise Invalid({"finding": _("Hãy chọn kết luận và ghi căn cứ.")})
    rows = NoticeFeedback.objects.select_for_update(of=("self",)).select_related("notice__dossier")
    fresh = rows.get(pk=feedback.pk)
    if fresh.settled_on is not None:
        raise Conflict(_("Góp ý vừa được người khác kết luận; hãy tải lại trang."))
    fresh.outcome, fresh.finding, fresh.settled_on = outcome, finding, on
    save_checked(fresh, ["outcome", "finding", "settled_on"])
    record(fresh.notice.dossier.subject, str(fresh.notice.dossier), by=by)
    return fresh


@action("dossier.handler_named")
def name_handler(dossier: Dossier, handler: User | None, *, by: Actor, on: date) -> Dossier:
    """Give the appraisal to one colleague, or to everybody again."""
    require(policy.can_ask(by, dossier, on))
    fresh = locked(dossier)
    fresh.handler = handler
    fresh.version += 1
    save_checked(fresh, ["handler", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"handler": handler.audit_label if handler else None})
    return fresh
