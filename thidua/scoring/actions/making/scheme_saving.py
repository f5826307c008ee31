"""What every change of a draft does the same way: lock, check the version, keep what was, save what is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.codec import to_json
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import assign, save_checked
from thidua.scoring.actions.making.steps import locked
from thidua.scoring.logic.building import Misplaced
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.models import Scheme, SchemeVersion


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to a scheme: its audit code, the line it is about, who does it, at which version it was read."""

    code: str
    about: str
    by: Actor
    version: int


@dataclass(frozen=True, slots=True)
class Saved:
    """The scheme after a change, with its table before and after; ``columns`` are pairs of what else changed."""

    scheme: Scheme
    before: Table
    after: Table
    columns: Mapping[str, object]


NOTHING_ELSE: Mapping[str, object] = {}


def rewrite(
    scheme: Scheme, change: Callable[[Table], Table], deed: Deed, columns: Mapping[str, object] = NOTHING_ELSE
) -> Saved:
    """Save a new text of a draft and keep the one before. What was a sample is one no more.

    ``columns`` are values of the row that stand beside the table.

    :class:`Conflict` where somebody saved meanwhile or nothing would change, :class:`Invalid` where the step cannot
    be done.
    """
    fresh = locked(scheme, deed.version)
    before = fresh.table
    try:
        after = change(before)
    except Misplaced as flaw:
        raise Invalid({"": _("Không đặt được mục vào chỗ này. Hãy chọn nhóm khác hoặc tải lại trang.")}) from flaw
    changes = assign(fresh, dict(columns))
    if before == after and not changes:
        raise Conflict(_("Bảng điểm không có gì thay đổi."))
    _keep(fresh, deed)
    fresh.name, fresh.body, fresh.is_sample = collapse(nfc(after.name)), to_json(after), False
    fresh.version += 1
    save_checked(fresh, ["name", "body", "is_sample", "version", *columns])
    return Saved(fresh, before, after, {change.field: [change.before, change.after] for change in changes})


def _keep(scheme: Scheme, deed: Deed) -> None:
    SchemeVersion.objects.create(
        scheme=scheme,
        number=scheme.version,
        body=scheme.body,
        deed=deed.code,
        about=deed.about[:400],
        replaced_by=deed.by.audit_label[:200],
        replaced_at=clock.now(),
    )
