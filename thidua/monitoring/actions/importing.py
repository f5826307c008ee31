"""Figures that come in an Excel file: taken in all or none, and taken back while nobody has built on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.documents.models import StoredFile
from thidua.monitoring.models import ImportBatch, Report, Revision
from thidua.monitoring.policy import reports as policy
from thidua.monitoring.queries.asked import asking_of
from thidua.monitoring.steps.lateness import note_lateness
from thidua.monitoring.steps.picking import locked_report
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.rolling import hold_tree
from thidua.monitoring.steps.undoing import take_back
from thidua.monitoring.steps.writing import FigureFacts, write_figures


@action("report.imported")
def take_in_batch(
    report: Report, file: StoredFile, facts: Sequence[FigureFacts], *, late_reason: str = "", by: Actor, on: date
) -> ImportBatch:
    """Store the figures of a file; raises as ``save_figures`` does, and then nothing of the file is kept."""
    require(policy.can_enter(by, report, on))
    hold_tree()
    fresh = locked_report(report)
    require(policy.still_open(fresh, on))
    note_lateness(fresh, late_reason, on)
    now = clock.now()
    batch = save_checked(ImportBatch(report=fresh, file=file, by=by.audit_label[:200], at=now))
    happening = Happening(Revision.Cause.IMPORTED, by, now, batch=batch)
    written = write_figures(fresh, facts, asking_of(fresh), happening)
    fresh.no_change = False
    fresh.version += 1
    fresh.save(update_fields=["no_change", "late_reason", "late_days", "version"])
    changes = {"file": file.name, "figures": written.changes}
    record(fresh.subject, fresh.label, by=by, changes=changes, reason=fresh.late_reason)
    return batch


@action("report.import_undone")
def undo_batch(batch: ImportBatch, *, reason: str, by: Actor, on: date) -> ImportBatch:
    """Put back what stood before an import, as long as nobody changed, returned or approved what it brought."""
    require(policy.can_undo_batch(by, batch, on))
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy nêu lý do hoàn tác.")})
    hold_tree()
    report = locked_report(batch.report)
    fresh = (
        ImportBatch.objects.select_for_update(of=("self",)).select_related("report__round__campaign").get(pk=batch.pk)
    )
    require(policy.can_undo_batch(by, fresh, on))
    now = clock.now()
    changes = take_back(fresh, Happening(Revision.Cause.UNDONE, by, now, reason=words, batch=fresh))
    fresh.undone_at = now
    save_checked(fresh, ["undone_at"])
    report.version += 1
    report.save(update_fields=["version"])
    record(report.subject, report.label, by=by, changes=changes, reason=words)
    return fresh
