"""Where units stand: under whom, from when. The tree of any day has no ring and no unit stands in two places."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.span import Span
from thidua.core.saving import lock_table, save_checked
from thidua.directory import policy
from thidua.directory.logic.tree import Standing, first_ring
from thidua.directory.models import Organisation, Placement


def place_new(child: Organisation, parent: Organisation, *, since: date) -> Placement:
    """Put ``child`` under ``parent`` from ``since`` on; the placement of that day is closed or replaced.

    Only for actions, which leave the audit line. Refuses rings, later placements and superiors that do not live then.
    """
    lock_table(Placement)
    _refuse_unborn(child, parent, since)
    _refuse_ring(child, parent, since)
    if Placement.objects.filter(child=child, valid_from__gt=since).exists():
        raise Conflict(
            _("“%(unit)s” đã có lần chuyển sau ngày %(day)s. Hãy chọn ngày muộn hơn.")
            % {"unit": child, "day": since.strftime("%d/%m/%Y")}
        )
    current = Placement.objects.filter(Q(valid_to=None) | Q(valid_to__gt=since), child=child).first()
    if current is None:
        return save_checked(Placement(child=child, parent=parent, valid_from=since, valid_to=child.valid_to))
    if current.valid_from == since:
        current.parent = parent
        return save_checked(current, ["parent"])
    current.valid_to = since
    save_checked(current, ["valid_to"])
    return save_checked(Placement(child=child, parent=parent, valid_from=since, valid_to=child.valid_to))


def _refuse_unborn(child: Organisation, parent: Organisation, since: date) -> None:
    shown = since.strftime("%d/%m/%Y")
    for unit in (child, parent):
        if since < unit.valid_from or (unit.valid_to is not None and unit.valid_to <= since):
            raise Invalid(
                {"since": _("“%(unit)s” không hoạt động vào ngày %(day)s. Hãy xem lại ngày hoặc đơn vị.")
                 % {"unit": unit, "day": shown}}
            )  # fmt: skip
    if parent.valid_to is not None and (child.valid_to is None or child.valid_to > parent.valid_to):
        raise Invalid(
            {"parent": _("“%(unit)s” sẽ không còn hoạt động. Hãy chọn đơn vị cấp trên khác.") % {"unit": parent}}
        )


def _refuse_ring(child: Organisation, parent: Organisation, since: date) -> None:
    living = Placement.objects.filter(Q(valid_to=None) | Q(valid_to__gt=since))
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


@action("organisation.placed")
def place_organisation(
    organisation: Organisation, *, parent: Organisation, since: date, by: Actor, on: date
) -> Placement:
    """Move a unit under another superior from a day on; where it stood before stays on record."""
    require(policy.can_place_organisation(by, organisation, parent, on))
    before = Placement.objects.filter(child=organisation).order_by("-valid_from").select_related("parent").first()
    old = before.parent.code if before else None
    if before is not None and before.parent_id == parent.pk and before.valid_to is None:
        raise Conflict(_("“%(unit)s” đang trực thuộc “%(parent)s” rồi.") % {"unit": organisation, "parent": parent})
    placement = place_new(organisation, parent, since=since)
    record(organisation.subject, organisation.name, by=by, changes={"parent": [old, parent.code], "valid_from": since})
    return placement
