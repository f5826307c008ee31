"""Who may do what to the report of a unit, and why not. A decision looks at role, round and report together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import held_over
from thidua.monitoring.logic.states import REPORT, ReportState, RoundState
from thidua.monitoring.models import Delegation, ImportBatch, Report, Round
from thidua.monitoring.models.labels import REPORT_STATES, ROUND_STATES
from thidua.monitoring.queries.owners import delegated_to

REPORTERS = (Role.HEAD, Role.UNIT_OFFICER)
"""Who enters and submits for a unit."""
APPROVERS = (Role.HEAD,)
"""Who approves what leaves a unit, besides delegates."""
RETURNERS = (Role.OFFICER,)
"""Who may return figures for the issuer that asks for them."""


def can_open(user: Actor, round: Round, organisation: Organisation, on: date) -> Decision:  # noqa: A002
    """Begin the report of a unit while the round takes figures; whether the unit is asked the action looks up."""
    return first_refusal(_reports_for(user, organisation, on), _takes(round, on))


def can_enter(user: Actor, report: Report, on: date) -> Decision:
    """Write figures: the unit's own people, while the round takes them and the report is with them."""
    return first_refusal(_reports_for(user, report.organisation, on), still_open(report, on))


def still_open(report: Report, on: date) -> Decision:
    """Whether a report, locked meanwhile, still takes figures; who writes them was asked before."""
    return first_refusal(_takes(report.round, on), _in(report, ReportState.OPEN))


def can_submit(user: Actor, report: Report, on: date) -> Decision:
    """Hand the report to the head of the unit. What is still missing in it the action looks up."""
    return first_refusal(_reports_for(user, report.organisation, on), _takes(report.round, on), _step(report, "submit"))


def can_recall(user: Actor, report: Report, on: date) -> Decision:
    """Take it back before the head has approved it."""
    return first_refusal(_reports_for(user, report.organisation, on), _takes(report.round, on), _step(report, "recall"))


def can_approve(user: Actor, report: Report, on: date) -> Decision:
    """Answer for the report: the head of the unit, or who acts for the head."""
    return can_approve_all(user, [report], on)


def can_approve_all(user: Actor, reports: Sequence[Report], on: date) -> Decision:
    """Answer for many reports at once. At most three queries."""
    mine = _heads(user, [report.organisation for report in reports], on)
    return first_refusal(_all_mine(reports, mine), still_submitted(reports))


def still_submitted(reports: Sequence[Report]) -> Decision:
    """Whether reports, locked meanwhile, still wait for their heads; who approves them was asked before."""
    return first_refusal(*(_step(report, "approve") for report in reports))


def can_return(user: Actor, report: Report, on: date) -> Decision:
    """Give figures back to the unit: its head, or the emulation officer of the issuer."""
    heads = _heads(user, [report.organisation], on)
    issuers = _held(user, [report.round.campaign.issuer], on, RETURNERS)
    if not heads and not issuers:
        return deny(
            _("Chỉ thủ trưởng của “%(unit)s” hoặc chuyên viên thi đua của “%(issuer)s” mới trả lại số liệu.")
            % {"unit": report.organisation, "issuer": report.round.campaign.issuer}
        )
    return _step(report, "return")


def can_correct(user: Actor, report: Report, on: date) -> Decision:
    """Correct a figure after its round was locked: the unit's own people."""
    own = _reports_for(user, report.organisation, on)
    if not own or report.round.state == RoundState.LOCKED:
        return own
    return deny(_("Kỳ báo cáo chưa khóa: hãy sửa số liệu ngay trên báo cáo, không cần đính chính."))


def can_undo_batch(user: Actor, batch: ImportBatch, on: date) -> Decision:
    """As entering; what happened to its figures since the action looks up."""
    if batch.undone_at is not None:
        return deny(_("Lần nhập này đã được hoàn tác rồi."))
    return can_enter(user, batch.report, on)


def _held(user: Actor, units: Collection[Organisation], on: date, roles: tuple[Role, ...]) -> frozenset[int]:
    """The units for which the account holds one of the roles; the system itself holds all."""
    return frozenset(unit.pk for unit in units) if user is SYSTEM else held_over(user, units, on, *roles)


def _heads(user: Actor, units: Collection[Organisation], on: date) -> frozenset[int]:
    return _held(user, units, on, APPROVERS) | delegated_to(user, Delegation.Work.APPROVE, on) & {u.pk for u in units}


def _reports_for(user: Actor, organisation: Organisation, on: date) -> Decision:
    if _held(user, [organisation], on, REPORTERS):
        return ALLOWED
    return deny(
        _("Chỉ thủ trưởng hoặc đầu mối của “%(unit)s” mới nhập số liệu của đơn vị này.") % {"unit": organisation}
    )


def _all_mine(reports: Sequence[Report], mine: Collection[int]) -> Decision:
    for report in reports:
        if report.organisation_id not in mine:
            return deny(
                _("Chỉ thủ trưởng của “%(unit)s” hoặc người được ủy quyền mới duyệt báo cáo này.")
                % {"unit": report.organisation}
            )
    return ALLOWED if reports else deny(_("Hãy chọn ít nhất một báo cáo."))


def _takes(round: Round, on: date) -> Decision:  # noqa: A002
    """While it is open; a reopened round to the day it was reopened for."""
    if not round.takes_figures:
        return deny(
            _("Kỳ báo cáo %(period)s đang ở trạng thái “%(state)s” nên không nhận số liệu.")
            % {"period": round.span.name_vi, "state": ROUND_STATES[RoundState(round.state)]}
        )
    if round.state == RoundState.REOPENED and round.reopened_until is not None and round.reopened_until < on:
        return deny(
            _("Kỳ báo cáo chỉ mở lại đến hết ngày %(day)s. Hãy đề nghị nơi phát động mở lại lần nữa.")
            % {"day": round.reopened_until.strftime("%d/%m/%Y")}
        )
    return ALLOWED


def _in(report: Report, *states: ReportState) -> Decision:
    return ALLOWED if report.state in states else _wrong_state(report)


def _step(report: Report, step: str) -> Decision:
    return ALLOWED if REPORT.can(ReportState(report.state), step) else _wrong_state(report)


def _wrong_state(report: Report) -> Decision:
    return deny(
        _("Báo cáo của “%(unit)s” đang ở bước “%(state)s” nên không làm bước này được. Hãy tải lại trang.")
        % {"unit": report.organisation, "state": REPORT_STATES[ReportState(report.state)]}
    )
