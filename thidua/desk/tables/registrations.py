"""The list of registrations."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge, Tone
from thidua.core.counting import counted
from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.logic.text import fold
from thidua.core.tables import DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.scoring.logic.workflow import RegistrationState
from thidua.scoring.models import Registration
from thidua.scoring.models.labels import REGISTRATION_STATES, choices

_LOOKS = {
    RegistrationState.DRAFT: (Tone.QUIET, "pencil"),
    RegistrationState.SUBMITTED: (Tone.WARN, "hourglass"),
    RegistrationState.APPROVED: (Tone.OK, "circle-check"),
    RegistrationState.WITHDRAWN: (Tone.QUIET, "ban"),
}


def registration_address(row: Registration) -> str:
    return reverse("registration_page", args=[row.code])


def registration_badge(row: Registration) -> Badge:
    """How far a registration has come."""
    return Badge(str(row.get_state_display()), *_LOOKS[RegistrationState(row.state)])


def subject_of(row: Registration) -> str:
    """Whose registration it is."""
    return str(row.person or row.organisation)


class RegistrationTable(HouseTable):
    """Registrations with their titles and how late they came."""

    subject = LeadColumn(
        verbose_name=_("Tập thể, cá nhân"), accessor="organisation", order_by=("organisation__sort_key", "person__code")
    )
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="organisation__name", visible=False)
    year = tables.Column(verbose_name=_("Năm"), accessor="call__year")
    titles = tables.Column(verbose_name=_("Danh hiệu đăng ký"), accessor="pk", orderable=False)
    line_count = FigureColumn(verbose_name=_("Nội dung"))
    submitted_on = DayColumn(verbose_name=_("Ngày gửi"), default="–")
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Registration
        fields = ("subject", "unit", "year", "titles", "line_count", "submitted_on", "badge")

    def render_subject(self, record: Registration) -> SafeString:
        under = f"{record.code} · {record.organisation}" if record.person else record.code
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, registration_address(record), subject_of(record), under)

    def value_subject(self, record: Registration) -> str:
        return subject_of(record)

    def render_titles(self, record: Registration) -> str:
        return "; ".join(line.text for line in record.lines.all() if line.kind == "title") or "–"

    def render_badge(self, record: Registration) -> SafeString:
        shown = state(registration_badge(record))
        if not record.late_days:
            return shown
        late = Badge(counted("muộn %(days)s ngày", record.late_days) % {"days": record.late_days}, Tone.WARN)
        return format_html("{} {}", shown, state(late))

    def value_badge(self, record: Registration) -> str:
        return registration_badge(record).text


class RegistrationFilters(HouseFilters):
    """Find registrations by year, unit and state."""

    nam = OneOf(field_name="call__year", label=_("Năm"))
    don_vi = OneOf(field_name="organisation__code", label=_("Đơn vị"))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(REGISTRATION_STATES))

    class Meta:
        model = Registration
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Registration] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        assert self.queryset is not None
        for name, code, words in (("nam", "call__year", "call__year"),
                                  ("don_vi", "organisation__code", "organisation__name")):  # fmt: skip
            found = set(self.queryset.order_by().values_list(code, words).distinct())
            self.filters[name].extra["choices"] = sorted(
                ((str(key), str(word)) for key, word in found), key=lambda pair: fold(pair[1])
            )
