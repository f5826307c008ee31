"""Forms of decisions: what one says, the bonus of a line, the fund at the issue, payments."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.decisions import DraftFacts
from thidua.commendation.decision_source import usual_bases, usual_signer
from thidua.commendation.models import AwardDecision
from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import day_field, one_of
from thidua.directory.models import Organisation

FIRST_YEAR, LAST_YEAR = 2000, 2100
WRITTEN = ("year", "about", "merit", "bases", "signer_title", "signer_name")


class DecisionForm(forms.Form):
    """What a decision says beside its lists."""

    organisation = one_of(
        Organisation.objects.none(), _("Cơ quan ra quyết định"), help_text=_("Thẩm quyền xét theo cấp của cơ quan này")
    )
    drafter = one_of(Organisation.objects.none(), _("Đơn vị trình"), help_text=_("Đơn vị ký tờ trình"))
    year = forms.IntegerField(label=_("Năm khen thưởng"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    about = forms.CharField(label=_("Trích yếu"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    merit = forms.CharField(
        label=_("Thành tích"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In trong quyết định và trên chứng nhận của người chưa ghi thành tích riêng"),
    )
    signer_title = forms.CharField(
        label=_("Quyền hạn, chức vụ người ký"),
        max_length=120,
        help_text=_("Ví dụ: CHỦ TỊCH; KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
    )
    signer_name = forms.CharField(label=_("Họ và tên người ký"), max_length=120, required=False)
    bases = forms.CharField(
        label=_("Căn cứ pháp lý"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng một căn cứ"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, bodies: QuerySet[Organisation] | None = None, drafters: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if bodies is None:
            del self.fields["organisation"], self.fields["drafter"]
            return
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["drafter"].queryset = drafters  # type: ignore[attr-defined]  # a ModelChoiceField

    @staticmethod
    def starting(on: date, body: Organisation | None = None) -> dict[str, Any]:
        """A new decision of the year with the usual bases, signed by who leads the body."""
        title, name = usual_signer(body, on) if body is not None else ("", "")
        return {
            "year": on.year,
            "about": f"Về việc khen thưởng thành tích trong phong trào thi đua năm {on.year}",
            "merit": f"Đã có thành tích xuất sắc trong phong trào thi đua năm {on.year}",
            "bases": "\n".join(usual_bases(on)),
            "signer_title": title or "CHỦ TỊCH",
            "signer_name": name,
        }

    @staticmethod
    def initial_of(decision: AwardDecision) -> dict[str, Any]:
        return {name: getattr(decision, name) for name in (*WRITTEN, "version")}

    def facts(self) -> DraftFacts:
        return DraftFacts(**{name: self.cleaned_data[name] for name in WRITTEN})


class DongField(NumberField):
    """Whole đồng, as people type them: ``360.000``."""

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        if number is None:
            return None
        if number < 0 or number != number.to_integral_value():
            raise forms.ValidationError(_("Hãy ghi số đồng nguyên, ví dụ 360.000."), code="dong")
        return int(number)


class BonusForm(forms.Form):
    """Another bonus than the rule gives."""

    amount = DongField(label=_("Tiền thưởng (đồng)"))
    reason = forms.CharField(
        label=_("Lý do, văn bản căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Để trống khi lấy đúng mức theo quy định"),
    )


class ReasonForm(forms.Form):
    """Why something is taken back or given up."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class IssueForm(forms.Form):
    """How the bonuses are paid: held back in the fund now, or the money is found later."""

    money = forms.ChoiceField(
        label=_("Tiền thưởng"),
        choices=(("hold", _("Giữ chỗ trong quỹ ngay khi ban hành")), ("later", _("Bố trí nguồn sau"))),
        widget=forms.RadioSelect,
    )


class PaymentForm(forms.Form):
    """When and by which voucher the chosen bonuses were paid."""

    paid_on = day_field(_("Ngày chi"))
    note = forms.CharField(label=_("Chứng từ"), max_length=200, required=False)
