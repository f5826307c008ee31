"""Figures entered while a round is open, and corrected after it was locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.monitoring.logic.states import REPORT, ReportState, RoundState
from thidua.monitoring.logic.validation import Breach
from thidua.monitoring.models import ImportBatch, Observation, Report, Revision
from thidua.monitoring.policy import reports as policy
from thidua.monitoring.queries.asked import asking_about
from thidua.monitoring.queries.reports import reports_asking
from thidua.monitoring.steps.lateness import note_lateness
from thidua.monitoring.steps.picking import locked_report
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.rolling import hold_tree
from thidua.monitoring.steps.writing import FigureFacts, write_figures

__all__ = ["FigureFacts", "Saved", "correct_figure", "save_figures"]


@dataclass(frozen=True, slots=True)
class Saved:
    """The named figures as they now stand, and the remarks that wait for a reason, both by code of the indicator."""

    observations: Mapping[str, Observation]
    warnings: Mapping[str, tuple[Breach, ...]]


@action("report.saved")
def save_figures(
    report: Report,
    facts: Sequence[FigureFacts],
    *,
    cause: Revision.Cause = Revision.Cause.TYPED,
    batch: ImportBatch | None = None,
    late_reason: str = "",
    by: Actor,
    on: date,
) -> Saved:
    """Store figures of a report; those that say the same as before are left alone.

    Raises :class:`Invalid` by code of the indicator (``late_reason`` where a late report gives none), and
    ``StaleFigures`` where others changed a figure since its writer saw it. Nothing is stored then.
    """
    require(policy.can_enter(by, report, on))
    hold_tree()
    fresh = locked_report(report)
    require(policy.still_open(fresh, on))
    note_lateness(fresh, late_reason, on)
    happening = Happening(cause, by, clock.now(), batch=batch)
    asking = asking_about(fresh, [item.indicator for item in facts])
    written = write_figures(fresh, facts, asking, happening)
    fresh.no_change = False
    fresh.version += 1
    fresh.save(update_fields=["no_change", "late_reason", "late_days", "version"])
    record(fresh.subject, fresh.label, by=by, changes=written.changes, reason=fresh.late_reason)
    return Saved(written.observations, written.warnings)


@action("figure.corrected")
def correct_figure(observation: Observation, facts: FigureFacts, *, reason: str, by: Actor, on: date) -> Observation:
    """Correct a figure of a locked round: both values stay, and the head and the owner answer for the new one again.

    Every report that asks for the figure in a locked round goes back to the head.
    """
    require(policy.can_correct(by, _report_of(observation), on))
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy nêu lý do đính chính.")})
    hold_tree()
    report = locked_report(_report_of(observation))
    happening = Happening(Revision.Cause.CORRECTED, by, clock.now(), reason=words)
    named = replace(facts, note=facts.note or words)
    written = write_figures(report, [named], asking_about(report, [facts.indicator]), happening, after_lock=True)
    if not written.changed:
        raise Invalid({facts.indicator.code: _("Số đính chính giống số đang có.")})
    _hand_to_heads(observation)
    record(observation.subject, report.label, by=by, changes=written.changes, reason=words)
    return written.observations[facts.indicator.code]


def _report_of(observation: Observation) -> Report:
    """The report through which the figure is asked; one of a locked round first."""
    rows = reports_asking(observation).select_related("round__campaign__issuer", "organisation")
    found = sorted(rows, key=lambda row: (row.round.state != RoundState.LOCKED, row.pk))
    if not found:
        raise Invalid({"": _("Số liệu này không thuộc báo cáo nào; hãy tải lại trang.")})
    return found[0]


def _hand_to_heads(observation: Observation) -> None:
    state = REPORT.advance(ReportState.APPROVED, "correct")
    locked = reports_asking(observation).filter(round__state=RoundState.LOCKED)
    Report.objects.filter(pk__in=list(locked.values_list("pk", flat=True))).update(state=state)
