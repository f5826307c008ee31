"""Lists of certificates, their batches and templates, and of signed files."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.logic.text import fold
from thidua.core.tables import DayColumn, FigureColumn, HouseTable, LeadColumn, MomentColumn, StateColumn
from thidua.core.templatetags.parts import state as badge_html
from thidua.desk.shown.certificates import (
    OUTCOMES,
    batch_address,
    batch_badge,
    certificate_address,
    certificate_badge,
    outcome_badge,
    signed_file_address,
    template_address,
    template_badge,
)
from thidua.documents.certificate_queries import batches_with
from thidua.documents.logic.certificates import CertificateState
from thidua.documents.models import Certificate, CertificateBatch, CertificateTemplate, SignedFile
from thidua.documents.models.certificate import BATCH_STATES, CERTIFICATE_KINDS, CERTIFICATE_STATES


class _WithBadge(HouseTable):
    """A list whose last column is a badge made of the whole row."""

    def badge(self, record: Any) -> Badge:
        raise NotImplementedError

    def render_state(self, record: Any) -> SafeString:
        return badge_html(self.badge(record))

    def value_state(self, record: Any) -> str:
        return self.badge(record).text


class CertificateTable(_WithBadge):
    """Issued certificates."""

    holder = LeadColumn(verbose_name=_("Người, tập thể được khen"), address=certificate_address, order_by="search_key")
    unit = tables.Column(verbose_name=_("Chức vụ, đơn vị"), default="")
    award = tables.Column(verbose_name=_("Hình thức"))
    decision_number = tables.Column(verbose_name=_("Quyết định"))
    decision_date = DayColumn(verbose_name=_("Ngày"))
    written_code = tables.Column(verbose_name=_("Mã xác minh"), order_by="code")
    state = StateColumn(verbose_name=_("Trạng thái"))

    class Meta(HouseTable.Meta):
        model = Certificate
        fields = ("holder", "unit", "award", "decision_number", "decision_date", "written_code", "state")

    def badge(self, record: Certificate) -> Badge:
        return certificate_badge(record)


class BatchTable(_WithBadge):
    """Batches of certificates."""

    decision_number = LeadColumn(verbose_name=_("Quyết định"), address=batch_address)
    code = tables.Column(verbose_name=_("Mã đợt"))
    award = tables.Column(verbose_name=_("Hình thức"))
    organisation = tables.Column(verbose_name=_("Đơn vị"), order_by="organisation__sort_key")
    size = FigureColumn(verbose_name=_("Số bản"))
    created_at = MomentColumn(verbose_name=_("Lập lúc"))
    state = StateColumn(verbose_name=_("Trạng thái"))

    class Meta(HouseTable.Meta):
        model = CertificateBatch
        fields = ("decision_number", "code", "award", "organisation", "size", "created_at", "state")

    def badge(self, record: CertificateBatch) -> Badge:
        return batch_badge(record)


class TemplateTable(_WithBadge):
    """Templates."""

    name = LeadColumn(verbose_name=_("Tên mẫu"), address=template_address)
    kind = tables.Column(verbose_name=_("Hình thức"), accessor="get_kind_display", order_by="kind")
    stock = tables.Column(verbose_name=_("Cách in"), accessor="get_stock_display", order_by="stock")
    organisation = tables.Column(verbose_name=_("Đơn vị"), order_by="organisation__sort_key")
    state = StateColumn(verbose_name=_("Trạng thái"), accessor="is_active")

    class Meta(HouseTable.Meta):
        model = CertificateTemplate
        fields = ("name", "kind", "stock", "organisation", "state")

    def badge(self, record: CertificateTemplate) -> Badge:
        return template_badge(record)


class SignedFileTable(_WithBadge):
    """Files signed or checked."""

    file_name = LeadColumn(verbose_name=_("Tệp"), address=signed_file_address)
    code = tables.Column(verbose_name=_("Mã"))
    organisation = tables.Column(verbose_name=_("Đơn vị"), order_by="organisation__sort_key")
    by = tables.Column(verbose_name=_("Người thực hiện"), default="")
    at = MomentColumn(verbose_name=_("Lúc"))
    state = StateColumn(verbose_name=_("Kết quả"), accessor="outcome")

    class Meta(HouseTable.Meta):
        model = SignedFile
        fields = ("file_name", "code", "organisation", "by", "at", "state")

    def badge(self, record: SignedFile) -> Badge:
        return outcome_badge(record)


class CertificateFilters(HouseFilters):
    """Find certificates by words of holder, unit or award, and state."""

    q = WordsFilter()
    state = OneOf(
        label=_("Trạng thái"),
        choices=[(s.value, w) for s, w in CERTIFICATE_STATES.items() if s is not CertificateState.DRAFT],
    )

    class Meta:
        model = Certificate
        fields = ("q", "state")


class HolderFilter(WordsFilter):
    """Words of somebody in the batch or of its decision."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return batches_with(rows, fold(value or "").split())


class BatchFilters(HouseFilters):
    """Find batches by who is in them and by state."""

    q = HolderFilter()
    state = OneOf(label=_("Trạng thái"), choices=[(s.value, w) for s, w in BATCH_STATES.items()])

    class Meta:
        model = CertificateBatch
        fields = ("q", "state")


class TemplateFilters(HouseFilters):
    """Find templates by kind."""

    kind = OneOf(label=_("Hình thức"), choices=[(k.value, w) for k, w in CERTIFICATE_KINDS.items()])

    class Meta:
        model = CertificateTemplate
        fields = ("kind",)


class SignedFileFilters(HouseFilters):
    """Find signed files by verdict."""

    outcome = OneOf(label=_("Kết quả"), choices=[(o.value, words) for o, (words, _tone, _icon) in OUTCOMES.items()])

    class Meta:
        model = SignedFile
        fields = ("outcome",)
