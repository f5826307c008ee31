"""Forms of a scheme as a whole: its name and scale, and what late and doubtful figures do to a line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from thidua.core.form_fields import NumberField
from thidua.directory.models import Cluster
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.scoring.actions.building import Frame, Rules
from thidua.scoring.logic.scheme import InputRules, LateRule
from thidua.scoring.logic.terms import DisputeRule, MissingRule, UnconfirmedRule
from thidua.scoring.models.labels import DISPUTE_RULES, MISSING_RULES, UNCONFIRMED_RULES, choices

HUNDRED = Decimal(100)


class VersionForm(forms.Form):
    """The version of the scheme when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FrameForm(VersionForm):
    """The scheme as a whole."""

    name = forms.CharField(label=_("Tên bảng điểm"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    maximum = NumberField(label=_("Thang điểm"), help_text=_("Tổng các phần điểm chuẩn, ví dụ 100 hoặc 1.000."))
    places = forms.IntegerField(label=_("Số chữ số thập phân của điểm"), min_value=0, max_value=4)
    cluster_kind = forms.ChoiceField(
        label=_("Dùng cho"), choices=[("", _("Mọi cụm, khối")), *Cluster.Kind.choices], required=False
    )
    legal_basis = forms.CharField(label=_("Văn bản căn cứ"), max_length=300, required=False)

    def frame(self) -> Frame:
        """For ``set_frame``."""
        return Frame(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class InputsForm(VersionForm):
    """What late, missing, disputed and unconfirmed figures do to a line."""

    per_day = NumberField(label=_("Trừ mỗi ngày làm việc nộp muộn (% điểm của dòng)"))
    most = NumberField(label=_("Trừ nhiều nhất (%)"))
    free_days = forms.IntegerField(label=_("Số ngày châm chước"), min_value=0, max_value=60)
    missing = forms.ChoiceField(label=_("Thiếu số liệu"), choices=choices(MISSING_RULES))
    disputed = forms.ChoiceField(label=_("Đang kiến nghị"), choices=choices(DISPUTE_RULES))
    unconfirmed = forms.ChoiceField(label=_("Chưa đủ mức xác nhận"), choices=choices(UNCONFIRMED_RULES))
    needs = forms.ChoiceField(label=_("Mức xác nhận cần có"), choices=choices(FIGURE_STATES))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        per_day, most = given.get("per_day"), given.get("most")
        if per_day is not None and most is not None:
            if not (0 <= per_day <= HUNDRED and 0 <= most <= HUNDRED):
                self.add_error("most", say("Mức trừ phải từ 0% đến 100%."))
            elif per_day > 0 and most == 0:
                self.add_error("most", say("Có trừ mỗi ngày thì mức trừ nhiều nhất phải lớn hơn 0."))
        return given

    def rules(self) -> Rules:
        """For ``set_rules``."""
        given = self.cleaned_data
        return Rules(
            inputs=InputRules(
                late=LateRule(given["per_day"], given["most"], given["free_days"]),
                missing=MissingRule(given["missing"]),
                disputed=DisputeRule(given["disputed"]),
                unconfirmed=UnconfirmedRule(given["unconfirmed"]),
                needs=FigureState(given["needs"]),
            )
        )


def input_boxes(rules: InputRules) -> dict[str, object]:
    """What the boxes of :class:`InputsForm` hold for a scheme."""
    late = rules.late
    return {
        "per_day": late.per_day,
        "most": late.most,
        "free_days": late.free_days,
        "missing": rules.missing.value,
        "disputed": rules.disputed.value,
        "unconfirmed": rules.unconfirmed.value,
        "needs": rules.needs.value,
    }
