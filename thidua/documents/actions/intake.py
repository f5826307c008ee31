"""Putting a document in, having it read, dropping and restoring it."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, require
from thidua.core.jobs import enqueue
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.documents import policy, queries
from thidua.documents.actions.making.steps import advance_intake
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.logic.intake import INTAKE
from thidua.documents.models import Intake

READ_JOB = "intake.read"
"""The kind of job that reads an intake; registered by the room that understands the document."""


@action("intake.uploaded")
def upload_document(upload: File[bytes], *, organisation: Organisation, by: Actor, on: date) -> Intake:
    """Keep the file and have it read in the background. The same file is taken in once."""
    require(policy.can_upload(by, organisation, on))
    name = file_name_of(upload)
    stored = stored_file(upload, name)
    known = queries.same_file_in(organisation, stored.sha256)
    if known is not None:
        raise Conflict(
            _("Tệp này đã được đưa vào với mã %(code)s (“%(name)s”). Hãy mở bản đó, hoặc bỏ nó rồi đưa lại.")
            % {"code": known.code, "name": known.file_name}
        )
    intake = Intake(
        code=next_code(Intake, f"TN-{on.year}-", digits=4),
        file=stored,
        file_name=name,
        organisation=organisation,
        uploaded_by=by if isinstance(by, User) else None,
        uploaded_at=clock.now(),
        state=INTAKE.start,
    )
    save_checked(intake)
    enqueue(READ_JOB, intake.subject, by=by, total=3)
    record(intake.subject, str(intake), by=by, changes={"file": name, "sha256": stored.sha256, "size": stored.size})
    return intake


@action("intake.reread")
def reread_document(intake: Intake, *, by: Actor, on: date) -> Intake:
    """Read the file again. What was corrected by hand is left behind and stays in the history of the draft."""
    require(policy.can_reread(by, intake, on))
    fresh = advance_intake(intake, "reread")
    fresh.error = ""
    fresh.version += 1
    save_checked(fresh, ["state", "error", "version"])
    enqueue(READ_JOB, fresh.subject, by=by, total=3)
    record(fresh.subject, str(fresh), by=by)
    return fresh


@action("intake.dropped")
def drop_intake(intake: Intake, *, reason: str, by: Actor, on: date) -> Intake:
    """Put an intake aside; it can be restored."""
    require(policy.can_drop(by, intake, on))
    fresh = advance_intake(intake, "drop")
    fresh.drop_reason = collapse(nfc(reason))
    save_checked(fresh, ["state", "drop_reason"])
    record(fresh.subject, str(fresh), by=by, reason=fresh.drop_reason)
    return fresh


@action("intake.restored")
def restore_intake(intake: Intake, *, by: Actor, on: date) -> Intake:
    """Take a dropped intake back to where it stood."""
    require(policy.can_restore(by, intake, on))
    twin = queries.same_file_in(intake.organisation, intake.file.sha256)
    if twin is not None:
        raise Conflict(_("Tệp này đã được đưa vào lại với mã %(code)s; hãy dùng bản đó.") % {"code": twin.code})
    fresh = advance_intake(intake, "restore_unread" if intake.error else "restore")
    fresh.drop_reason = ""
    save_checked(fresh, ["state", "drop_reason"])
    record(fresh.subject, str(fresh), by=by)
    return fresh
