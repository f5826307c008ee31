"""The lists of rounds of judging and of scoring schemes."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge, Tone
from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.tables import DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.scoring.logic.workflow import RoundState, SchemeState
from thidua.scoring.models import Scheme, ScoringRound
from thidua.scoring.models.labels import ROUND_STATES, SCHEME_STATES, choices

_ROUND_LOOKS = {
    RoundState.SELF: (Tone.INFO, "pencil"),
    RoundState.CHECK: (Tone.INFO, "zoom-check"),
    RoundState.CROSS: (Tone.INFO, "users"),
    RoundState.APPRAISAL: (Tone.WARN, "gavel"),
    RoundState.PUBLISHED: (Tone.OK, "world"),
    RoundState.FINAL: (Tone.GOLD, "trophy"),
    RoundState.CANCELLED: (Tone.QUIET, "ban"),
}
_SCHEME_LOOKS = {
    SchemeState.DRAFT: (Tone.QUIET, "pencil"),
    SchemeState.PUBLISHED: (Tone.OK, "circle-check"),
    SchemeState.FROZEN: (Tone.INFO, "lock"),
    SchemeState.RETIRED: (Tone.QUIET, "archive"),
}


def round_address(row: ScoringRound) -> str:
    return reverse("scoring_round_page", args=[row.code])


def scheme_address(row: Scheme) -> str:
    return reverse("scheme_page", args=[row.code])


def round_badge(row: ScoringRound) -> Badge:
    """The stage a round is in."""
    found = RoundState(row.state)
    return Badge(str(ROUND_STATES[found]), *_ROUND_LOOKS[found])


def scheme_badge(row: Scheme) -> Badge:
    """The state of a scheme; a sample says that it is one."""
    found = SchemeState(row.state)
    if row.is_sample and found is SchemeState.DRAFT:
        return Badge(str(_("Bảng mẫu, chưa chỉnh sửa")), Tone.WARN, "copy")
    return Badge(str(SCHEME_STATES[found]), *_SCHEME_LOOKS[found])


class RoundTable(HouseTable):
    """Rounds with how many cards are in."""

    cluster = LeadColumn(verbose_name=_("Cụm, khối"), order_by="cluster__code")
    year = tables.Column(verbose_name=_("Năm"), accessor="cluster__year")
    scheme = tables.Column(verbose_name=_("Bảng điểm"), accessor="scheme__name")
    submitted_count = tables.Column(verbose_name=_("Đã nộp"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    self_due = DayColumn(verbose_name=_("Hạn tự chấm"))
    badge = StateColumn(verbose_name=_("Bước"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = ScoringRound
        fields = ("cluster", "year", "scheme", "submitted_count", "self_due", "badge")

    def render_cluster(self, record: ScoringRound) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, round_address(record), record.cluster.name, record.code)

    def value_cluster(self, record: ScoringRound) -> str:
        return record.cluster.name

    def render_submitted_count(self, record: Any) -> str:
        return f"{record.submitted_count}/{record.card_count}"

    def render_badge(self, record: ScoringRound) -> SafeString:
        return state(round_badge(record))

    def value_badge(self, record: ScoringRound) -> str:
        return round_badge(record).text


class RoundFilters(HouseFilters):
    """By stage."""

    state = OneOf(label=_("Bước"), choices=choices(ROUND_STATES))


class SchemeTable(HouseTable):
    """Schemes with how many rounds judge by them."""

    name = LeadColumn(verbose_name=_("Bảng điểm"))
    organiser = tables.Column(verbose_name=_("Đơn vị ban hành"), order_by="organiser__sort_key")
    cluster_kind = tables.Column(verbose_name=_("Dùng cho"))
    round_count = FigureColumn(verbose_name=_("Đợt chấm"))
    published_on = DayColumn(verbose_name=_("Ngày ban hành"), default="–")
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Scheme
        fields = ("name", "organiser", "cluster_kind", "round_count", "published_on", "badge")

    def render_name(self, record: Scheme) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{} · {}</span></span>'
        return format_html(words, scheme_address(record), record.name, record.code, record.year)

    def value_name(self, record: Scheme) -> str:
        return record.name

    def render_cluster_kind(self, record: Scheme) -> str:
        return str(record.get_cluster_kind_display())

    def render_badge(self, record: Scheme) -> SafeString:
        return state(scheme_badge(record))

    def value_badge(self, record: Scheme) -> str:
        return scheme_badge(record).text


class SchemeFilters(HouseFilters):
    """By state."""

    state = OneOf(label=_("Trạng thái"), choices=choices(SCHEME_STATES))
