"""The lists of dossiers and of rounds of consideration."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.terms import MERITS
from thidua.commendation.logic.workflow import STATES
from thidua.commendation.models import AwardRound, Dossier
from thidua.commendation.models.labels import choices
from thidua.commendation.models.record import AWARD_CHOICES
from thidua.core import clock
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.logic.saying import spoken
from thidua.core.logic.text import fold
from thidua.core.tables import CodeColumn, DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.dossiers import dossier_badge, held_badge, round_badge


def dossier_address(row: Dossier) -> str:
    return reverse("dossier_page", args=[row.code])


def hold_address(row: Dossier) -> str:
    """Where the consideration of whoever is proposed is stopped; it leads back to the dossier."""
    kind = "ca-nhan" if row.person_id else "don-vi"
    return f"{reverse('merit_enter', args=[kind, row.of.code, 'tam-dung'])}?ho-so={row.code}"


def award_round_address(row: AwardRound) -> str:
    return reverse("award_round_page", args=[row.code])


class DossierTable(HouseTable):
    """Dossiers: who is proposed for what, by which unit, and where it stands."""

    subject = LeadColumn(verbose_name=_("Được đề nghị"), accessor="of", orderable=False, short=True)
    code = CodeColumn(verbose_name=_("Mã"), visible=False)
    award = tables.Column(verbose_name=_("Danh hiệu, hình thức"))
    year = tables.Column(verbose_name=_("Năm"))
    proposer = tables.Column(verbose_name=_("Đơn vị đề nghị"), order_by="proposer__sort_key")
    submitted_on = DayColumn(verbose_name=_("Ngày gửi"), default="–", visible=False)
    received_on = DayColumn(verbose_name=_("Tiếp nhận"), default="–")
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Dossier
        fields = ("subject", "code", "award", "year", "proposer", "submitted_on", "received_on", "badge")

    def render_subject(self, record: Dossier) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code code">{}</span></span>'
        return format_html(words, dossier_address(record), record.of, record.code)

    def value_subject(self, record: Dossier) -> str:
        return str(record.of)

    def render_badge(self, record: Any) -> SafeString:
        shown = state(dossier_badge(record))
        return format_html('<span class="badges">{}{}</span>', shown, state(held_badge())) if record.held else shown

    def value_badge(self, record: Dossier) -> str:
        return dossier_badge(record).text


class DossierFilters(HouseFilters):
    """Find dossiers by name, award, year, unit, round and state."""

    tu_khoa = WordsFilter(method="by_name")
    danh_hieu = OneOf(field_name="award", label=_("Danh hiệu, hình thức"), choices=AWARD_CHOICES)
    nam = OneOf(field_name="year", label=_("Năm"))
    don_vi = OneOf(field_name="proposer__code", label=_("Đơn vị đề nghị"))
    dot = OneOf(field_name="round__code", label=_("Đợt xét"))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(STATES))

    class Meta:
        model = Dossier
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Dossier] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        offer(self, "danh_hieu", "award", "award", dict(AWARD_CHOICES))
        offer(self, "nam", "year", "year")
        offer(self, "don_vi", "proposer__code", "proposer__name")
        offer(self, "dot", "round__code", "round__title")

    def by_name(self, rows: QuerySet[Dossier], _name: str, value: str) -> QuerySet[Dossier]:
        for word in fold(value or "").split():
            rows = rows.filter(
                Q(person__search_key__contains=word)
                | Q(organisation__search_key__contains=word)
                | Q(code__icontains=word)
            )
        return rows


def offer(filters: HouseFilters, name: str, code: str, words: str, labels: dict[str, str] | None = None) -> None:
    """Offer in a filter what the list itself has, in Vietnamese order."""
    found = {pair for pair in filters.queryset.order_by().values_list(code, words).distinct() if pair[0] is not None}
    pairs = ((str(key), spoken((labels or {}).get(word, word))) for key, word in found)
    filters.filters[name].extra["choices"] = sorted(pairs, key=lambda pair: fold(pair[1]))


class AwardRoundTable(HouseTable):
    """Rounds with their days and what has come in."""

    title = LeadColumn(verbose_name=_("Đợt xét"))
    year = tables.Column(verbose_name=_("Năm"))
    merit = tables.Column(verbose_name=_("Loại hình"))
    organisation = tables.Column(verbose_name=_("Cơ quan"), order_by="organisation__sort_key")
    due_on = DayColumn(verbose_name=_("Hạn gửi"))
    mine = FigureColumn(verbose_name=_("Hồ sơ"))
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = AwardRound
        fields = ("title", "year", "merit", "organisation", "due_on", "mine", "badge")

    def render_title(self, record: AwardRound) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, award_round_address(record), record.title, record.code)

    def value_title(self, record: AwardRound) -> str:
        return record.title

    def render_badge(self, record: AwardRound) -> SafeString:
        return state(round_badge(record, clock.today()))

    def value_badge(self, record: AwardRound) -> str:
        return round_badge(record, clock.today()).text


class AwardRoundFilters(HouseFilters):
    """Find rounds by year, kind of merit and state."""

    nam = OneOf(field_name="year", label=_("Năm"))
    loai_hinh = OneOf(field_name="merit", label=_("Loại hình"), choices=choices(MERITS))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=AwardRound.State.choices)

    class Meta:
        model = AwardRound
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[AwardRound] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        offer(self, "nam", "year", "year")
