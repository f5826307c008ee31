"""The lines of a letter with what each body said of them."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.commendation.list_consultation_queries import with_remarks
from thidua.commendation.models import OpinionRound
from thidua.core import clock
from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.tables import HouseTable, LeadColumn, WordsColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.dossiers import opinion_badge
from thidua.desk.tables.dossiers import dossier_address, offer


class LetterLineTable(HouseTable):
    """Who is proposed for what by whom, and the opinions about it."""

    subject = LeadColumn(verbose_name=_("Được đề nghị"), accessor="dossier__of", orderable=False, short=True)
    award = tables.Column(
        verbose_name=_("Danh hiệu, hình thức"), accessor="dossier__get_award_display", orderable=False
    )
    proposer = tables.Column(verbose_name=_("Đơn vị đề nghị"), accessor="dossier__proposer", orderable=False)
    said = WordsColumn(verbose_name=_("Ý kiến"), accessor="pk", orderable=False)

    class Meta(HouseTable.Meta):
        model = OpinionRound
        fields = ("subject", "award", "proposer", "said")

    def render_subject(self, record: OpinionRound) -> SafeString:
        row = record.dossier
        words = '<span><a href="{}?muc=lay-y-kien">{}</a> <span class="title-code code">{}</span></span>'
        return format_html(words, dossier_address(row), row.of, row.code)

    def value_subject(self, record: OpinionRound) -> str:
        return str(record.dossier.of)

    def render_said(self, record: Any) -> SafeString:
        on = clock.today()
        lines = ((one.body, state(opinion_badge(one, on, record.due_on)), one.text) for one in record.said)
        return format_html(
            '<ul class="said">{}</ul>', format_html_join("", "<li><span>{}</span>{}<q>{}</q></li>", lines)
        )

    def value_said(self, record: Any) -> str:
        on = clock.today()
        said = ((str(one.body), opinion_badge(one, on, record.due_on).text, one.text) for one in record.said)
        return "; ".join(f"{body}: {stance}" + (f" ({text})" if text else "") for body, stance, text in said)


class LetterLineFilters(HouseFilters):
    """Find the lines by award, proposing unit, and whether anybody does not simply agree."""

    y_kien = OneOf(
        label=_("Ý kiến"),
        method="by_said",
        choices=[("khac", _("Có ý kiến không đồng ý, ý kiến khác")), ("dong-y", _("Không có ý kiến khác"))],
    )
    don_vi = OneOf(field_name="dossier__proposer__code", label=_("Đơn vị đề nghị"))

    class Meta:
        model = OpinionRound
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[OpinionRound] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        offer(self, "don_vi", "dossier__proposer__code", "dossier__proposer__name")

    def by_said(self, rows: QuerySet[OpinionRound], _name: str, value: str) -> QuerySet[OpinionRound]:
        return with_remarks(rows, differing=value == "khac")
