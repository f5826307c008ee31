"""The lists of movements and of outside surveys."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Movement
from thidua.core import clock
from thidua.core.badges import Badge, Tone
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.logic.text import fold
from thidua.core.tables import CodeColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.movements import movement_badge
from thidua.monitoring.logic.movement_life import MovementState
from thidua.monitoring.models import Survey
from thidua.monitoring.models.labels import choices
from thidua.monitoring.models.movement_labels import MOVEMENT_STATES
from thidua.monitoring.queries.movements import in_state, in_year, is_answered, state_in
from thidua.monitoring.queries.surveys import find_surveys


def movement_address(row: Movement) -> str:
    return reverse("movement_page", args=[row.campaign.code, row.position])


def survey_address(row: Survey) -> str:
    return reverse("survey_page", args=[row.code])


def answered_badge() -> Badge:
    """A movement of a higher level that the campaign only answers."""
    return Badge(gettext("Cấp trên phát động"), Tone.GOLD, "arrow-up")


class MovementTable(HouseTable):
    """Movements with their lead, years and where they stand."""

    name = LeadColumn(verbose_name=_("Phong trào chuyên đề"))
    campaign = tables.Column(
        verbose_name=_("Theo văn bản"), accessor="campaign__code", order_by="campaign__code", visible=False
    )
    issuer = tables.Column(verbose_name=_("Đơn vị phát động"), accessor="campaign__issuer", visible=False)
    level = tables.Column(verbose_name=_("Cấp"), accessor="get_level_display", order_by="level", default="–")
    lead = tables.Column(verbose_name=_("Chủ trì"), accessor="lead_name", default="–", empty_values=())
    years = CodeColumn(verbose_name=_("Giai đoạn"), accessor="first", order_by=("first", "last"))
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="pk", orderable=False)

    class Meta(HouseTable.Meta):
        model = Movement
        fields = ("name", "campaign", "issuer", "level", "lead", "years", "badge")

    def render_name(self, record: Movement) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{} · {}</span></span>'
        return format_html(words, movement_address(record), record.name, record.campaign.code, record.campaign.issuer)

    def value_name(self, record: Movement) -> str:
        return record.name

    def render_level(self, record: Movement, value: str) -> SafeString | str:
        if not is_answered(record):
            return value if record.level else "–"
        return format_html('<span class="marked">{} {}</span>', value, state(answered_badge()))

    def value_level(self, record: Movement) -> str:
        return str(record.get_level_display())

    def render_lead(self, record: Any) -> str:
        return record.lead_name or record.lead_text or "–"

    def value_lead(self, record: Any) -> str:
        return record.lead_name or record.lead_text or ""

    def render_years(self, record: Any) -> str:
        return str(record.first) if record.first == record.last else f"{record.first} – {record.last}"

    def render_badge(self, record: Any) -> SafeString:
        return state(movement_badge(state_in(record, clock.today().year)))

    def value_badge(self, record: Any) -> str:
        return movement_badge(state_in(record, clock.today().year)).text


class MovementFilters(HouseFilters):
    """Find movements by year, level, lead and state. What is offered is what the list has."""

    nam = OneOf(label=_("Năm"), method="in_year")
    cap = OneOf(
        field_name="level",
        label=_("Cấp"),
        choices=[(code, words) for code, words in Movement.Level.choices if code],
    )
    chu_tri = OneOf(field_name="lead_code", label=_("Đơn vị chủ trì"))
    trang_thai = OneOf(label=_("Trạng thái"), choices=choices(MOVEMENT_STATES), method="standing")

    class Meta:
        model = Movement
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Movement] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        found = list(self.queryset.order_by().values_list("first", "last", "lead_code", "lead_name").distinct())
        years = sorted({year for first, last, *_lead in found for year in range(first, last + 1)}, reverse=True)
        self.filters["nam"].extra["choices"] = [(str(year), str(year)) for year in years]
        leads = {(code, name) for *_years, code, name in found if code}
        self.filters["chu_tri"].extra["choices"] = sorted(leads, key=lambda pair: fold(pair[1]))

    def in_year(self, rows: Any, _name: str, value: str) -> QuerySet[Movement]:
        return in_year(rows, int(value))

    def standing(self, rows: Any, _name: str, value: str) -> QuerySet[Movement]:
        return in_state(rows, MovementState(value), clock.today().year)


class SurveyTable(HouseTable):
    """Outside surveys with how many units they speak of, and until when."""

    name = LeadColumn(verbose_name=_("Khảo sát"), address=survey_address)
    code = CodeColumn(verbose_name=_("Mã"))
    publisher = tables.Column(verbose_name=_("Cơ quan công bố"))
    unit_count = FigureColumn(verbose_name=_("Số đơn vị"))
    last_year = tables.Column(verbose_name=_("Năm mới nhất"), default="–")
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="pk", order_by="retired_on")

    class Meta(HouseTable.Meta):
        model = Survey
        fields = ("name", "code", "publisher", "unit_count", "last_year", "badge")

    def render_badge(self, record: Survey) -> SafeString:
        return state(survey_badge(record))

    def value_badge(self, record: Survey) -> str:
        return survey_badge(record).text


def survey_badge(survey: Survey) -> Badge:
    """Whether results are still taken in."""
    if survey.retired_on is None:
        return Badge(gettext("Đang dùng"), Tone.OK)
    return Badge(gettext("Ngừng dùng"), Tone.QUIET, "archive")


class SurveyWords(WordsFilter):
    """Words of code, name or publisher."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return find_surveys(rows, value or "")


class SurveyFilters(HouseFilters):
    """Find surveys by words."""

    q = SurveyWords()

    class Meta:
        model = Survey
        fields: tuple[str, ...] = ()
