"""The ledger of the whole system, for administrators and auditors."""

from __future__ import annotations

from dataclasses import dataclass

import django_filters
import django_tables2 as tables
from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.actions import REGISTER
from thidua.core.errors import require
from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.models import AuditEntry
from thidua.core.queries import entries
from thidua.core.tables import FigureColumn, HouseTable, LeadColumn, MomentColumn, WordsColumn
from thidua.core.templatetags.parts import changes_html
from thidua.core.templatetags.shown import audit_words, change_rows
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page
from thidua.directory import policy

DAYS = ["%d/%m/%Y", "%Y-%m-%d"]


class AuditTable(HouseTable):
    """Who did what, when, to which record, and what it changed."""

    code = LeadColumn(verbose_name=_("Việc"), short=True)
    subject_label = tables.Column(verbose_name=_("Đối tượng"))
    actor_label = tables.Column(verbose_name=_("Người làm"))
    at = MomentColumn(verbose_name=_("Lúc"), order_by="seq")
    changes = WordsColumn(verbose_name=_("Thay đổi"), orderable=False, empty_values=())
    seq = FigureColumn(verbose_name=_("Số dòng"))

    class Meta(HouseTable.Meta):
        model = AuditEntry
        fields = ("code", "subject_label", "actor_label", "at", "changes", "seq")

    def render_code(self, value: str) -> str:
        return audit_words(value)

    def render_changes(self, record: AuditEntry) -> SafeString:
        return changes_html(record.changes)

    def value_changes(self, record: AuditEntry) -> str:
        rows = change_rows(record.changes)
        return "; ".join(f"{r.field}: {r.before} → {r.after}" if r.is_change else f"{r.field}: {r.after}" for r in rows)


def _deeds() -> list[tuple[str, str]]:
    return sorted(((code, audit_words(code)) for code in REGISTER), key=lambda pair: pair[1])


def _day_filter(label: object, lookup: str) -> django_filters.DateFilter:
    widget = forms.DateInput(attrs={"placeholder": "dd/mm/yyyy"}, format="%d/%m/%Y")
    return django_filters.DateFilter("at", f"date__{lookup}", label=label, input_formats=DAYS, widget=widget)


class AuditFilters(HouseFilters):
    """Find lines by deed, doer, subject and days."""

    viec = OneOf(field_name="code", label=_("Việc"), choices=_deeds)
    nguoi = django_filters.CharFilter("actor_label", "icontains", label=_("Người làm"))
    doi_tuong = django_filters.CharFilter("subject_label", "icontains", label=_("Đối tượng"))
    tu = _day_filter(_("Từ ngày"), "gte")
    den = _day_filter(_("Đến hết ngày"), "lte")

    class Meta:
        model = AuditEntry
        fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage(Page):
    """The ledger, newest first."""

    listing: Listing


def audit_list(request: Request) -> HttpResponse:
    """Every line of the ledger; filters live in the address."""
    require(policy.can_read_ledger(request.user, clock.today()))
    listing = make_listing(request, AuditTable, entries(), AuditFilters, title=str(_("Nhật ký hệ thống")))
    return listing.workbook or render(request, "desk/ledger/list.html", {"page": AuditPage(listing=listing)})
