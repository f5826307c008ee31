"""Named reads of what people added to the law: confirmations of rules, figures of their own body."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from thidua.commendation.logic.fund import Limits
from thidua.commendation.logic.local import Deadline, MinimumShare
from thidua.commendation.logic.quota import QuotaRule
from thidua.commendation.models import LocalFigure, RuleConfirmation
from thidua.commendation.queries import KEEPERS
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.codec import from_json
from thidua.directory.models import Organisation
from thidua.directory.queries import grants_of, in_force, organisations_of

Figure = QuotaRule | MinimumShare | Deadline | Limits
_KINDS: dict[str, type[Figure]] = {
    LocalFigure.Kind.QUOTA: QuotaRule,
    LocalFigure.Kind.SHARE: MinimumShare,
    LocalFigure.Kind.DEADLINE: Deadline,
    LocalFigure.Kind.LIMITS: Limits,
}


def confirmations() -> dict[str, RuleConfirmation]:
    """Who has compared which rule with its text, by id of the rule. One query."""
    return {row.rule: row for row in RuleConfirmation.objects.select_related("confirmed_by")}


def figures_visible_to(user: Actor, on: date) -> QuerySet[LocalFigure]:
    """What bodies have set is no secret: whoever holds a role sees it all."""
    rows = LocalFigure.objects.select_related("organisation", "confirmed_by").order_by(
        "organisation__sort_key", "kind", "-valid_from", "pk"
    )
    if user is SYSTEM or grants_of(user, on).exists():
        return rows
    return rows.none()


def figure_of(row: LocalFigure) -> Figure:
    """The figure as a value."""
    return from_json(_KINDS[row.kind], row.value)


def keeping_units(user: Actor, on: date) -> QuerySet[Organisation]:
    """The living units whose figures the person sets."""
    return Organisation.objects.filter(in_force(on), pk__in=organisations_of(user, on, *KEEPERS))
