"""Putting a unit under another from a day on. A step of actions, without a line of its own.

The tree of any day has no ring and no unit stands in two places.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.span import Span
from thidua.core.saving import lock_table, save_checked
from thidua.directory.logic.tree import Standing, first_ring
from thidua.directory.models import Organisation, Placement, Succession
from thidua.directory.queries import not_ended
from thidua.directory.steps.telling import standing_told


def place_new(child: Organisation, parent: Organisation, *, since: date) -> Placement:
    """Put ``child`` under ``parent`` from ``since`` on; the placement of that day is closed or replaced.

    Where the superior is known to end before the child, the child goes on under its one heir. Refuses rings, later
    placements, superiors that do not live then, and those that end without one heir.
    """
    lock_table(Placement)
    _refuse_unborn(child, parent, since)
    _refuse_ring(child, parent, since)
    if Placement.objects.filter(child=child, valid_from__gt=since).exists():
        raise Conflict(
            _("“%(unit)s” đã có lần chuyển sau ngày %(day)s. Hãy chọn ngày muộn hơn.")
            % {"unit": child, "day": since.strftime("%d/%m/%Y")}
        )
    with standing_told(child):
        placement = _stand(child, parent, since)
    if outlives(child, parent) and parent.valid_to is not None:
        place_new(child, heirs_at_end([parent])[parent.pk], since=parent.valid_to)
    return placement


def _stand(child: Organisation, parent: Organisation, since: date) -> Placement:
    ends = parent.valid_to if outlives(child, parent) else child.valid_to
    current = Placement.objects.filter(not_ended(since), child=child).first()
    if current is not None and current.valid_from == since:
        current.parent, current.valid_to = parent, ends
        return save_checked(current, ["parent", "valid_to"])
    if current is not None:
        current.valid_to = since
        save_checked(current, ["valid_to"])
    return save_checked(Placement(child=child, parent=parent, valid_from=since, valid_to=ends))


def outlives(child: Organisation, parent: Organisation) -> bool:
    """Whether the superior is known to end while the child goes on."""
    return parent.valid_to is not None and (child.valid_to is None or child.valid_to > parent.valid_to)


def heirs_at_end(units: Iterable[Organisation]) -> dict[int, Organisation]:
    """What each of the units becomes on the day it ends, by its id; without those that have no heir, or several."""
    ending = [unit for unit in units if unit.valid_to is not None]
    steps = Succession.objects.filter(source__in=ending, on=F("source__valid_to")).select_related("target")
    found: dict[int, list[Organisation]] = {}
    for step in steps.exclude(kind=Succession.Kind.RENAME):
        found.setdefault(step.source_id, []).append(step.target)
    return {source: targets[0] for source, targets in found.items() if len(targets) == 1}


def _refuse_unborn(child: Organisation, parent: Organisation, since: date) -> None:
    shown = since.strftime("%d/%m/%Y")
    for unit in (child, parent):
        if since < unit.valid_from or (unit.valid_to is not None and unit.valid_to <= since):
            raise Invalid(
                {"since": _("“%(unit)s” không hoạt động vào ngày %(day)s. Hãy xem lại ngày hoặc đơn vị.")
                 % {"unit": unit, "day": shown}}
            )  # fmt: skip
    if outlives(child, parent) and not heirs_at_end([parent]):
        raise Invalid(
            {"parent": _("“%(unit)s” sẽ không còn hoạt động. Hãy chọn đơn vị cấp trên khác.") % {"unit": parent}}
        )


def _refuse_ring(child: Organisation, parent: Organisation, since: date) -> None:
    living = Placement.objects.filter(not_ended(since))
    if child.pk != parent.pk and not living.filter(parent=child).exists():
        return
    rows = living.values_list("child_id", "parent_id", "valid_from", "valid_to")
    standings = (Standing(below, above, Span(start, end)) for below, above, start, end in rows)
    day = first_ring(standings, Standing(child.pk, parent.pk, Span(since)))
    if day is not None:
        raise Invalid(
            {"parent": _("“%(parent)s” đang ở dưới “%(unit)s” (ngày %(day)s) nên không thể làm cấp trên.")
             % {"parent": parent, "unit": child, "day": day.strftime("%d/%m/%Y")}}
        )  # fmt: skip
