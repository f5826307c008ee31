"""Enters the units of the demonstration, each on its own historical day, and what became of them in 2025."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thidua.core.audit import Actor
from thidua.demo import places
from thidua.demo.places import Unit
from thidua.directory.actions.organisations import (
    OrganisationDraft,
    OrganisationFacts,
    create_organisation,
    dissolve_organisation,
)
from thidua.directory.actions.reorganisation import Merger, Staff, merge_organisations
from thidua.directory.models import Organisation

Units = dict[str, Organisation]
"""Organisations by the handle of the plan."""


def draft_of(unit: Unit, since: date) -> OrganisationDraft:
    """What the action wants to know of a planned unit."""
    facts = OrganisationFacts(unit.name, unit.kind, unit.short_name, unit.official_code)
    return OrganisationDraft(unit.code, facts, since)


def found(units: Iterable[Unit], parent: Organisation | None, since: date, *, by: Actor) -> Units:
    """Enter the units under ``parent`` from their first day."""
    return {unit.handle: create_organisation(draft_of(unit, since), parent=parent, by=by, on=since) for unit in units}


def found_district(*, by: Actor) -> Units:
    """Province, district, the 20 communes and towns, the district's bodies, villages of three communes."""
    units = found([places.PROVINCE], None, places.FOUNDED, by=by)
    units |= found([places.DISTRICT], units["tinh"], places.FOUNDED, by=by)
    units |= found(places.COMMUNES, units["huyen"], places.SETTLED, by=by)
    units |= found(places.BODIES, units["huyen"], places.SETTLED, by=by)
    for commune in places.COMMUNES:
        if commune.handle in places.WITH_VILLAGES:
            units |= found(places.villages_of(commune), units[commune.handle], places.SETTLED, by=by)
    return units


def merge_communes(units: Units, *, by: Actor) -> Units:
    """20 become 6 under the province; their staff goes on in the heirs."""
    heirs = {}
    for plan in places.MERGERS:
        merger = Merger(
            sources=tuple(units[handle] for handle in plan.made_of),
            into=draft_of(plan.unit, places.MERGED),
            effective=places.MERGED,
            legal_basis=places.MERGER_BASIS,
            staff=Staff.CARRY,
        )
        heirs[plan.unit.handle] = merge_organisations(merger, parent=units["tinh"], by=by, on=places.MERGED)
    return heirs


def close_district(units: Units, *, by: Actor) -> None:
    """The district level ends: its bodies first, then the district itself."""
    for handle in (*(unit.handle for unit in places.BODIES), places.DISTRICT.handle):
        dissolve_organisation(
            units[handle], ends=places.MERGED, legal_basis=places.CLOSING_BASIS, by=by, on=places.MERGED
        )
