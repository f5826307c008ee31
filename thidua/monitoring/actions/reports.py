"""The way of a report: opened, submitted, recalled, approved, returned, confirmed as unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.monitoring.logic.states import REPORT, FigureState, ReportState
from thidua.monitoring.models import Report, Revision, Round
from thidua.monitoring.policy import reports as policy
from thidua.monitoring.queries.asked import asking_of, targets_asked
from thidua.monitoring.steps.approving import approve_figures
from thidua.monitoring.steps.checking import readiness_of
from thidua.monitoring.steps.lateness import note_lateness
from thidua.monitoring.steps.picking import locked_figures, locked_report, locked_reports
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.rolling import hold_tree
from thidua.monitoring.steps.standing import send_back
from thidua.monitoring.steps.telling import tell_heads, tell_reporters
from thidua.monitoring.steps.unchanging import unchanged_facts
from thidua.monitoring.steps.writing import write_figures

HANDED_IN = (
    "state", "submitted_by", "submitted_on", "first_submitted_on", "late_days", "late_reason", "return_reason",
    "no_change", "version",
)  # fmt: skip
"""Columns that handing in a report sets."""
MOST_REPORTS = 1000
"""Reports approved at once."""


@action("report.opened")
def open_report(round: Round, organisation: Organisation, *, by: Actor, on: date) -> Report:  # noqa: A002
    """Begin the report of a unit in a round."""
    require(policy.can_open(by, round, organisation, on))
    if not targets_asked(round.campaign, organisation, round.closes_on):
        raise Invalid({"organisation": _("Kỳ này đơn vị không được giao chỉ tiêu nào phải báo cáo.")})
    if Report.objects.filter(round=round, organisation=organisation).exists():
        raise Conflict(_("Báo cáo của đơn vị trong kỳ này đã được mở; hãy tải lại trang."))
    report = save_checked(Report(round=round, organisation=organisation))
    record(report.subject, report.label, by=by)
    return report


@action("report.submitted")
def submit_report(report: Report, *, late_reason: str = "", by: Actor, on: date) -> Report:
    """Hand the report to the head of the unit: every cell answered, no error, every warning with its reason.

    Raises :class:`Invalid` by code of the indicator for what is still missing.
    """
    require(policy.can_submit(by, report, on))
    fresh = locked_report(report)
    require(policy.still_open(fresh, on))
    note_lateness(fresh, late_reason, on)
    asking = asking_of(fresh)
    rows = locked_figures([fresh.organisation_id], fresh.round.period, asking.indicators_of(fresh.organisation_id))
    readiness_of(fresh, rows, asking).require()
    _hand_in(fresh, by, on)
    record(fresh.subject, fresh.label, by=by, changes={"late_days": fresh.late_days}, reason=fresh.late_reason)
    return fresh


def _hand_in(report: Report, by: Actor, on: date) -> None:
    report.state = REPORT.advance(ReportState(report.state), "submit")
    report.submitted_by = by if isinstance(by, User) else None
    report.submitted_on = on
    report.first_submitted_on = report.first_submitted_on or on
    report.return_reason = ""
    report.version += 1
    report.save(update_fields=HANDED_IN)
    tell_heads(report, on)


@action("report.recalled")
def recall_report(report: Report, *, by: Actor, on: date) -> Report:
    """Take the report back before the head has approved it."""
    require(policy.can_recall(by, report, on))
    fresh = locked_report(report)
    require(policy.can_recall(by, fresh, on))
    fresh.state = REPORT.advance(ReportState(fresh.state), "recall")
    fresh.version += 1
    fresh.save(update_fields=["state", "version"])
    record(fresh.subject, fresh.label, by=by)
    return fresh


@action("report.approved")
def approve_report(report: Report, *, by: Actor, on: date) -> Report:
    """Answer for the report as the head of the unit. Figures approved before stay as they are."""
    require(policy.can_approve(by, report, on))
    [fresh], count = _approve([report], by, on)
    record(fresh.subject, fresh.label, by=by, changes={"figures": count})
    return fresh


@action("report.approved_together")
def approve_reports(reports: Sequence[Report], *, by: Actor, on: date) -> list[Report]:
    """Answer for many reports at once, all or none."""
    require(policy.can_approve_all(by, reports, on))
    if len(reports) > MOST_REPORTS:
        raise Invalid({"": _("Mỗi lần duyệt nhiều nhất %(most)d báo cáo.") % {"most": MOST_REPORTS}})
    fresh, count = _approve(reports, by, on)
    subjects = [report.subject for report in fresh]
    label = counted("%(count)d báo cáo số liệu", len(fresh)) % {"count": len(fresh)}
    record(by.audit_key, label, by=by, changes={"reports": subjects, "figures": count})
    return fresh


def _approve(reports: Sequence[Report], by: Actor, on: date) -> tuple[list[Report], int]:
    hold_tree()
    fresh = locked_reports(reports)
    require(policy.still_submitted(fresh))
    count = approve_figures(fresh, Happening(Revision.Cause.APPROVED, by, clock.now()))
    for report in fresh:
        report.state = REPORT.advance(ReportState(report.state), "approve")
        report.approved_by = by if isinstance(by, User) else None
        report.approved_on = on
        report.version += 1
    changed = {"state": ReportState.APPROVED, "approved_by": fresh[0].approved_by, "approved_on": on}
    Report.objects.filter(pk__in=[report.pk for report in fresh]).update(**changed, version=F("version") + 1)
    return fresh, count


@action("report.returned")
def return_report_figures(report: Report, reasons: Mapping[str, str], *, by: Actor, on: date) -> Report:
    """Give single figures back to the unit, each with its reason; all others keep what they have.

    ``reasons`` is by code of the indicator.
    """
    require(policy.can_return(by, report, on))
    words = {code: collapse(nfc(reason)) for code, reason in reasons.items()}
    if not words or not all(words.values()):
        raise Invalid({"reasons": _("Hãy chọn số liệu cần trả lại và nêu lý do cho từng số.")})
    hold_tree()
    fresh = locked_report(report)
    require(policy.can_return(by, fresh, on))
    asked = asking_of(fresh).indicators_of(fresh.organisation_id)
    rows = locked_figures([fresh.organisation_id], fresh.round.period, asked)
    chosen = [row for row in rows if row.indicator.code in words and row.state != FigureState.OFFICIAL]
    if len(chosen) < len(words):
        raise Conflict(_("Có số liệu không thuộc báo cáo này hoặc đã chính thức; hãy tải lại trang."))
    reason_by_row = {row.pk: words[row.indicator.code] for row in chosen}
    send_back(chosen, reason_by_row, Happening(Revision.Cause.RETURNED, by, clock.now(), reason=None))
    fresh.state = REPORT.advance(ReportState(fresh.state), "return")
    fresh.return_reason = "; ".join(f"{code}: {reason}" for code, reason in words.items())
    fresh.version += 1
    fresh.save(update_fields=["state", "return_reason", "version"])
    tell_reporters(fresh, len(chosen), on)
    record(fresh.subject, fresh.label, by=by, changes={"returned": words}, reason=fresh.return_reason)
    return fresh


@action("report.unchanged")
def confirm_no_change(report: Report, *, late_reason: str = "", by: Actor, on: date) -> Report:
    """Say with one click that nothing changed since the period before, and submit.

    Cells that were filled stay; the others take the figures of the period before, increments 0. Raises
    :class:`Invalid` by code where there is nothing to carry over.
    """
    require(policy.can_submit(by, report, on))
    hold_tree()
    fresh = locked_report(report)
    require(policy.still_open(fresh, on))
    note_lateness(fresh, late_reason, on)
    asking = asking_of(fresh)
    asked = asking.indicators_of(fresh.organisation_id)
    rows = locked_figures([fresh.organisation_id], fresh.round.period, asked)
    facts = unchanged_facts(fresh, asking, rows)
    happening = Happening(Revision.Cause.UNCHANGED, by, clock.now())
    written = write_figures(fresh, facts, asking, happening)
    after = locked_figures([fresh.organisation_id], fresh.round.period, asked)
    readiness_of(fresh, after, asking).require()
    fresh.no_change = True
    _hand_in(fresh, by, on)
    record(fresh.subject, fresh.label, by=by, changes=written.changes, reason=fresh.late_reason)
    return fresh
