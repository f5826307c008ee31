"""Reporting rounds of a campaign: planned, opened, moved, locked, reopened, left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.models import Campaign
from thidua.campaigns.queries import speakers_of
from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor, Change
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.saving import save_checked
from thidua.monitoring.logic.deadlines import RoundPlan
from thidua.monitoring.logic.states import ROUND, RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.policy import rounds as policy
from thidua.monitoring.queries.rounds import asked_in, reports_of, rounds_by_period, unsent_of
from thidua.monitoring.steps.expecting import Expected, expect_reports
from thidua.monitoring.steps.locking import make_official
from thidua.monitoring.steps.moving import move_to, renew_late_opening
from thidua.monitoring.steps.rounds import given_reason, locked_round

PLANNED_FIELDS = ["state", "kind", "closes_on", "opens_on", "due_on", "due_after", "lock_on", "explanation", "version"]
MOVED_FIELDS = ["due_on", "due_after", "lock_on", "explanation", "version"]


@action("round.planned")
def plan_rounds(campaign: Campaign, plans: Sequence[RoundPlan], *, by: Actor, on: date) -> list[Round]:
    """Set the reporting calendar of a campaign. Rounds that were opened already stay as they are.

    A round that was left out is taken up again. Returns the rounds planned, in the order they close.
    """
    require(policy.can_plan(by, campaign, on))
    _check_plans(plans)
    held = rounds_by_period(campaign)
    planned = [
        _planned(held.get(str(plan.period)) or Round(campaign=campaign), plan)
        for plan in sorted(plans, key=lambda plan: plan.period.order)
        if _may_plan(held.get(str(plan.period)))
    ]
    told = "; ".join(f"{row.span.name_vi}: {row.due_on:%d/%m/%Y}" for row in planned)
    record(campaign.subject, campaign.label, by=by, changes={"rounds": told})
    return planned


def _check_plans(plans: Sequence[RoundPlan]) -> None:
    if not plans:
        raise Invalid({"": _("Chưa có kỳ nào để lập; hãy chọn loại kỳ báo cáo và thời gian thi đua của phong trào.")})
    if len({plan.period for plan in plans}) < len(plans):
        raise Invalid({"": _("Có kỳ bị lặp lại trong danh sách; mỗi kỳ chỉ lập một lần.")})
    for plan in plans:
        _check_days(plan)


def _check_days(plan: RoundPlan) -> None:
    if plan.due_on < max(plan.opens_on, plan.period.closes):
        raise Invalid({"": _("Hạn gửi %(period)s phải từ ngày chốt số liệu trở đi.") % {"period": plan.period.name_vi}})
    if plan.lock_on is not None and plan.lock_on < plan.due_on:
        raise Invalid({"": _("Ngày khóa %(period)s phải từ hạn gửi trở đi.") % {"period": plan.period.name_vi}})


def _may_plan(row: Round | None) -> bool:
    return row is None or ROUND.can(RoundState(row.state), "plan")


def _planned(row: Round, plan: RoundPlan) -> Round:
    new = row.pk is None
    row.period, row.kind = str(plan.period), plan.period.kind.value
    row.state = RoundState.PLANNED.value if new else ROUND.advance(RoundState(row.state), "plan")
    row.closes_on, row.opens_on, row.due_on = plan.period.closes, plan.opens_on, plan.due_on
    row.due_after, row.lock_on, row.explanation = plan.due_after, plan.lock_on, list(plan.explanation)
    row.version += 0 if new else 1
    return save_checked(row, () if new else PLANNED_FIELDS)


@action("round.opened")
def open_round(round: Round, *, by: Actor, on: date) -> Round:  # noqa: A002 - the noun of the room
    """Let the units enter figures: their reports are laid out and those who speak for them are told.

    A round that opens after its own deadline gets a new one, as many working days from now: nobody is late for what
    was not open.
    """
    require(policy.can_open(by, round, on))
    row = locked_round(round, "open")
    row.opens_on = min(row.opens_on, on)
    if row.due_on < on:
        renew_late_opening(row, on)
    row.version += 1
    save_checked(row, ["state", "opens_on", *MOVED_FIELDS])
    expected = expect_reports(row, asked_in(row))
    text = _("Mở kỳ báo cáo %(period)s của “%(title)s”. Hạn gửi: hết ngày %(due)s.")
    _tell(row, expected.added, "round.opened", text, on)
    record(row.subject, row.label, by=by, changes={"due_on": row.due_on, "units": len(expected.added)})
    return row


def _tell(row: Round, organisations: Collection[int], kind: str, text: str, on: date, **words: object) -> None:
    words = {"period": row.span.name_vi, "title": row.campaign.title, "due": f"{row.answer_by:%d/%m/%Y}", **words}
    notify(speakers_of(organisations, on), kind, row.subject, text % words)


@action("round.units_renewed")
def renew_units(round: Round, *, by: Actor, on: date) -> Expected:  # noqa: A002 - the noun of the room
    """Take in units that were given a target after the opening, let go of untouched ones that are asked no more."""
    require(policy.can_chase(by, round, on))
    row = locked_round(round)
    expected = expect_reports(row, asked_in(row))
    text = _("Đơn vị được giao chỉ tiêu của “%(title)s”: mời báo cáo %(period)s. Hạn gửi: hết ngày %(due)s.")
    _tell(row, expected.added, "round.opened", text, on)
    record(row.subject, row.label, by=by, changes={"units": len(expected.added), "removed": expected.dropped})
    return expected


@action("round.moved")
def move_deadline(round: Round, due_on: date, *, reason: str, by: Actor, on: date) -> Round:  # noqa: A002
    """Give another deadline, with the reason; the day of locking moves along, reports sent are late by the new day."""
    require(policy.can_move(by, round, on))
    row = locked_round(round)
    why = given_reason(reason, _("Hãy nêu lý do dời hạn để các đơn vị được biết."))
    before = row.due_on
    move_to(row, due_on, why, on)
    row.version += 1
    save_checked(row, MOVED_FIELDS)
    if row.takes_figures:
        organisations = list(unsent_of(row).values_list("organisation_id", flat=True))
        text = _("Hạn gửi báo cáo %(period)s của “%(title)s” dời đến hết ngày %(due)s: %(reason)s")
        _tell(row, organisations, "round.moved", text, on, reason=why)
    record(row.subject, row.label, by=by, changes=[Change("due_on", before, row.due_on)], reason=why)
    return row


@action("round.locked")
def lock_round(round: Round, *, by: Actor, on: date) -> Round:  # noqa: A002 - the noun of the room
    """Take no more figures; what heads approved and departments confirmed becomes official."""
    require(policy.can_lock(by, round, on))
    row = locked_round(round, "lock")
    if row.closes_on > on:
        raise Conflict(
            _("Số liệu chốt đến hết ngày %(day)s; chỉ khóa kỳ từ ngày đó.") % {"day": f"{row.closes_on:%d/%m/%Y}"}
        )
    make_official(row, by, on)
    row.locked_at, row.reopened_until = clock.now(), None
    row.version += 1
    save_checked(row, ["state", "locked_at", "reopened_until", "version"])
    missing = ", ".join(unsent_of(row).values_list("organisation__name", flat=True))
    record(row.subject, row.label, by=by, changes={"missing_units": missing})
    return row


@action("round.reopened")
def reopen_round(round: Round, *, reason: str, until: date, by: Actor, on: date) -> Round:  # noqa: A002
    """Take figures again until the end of a day, with the reason; the units are told."""
    require(policy.can_reopen(by, round, on))
    row = locked_round(round, "reopen")
    row.reopen_reason = given_reason(reason, _("Hãy nêu lý do mở lại kỳ để các đơn vị được biết."))
    if until < on:
        raise Invalid({"until": _("Ngày nhận số liệu đến hết phải từ hôm nay trở đi.")})
    row.reopened_until = until
    row.version += 1
    save_checked(row, ["state", "reopen_reason", "reopened_until", "version"])
    organisations = list(reports_of(row).values_list("organisation_id", flat=True))
    text = _("Mở lại kỳ báo cáo %(period)s của “%(title)s” đến hết ngày %(due)s: %(reason)s")
    _tell(row, organisations, "round.reopened", text, on, reason=row.reopen_reason)
    record(row.subject, row.label, by=by, changes={"until": until}, reason=row.reopen_reason)
    return row


@action("round.cancelled")
def cancel_round(round: Round, *, reason: str, by: Actor, on: date) -> Round:  # noqa: A002 - the noun of the room
    """Leave a round out before it opens, with the reason. Planning the period anew takes it up again."""
    require(policy.can_cancel(by, round, on))
    row = locked_round(round, "cancel")
    why = given_reason(reason, _("Hãy nêu lý do bỏ kỳ báo cáo."))
    row.version += 1
    save_checked(row, ["state", "version"])
    record(row.subject, row.label, by=by, reason=why)
    return row
