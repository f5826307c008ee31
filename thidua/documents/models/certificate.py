"""Certificates: the templates that place their fields, the batches they are issued in, and each single one.

A certificate is never changed after it was issued; it can be revoked and restored, each time with basis and reason.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, User
from thidua.documents.logic.certificate_batches import BatchState
from thidua.documents.logic.certificate_codes import grouped
from thidua.documents.logic.certificates import (
    FARTHEST_CORRECTION,
    CertificateKind,
    CertificateState,
    Stock,
)
from thidua.documents.models.file import StoredFile
from thidua.documents.models.labels import held_to

CERTIFICATE_KINDS = {
    CertificateKind.CITATION: _("Giấy khen"),
    CertificateKind.MERIT: _("Bằng khen"),
    CertificateKind.FLAG: _("Cờ thi đua"),
    CertificateKind.MEDAL: _("Kỷ niệm chương"),
}
STOCKS = {Stock.BLANK: _("In cả khung trên giấy trắng"), Stock.PREPRINTED: _("In chữ lên phôi in sẵn")}
CERTIFICATE_STATES = {
    CertificateState.DRAFT: _("Chưa cấp"),
    CertificateState.VALID: _("Có hiệu lực"),
    CertificateState.REVOKED: _("Đã thu hồi"),
}
BATCH_STATES = {
    BatchState.DRAFT: _("Đang lập"),
    BatchState.PRINTING: _("Đang tạo tệp in"),
    BatchState.ISSUED: _("Đã cấp"),
    BatchState.DROPPED: _("Đã bỏ"),
}


class CertificateTemplate(models.Model):
    """Where each field stands: ``layout`` is the JSON of logic.certificates, ``scan`` a picture of the form."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(_("Tên mẫu"), max_length=160)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(_("Hình thức"), max_length=10, choices=[(c.value, w) for c, w in CERTIFICATE_KINDS.items()])
    stock = models.CharField(_("Cách in"), max_length=12, choices=[(c.value, w) for c, w in STOCKS.items()])
    layout = models.JSONField()
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("organisation__sort_key", "kind", "name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="certificate_template_name_once",
                violation_error_message=_("Đơn vị đã có mẫu mang tên này; hãy đặt tên khác."),
            ),
            held_to("kind", CERTIFICATE_KINDS, "certificate_template_kind_known"),
            held_to("stock", STOCKS, "certificate_template_stock_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"certificate_template:{self.code}"


class PrinterCorrection(models.Model):
    """How far a printer of the unit sets everything, in millimetres to the right and down, before it prints."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    printer = models.CharField(_("Tên máy in"), max_length=80)
    dx = models.DecimalField(_("Dịch sang phải (mm)"), max_digits=4, decimal_places=1, default=0)
    dy = models.DecimalField(_("Dịch xuống (mm)"), max_digits=4, decimal_places=1, default=0)

    class Meta:
        ordering = ("printer",)
        constraints = [
            models.UniqueConstraint(fields=["organisation", "printer"], name="printer_once"),
            models.CheckConstraint(
                condition=Q(dx__range=(-FARTHEST_CORRECTION, FARTHEST_CORRECTION))
                & Q(dy__range=(-FARTHEST_CORRECTION, FARTHEST_CORRECTION)),
                name="printer_correction_small",
                violation_error_message=_("Chỉ chỉnh trong khoảng 20 mm; lệch hơn thì kiểm tra lại khổ giấy."),
            ),
        ]

    def __str__(self) -> str:
        return self.printer

    @property
    def subject(self) -> str:
        return f"printer:{self.organisation.code}/{self.printer}"


class CertificateBatch(models.Model):
    """Certificates of one decision on one template. ``issuer`` is whose honour it is, as the certificate says it."""

    code = models.CharField(max_length=20, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    template = models.ForeignKey(CertificateTemplate, models.PROTECT, related_name="batches")
    issuer = models.CharField(max_length=200)
    award = models.CharField(max_length=200)
    decision_number = models.CharField(max_length=60)
    decision_date = models.DateField()
    place = models.CharField(max_length=100)
    authority = models.CharField(max_length=200)  # lines above the signature, divided by line breaks
    signer = models.CharField(max_length=120)
    state = models.CharField(
        max_length=10, choices=[(c.value, w) for c, w in BATCH_STATES.items()], default=BatchState.DRAFT.value
    )
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [held_to("state", BATCH_STATES, "certificate_batch_state_known")]

    def __str__(self) -> str:
        return f"{self.code} {self.decision_number}"

    @property
    def subject(self) -> str:
        return f"certificate_batch:{self.code}"


class Certificate(models.Model):
    """One certificate. ``token`` is its sealed statement as the QR holds it, empty until it is issued."""

    batch = models.ForeignKey(CertificateBatch, models.PROTECT, related_name="certificates")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=11, unique=True)
    holder = models.CharField(max_length=160)
    unit = models.CharField(max_length=250, blank=True)
    award = models.CharField(max_length=200)
    merit = models.CharField(max_length=500)
    decision_number = models.CharField(max_length=60)
    decision_date = models.DateField()
    token = models.TextField(blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(c.value, w) for c, w in CERTIFICATE_STATES.items()],
        default=CertificateState.DRAFT.value,
    )
    revoked_on = models.DateField(null=True, blank=True)
    revocation_basis = models.CharField(max_length=200, blank=True)
    search_key = models.CharField(max_length=700, editable=False)

    class Meta:
        ordering = ("-batch_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="certificate_number_once"),
            held_to("state", CERTIFICATE_STATES, "certificate_state_known"),
            models.CheckConstraint(
                condition=Q(state=CertificateState.DRAFT.value) ^ ~Q(token=""), name="certificate_sealed_when_issued"
            ),
            models.CheckConstraint(
                condition=Q(state=CertificateState.REVOKED.value) ^ (Q(revoked_on=None) & Q(revocation_basis="")),
                name="certificate_revoked_with_basis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.written_code} {self.holder}"

    @property
    def written_code(self) -> str:
        """The code in groups of four, as it is printed."""
        return grouped(self.code)

    @property
    def subject(self) -> str:
        return f"certificate:{self.code}"


class CertificateFile(models.Model):
    """A file for the printer: the certificates ``first`` to ``last`` of a batch, moved by a correction of a printer."""

    batch = models.ForeignKey(CertificateBatch, models.PROTECT, related_name="files")
    printer = models.CharField(max_length=80, blank=True)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("first", "id")
        constraints = [
            models.UniqueConstraint(fields=["batch", "printer", "first"], name="certificate_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.first}–{self.last}"
