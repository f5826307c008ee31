"""Templates of certificates and the printers they go to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation
from thidua.documents import certificate_policy as policy
from thidua.documents.actions.making.certificates import checked_layout, stated
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.logic.certificate_layouts import starting_layout
from thidua.documents.logic.certificates import CertificateKind, Layout, Stock, layout_from, layout_json
from thidua.documents.models import CertificateTemplate, PrinterCorrection

PICTURES: Mapping[bytes, str] = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""First bytes of the pictures a browser may show as a scan, and their types."""


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """A template as it begins."""

    name: str
    kind: CertificateKind
    stock: Stock


@action("certificate_template.created")
def create_template(facts: TemplateFacts, *, organisation: Organisation, by: Actor, on: date) -> CertificateTemplate:
    """A template of the unit with the fields where they usually stand."""
    require(policy.can_prepare(by, organisation, on))
    row = CertificateTemplate(
        code=next_code(CertificateTemplate, "MC-", digits=3),
        name=stated(facts.name, "name", _("Hãy đặt tên cho mẫu.")),
        organisation=organisation,
        kind=facts.kind.value,
        stock=facts.stock.value,
        layout=layout_json(starting_layout(facts.stock)),
    )
    save_checked(row)
    record(row.subject, row.name, by=by, changes={"kind": row.get_kind_display(), "stock": row.get_stock_display()})
    return row


@action("certificate_template.placed")
def place_fields(
    template: CertificateTemplate, layout: Layout, *, version: int, by: Actor, on: date
) -> CertificateTemplate:
    """Move fields. :class:`Conflict` where somebody else has moved some since ``version``."""
    require(policy.can_edit_template(by, template, on))
    checked_layout(layout)
    fresh = CertificateTemplate.objects.select_for_update().get(pk=template.pk)
    if fresh.version != version:
        raise Conflict(_("Mẫu vừa được người khác lưu. Hãy tải lại trang rồi đặt lại các trường."))
    moved = _moved(layout_from(fresh.layout), layout)
    fresh.layout, fresh.version = layout_json(layout), version + 1
    save_checked(fresh, ["layout", "version"])
    record(fresh.subject, fresh.name, by=by, changes=moved)
    return fresh


def _moved(before: Layout, after: Layout) -> dict[str, Any]:
    """The fields that differ, as place and width."""
    old = {f.piece: f for f in before.fields}
    return {
        f.piece.value: f"x {f.x}; y {f.y}; {f.width} mm; {f.size} pt" for f in after.fields if old.get(f.piece) != f
    }


@action("certificate_template.scanned")
def set_scan(template: CertificateTemplate, upload: File[bytes], *, by: Actor, on: date) -> CertificateTemplate:
    """Lay a picture of the pre-printed form behind the fields; it is never printed."""
    require(policy.can_edit_template(by, template, on))
    upload.seek(0)
    head = upload.read(8)
    if not any(head.startswith(mark) for mark in PICTURES):
        raise Invalid({"scan": _("Hãy chọn ảnh PNG hoặc JPEG quét từ phôi.")})
    name = file_name_of(upload)
    stored = stored_file(upload, name)
    fresh = CertificateTemplate.objects.select_for_update().get(pk=template.pk)
    fresh.scan = stored
    save_checked(fresh, ["scan"])
    record(fresh.subject, fresh.name, by=by, changes={"file": name})
    return fresh


@action("certificate_template.retired")
def retire_template(template: CertificateTemplate, *, by: Actor, on: date) -> CertificateTemplate:
    """Take a template out of use; what was issued with it stays."""
    require(policy.can_retire_template(by, template, on))
    return _set_active(template, active=False, by=by)


@action("certificate_template.reinstated")
def reinstate_template(template: CertificateTemplate, *, by: Actor, on: date) -> CertificateTemplate:
    """Use it again."""
    require(policy.can_retire_template(by, template, on))
    return _set_active(template, active=True, by=by)


def _set_active(template: CertificateTemplate, *, active: bool, by: Actor) -> CertificateTemplate:
    fresh = CertificateTemplate.objects.select_for_update().get(pk=template.pk)
    changes = assign(fresh, {"is_active": active})
    save_checked(fresh, ["is_active"])
    record(fresh.subject, fresh.name, by=by, changes=changes)
    return fresh


@action("printer.corrected")
def correct_printer(
    organisation: Organisation, printer: str, dx: Decimal, dy: Decimal, *, by: Actor, on: date
) -> PrinterCorrection:
    """Note how far a printer of the unit has to be corrected, measured on the calibration sheet."""
    require(policy.can_prepare(by, organisation, on))
    name = stated(printer, "printer", _("Hãy ghi tên máy in."))
    row = PrinterCorrection.objects.filter(organisation=organisation, printer=name).first()
    row = row or PrinterCorrection(organisation=organisation, printer=collapse(nfc(name)))
    changes = assign(row, {"dx": dx, "dy": dy})
    save_checked(row)
    record(row.subject, row.printer, by=by, changes=changes)
    return row
