"""Units: entered, corrected, closed and reopened. What a unit became is told in ``reorganisation``."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, require
from thidua.core.saving import save_checked
from thidua.directory import policy, queries
from thidua.directory.models import Organisation, Succession
from thidua.directory.steps.placing import place_new
from thidua.directory.steps.tenure import close_posts, close_unit, reopen_unit
from thidua.directory.steps.units import OrganisationDraft, OrganisationFacts, build_organisation, set_facts

__all__ = [
    "OrganisationDraft",
    "OrganisationFacts",
    "create_organisation",
    "dissolve_organisation",
    "edit_organisation",
    "restore_organisation",
]


@action("organisation.created")
def create_organisation(draft: OrganisationDraft, *, parent: Organisation | None, by: Actor, on: date) -> Organisation:
    """Enter a unit and place it under ``parent`` from its first day; without a parent it tops a tree of its own."""
    require(policy.can_create_organisation(by, parent, on))
    row = build_organisation(draft)
    if parent is not None:
        place_new(row, parent, since=row.valid_from)
    record(
        row.subject,
        row.name,
        by=by,
        changes={**asdict(draft.facts), "valid_from": row.valid_from, "parent": parent and parent.code},
    )
    return row


@action("organisation.edited")
def edit_organisation(organisation: Organisation, facts: OrganisationFacts, *, by: Actor, on: date) -> Organisation:
    """Correct what is written of a unit. A new name given by a legal text is a renaming, not a correction."""
    require(policy.can_edit_organisation(by, organisation, on))
    before = {name: getattr(organisation, name) for name in asdict(facts)}
    changed = set_facts(organisation, facts)
    save_checked(organisation, changed)
    record(
        organisation.subject,
        organisation.name,
        by=by,
        changes={name: [before[name], getattr(organisation, name)] for name in changed if name in before},
    )
    return organisation


@action("organisation.dissolved")
def dissolve_organisation(
    organisation: Organisation, *, ends: date, legal_basis: str, by: Actor, on: date
) -> Organisation:
    """Close a unit: ``ends`` is the first day it is no more. Its posts and roles end with it; nothing is deleted."""
    require(policy.can_edit_organisation(by, organisation, on))
    below = list(queries.children_on(organisation, ends).values_list("name", flat=True)[:5])
    if below:
        raise Conflict(
            _("Còn đơn vị trực thuộc: %(names)s. Hãy chuyển hoặc giải thể các đơn vị này trước.")
            % {"names": ", ".join(below)}
        )
    close_unit(organisation, ends)
    closed = close_posts([organisation], ends)
    record(
        organisation.subject,
        organisation.name,
        by=by,
        changes={"valid_to": [None, ends], "legal_basis": legal_basis, **closed.counts()},
        reason=legal_basis,
    )
    return organisation


@action("organisation.restored")
def restore_organisation(organisation: Organisation, *, by: Actor, on: date) -> Organisation:
    """Reopen a unit that was closed by mistake, where it stood last. Posts and roles are given anew."""
    require(policy.can_edit_organisation(by, organisation, on))
    ended = organisation.valid_to
    merged = Succession.objects.exclude(target=organisation).filter(source=organisation)
    if ended is not None and merged.filter(on=ended).exists():
        raise Conflict(_("Đơn vị đã sáp nhập hoặc chia tách theo văn bản nên không khôi phục được."))
    reopen_unit(organisation)
    record(organisation.subject, organisation.name, by=by, changes={"valid_to": [ended, None]})
    return organisation
