"""Forms of the books: a number kept, a document that came in, types put into one series."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import day_field
from thidua.directory.models import Organisation
from thidua.documents.actions.registers import EntryFacts, IncomingFacts
from thidua.documents.logic.decree30 import Kind
from thidua.documents.logic.numbering import kind_of
from thidua.documents.models import Incoming
from thidua.documents.models.labels import KINDS

FIRST_YEAR, LAST_YEAR = 2000, 2100
INCOMING_FIELDS = (
    "sender", "document_number", "document_day", "document_kind", "abstract", "arrived_on", "handler", "deadline",
    "note",
)  # fmt: skip


class ForUnit(forms.Form):
    """A form that begins with the unit whose book is written; where there is only one it is chosen already."""

    unit = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị"), to_field_name="code")

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        field.queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
        only = list(units[:2])
        if len(only) == 1:
            field.initial = only[0].code


class ReserveForm(ForUnit):
    """A number kept for a paper that is written outside the system or signed later."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=list(KINDS.items()))
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, help_text=_("Phần sau số, ví dụ KH-UBND."))
    abstract = forms.CharField(label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    day = day_field(_("Ngày văn bản"))
    signer = forms.CharField(label=_("Người ký"), max_length=200, required=False)
    recipients = forms.CharField(label=_("Nơi nhận"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)

    def facts(self) -> EntryFacts:
        data = self.cleaned_data
        names = ("symbol", "abstract", "day", "signer", "recipients", "note")
        return EntryFacts(kind=kind_of(data["kind"]), **{name: data[name] for name in names})


class IncomingFactsForm(forms.Form):
    """What the book writes of an incoming document."""

    sender = forms.CharField(label=_("Cơ quan gửi"), max_length=300)
    document_number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60, required=False)
    document_day = day_field(_("Ngày văn bản"), required=False)
    document_kind = forms.CharField(label=_("Loại văn bản"), max_length=60, required=False)
    abstract = forms.CharField(label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    arrived_on = day_field(_("Ngày đến"))
    handler = forms.CharField(label=_("Người, bộ phận xử lý"), max_length=200, required=False)
    deadline = day_field(_("Hạn xử lý"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def facts(self) -> IncomingFacts:
        return IncomingFacts(**{name: self.cleaned_data[name] for name in INCOMING_FIELDS})

    @staticmethod
    def initial_of(row: Incoming) -> dict[str, Any]:
        return {name: getattr(row, name) for name in INCOMING_FIELDS}


class IncomingForm(IncomingFactsForm, ForUnit):
    """A document that came in, with its file."""

    file = forms.FileField(label=_("Tệp"), required=False)
    field_order = ("unit", *INCOMING_FIELDS, "file")


class ResultForm(forms.Form):
    """How an incoming document was dealt with."""

    reason = forms.CharField(label=_("Kết quả xử lý"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class GroupForm(ForUnit):
    """Types of one year that share a series. Two groups are enough for every rule met so far."""

    year = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    first = forms.MultipleChoiceField(
        label=_("Chung một sổ"), choices=list(KINDS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    second = forms.MultipleChoiceField(
        label=_("Chung một sổ khác"), choices=list(KINDS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )

    def groups(self) -> list[list[Kind]]:
        return [[kind_of(slug) for slug in self.cleaned_data[name]] for name in ("first", "second")]
