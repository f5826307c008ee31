"""The launch document taken in, read by the real reader, looked over by the officer and adopted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import sleep
from typing import Any

from django.core.files import File

from thidua.campaigns.actions.adopt import adopt
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.review import save_draft
from thidua.campaigns.logic.draft import Draft, DraftTarget
from thidua.campaigns.logic.draft_operations import ChooseIndicator, EditItem, Operation, SetMeets, SplitTarget
from thidua.campaigns.logic.terms import Comparator, Meets
from thidua.campaigns.logic.worksheet import Worksheet, operation_json, worksheet_from
from thidua.campaigns.models import Campaign, Indicator
from thidua.campaigns.queries import suggested_indicators
from thidua.core import jobs
from thidua.core.models import Job
from thidua.demo import places
from thidua.demo.founding import Units
from thidua.demo.indicators import CATALOGUE, NOTE, IndicatorPlan
from thidua.directory.models import Organisation, User
from thidua.documents.actions.intake import upload_document
from thidua.documents.logic.intake import IntakeState
from thidua.documents.models import Intake

CATALOGUED = date(2023, 12, 20)
TAKEN_IN = date(2024, 1, 8)
BASE_YEAR = 2023
PAUSE, MOST_PAUSES = 0.05, 1200  # seconds; the reader is given a minute

ACCIDENTS = (
    "Số vụ tai nạn giao thông",
    "Số người chết do tai nạn giao thông",
    "Số người bị thương do tai nạn giao thông",
)
BY_HAND = {
    "phạm pháp hình sự": "XH-14",
    ACCIDENTS[0].casefold(): "XH-11",
    ACCIDENTS[1].casefold(): "XH-12",
    ACCIDENTS[2].casefold(): "XH-13",
}
"""Where the officer chooses the indicator, because the text counts in percent and the catalogue in cases."""
BASELINES = {
    "KT-04": Decimal("15.1"),
    "XH-03": Decimal(3),
    "XH-07": Decimal(18),
    "XH-10": Decimal("12.5"),
    "XH-11": Decimal(40),
    "XH-12": Decimal(14),
    "XH-13": Decimal(32),
    "XH-14": Decimal(96),
}
"""Invented figures of 2023 for the targets that are measured against the year before."""


def enter_catalogue(units: Units, *, by: User) -> list[Indicator]:
    """The catalogue of the district with its definition sheets."""
    keeper = units["huyen"]
    return [
        add_indicator(facts_of(plan, units), keeper=keeper, code=plan.code, by=by, on=CATALOGUED) for plan in CATALOGUE
    ]


def facts_of(plan: IndicatorPlan, units: Units) -> IndicatorFacts:
    """The definition sheet of one planned indicator."""
    return IndicatorFacts(
        name=plan.name,
        unit=plan.unit,
        group=plan.group,
        direction=plan.direction,
        over_time=plan.adding.over_time,
        over_units=plan.adding.over_units,
        entry=plan.adding.entry,
        owner=units[plan.owner.handle],
        formula=plan.formula,
        numerator=plan.counts if plan.out_of else "",
        denominator=plan.out_of,
        source=plan.source,
        frequency=plan.adding.frequency,
        notes=NOTE,
    )


def take_in(path: Path, organisation: Organisation, *, by: User, on: date) -> Intake:
    """Upload a file and wait until it is read."""
    with path.open("rb") as handle:
        upload: File[bytes] = File(handle, name=path.name)
        intake = upload_document(upload, organisation=organisation, by=by, on=on)
    jobs.run(Job.objects.filter(subject=intake.subject).latest("id").pk)
    for _turn in range(MOST_PAUSES):  # a thread of this process may have taken up the job first
        intake.refresh_from_db()
        if intake.state != IntakeState.READING:
            return intake
        sleep(PAUSE)
    message = f"{path.name} was not read in time"
    raise RuntimeError(message)


@dataclass(slots=True)
class _Desk:
    """The review in the officer's hands: the worksheet as it grows, and what will be saved."""

    sheet: Worksheet
    operations: list[dict[str, Any]] = field(default_factory=list)

    def do(self, operation: Operation) -> None:
        self.sheet = self.sheet.do(operation)
        self.operations.append(operation_json(operation))

    @property
    def draft(self) -> Draft:
        return self.sheet.draft


def review(intake: Intake, *, by: User, on: date) -> Draft:
    """Look over every target: split what is three in one, choose the indicator, say what "đạt" means."""
    desk = _Desk(worksheet_from(intake.draft))
    for target in desk.draft.live_targets:
        if "tai nạn giao thông" in target.name.casefold() and target.duplicate_of is None:
            desk.do(EditItem("targets", target.id, "owner", places.POLICE.name))
            desk.do(SplitTarget(target.id, ACCIDENTS, joined=True))
    wholes = {target.all_of for target in desk.draft.live_targets}
    for target in desk.draft.live_targets:
        if target.duplicate_of is None and target.id not in wholes:
            _decide(desk, target, by=by, on=on)
    return save_draft(intake, desk.operations, version=intake.version, by=by, on=on)


def _decide(desk: _Desk, target: DraftTarget, *, by: User, on: date) -> None:
    code = BY_HAND.get(target.name.casefold()) or suggested_indicators(target.name, target.unit, by, on)[0].code
    desk.do(ChooseIndicator(target.id, code))
    if target.comparator is Comparator.EQ:
        desk.do(SetMeets((target.id,), Meets.AT_LEAST))
    if target.comparator is Comparator.MAINTAIN and not target.unit:
        desk.do(EditItem("targets", target.id, "unit", "xã"))
    if code in BASELINES:
        desk.do(EditItem("targets", target.id, "baseline", str(BASELINES[code])))
        desk.do(EditItem("targets", target.id, "baseline_year", BASE_YEAR))


def adopt_document(path: Path, organisation: Organisation, *, by: User) -> Campaign:
    """From the file to the campaign, in the officer's own steps."""
    intake = take_in(path, organisation, by=by, on=TAKEN_IN)
    review(intake, by=by, on=TAKEN_IN)
    return adopt(intake, version=intake.version, by=by, on=TAKEN_IN)
