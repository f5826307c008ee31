"""The published record of a counted box: tally, seals, slips; as a page and as JSON for an independent recount."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thidua.core import clock
from thidua.council import queries
from thidua.council.logic.stored_rule import options_from
from thidua.council.logic.workflow import BoxState
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.council_meeting import AgendaRow, agenda_row
from thidua.desk.shown.council_results import ShownResult, result_of
from thidua.desk.views.ballots import box_crumbs, the_box

if TYPE_CHECKING:
    from thidua.council.models import BallotBox


@dataclass(frozen=True, slots=True)
class ShownSlip:
    """A slip: its tracker and what it was counted as."""

    tracker: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """The record of one item."""

    row: AgendaRow
    result: ShownResult
    slips: tuple[ShownSlip, ...]
    envelopes: tuple[str, ...]
    root: str
    slip_root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Page):
    """What is published of a box."""

    box: BallotBox
    records: tuple[ShownRecord, ...]


def _counted(request: Request, box: UUID) -> tuple[BallotBox, dict[str, AgendaRow]]:
    """The counted box, and those of its items that the reader sees."""
    found = the_box(request, box)
    items = queries.items_visible_to(request.user, clock.today()).filter(box=found).order_by("position")
    rows = {str(item.pk): agenda_row(item) for item in items}
    if found.state != BoxState.COUNTED or not rows:
        raise Http404
    return found, rows


def record(request: Request, box: UUID) -> HttpResponse:
    """The record as a page; slips stand by tracker, so the order says nothing."""
    found, rows = _counted(request, box)
    shown = [_shown(rows[part["item"]], part) for part in found.record["items"] if part["item"] in rows]
    page = RecordPage(box=found, records=tuple(part for part in shown if part), crumbs=box_crumbs(found))
    return render(request, "desk/ballots/record.html", {"page": page})


def _shown(row: AgendaRow, part: Mapping[str, Any]) -> ShownRecord | None:
    result = result_of(row.item)
    if result is None:
        return None
    labels = [option.label for option in options_from(part["options"])]
    slips = (
        ShownSlip(slip["tracker"], labels[slip["option"]] if slip["option"] < len(labels) else "")
        for slip in part["slips"]
    )
    return ShownRecord(row, result, tuple(slips), tuple(part["envelopes"]), part["envelope_root"], part["slip_root"])


def record_file(request: Request, box: UUID) -> HttpResponse:
    """The record as ``scripts/count_ballots.py`` reads it, with the items that the reader sees."""
    found, rows = _counted(request, box)
    items = [part for part in found.record["items"] if part["item"] in rows]
    content = json.dumps({**found.record, "items": items}, ensure_ascii=False, indent=1)
    name = f"kiem-phieu-{found.meeting.code.lower()}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/json; charset=utf-8", headers=headers)
