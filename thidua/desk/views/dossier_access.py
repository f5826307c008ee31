"""How the views get hold of dossiers and of what their forms offer: what the reader does not see is not there (404)."""

from __future__ import annotations

from datetime import date

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from thidua.commendation import dossier_queries, queries
from thidua.commendation.forms.dossiers import Rows
from thidua.commendation.models import AwardRound, Dossier
from thidua.core import clock
from thidua.core.audit import Actor
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.desk.tables.dossiers import award_round_address, dossier_address
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import (
    grants_of,
    in_force,
    organisations,
    organisations_of,
    organisations_visible_to,
    people_visible_to,
    tree_on,
)


def the_dossier(request: Request, code: str) -> Dossier:
    """The dossier of this code, if the reader sees it."""
    rows = queries.dossiers_visible_to(request.user, clock.today()).select_related("round", "handler")
    return get_object_or_404(rows, code=code)


def the_award_round(request: Request, code: str) -> AwardRound:
    """The round of this code, if the reader sees it."""
    return get_object_or_404(dossier_queries.award_rounds_visible_to(request.user, clock.today()), code=code)


def dossier_crumbs(dossier: Dossier | None = None) -> tuple[Crumb, ...]:
    """The way to the dossiers, to one of them."""
    way = (crumb(_("Hồ sơ khen thưởng"), "dossier_list"),)
    return way if dossier is None else (*way, Crumb(dossier.code, dossier_address(dossier)))


def award_round_crumbs(row: AwardRound | None = None) -> tuple[Crumb, ...]:
    """The way to the rounds, to one of them."""
    way = (crumb(_("Đợt xét"), "award_round_list"),)
    return way if row is None else (*way, Crumb(row.code, award_round_address(row)))


def form_rows(user: Actor, on: date) -> Rows:
    """What the forms of dossiers offer the account. Units above those one proposes for may be asked to appraise."""
    tree = tree_on(on)
    own = organisations_of(user, on, *queries.PROPOSERS, tree=tree)
    bodies = set(own).union(*(tree.ancestors(pk) for pk in own))
    seen = organisations_visible_to(user, on).filter(in_force(on))
    rounds = dossier_queries.award_rounds_visible_to(user, on).filter(state=AwardRound.State.OPEN)
    return Rows(
        seen.filter(pk__in=own),
        seen.filter(pk__in=bodies),
        rounds,
        people_visible_to(user, on).filter(is_active=True),
        seen,
    )


def usual_units(user: Actor, on: date) -> tuple[Organisation | None, Organisation | None]:
    """The unit an account most likely proposes for, and the body that appraises there: the nearest one above.

    An officer of a body proposes for it and appraises in it.
    """
    grants = grants_of(user, on).filter(role__in=queries.PROPOSERS)
    held = next(iter(grants), None)
    if held is None:
        return None, None
    unit = held.organisation
    if held.role == Role.OFFICER:
        return unit, unit
    above = next(iter(tree_on(on).ancestors(unit.pk)), unit.pk)
    return unit, organisations().filter(pk=above).first()
