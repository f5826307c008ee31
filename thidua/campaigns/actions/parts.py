"""Contents, movements, occasions, cited texts, duties and recipient lines of a draft, written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.models import (
    Assignment,
    Campaign,
    CitedDocument,
    Content,
    Movement,
    Occasion,
    RecipientLine,
)
from thidua.campaigns.models.content import Part
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse_lines
from thidua.core.saving import assign, save_checked

PartRow = TypeVar("PartRow", bound=Part)
WRITABLE: dict[type[Part], tuple[str, ...]] = {
    Content: ("number", "heading", "text", "under", "position"),
    Movement: ("name", "first_year", "last_year", "lead", "lead_text", "level", "position"),
    Occasion: ("event", "years", "position"),
    CitedDocument: ("kind", "number", "date_text", "title", "position"),
    Assignment: ("who", "organisation", "task", "position"),
    RecipientLine: ("line", "position"),
}
"""The fields a person writes, by kind of part."""


def _clean(kind: type[Part], values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(values) - set(WRITABLE[kind])
    if unknown:
        raise Invalid({name: _("Không có trường này.") for name in unknown})
    return {name: collapse_lines(value) if isinstance(value, str) else value for name, value in values.items()}


@action("campaign.part_added")
def add_part(campaign: Campaign, kind: type[PartRow], values: Mapping[str, Any], *, by: Actor, on: date) -> PartRow:
    """Add one part of a kind named in :data:`WRITABLE` at the end of its list."""
    require(policy.can_edit(by, campaign, on))
    clean = _clean(kind, values)
    last = kind._default_manager.filter(campaign=campaign).aggregate(last=Max("position"))["last"]  # noqa: SLF001 - public API
    row = kind(campaign=campaign, **{"position": 0 if last is None else last + 1, **clean})
    _require_own_tree(row)
    save_checked(row)
    record(campaign.subject, campaign.label, by=by, changes={kind.__name__: clean})
    return row


@action("campaign.part_edited")
def edit_part(part: PartRow, values: Mapping[str, Any], *, by: Actor, on: date) -> PartRow:
    """Correct one part of a draft."""
    require(policy.can_edit(by, part.campaign, on))
    changes = assign(part, _clean(type(part), values))
    _require_own_tree(part)
    save_checked(part, [change.field for change in changes])
    shown = {f"{type(part).__name__}.{change.field}": [change.before, change.after] for change in changes}
    record(part.campaign.subject, part.campaign.label, by=by, changes=shown)
    return part


@action("campaign.part_removed")
def remove_part(part: Part, *, by: Actor, on: date) -> None:
    """Take one part out of a draft, which nobody outside has seen; a content with parts under it goes last."""
    require(policy.can_edit(by, part.campaign, on))
    if isinstance(part, Content) and part.children.exists():
        raise Invalid({"": _("Nội dung này còn mục con; hãy bỏ hoặc chuyển các mục con trước.")})
    label = str(part)
    kind = type(part).__name__
    part.delete()
    record(part.campaign.subject, part.campaign.label, by=by, changes={kind: [label, None]})


def _require_own_tree(row: Part) -> None:
    """A content stands under another of its own campaign, never under itself."""
    above = row.under if isinstance(row, Content) else None
    while above is not None:
        if above.campaign_id != row.campaign_id or (row.pk and above.pk == row.pk):
            raise Invalid({"under": _("Hãy chọn một mục khác của cùng phong trào.")})
        above = above.under
