"""Files that back a figure (tài liệu kiểm chứng)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.documents.models import StoredFile
from thidua.monitoring.models import Evidence, Observation
from thidua.monitoring.policy import figures as policy


@action("evidence.attached")
def attach_evidence(observation: Observation, file: StoredFile, *, note: str = "", by: Actor, on: date) -> Evidence:
    """Lay a stored file under a figure; the same file once only."""
    require(policy.can_attach(by, observation, on))
    if Evidence.objects.filter(observation=observation, file=file, removed_at=None).exists():
        raise Conflict(_("Tệp “%(file)s” đã đính kèm cho số liệu này rồi.") % {"file": file})
    evidence = save_checked(
        Evidence(
            observation=observation,
            file=file,
            note=collapse(nfc(note)),
            added_by=by.audit_label[:200],
            added_at=clock.now(),
        )
    )
    record(observation.subject, str(observation.indicator), by=by, changes={"file": file.name, "note": evidence.note})
    return evidence


@action("evidence.removed")
def remove_evidence(evidence: Evidence, *, reason: str, by: Actor, on: date) -> Evidence:
    """Take a file away from a figure; it stays in the history with the reason."""
    require(policy.can_remove_evidence(by, evidence, on))
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy nêu lý do gỡ tài liệu.")})
    fresh = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if fresh.removed_at is not None:
        raise Conflict(_("Tài liệu này vừa được người khác gỡ; hãy tải lại trang."))
    fresh.removed_at = clock.now()
    save_checked(fresh, ["removed_at"])
    row = fresh.observation
    record(row.subject, str(row.indicator), by=by, changes={"file": [fresh.file.name, None]}, reason=words)
    return fresh
