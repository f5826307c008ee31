"""What units become by a legal text: merged, split, renamed. Each leaves successions with their legal basis.

The former units end on the effective day and stay on record; what stood under them moves to the heir; the heads and
all roles that cannot follow are ended, never left hanging.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.directory import policy, queries
from thidua.directory.actions.organisations import (
    OrganisationDraft,
    OrganisationFacts,
    build_organisation,
    set_facts,
)
from thidua.directory.actions.placements import place_new
from thidua.directory.actions.tenure import carry_posts, close_posts, close_unit
from thidua.directory.models import Organisation, Succession


class Staff(Enum):
    """What happens to the posts and roles of units that end."""

    CARRY = "carry"  # all but the heads go on in the heir
    END = "end"


@dataclass(frozen=True, slots=True)
class Merger:
    """Units that become one. ``into`` is a new unit, or one of long standing that takes the others in."""

    sources: tuple[Organisation, ...]
    into: OrganisationDraft | Organisation
    effective: date
    legal_basis: str
    staff: Staff = Staff.END


@dataclass(frozen=True, slots=True)
class Split:
    """A unit of which new ones are made. ``moves`` says by code of the new unit where each unit below goes."""

    source: Organisation
    into: tuple[OrganisationDraft, ...]
    effective: date
    legal_basis: str
    source_remains: bool = False
    moves: Mapping[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Renaming:
    """The new name by a legal text; ``kind`` where the unit also becomes another kind (xã → phường)."""

    name: str
    effective: date
    legal_basis: str
    kind: str | None = None


@action("organisation.merged")
def merge_organisations(merger: Merger, *, parent: Organisation | None = None, by: Actor, on: date) -> Organisation:
    """Carry out a merger; returns the heir. ``parent`` is the superior of a new heir."""
    existing = merger.into if isinstance(merger.into, Organisation) else None
    units = [*merger.sources, *([existing] if existing else [])]
    carries_roles = merger.staff is Staff.CARRY
    require(policy.can_reorganise(by, units, parent, on, carries_roles=carries_roles))
    _refuse_odd_merger(merger, parent)
    heir = existing or _new_heir(merger.into, parent, merger.effective)
    moved = [_end_into(source, heir, merger) for source in merger.sources]
    carried = carry_posts(merger.sources, heir, merger.effective) if carries_roles else {}
    closed = close_posts(merger.sources, merger.effective)
    record(
        heir.subject,
        heir.name,
        by=by,
        changes={
            "sources": [f"{source.code} {source.name}" for source in merger.sources],
            "effective": merger.effective,
            "legal_basis": merger.legal_basis,
            "units_moved": sum(moved),
            **carried,
            **closed.counts(),
        },
        reason=merger.legal_basis,
    )
    return heir


def _refuse_odd_merger(merger: Merger, parent: Organisation | None) -> None:
    _require_basis(merger.legal_basis)
    if not merger.sources or len({unit.pk for unit in merger.sources}) != len(merger.sources):
        raise Invalid({"sources": _("Hãy chọn các đơn vị sáp nhập, mỗi đơn vị một lần.")})
    if isinstance(merger.into, Organisation):
        if merger.into in merger.sources:
            raise Invalid({"into": _("Đơn vị tiếp nhận không thể đồng thời là đơn vị bị sáp nhập.")})
        if merger.into.valid_to is not None:
            raise Invalid({"into": _("Đơn vị tiếp nhận không còn hoạt động.")})
    elif parent is None:
        raise Invalid({"parent": _("Hãy chọn đơn vị cấp trên của đơn vị mới.")})


def _require_basis(legal_basis: str) -> None:
    if not legal_basis.strip():
        raise Invalid({"legal_basis": _("Hãy ghi văn bản căn cứ (số, ngày, cơ quan ban hành).")})


def _new_heir(draft: OrganisationDraft | Organisation, parent: Organisation | None, effective: date) -> Organisation:
    assert isinstance(draft, OrganisationDraft)
    if draft.valid_from != effective:
        raise Invalid({"valid_from": _("Đơn vị mới phải bắt đầu hoạt động từ ngày sáp nhập, chia tách có hiệu lực.")})
    heir = build_organisation(draft)
    if parent is not None:
        place_new(heir, parent, since=effective)
    return heir


def _end_into(source: Organisation, heir: Organisation, merger: Merger) -> int:
    """Move what stands under ``source`` to the heir, end the source, write the succession; tells how many moved."""
    below = list(queries.children_on(source, merger.effective))
    for unit in below:
        place_new(unit, heir, since=merger.effective)
    close_unit(source, merger.effective)
    _succeed(Succession.Kind.MERGE, source, heir, merger.effective, merger.legal_basis)
    return len(below)


def _succeed(
    kind: Succession.Kind,
    source: Organisation,
    target: Organisation,
    effective: date,
    basis: str,
    name_before: str = "",
) -> None:
    save_checked(
        Succession(
            kind=kind,
            source=source,
            target=target,
            on=effective,
            legal_basis=basis.strip(),
            name_before=name_before or source.name,
            name_after=target.name,
        )
    )


@action("organisation.split")
def split_organisation(split: Split, *, parent: Organisation | None = None, by: Actor, on: date) -> list[Organisation]:
    """Carry out a split; returns the new units, placed under ``parent`` or where the source stood."""
    parent = parent or queries.parent_on(split.source, split.effective)
    require(policy.can_reorganise(by, [split.source], parent, on))
    _require_basis(split.legal_basis)
    if not split.into:
        raise Invalid({"into": _("Hãy nhập ít nhất một đơn vị mới.")})
    heirs = [_new_heir(draft, parent, split.effective) for draft in split.into]
    moved = _share_out(split, {heir.code: heir for heir in heirs})
    ended: dict[str, int] = {}
    if not split.source_remains:
        close_unit(split.source, split.effective)
        ended = close_posts([split.source], split.effective).counts()
    for heir in heirs:
        _succeed(Succession.Kind.SPLIT, split.source, heir, split.effective, split.legal_basis)
    record(
        split.source.subject,
        split.source.name,
        by=by,
        changes={
            "into": [f"{heir.code} {heir.name}" for heir in heirs],
            "effective": split.effective,
            "source_remains": split.source_remains,
            "units_moved": moved,
            **ended,
        },
        reason=split.legal_basis,
    )
    return heirs


def _share_out(split: Split, heirs: Mapping[str, Organisation]) -> int:
    moves = split.moves or {}
    homeless = []
    moved = 0
    for unit in queries.children_on(split.source, split.effective).exclude(pk__in=[heir.pk for heir in heirs.values()]):
        target = heirs.get(moves.get(unit.pk, ""))
        if target is not None:
            place_new(unit, target, since=split.effective)
            moved += 1
        elif not split.source_remains:
            homeless.append(unit.name)
    if homeless:
        raise Invalid({"moves": _("Hãy chỉ rõ đơn vị mới tiếp nhận: %(names)s.") % {"names": ", ".join(homeless[:10])}})
    return moved


@action("organisation.renamed")
def rename_organisation(organisation: Organisation, renaming: Renaming, *, by: Actor, on: date) -> Organisation:
    """Give the unit the name (and kind) that a legal text says, from its effective day. The former name stays known."""
    require(policy.can_edit_organisation(by, organisation, on))
    _refuse_odd_renaming(organisation, renaming, on)
    before, kind_before = organisation.name, organisation.kind
    facts = OrganisationFacts(
        name=renaming.name,
        kind=renaming.kind or organisation.kind,
        short_name=organisation.short_name,
        official_code=organisation.official_code,
        address=organisation.address,
    )
    save_checked(organisation, set_facts(organisation, facts))
    _succeed(Succession.Kind.RENAME, organisation, organisation, renaming.effective, renaming.legal_basis, before)
    record(
        organisation.subject,
        organisation.name,
        by=by,
        changes={
            "name": [before, organisation.name],
            "kind": [kind_before, organisation.kind],
            "effective": renaming.effective,
        },
        reason=renaming.legal_basis,
    )
    return organisation


def _refuse_odd_renaming(organisation: Organisation, renaming: Renaming, on: date) -> None:
    _require_basis(renaming.legal_basis)
    if collapse(nfc(renaming.name)) == organisation.name and renaming.kind in {None, organisation.kind}:
        raise Conflict(_("Tên mới giống tên đang dùng."))
    if not organisation.valid_from < renaming.effective <= on:
        raise Invalid(
            {
                "effective": _(
                    "Ngày đổi tên phải sau ngày thành lập và không muộn hơn hôm nay; hãy ghi khi đã có hiệu lực."
                )
            }
        )
    renamings = Succession.objects.filter(kind=Succession.Kind.RENAME, source=organisation)
    later = renamings.filter(on__gte=renaming.effective).first()
    if later is not None:
        raise Conflict(_("Đã có lần đổi tên vào hoặc sau ngày này: %(step)s.") % {"step": later})
