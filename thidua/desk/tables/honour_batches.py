"""The list of files of old honours."""

from __future__ import annotations

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.commendation.models import HonourBatch
from thidua.core.badges import Badge, Tone
from thidua.core.tables import CodeColumn, DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state

NARROW = {"td": {"class": "shrink"}, "th": {"class": "shrink"}}
"""A state stays in one line."""


def batch_badge(batch: HonourBatch) -> Badge:
    """Whether the file still counts."""
    if batch.undone_on is None:
        return Badge(gettext("Đã nhập"), Tone.OK)
    return Badge(gettext("Đã hoàn tác"), Tone.QUIET, "arrow-back-up")


class HonourBatchTable(HouseTable):
    """Files with what they brought, by whom, and whether they were taken back."""

    file_name = LeadColumn(verbose_name=_("Tệp"))
    code = CodeColumn(verbose_name=_("Mã"), visible=False)
    organisation = tables.Column(verbose_name=_("Nhập vào đơn vị"), order_by="organisation__sort_key", visible=False)
    by_label = tables.Column(verbose_name=_("Người nhập"))
    brought_on = DayColumn(verbose_name=_("Ngày"))
    new = FigureColumn(verbose_name=_("Mới"))
    changed = FigureColumn(verbose_name=_("Cập nhật"))
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="pk", order_by="undone_on", attrs=NARROW)
    actions = tables.Column(verbose_name="", accessor="pk", orderable=False)

    class Meta(HouseTable.Meta):
        model = HonourBatch
        fields = ("file_name", "code", "organisation", "by_label", "brought_on", "new", "changed", "badge", "actions")

    def render_file_name(self, record: HonourBatch) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{} · {}</span></span>'
        address = reverse("honour_batch_file", args=[record.code])
        return format_html(words, address, record.file_name, record.code, record.organisation)

    def value_file_name(self, record: HonourBatch) -> str:
        return record.file_name

    def render_badge(self, record: HonourBatch) -> SafeString:
        return state(batch_badge(record))

    def value_badge(self, record: HonourBatch) -> str:
        return batch_badge(record).text

    def render_actions(self, record: HonourBatch) -> SafeString | str:
        if record.undone_on is not None:
            return record.undo_reason
        address = reverse("honour_batch_undo", args=[record.code])
        return format_html('<a class="btn btn-quiet" href="{}">{}</a>', address, gettext("Hoàn tác"))
