"""The list of what was given: titles and forms, by whom, for which years."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.terms import MERITS, SUBJECTS
from thidua.commendation.models import Honour
from thidua.commendation.models.labels import choices
from thidua.commendation.models.record import AWARD_CHOICES
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.tables import CodeColumn, DayColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.merit_record import honour_badge, years_of
from thidua.desk.tables.dossiers import offer


def record_address(row: Any) -> str:
    """The record of merit of whoever the row belongs to."""
    if row.person_id:
        return f"{reverse('person_page', args=[row.person.code])}?muc=khen-thuong"
    return f"{reverse('unit_page', args=[row.organisation.code])}?muc=khen-thuong"


class HonourTable(HouseTable):
    """Honours, newest first."""

    name_then = LeadColumn(verbose_name=_("Được khen"))
    code = CodeColumn(verbose_name=_("Mã"), visible=False)
    award = tables.Column(verbose_name=_("Danh hiệu, hình thức"))
    last_year = tables.Column(verbose_name=_("Thành tích năm"))
    merit = tables.Column(verbose_name=_("Loại hình"), visible=False)
    decision_number = CodeColumn(verbose_name=_("Quyết định"))
    decided_on = DayColumn(verbose_name=_("Ngày"))
    decided_by = tables.Column(verbose_name=_("Người quyết định"), visible=False)
    badge = StateColumn(verbose_name=_("Hiệu lực"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Honour
        fields = ("name_then", "code", "award", "last_year", "merit", "decision_number", "decided_on", "decided_by",
                  "badge")  # fmt: skip

    def render_name_then(self, record: Honour) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, record_address(record), record.name_then, record.unit_then)

    def value_name_then(self, record: Honour) -> str:
        return record.name_then

    def render_last_year(self, record: Honour) -> str:
        return years_of(record)

    def value_last_year(self, record: Honour) -> str:
        return years_of(record)

    def render_badge(self, record: Honour) -> SafeString:
        return state(honour_badge(record))

    def value_badge(self, record: Honour) -> str:
        return honour_badge(record).text


class HonourFilters(HouseFilters):
    """Find honours by name, unit or number, award, year, kind and state."""

    tu_khoa = WordsFilter()
    danh_hieu = OneOf(field_name="award", label=_("Danh hiệu, hình thức"), choices=AWARD_CHOICES)
    nam = OneOf(field_name="last_year", label=_("Năm"))
    loai_hinh = OneOf(field_name="merit", label=_("Loại hình"), choices=choices(MERITS))
    doi_tuong = OneOf(field_name="subject_kind", label=_("Đối tượng"), choices=choices(SUBJECTS))
    hieu_luc = OneOf(field_name="state", label=_("Hiệu lực"), choices=Honour.State.choices)

    class Meta:
        model = Honour
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Honour] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        offer(self, "nam", "last_year", "last_year")
