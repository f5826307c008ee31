"""A draft made into rows: the campaign with all its parts. Called by the actions that adopt a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from thidua.campaigns.actions.making.steps import save_all, set_search_key
from thidua.campaigns.logic.dates import exact_day, first_day, last_day
from thidua.campaigns.logic.draft import Draft, DraftTarget, NewIndicator
from thidua.campaigns.logic.suggestions import suggested_meets
from thidua.campaigns.logic.terms import Change, Direction
from thidua.campaigns.models import (
    Assignment,
    Campaign,
    CitedDocument,
    Content,
    Indicator,
    Movement,
    Occasion,
    Participation,
    RecipientLine,
    Target,
    TargetUnit,
)
from thidua.campaigns.models.content import Part
from thidua.campaigns.naming import Names, names_under
from thidua.campaigns.queries import default_recipients
from thidua.core import clock
from thidua.core.errors import Invalid
from thidua.core.logic.text import fold
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation
from thidua.documents.models import Intake


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a draft, for the audit line."""

    campaign: Campaign
    targets: int
    new_indicators: tuple[str, ...]


def build_campaign(draft: Draft, intake: Intake, on: date) -> Built:
    """All rows of the campaign; the units directly under the issuer become its recipients until chosen otherwise."""
    issuer = intake.organisation
    names = names_under(issuer, on)
    campaign = _head(draft, intake, issuer)
    made = _new_indicators(draft, issuer)
    _save_contents(draft, campaign)
    save_all(_lists(draft, campaign, names))
    targets = _targets(draft, campaign, {**_indicators(draft), **made}, names)
    save_all(Participation(campaign=campaign, organisation=unit) for unit in default_recipients(issuer, on))
    return Built(campaign, len(targets), tuple(sorted({indicator.code for indicator in made.values()})))


def _head(draft: Draft, intake: Intake, issuer: Organisation) -> Campaign:
    doc = draft.doc
    ends = last_day(doc.end)
    signed_on = exact_day(doc.date)
    year = doc.year or (ends.year if ends else None)
    if year is None:
        raise Invalid({"year": _("Chưa rõ năm thi đua; hãy nhập năm hoặc thời gian.")})
    campaign = Campaign(
        code=next_code(Campaign, f"PT-{year}-"),
        issuer=issuer,
        title=doc.title,
        theme=doc.theme,
        objective=draft.objective,
        year=year,
        starts=first_day(doc.start) or signed_on,
        ends=ends,
        number=doc.number,
        signed_on=signed_on,
        doc_type=doc.doc_type,
        place=doc.place,
        issuer_text=doc.issuer,
        signer_title=doc.signer_title,
        signer_name=doc.signer_name,
        file=intake.file,
        intake=intake,
        created_at=clock.now(),
    )
    set_search_key(campaign)
    return save_checked(campaign)


def _place(position: int, span: tuple[int, int] | None) -> dict[str, Any]:
    start, end = span or (None, None)
    return {"position": position, "span_start": start, "span_end": end}


def _save_contents(draft: Draft, campaign: Campaign) -> None:
    """One by one in reading order, so that a part is stored before those under it."""
    rows: dict[int, Content] = {}
    for at, item in enumerate(draft.contents):
        if item.dropped:
            continue
        under = rows.get(item.under) if item.under is not None else None
        facts = {"number": item.number, "heading": item.heading, "text": item.text}
        rows[item.id] = Content(campaign=campaign, under=under, **facts, **_place(at, item.span))
        save_all([rows[item.id]])


