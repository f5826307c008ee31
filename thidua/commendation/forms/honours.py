"""Forms of honours taken back and given back, of money recovered, of the fund."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.revoking import Taking
from thidua.commendation.forms.decisions import FIRST_YEAR, LAST_YEAR, DongField
from thidua.commendation.logic.fund import Entry, EntryKind
from thidua.commendation.models import FundLine, Honour
from thidua.directory.forms.fields import day_field, one_of
from thidua.directory.models import Organisation

WAYS = (
    (Honour.State.CANCELLED.value, _("Hủy bỏ quyết định khen thưởng")),
    (Honour.State.STRIPPED.value, _("Tước danh hiệu")),
)


class TakingForm(forms.Form):
    """An honour taken back by a decision."""

    state = forms.ChoiceField(
        label=_("Hình thức"),
        choices=WAYS,
        widget=forms.RadioSelect,
    )
    decision = forms.CharField(
        label=_("Quyết định hủy bỏ, tước"),
        max_length=200,
        help_text=_("Số, ngày, cơ quan ban hành; hiện trên trang xác minh công khai"),
    )
    decided_on = day_field(_("Ngày quyết định"))
    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Chỉ lưu trong nhật ký, không hiện công khai"),
    )

    def taking(self) -> Taking:
        data = self.cleaned_data
        return Taking(Honour.State(data["state"]), data["decision"], data["decided_on"], data["reason"])


class GivingBackForm(forms.Form):
    """An honour restored by a decision."""

    decision = forms.CharField(
        label=_("Quyết định phục hồi"), max_length=200, help_text=_("Số, ngày, cơ quan ban hành")
    )
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class ConclusionForm(forms.Form):
    """What was decided about an honour that leaned on another."""

    conclusion = forms.CharField(
        label=_("Kết luận và văn bản căn cứ"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class RecoveryForm(forms.Form):
    """When a bonus was paid in again."""

    recovered_on = day_field(_("Ngày nộp lại"))


class FundForm(forms.Form):
    """The fund of a year."""

    organisation = one_of(Organisation.objects.none(), _("Cơ quan"))
    year = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField


WRITTEN_BY_HAND = (
    FundLine.Kind.BUDGET,
    FundLine.Kind.CONTRIBUTION,
    FundLine.Kind.CARRIED_OVER,
    FundLine.Kind.OBJECTS,
    FundLine.Kind.ORGANISING,
)
"""Kinds that people write themselves; promises and bonuses come from decisions."""


class FundLineForm(forms.Form):
    """A line of the ledger."""

    kind = forms.ChoiceField(label=_("Loại"), choices=[(kind.value, kind.label) for kind in WRITTEN_BY_HAND])
    amount = DongField(label=_("Số tiền (đồng)"))
    on = day_field(_("Ngày"))
    about = forms.CharField(label=_("Nội dung, chứng từ"), max_length=300)

    def clean_amount(self) -> int:
        amount: int = self.cleaned_data["amount"] or 0
        if amount <= 0:
            raise forms.ValidationError(_("Hãy ghi số tiền lớn hơn 0."))
        return amount

    def entry(self) -> Entry:
        data = self.cleaned_data
        return Entry(EntryKind(data["kind"]), data["amount"], data["on"], data["about"])
