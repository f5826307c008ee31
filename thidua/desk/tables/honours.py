"""The list of honours."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.publicity import PUBLICITIES
from thidua.commendation.logic.terms import MERITS, SUBJECTS
from thidua.commendation.models import Honour
from thidua.commendation.models.labels import choices
from thidua.commendation.models.record import AWARD_CHOICES
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.tables import CodeColumn, DayColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.honours import honour_badge
from thidua.desk.shown.merit_record import years_of


def honour_address(row: Honour) -> str:
    return reverse("honour_page", args=[row.code])


class HonourTable(HouseTable):
    """Honours with their decision."""

    name_then = LeadColumn(verbose_name=_("Người, tập thể được khen"))
    award = tables.Column(verbose_name=_("Danh hiệu, hình thức"))
    last_year = tables.Column(verbose_name=_("Thành tích năm"))
    merit = tables.Column(verbose_name=_("Loại hình"), visible=False)
    decision_number = CodeColumn(verbose_name=_("Quyết định"))
    decided_on = DayColumn(verbose_name=_("Ngày"))
    decided_by = tables.Column(verbose_name=_("Người quyết định"), visible=False)
    publicity = tables.Column(verbose_name=_("Công khai"), visible=False)
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Honour
        fields = (
            "name_then",
            "award",
            "last_year",
            "merit",
            "decision_number",
            "decided_on",
            "decided_by",
            "publicity",
            "badge",
        )

    def render_name_then(self, record: Honour) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, honour_address(record), record.name_then, record.unit_then or record.code)

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
    """Find honours by name, unit or number, with or without accents, by year, award, kind, and whether they stand."""

    tu_khoa = WordsFilter()
    nam = OneOf(field_name="last_year", label=_("Năm"))
    hinh_thuc = OneOf(field_name="award", label=_("Danh hiệu, hình thức"), choices=AWARD_CHOICES)
    loai_hinh = OneOf(field_name="merit", label=_("Loại hình"), choices=choices(MERITS))
    doi_tuong = OneOf(field_name="subject_kind", label=_("Đối tượng"), choices=choices(SUBJECTS))
    cong_khai = OneOf(field_name="publicity", label=_("Công khai"), choices=choices(PUBLICITIES))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=Honour.State.choices)
    xem_lai = OneOf(label=_("Xem lại"), choices=(("can", _("Cần xem lại")),), method="asked_about")

    class Meta:
        model = Honour
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Honour] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        years = set(self.queryset.order_by().values_list("last_year", flat=True).distinct())
        self.filters["nam"].extra["choices"] = [(str(year), str(year)) for year in sorted(years, reverse=True)]

    def asked_about(self, rows: QuerySet[Honour], _name: str, _value: str) -> QuerySet[Honour]:
        return rows.filter(doubts__settled_on=None, doubts__isnull=False).distinct()
