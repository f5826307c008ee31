"""Lists of papers, of the lines of the books, and of incoming documents."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.tables import DayColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.core.templatetags.shown import day
from thidua.desk.shown.papers import incoming_badge, number_badge, paper_badge
from thidua.documents.models import Incoming, Paper, RegisterEntry
from thidua.documents.models.labels import INCOMING_STATES, KINDS, NUMBER_STATES, PAPER_STATES

SHRINK = {"td": {"class": "shrink"}, "th": {"class": "shrink"}}


def paper_address(row: Paper) -> str:
    return reverse("document_page", args=[row.code])


def incoming_address(row: Incoming) -> str:
    return reverse("incoming_page", args=[row.register.issuer.code, row.register.year, row.number])


class PaperTable(HouseTable):
    """Papers with number, day, state, and how many of those it was sent to have read it."""

    abstract = LeadColumn(verbose_name=_("Trích yếu"))
    code = tables.Column(verbose_name=_("Mã"), visible=False)
    kind = tables.Column(verbose_name=_("Loại"), accessor="get_kind_display", order_by="kind")
    number = tables.Column(
        verbose_name=_("Số, ký hiệu"), accessor="entry", order_by="entry__number", default="–", attrs=SHRINK
    )
    issued_on = DayColumn(verbose_name=_("Ngày"), default="–")
    issuer = tables.Column(verbose_name=_("Cơ quan ban hành"), visible=False)
    read_count = tables.Column(verbose_name=_("Đã đọc"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Paper
        fields = ("abstract", "code", "kind", "number", "issued_on", "issuer", "read_count", "badge")

    def render_abstract(self, record: Paper) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{} · {}</span></span>'
        return format_html(words, paper_address(record), record.abstract, record.code, record.issuer)

    def value_abstract(self, record: Paper) -> str:
        return record.abstract

    def render_number(self, value: RegisterEntry) -> str:
        return value.written

    def value_number(self, value: RegisterEntry) -> str:
        return value.written

    def render_read_count(self, record: Any) -> str:
        return f"{record.read_count}/{record.sent_count}" if record.sent_count else "–"

    def value_read_count(self, record: Any) -> str:
        return f"{record.read_count}/{record.sent_count}"

    def render_badge(self, record: Paper) -> SafeString:
        return state(paper_badge(record))

    def value_badge(self, record: Paper) -> str:
        return paper_badge(record).text


class PaperFilters(HouseFilters):
    """Find papers by words, type, state and issuer; the issuers offered are those of the list."""

    q = WordsFilter()
    loai = OneOf(field_name="kind", label=_("Loại văn bản"), choices=list(KINDS.items()))
    trang_thai = OneOf(
        field_name="state", label=_("Trạng thái"), choices=[(s.value, words) for s, words in PAPER_STATES.items()]
    )
    don_vi = OneOf(field_name="issuer__code", label=_("Cơ quan ban hành"))

    class Meta:
        model = Paper
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Paper] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        issuers = self.queryset.order_by().values_list("issuer__code", "issuer__name").distinct()
        self.filters["don_vi"].extra["choices"] = sorted(set(issuers), key=lambda pair: pair[1])


class OutgoingTable(HouseTable):
    """The book of outgoing documents: the columns of Decree 30/2020, appendix IV."""

    number = tables.Column(verbose_name=_("Số, ký hiệu"), accessor="written", order_by="number", attrs=SHRINK)
    day = DayColumn(verbose_name=_("Ngày tháng"))
    abstract = LeadColumn(verbose_name=_("Tên loại và trích yếu"), written=False)
    signer = tables.Column(verbose_name=_("Người ký"), default="–")
    recipients = tables.Column(verbose_name=_("Nơi nhận"), default="–")
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")
    note = tables.Column(verbose_name=_("Ghi chú"), empty_values=())

    class Meta(HouseTable.Meta):
        model = RegisterEntry
        fields = ("number", "day", "abstract", "signer", "recipients", "badge", "note")

    def render_abstract(self, record: RegisterEntry) -> SafeString | str:
        words = self.value_abstract(record)
        paper = getattr(record, "paper", None)
        return format_html('<a href="{}">{}</a>', paper_address(paper), words) if paper else words

    def value_abstract(self, record: RegisterEntry) -> str:
        return f"{record.get_kind_display()} {record.abstract}"

    def render_badge(self, record: RegisterEntry) -> SafeString:
        return state(number_badge(record))

    def value_badge(self, record: RegisterEntry) -> str:
        return number_badge(record).text

    def render_note(self, record: RegisterEntry) -> SafeString | str:
        if record.state == "cancelled":
            return record.cancel_reason
        if record.state == "reserved":
            book = record.register
            address = reverse("number_page", args=[book.issuer.code, book.year, book.series, record.number])
            return format_html('{} <a href="{}" class="no-print">{}</a>', record.note, address, _("Dùng hoặc hủy số"))
        return record.note

    def value_note(self, record: RegisterEntry) -> str:
        return record.cancel_reason or record.note


class OutgoingFilters(HouseFilters):
    """Find lines of a book by state."""

    trang_thai = OneOf(
        field_name="state", label=_("Trạng thái"), choices=[(s.value, words) for s, words in NUMBER_STATES.items()]
    )

    class Meta:
        model = RegisterEntry
        fields: tuple[str, ...] = ()


class IncomingTable(HouseTable):
    """The book of incoming documents: the columns of Decree 30/2020, appendix IV."""

    number = tables.Column(verbose_name=_("Số đến"), attrs=SHRINK)
    arrived_on = DayColumn(verbose_name=_("Ngày đến"))
    abstract = LeadColumn(verbose_name=_("Tên loại và trích yếu"), written=False)
    sender = tables.Column(verbose_name=_("Cơ quan gửi"), visible=False)
    document_number = tables.Column(verbose_name=_("Số, ký hiệu"), default="", visible=False)
    document_day = DayColumn(verbose_name=_("Ngày văn bản"), default=None, visible=False)
    unit = tables.Column(
        verbose_name=_("Đơn vị nhận"), accessor="register__issuer", order_by="register__issuer__sort_key"
    )
    handler = tables.Column(verbose_name=_("Người xử lý"), default="–")
    deadline = DayColumn(verbose_name=_("Hạn"), default="–")
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Incoming
        fields = (
            "number", "arrived_on", "abstract", "sender", "document_number", "document_day", "unit", "handler",
            "deadline", "badge",
        )  # fmt: skip

    def render_abstract(self, record: Incoming) -> SafeString:
        """The words with who sent them, and the number and day that the sender gave."""
        day_there = day(record.document_day) if record.document_day else ""
        origin = " · ".join(filter(None, [record.sender, record.document_number, day_there]))
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        return format_html(words, incoming_address(record), self.value_abstract(record), origin)

    def value_abstract(self, record: Incoming) -> str:
        return f"{record.document_kind} {record.abstract}".strip()

    def render_badge(self, record: Incoming) -> SafeString:
        return state(incoming_badge(record, clock.today()))

    def value_badge(self, record: Incoming) -> str:
        return incoming_badge(record, clock.today()).text


class IncomingFilters(HouseFilters):
    """Find incoming documents by words, state and unit."""

    q = WordsFilter()
    nam = OneOf(field_name="register__year", label=_("Năm"))
    trang_thai = OneOf(
        field_name="state", label=_("Trạng thái"), choices=[(s.value, words) for s, words in INCOMING_STATES.items()]
    )
    don_vi = OneOf(field_name="register__issuer__code", label=_("Đơn vị"))

    class Meta:
        model = Incoming
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Incoming] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        rows = self.queryset.order_by()
        years = rows.values_list("register__year", flat=True).distinct().order_by("-register__year")
        self.filters["nam"].extra["choices"] = [(str(year), str(year)) for year in years]
        units = rows.values_list("register__issuer__code", "register__issuer__name").distinct()
        self.filters["don_vi"].extra["choices"] = sorted(set(units), key=lambda pair: pair[1])
