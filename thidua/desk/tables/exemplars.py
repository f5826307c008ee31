"""The lists of exemplars and of the units that copy them."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.exemplars import FIELDS, OUTCOMES, STATES
from thidua.commendation.models import Exemplar, Replication
from thidua.commendation.models.labels import choices
from thidua.core import clock
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.logic.numerals import format_number
from thidua.core.tables import CodeColumn, DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.exemplars import copy_badge, exemplar_badge

NARROW = {"td": {"class": "shrink"}, "th": {"class": "shrink"}}
"""A state stays in one line."""


def exemplar_address(row: Exemplar) -> str:
    return reverse("exemplar_page", args=[row.code])


class ExemplarTable(HouseTable):
    """Exemplars with their field, state and how many copy them."""

    title = LeadColumn(verbose_name=_("Điển hình"))
    code = CodeColumn(verbose_name=_("Mã"), visible=False)
    name_then = tables.Column(verbose_name=_("Cá nhân, tập thể"))
    field = tables.Column(verbose_name=_("Lĩnh vực"), accessor="get_field_display", order_by="field")
    nominator = tables.Column(verbose_name=_("Đơn vị đề cử"), order_by="nominator__sort_key", visible=False)
    copies = FigureColumn(verbose_name=_("Nơi làm theo"))
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state", attrs=NARROW)

    class Meta(HouseTable.Meta):
        model = Exemplar
        fields = ("title", "code", "name_then", "field", "nominator", "copies", "badge")

    def render_title(self, record: Exemplar) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, exemplar_address(record), record.title, record.code)

    def value_title(self, record: Exemplar) -> str:
        return record.title

    def render_badge(self, record: Exemplar) -> SafeString:
        return state(exemplar_badge(record))

    def value_badge(self, record: Exemplar) -> str:
        return exemplar_badge(record).text


class ExemplarFilters(HouseFilters):
    """Find exemplars by words, field, year and state."""

    q = WordsFilter()
    linh_vuc = OneOf(field_name="field", label=_("Lĩnh vực"), choices=choices(FIELDS))
    nam = OneOf(field_name="year", label=_("Năm"))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(STATES))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = self.queryset.order_by("-year").values_list("year", flat=True).distinct()
        self.filters["nam"].extra["choices"] = [(year, str(year)) for year in dict.fromkeys(years)]

    class Meta:
        model = Exemplar
        fields: tuple[str, ...] = ()


class ReplicationTable(HouseTable):
    """Units that copy, since when, and what came of it."""

    organisation = LeadColumn(verbose_name=_("Đơn vị làm theo"), order_by="organisation__sort_key")
    exemplar = tables.Column(verbose_name=_("Điển hình"), order_by="exemplar__title", visible=False)
    since = DayColumn(verbose_name=_("Từ ngày"))
    due_on = DayColumn(verbose_name=_("Hạn ghi kết quả"))
    figure = tables.Column(verbose_name=_("Kết quả đo được"), accessor="figure", order_by="figure", default="–")
    badge = StateColumn(verbose_name=_("Kết quả"), accessor="outcome", order_by="outcome", empty_values=())

    class Meta(HouseTable.Meta):
        model = Replication
        fields = ("organisation", "exemplar", "since", "due_on", "figure", "badge")

    def render_organisation(self, record: Replication) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, exemplar_address(record.exemplar), record.organisation, record.exemplar.title)

    def value_organisation(self, record: Replication) -> str:
        return str(record.organisation)

    def value_exemplar(self, record: Replication) -> str:
        return record.exemplar.title

    def render_figure(self, record: Replication) -> str:
        return f"{format_number(record.figure)} {record.figure_unit}" if record.figure is not None else "–"

    def value_figure(self, record: Replication) -> str:
        return self.render_figure(record)

    def render_badge(self, record: Replication) -> SafeString:
        return state(copy_badge(record, clock.today()))

    def value_badge(self, record: Replication) -> str:
        return copy_badge(record, clock.today()).text


class ReplicationFilters(HouseFilters):
    """Find copies by what came of them, and those that are overdue."""

    ket_qua = OneOf(field_name="outcome", label=_("Kết quả"), choices=choices(OUTCOMES))
    han = OneOf(
        label=_("Hạn ghi kết quả"), method="by_due", choices=[("qua-han", _("Quá hạn")), ("cho", _("Chưa ghi kết quả"))]
    )

    def by_due(self, rows: QuerySet[Replication], _name: str, value: str) -> QuerySet[Replication]:
        waiting = rows.filter(reported_on=None)
        today: date = clock.today()
        return waiting.filter(due_on__lt=today) if value == "qua-han" else waiting

    class Meta:
        model = Replication
        fields: tuple[str, ...] = ()
