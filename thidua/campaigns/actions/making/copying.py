"""The parts of an old campaign copied into a new one. Called by the action that begins a campaign from last year's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from thidua.campaigns.actions.making.steps import save_all
from thidua.campaigns.models import (
    Assignment,
    Campaign,
    CitedDocument,
    Content,
    Movement,
    RecipientLine,
    Target,
    TargetUnit,
)
from thidua.campaigns.models.content import Part

PartRow = TypeVar("PartRow", bound=Part)
TIES = frozenset({"id", "campaign", "code", "under", "duplicate_of", "whole", "span_start", "span_end"})
"""Fields that belong to the old row alone or point to its neighbours."""
FIGURES = ("value", "value_high", "growth_pct", "baseline", "baseline_year")


def copy_parts(source: Campaign, campaign: Campaign, *, keep_values: bool) -> dict[str, int]:
    """Contents, movements that go on, cited texts, duties, recipients and targets. Returns how many of what."""
    contents = _copies(Content.objects.filter(campaign=source).order_by("position", "id"), campaign)
    for old, new in contents.items():
        new.under = _twin(contents, old.under_id)
        save_all([new])
    movements = [m for m in Movement.objects.filter(campaign=source) if (m.last_year or campaign.year) >= campaign.year]
    for rows in (
        movements,
        CitedDocument.objects.filter(campaign=source),
        Assignment.objects.filter(campaign=source),
        RecipientLine.objects.filter(campaign=source),
    ):
        save_all(_copies(rows, campaign).values())
    targets = _copy_targets(source, campaign, keep_values=keep_values)
    return {"contents": len(contents), "movements": len(movements), "targets": targets}


def _copy_targets(source: Campaign, campaign: Campaign, *, keep_values: bool) -> int:
    rows = Target.objects.filter(campaign=source, dropped_on=None).prefetch_related("named_units")
    copies = _copies(rows, campaign)
    for at, new in enumerate(copies.values()):
        new.code = f"{campaign.code}/{at + 1:02d}"
        new.version = 1
        if not keep_values:
            for figure in FIGURES:
                setattr(new, figure, None)
    save_all(copies.values())
    for old, new in copies.items():
        new.duplicate_of = _twin(copies, old.duplicate_of_id)
        new.whole = _twin(copies, old.whole_id)
    Target.objects.bulk_update(copies.values(), ["duplicate_of", "whole"])
    save_all(
        TargetUnit(target=new, text=named.text, organisation_id=named.organisation_id)
        for old, new in copies.items()
        for named in old.named_units.all()
    )
    return len(copies)


def _copies(rows: Iterable[PartRow], campaign: Campaign) -> dict[PartRow, PartRow]:
    return {row: _copy(row, campaign) for row in rows}


def _copy(row: PartRow, campaign: Campaign) -> PartRow:
    fields = [field for field in row._meta.concrete_fields if field.name not in TIES]  # noqa: SLF001 - documented API
    values = {field.attname: getattr(row, field.attname) for field in fields}
    return type(row)(campaign=campaign, **values)


def _twin(copies: Mapping[PartRow, PartRow], pk: int | None) -> PartRow | None:
    return next((new for old, new in copies.items() if old.pk == pk), None)
