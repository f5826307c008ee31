"""Forms about validation rules: one form for all kinds, each with the numbers it needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.forms.fields import FigureField, reason_field
from thidua.campaigns.models import Indicator
from thidua.directory.forms.fields import day_field
from thidua.monitoring.actions.rules import RuleFacts
from thidua.monitoring.logic.validation import Relation
from thidua.monitoring.models import ValidationRule

RELATIONS = (
    ("", "—"),
    (Relation.LE.value, _("không lớn hơn")),
    (Relation.LT.value, _("nhỏ hơn")),
    (Relation.GE.value, _("không nhỏ hơn")),
    (Relation.GT.value, _("lớn hơn")),
    (Relation.EQ.value, _("bằng")),
)
NEEDS: Mapping[str, tuple[str, ...]] = {
    ValidationRule.Kind.RANGE: ("low", "high"),
    ValidationRule.Kind.JUMP: ("percent",),
    ValidationRule.Kind.FALL: (),
    ValidationRule.Kind.SUM: ("parts",),
    ValidationRule.Kind.COMPARE: ("relation", "other"),
}
"""The fields that each kind of rule takes its settings from."""


class RuleForm(forms.Form):
    """What a figure must satisfy, from a day on."""

    kind = forms.ChoiceField(
        label=_("Loại quy tắc"),
        choices=ValidationRule.Kind.choices,
        widget=forms.Select(attrs={"data-needs": json.dumps(NEEDS)}),
    )
    low = FigureField(label=_("Mức thấp nhất"), required=False, help_text=_("Của “Khoảng cho phép”."))
    high = FigureField(label=_("Mức cao nhất"), required=False, help_text=_("Của “Khoảng cho phép”."))
    percent = FigureField(
        label=_("Tăng, giảm tối đa (%)"), required=False, help_text=_("Của “Tăng, giảm bất thường”, so với kỳ trước.")
    )
    parts = forms.CharField(
        label=_("Mã các chỉ tiêu thành phần"), required=False, help_text=_("Của “Tổng”; cách nhau bằng dấu phẩy.")
    )
    relation = forms.ChoiceField(label=_("Phải"), choices=RELATIONS, required=False)
    other = forms.CharField(label=_("Mã chỉ tiêu để so"), required=False, help_text=_("Của “So với chỉ tiêu khác”."))
    severity = forms.ChoiceField(
        label=_("Khi không đạt"),
        choices=ValidationRule.Severity.choices,
        help_text=_("“Chặn” thì không gửi được; “Cần nêu lý do” thì gửi được khi có giải trình."),
    )
    sentence = forms.CharField(
        label=_("Câu nhắc"),
        max_length=300,
        help_text=_("Đơn vị đọc câu này khi số liệu không đạt, ví dụ: Tỷ lệ phải từ 0 đến 100%."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    valid_from = day_field(_("Áp dụng từ ngày"))
    valid_to = day_field(_("Đến trước ngày"), required=False, help_text=_("Để trống: áp dụng đến khi có thay đổi."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def facts(self) -> RuleFacts:
        """The rule as an action takes it; numbers lie in the settings as text, so that nothing is rounded."""
        data = self.cleaned_data
        return RuleFacts(
            ValidationRule.Kind(data["kind"]),
            data["sentence"],
            data["valid_from"],
            {name: self._setting(name) for name in NEEDS[data["kind"]] if data[name] not in (None, "")},
            ValidationRule.Severity(data["severity"]),
            data["valid_to"],
        )

    def _setting(self, name: str) -> object:
        value = self.cleaned_data[name]
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        if name == "parts":
            return [code.strip() for code in value.replace(";", ",").split(",") if code.strip()]
        return str(value).strip()

    @staticmethod
    def initial_of(rule: ValidationRule) -> dict[str, Any]:
        """What the form shows of a stored rule."""
        settings = dict(rule.settings)
        if parts := settings.get("parts"):
            settings["parts"] = ", ".join(parts)
        numbers = {name: Decimal(settings[name]) for name in ("low", "high", "percent") if settings.get(name)}
        own = ("kind", "severity", "sentence", "valid_from", "valid_to", "version")
        return {**settings, **numbers, **{name: getattr(rule, name) for name in own}}


class NewRuleForm(RuleForm):
    """A rule for an indicator that is still to be chosen."""

    indicator = forms.ModelChoiceField(
        Indicator.objects.none(),
        label=_("Chỉ tiêu"),
        to_field_name="code",
        error_messages={"invalid_choice": _("Hãy chọn một chỉ tiêu trong danh sách.")},
    )

    field_order = ("indicator", "kind")

    def __init__(self, *args: Any, indicators: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = indicators  # type: ignore[attr-defined]  # a ModelChoiceField


class EndRuleForm(forms.Form):
    """From when a rule holds no more, and why."""

    ends = day_field(_("Ngừng áp dụng từ ngày"))
    reason = reason_field()
