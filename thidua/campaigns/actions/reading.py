"""What the machine read is kept with the intake, and the review begins. Called by the worker only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.campaigns.logic.draft_start import start_draft
from thidua.campaigns.logic.scanned_numbers import with_numbers
from thidua.campaigns.logic.worksheet import Worksheet
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.core.logic.codec import to_json
from thidua.core.saving import save_checked
from thidua.documents.actions.making.steps import advance_intake
from thidua.documents.logic.source import Source
from thidua.documents.models import Intake
from thidua.documents.policy import can_keep_reading


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A source and its reading as JSON, with ``doc_spans`` telling where the facts of the head stand."""

    source: Source
    reading: dict[str, Any]


@action("intake.read")
def keep_reading(intake: Intake, read: ReadDocument, *, by: Actor, on: date) -> Intake:
    """Store text and reading and lay out the first draft; whoever put the file in is told."""
    require(can_keep_reading(by, intake, on))
    fresh = advance_intake(intake, "keep")
    draft = with_numbers(start_draft(read.reading), read.source)
    fresh.text = read.source.text
    fresh.source = {name: value for name, value in to_json(read.source).items() if name != "text"}
    fresh.reading = read.reading
    fresh.draft = Worksheet(draft).as_json()
    fresh.error = ""
    fresh.version += 1
    save_checked(fresh, ["state", "text", "source", "reading", "draft", "error", "version"])
    _tell(fresh, f"Đã đọc xong “{fresh.file_name}”: {len(draft.targets)} chỉ tiêu. Mời rà soát.")
    record(fresh.subject, str(fresh), by=by, changes={"targets": len(draft.targets), "remarks": len(draft.remarks)})
    return fresh


@action("intake.unreadable")
def keep_failure(intake: Intake, message: str, *, by: Actor, on: date) -> Intake:
    """Note why the file could not be read; the file itself stays."""
    require(can_keep_reading(by, intake, on))
    fresh = advance_intake(intake, "fail")
    fresh.error = message
    fresh.version += 1
    save_checked(fresh, ["state", "error", "version"])
    _tell(fresh, f"Không đọc được “{fresh.file_name}”: {message}")
    record(fresh.subject, str(fresh), by=by, reason=message)
    return fresh


def _tell(intake: Intake, text: str) -> None:
    if intake.uploaded_by is not None:
        notify([intake.uploaded_by], "intake.read", intake.subject, text)
