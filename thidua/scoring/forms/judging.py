"""Forms of cards and rounds: evidence, facts behind gates, answers to appeals, days, quotas. The actions decide."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import day_field
from thidua.scoring.actions.rounds import Days
from thidua.scoring.logic.proposing import Quota
from thidua.scoring.logic.scheme import Gate
from thidua.scoring.models import ScoringRound

DAYS = ("self_due", "check_due", "cross_due", "appraisal_due", "appeal_days")
HUNDRED = Decimal(100)


class EvidenceForm(forms.Form):
    """A file that backs a line, and what is to be seen in it."""

    file = forms.FileField(label=_("Tệp"), help_text=_("Văn bản, ảnh hoặc bảng tính; tệp cũ vẫn được giữ nguyên."))
    note = forms.CharField(
        label=_("Ghi chú"), max_length=300, required=False, help_text=_("Ví dụ: trang 3, bảng 2 ghi 15 lượt.")
    )


class GateForm(forms.Form):
    """Which fact behind a gate happened, and where that is written."""

    gate = forms.ChoiceField(label=_("Điểm liệt"))
    reason = forms.CharField(
        label=_("Căn cứ"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi số, ngày của quyết định hoặc kết luận."),
    )  # fmt: skip

    def __init__(self, *args: Any, gates: list[Gate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["gate"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(gate.key, gate.name) for gate in gates]


class AnswerForm(forms.Form):
    """The answer to an appeal, and the number that counts from now on where the unit is right."""

    measure = NumberField(label=_("Số được ghi"), help_text=_("Số đề nghị được điền sẵn; có/không: ghi 1 hoặc 0."))
    answer = forms.CharField(label=_("Trả lời, căn cứ"), widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, takes_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not takes_number:
            del self.fields["measure"]


class DaysForm(forms.Form):
    """New last days of the stages, and why."""

    self_due = day_field(_("Hạn tự chấm"))
    check_due = day_field(_("Hạn kiểm tra"))
    cross_due = day_field(_("Hạn chấm chéo"))
    appraisal_due = day_field(_("Hạn thẩm định"))
    appeal_days = forms.IntegerField(label=_("Số ngày kiến nghị sau công bố"), min_value=1, max_value=60)
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(row: ScoringRound) -> dict[str, Any]:
        """What the round has now."""
        return {name: getattr(row, name) for name in (*DAYS, "version")}

    def days(self) -> Days:
        """For ``change_days``."""
        return Days(**{name: self.cleaned_data[name] for name in DAYS})


class QuotaForm(forms.Form):
    """For which title, and how many of the table may be put forward."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    count = forms.IntegerField(label=_("Số suất"), min_value=0, max_value=500, required=False)
    share = NumberField(label=_("hoặc % số đơn vị"), required=False)
    least = NumberField(label=_("Từ % tổng điểm"), required=False)

    def __init__(self, *args: Any, awards: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["award"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = awards
        self.names = dict(awards)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        for name in ("share", "least"):
            if found.get(name) is not None and not 0 <= found[name] <= HUNDRED:
                self.add_error(name, _("Hãy ghi từ 0 đến 100."))
        return found

    def quota(self) -> Quota:
        """For the proposal; without any number, one place."""
        given = self.cleaned_data
        count, share = given.get("count"), given.get("share")
        return Quota(
            name=self.names[given["award"]],
            count=1 if count is None and share is None else count,
            share=share,
            least_percent=given.get("least") or Decimal(0),
        )
