"""Who confirms and returns single figures, corrects them and backs them with evidence, and why not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import held_over
from thidua.monitoring.logic.states import FIGURE, FigureState
from thidua.monitoring.models import Delegation, Evidence, Observation
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.monitoring.policy.reports import REPORTERS, RETURNERS
from thidua.monitoring.queries.owners import FigureKey, Standing, delegated_to, key_of, standings

CONFIRMERS = (Role.HEAD, Role.UNIT_OFFICER)
"""Who confirms for the department that owns an indicator, besides delegates."""


def can_confirm(user: Actor, observations: Sequence[Observation], on: date) -> Decision:
    """Confirm figures of the own indicators, in whatever units. A constant number of queries."""
    around = standings(map(key_of, observations))
    mine = _owned(user, around, on)
    for row in observations:
        if user is not SYSTEM and mine.isdisjoint(around[key_of(row)].owners):
            return _not_the_owner(row)
        if not FIGURE.can(FigureState(row.state), "confirm"):
            return _wrong_state(row)
    return ALLOWED if observations else deny(_("Hãy chọn ít nhất một số liệu."))


def can_return_figures(user: Actor, observations: Sequence[Observation], on: date) -> Decision:
    """Return figures: their owners, or the emulation officers of the issuers that ask for them."""
    around = standings(map(key_of, observations))
    mine = _owned(user, around, on)
    issuers = _held(user, {pk for standing in around.values() for pk in standing.issuers}, on, RETURNERS)
    for row in observations:
        standing = around[key_of(row)]
        if user is not SYSTEM and mine.isdisjoint(standing.owners) and issuers.isdisjoint(standing.issuers):
            return _not_the_owner(row)
        if not FIGURE.can(FigureState(row.state), "return"):
            return _wrong_state(row)
    return ALLOWED if observations else deny(_("Hãy chọn ít nhất một số liệu."))


def can_attach(user: Actor, observation: Observation, on: date) -> Decision:
    """Back a figure with a file: the unit's own people, at any time."""
    if user is SYSTEM or held_over(user, [observation.organisation], on, *REPORTERS):
        return ALLOWED
    return deny(
        _("Chỉ thủ trưởng hoặc đầu mối của “%(unit)s” mới đính kèm tài liệu kiểm chứng.")
        % {"unit": observation.organisation}
    )


def can_remove_evidence(user: Actor, evidence: Evidence, on: date) -> Decision:
    """As attaching it; not twice, and not under a figure that is official."""
    if evidence.removed_at is not None:
        return deny(_("Tài liệu này đã được gỡ rồi."))
    if evidence.observation.state == FigureState.OFFICIAL:
        return deny(_("Số liệu đã chính thức nên không gỡ tài liệu kiểm chứng; hãy đính chính số liệu trước."))
    return can_attach(user, evidence.observation, on)


def _owned(user: Actor, around: Mapping[FigureKey, Standing], on: date) -> frozenset[int]:
    """The owners for which the account speaks. Where the issuer itself owns, its emulation officers do too."""
    owners = {pk for standing in around.values() for pk in standing.owners}
    issuers = {pk for standing in around.values() for pk in standing.owners & standing.issuers}
    delegated = delegated_to(user, Delegation.Work.CONFIRM, on)
    return _held(user, owners, on, CONFIRMERS) | _held(user, issuers, on, RETURNERS) | (delegated & owners)


def _held(user: Actor, units: Collection[int], on: date, roles: tuple[Role, ...]) -> frozenset[int]:
    return held_over(user, Organisation.objects.filter(pk__in=units), on, *roles) if units else frozenset()


def _not_the_owner(row: Observation) -> Decision:
    return deny(
        _("Chỉ cơ quan chủ trì chỉ tiêu %(code)s mới xác nhận hoặc trả lại số liệu của “%(unit)s”.")
        % {"code": row.indicator.code, "unit": row.organisation}
    )


def _wrong_state(row: Observation) -> Decision:
    return deny(
        _("Số liệu %(code)s của “%(unit)s” đang ở bước “%(state)s” nên không làm bước này được. Hãy tải lại trang.")
        % {
            "code": row.indicator.code,
            "unit": row.organisation,
            "state": FIGURE_STATES[FigureState(row.state)],
        }
    )
