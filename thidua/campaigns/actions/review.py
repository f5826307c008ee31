"""The review of a reading: corrections one by one, each kept at once, each undoable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from thidua.campaigns.actions.making.steps import locked
from thidua.campaigns.logic.draft import Draft
from thidua.campaigns.logic.draft_operations import DraftRefusal
from thidua.campaigns.logic.worksheet import Worksheet, operation_from, worksheet_from
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.saving import save_checked
from thidua.documents.models import Intake
from thidua.documents.policy import can_review


@action("draft.edited")
def save_draft(intake: Intake, operations: Sequence[Mapping[str, Any]], *, version: int, by: Actor, on: date) -> Draft:
    """Do the operations to the draft, all or none; :class:`Conflict` where somebody saved since ``version``.

    ``operations`` are JSON values as ``worksheet.operation_from`` reads them. Gives the draft as it now stands.
    """
    require(can_review(by, intake, on))

    def edited(sheet: Worksheet) -> Worksheet:
        for row in operations:
            sheet = sheet.do(operation_from(row))
        return sheet

    return _save(intake, edited, version, by, {"operations": list(operations)})


@action("draft.undone")
def undo_edit(intake: Intake, *, version: int, by: Actor, on: date) -> Draft:
    """Take the last correction back."""
    require(can_review(by, intake, on))
    return _save(intake, Worksheet.undo, version, by, {})


@action("draft.redone")
def redo_edit(intake: Intake, *, version: int, by: Actor, on: date) -> Draft:
    """Do again what was taken back last."""
    require(can_review(by, intake, on))
    return _save(intake, Worksheet.redo, version, by, {})


def _save(
    intake: Intake, change: Callable[[Worksheet], Worksheet], version: int, by: Actor, changes: Mapping[str, object]
) -> Draft:
    fresh = locked(intake, version)
    try:
        sheet = change(worksheet_from(fresh.draft))
        draft = sheet.draft
    except DraftRefusal as refusal:
        raise Invalid({"": str(refusal)}) from refusal
    fresh.draft = sheet.as_json()
    fresh.version += 1
    save_checked(fresh, ["draft", "version"])
    record(fresh.subject, str(fresh), by=by, changes=changes)
    intake.draft, intake.version = fresh.draft, fresh.version
    return draft
