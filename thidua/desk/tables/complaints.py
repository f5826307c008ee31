"""The list of letters: only those the reader may know of, in the list, its counts, its filters and its Excel."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.tables import DayColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.complaints import complaint_badge, kind_badge
from thidua.monitoring.models import Complaint
from thidua.monitoring.models.complaint_labels import COMPLAINT_KINDS, COMPLAINT_STATES
from thidua.monitoring.models.labels import choices


def complaint_address(row: Complaint) -> str:
    return reverse("complaint_page", args=[row.code])


class ComplaintTable(HouseTable):
    """Letters by number, what they are about, by when they are answered. Senders stand on the page alone.

    Who took a letter in stands under its title; Excel has a column of its own for it.
    """

    title = LeadColumn(verbose_name=_("Nội dung"))
    kind = StateColumn(verbose_name=_("Loại"), order_by="kind")
    receiver = tables.Column(verbose_name=_("Nơi nhận"), visible=False)
    received_on = DayColumn(verbose_name=_("Ngày nhận"))
    due_on = DayColumn(verbose_name=_("Hạn"), default="–")
    steps = tables.Column(
        verbose_name=_("Bước"), accessor="done_count", attrs={"td": {"class": "num"}, "th": {"class": "num"}}
    )
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Complaint
        fields = ("title", "kind", "receiver", "received_on", "due_on", "steps", "badge")

    def render_title(self, record: Complaint) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{} · {}</span></span>'
        return format_html(words, complaint_address(record), record.title, record.code, record.receiver)

    def value_title(self, record: Complaint) -> str:
        return f"{record.code} {record.title}"

    def render_kind(self, record: Complaint) -> SafeString:
        return state(kind_badge(record))

    def value_kind(self, record: Complaint) -> str:
        return kind_badge(record).text

    def render_steps(self, record: Any) -> str:
        return f"{record.done_count}/{record.step_count}"

    def value_steps(self, record: Any) -> str:
        return f"{record.done_count}/{record.step_count}"

    def render_badge(self, record: Complaint) -> SafeString:
        return state(complaint_badge(record, clock.today()))

    def value_badge(self, record: Complaint) -> str:
        return complaint_badge(record, clock.today()).text


class ComplaintFilters(HouseFilters):
    """Find letters by kind and state."""

    loai = OneOf(field_name="kind", label=_("Loại đơn"), choices=choices(COMPLAINT_KINDS))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(COMPLAINT_STATES))

    class Meta:
        model = Complaint
        fields: tuple[str, ...] = ()
