"""Units: entered, corrected, closed and reopened. What a unit became is told in ``reorganisation``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.collation import sort_key
from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.saving import assign, save_checked
from thidua.directory import policy, queries
from thidua.directory.actions.placements import place_new
from thidua.directory.actions.tenure import close_posts, close_unit
from thidua.directory.models import Organisation, Placement, Succession


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What may be corrected of a unit. ``official_code`` is the number of QĐ 19/2025/QĐ-TTg or QĐ 124/2004/QĐ-TTg."""

    name: str
    kind: str
    short_name: str = ""
    official_code: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """A unit to be entered: its lasting code, its facts, and the first day of its life."""

    code: str
    facts: OrganisationFacts
    valid_from: date


def build_organisation(draft: OrganisationDraft) -> Organisation:
    """A checked and stored unit, not placed yet. Only for actions, which leave the audit line."""
    row = Organisation(code=collapse(draft.code), valid_from=draft.valid_from)
    set_facts(row, draft.facts)
    if Organisation.objects.filter(code=row.code).exists():
        raise Invalid({"code": _("Mã “%(code)s” đã có đơn vị khác dùng. Hãy chọn mã khác.") % {"code": row.code}})
    return save_checked(row)


def set_facts(row: Organisation, facts: OrganisationFacts) -> list[str]:
    """Put the facts on the row with the keys that follow from them; tells which fields differ."""
    clean = {name: collapse(nfc(value)) for name, value in asdict(facts).items()}
    if not clean["name"]:
        raise Invalid({"name": _("Hãy ghi tên đơn vị.")})
    keys = {
        "search_key": " ".join(fold(part) for part in (clean["name"], clean["short_name"], row.code) if part)[:340],
        "sort_key": sort_key(clean["name"])[:500],
    }
    return [change.field for change in assign(row, {**clean, **keys})]


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
    if ended is None:
        raise Conflict(_("Đơn vị đang hoạt động, không cần khôi phục."))
    if Succession.objects.exclude(target=organisation).filter(source=organisation, on=ended).exists():
        raise Conflict(_("Đơn vị đã sáp nhập hoặc chia tách theo văn bản nên không khôi phục được."))
    last = Placement.objects.filter(child=organisation, valid_to=ended).select_related("parent").first()
    if last is not None and last.parent.valid_to is not None:
        raise Conflict(_("Đơn vị cấp trên “%(unit)s” không còn hoạt động. Hãy tạo đơn vị mới.") % {"unit": last.parent})
    organisation.valid_to = None
    save_checked(organisation, ["valid_to"])
    if last is not None:
        last.valid_to = None
        save_checked(last, ["valid_to"])
    record(organisation.subject, organisation.name, by=by, changes={"valid_to": [ended, None]})
    return organisation
