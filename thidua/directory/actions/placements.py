"""Where units stand: under whom, from when."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, require
from thidua.directory import policy
from thidua.directory.models import Organisation, Placement
from thidua.directory.steps.placing import place_new


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
