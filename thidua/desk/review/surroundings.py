"""What the targets of one issuer may be tied to: the catalogue and the units that may own a target."""

from __future__ import annotations

from datetime import date

from thidua.campaigns.logic.terms import Direction
from thidua.campaigns.naming import names_under
from thidua.campaigns.queries import active_indicators, candidates
from thidua.core.audit import Actor
from thidua.desk.review.page import Surroundings
from thidua.directory.models import Organisation

OWNER_KINDS_LAST = frozenset({"commune", "ward", "town", "special", "district", "province", "village", "school"})
"""Places and schools seldom own a target; they come after departments in the list."""


def surroundings_of(issuer: Organisation, user: Actor, on: date) -> Surroundings:
    """Indicators and possible owners. Three queries."""
    rows = list(active_indicators(user, on))
    indicators = {row.code: row for row in candidates(rows)}
    directions = {row.code: Direction(row.direction) for row in rows}
    units = {unit.pk: unit for unit in names_under(issuer, on).known.values()}
    ordered = sorted(units.values(), key=lambda unit: (unit.kind in OWNER_KINDS_LAST, unit.sort_key))
    return Surroundings(indicators, directions, {unit.name: unit.name for unit in ordered})