def _lists(draft: Draft, campaign: Campaign, names: Names) -> Iterator[Part]:
    for at, movement in enumerate(draft.movements):
        if not movement.dropped:
            place = _place(at, movement.span)
            years = {"first_year": movement.first_year, "last_year": movement.last_year}
            yield Movement(campaign=campaign, name=movement.name, **years, **place)
    for at, occasion in enumerate(draft.occasions):
        if not occasion.dropped:
            place = _place(at, occasion.span)
            yield Occasion(campaign=campaign, event=occasion.event, years=occasion.years, **place)
    for at, cited in enumerate(draft.cited):
        if not cited.dropped:
            facts = {"kind": cited.kind, "number": cited.number, "date_text": cited.date, "title": cited.title}
            yield CitedDocument(campaign=campaign, **facts, **_place(at, cited.span))
    for at, duty in enumerate(draft.assignments):
        if not duty.dropped:
            facts = {"who": duty.who, "task": duty.task}
            yield Assignment(campaign=campaign, organisation=names.find(duty.who), **facts, **_place(at, duty.span))
    for at, line in enumerate(draft.recipients):
        if not line.dropped:
            yield RecipientLine(campaign=campaign, line=line.line, **_place(at, line.span))


# --- targets and their indicators ------------------------------------------------------------------------------------


def _indicators(draft: Draft) -> dict[str, Indicator]:
    codes = {target.indicator for target in draft.live_targets if target.indicator}
    found = {row.code: row for row in Indicator.objects.filter(code__in=codes, retired_on=None)}
    missing = sorted(codes - set(found))
    if missing:
        raise Invalid({"indicator": _("Danh mục không có mã %(codes)s; hãy chọn lại.") % {"codes": ", ".join(missing)}})
    return found


def _key(new: NewIndicator) -> str:
    return f"{fold(new.name)}|{fold(new.unit)}"


def _new_indicators(draft: Draft, keeper: Organisation) -> dict[str, Indicator]:
    """The indicators to be made, each once, by name and unit."""
    made: dict[str, Indicator] = {}
    for target in draft.live_targets:
        new = target.new_indicator
        if new is None or _key(new) in made:
            continue
        indicator = Indicator(
            code=next_code(Indicator, "CT-"),
            name=new.name,
            unit=new.unit,
            group=new.group,
            direction=new.direction,
            over_time=new.over_time,
            over_units=new.over_units,
            entry=new.entry,
            keeper=keeper,
            search_key=fold(new.name)[:400],
        )
        made[_key(new)] = save_checked(indicator)
    return made


def _targets(draft: Draft, campaign: Campaign, indicators: dict[str, Indicator], names: Names) -> list[Target]:
    rows: dict[int, Target] = {}
    for at, item in enumerate(draft.live_targets):
        key = _key(item.new_indicator) if item.new_indicator else item.indicator
        rows[item.id] = _target(item, campaign, at, indicators.get(key), names)
    save_all(rows.values())
    tied = [row for item in draft.live_targets if (row := _tied(item, rows)) is not None]
    Target.objects.bulk_update(tied, ["duplicate_of", "whole"])
    save_all(
        TargetUnit(target=rows[item.id], text=text, organisation=names.find(text))
        for item in draft.live_targets
        for text in item.named_units
    )
    return list(rows.values())


def _tied(item: DraftTarget, rows: dict[int, Target]) -> Target | None:
    """The row tied to what it repeats or is part of; ties to dropped targets are left."""
    row = rows[item.id]
    row.duplicate_of = rows.get(item.duplicate_of) if item.duplicate_of is not None else None
    row.whole = rows.get(item.all_of) if item.all_of is not None else None
    return row if row.duplicate_of or row.whole else None


def _target(item: DraftTarget, campaign: Campaign, position: int, indicator: Indicator | None, names: Names) -> Target:
    direction = Direction(indicator.direction) if indicator else None
    return Target(
        campaign=campaign,
        code=f"{campaign.code}/{position + 1:02d}",
        indicator=indicator,
        text=item.text,
        name=item.name,
        comparator=item.comparator,
        value=item.value,
        value_high=item.value_high,
        unit=item.unit,
        figure_unit=indicator.unit if indicator and item.change is Change.RELATIVE else "",
        bound=item.bound or "",
        growth_pct=item.growth_pct,
        baseline=item.baseline,
        baseline_year=item.baseline_year,
        meets=item.meets or suggested_meets(item.comparator, item.value, direction) or "",
        change=item.change or "",
        measured=item.measured,
        group=item.group,
        owner=names.find(item.owner) or (indicator.owner if indicator else None),
        owner_text=item.owner,
        section=item.section,
        **_place(position, item.span),
    )
