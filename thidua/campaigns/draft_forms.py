"""What a person fills in while looking over a reading; each form turns into operations on the draft.

A form posts everything it shows; only what differs from the draft becomes an operation, so two people who change
different fields of one draft do not undo each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.logic.draft import Draft, DraftTarget, NewIndicator
from thidua.campaigns.logic.draft_operations import (
    ChooseIndicator,
    EditDoc,
    EditItem,
    MakeIndicator,
    Operation,
    SetChange,
    SetMeets,
)
from thidua.campaigns.logic.partial_dates import read_date, shown_date
from thidua.campaigns.logic.terms import Change, Direction, Entry, Group, Measured, Meets, OverTime, OverUnits
from thidua.campaigns.models.labels import (
    BOUNDS,
    CHANGES,
    COMPARATORS,
    DIRECTIONS,
    ENTRIES,
    GROUPS,
    MEASURED,
    MEETS,
    OVER_TIME,
    OVER_UNITS,
    choices,
)
from thidua.core.form_fields import NumberField
from thidua.core.logic.codec import to_json
from thidua.core.logic.text import collapse, nfc

NEW_INDICATOR = "+"
"""The choice of the indicator list that asks for a new one."""


def _optional(labels: Mapping[Any, Any], words: Any) -> list[tuple[str, Any]]:
    return [("", words), *choices(labels)]


class FactsForm(forms.Form):
    """Head and foot of the document. Dates stay as precise as written: ``2024-01`` is a month of a year."""

    title = forms.CharField(label=_("Trích yếu"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
    theme = forms.CharField(label=_("Chủ đề"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
    doc_type = forms.CharField(label=_("Loại văn bản"), max_length=60, required=False)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300, required=False)
    parent = forms.CharField(label=_("Cơ quan cấp trên"), max_length=300, required=False)
    place = forms.CharField(label=_("Địa danh"), max_length=120, required=False)
    date = forms.CharField(label=_("Ngày ký"), max_length=10, required=False)
    year = forms.IntegerField(label=_("Năm thi đua"), min_value=1945, max_value=2100, required=False)
    start = forms.CharField(label=_("Bắt đầu"), max_length=10, required=False)
    end = forms.CharField(label=_("Kết thúc"), max_length=10, required=False)
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=200, required=False)
    signer_name = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    objective = forms.CharField(
        label=_("Mục tiêu tổng quát"), max_length=8000, required=False, widget=forms.Textarea({"rows": 5})
    )

    WIDE = ("title", "theme", "objective")
    DATES = ("date", "start", "end")

    @classmethod
    def of(cls, draft: Draft, data: Any = None) -> FactsForm:
        """Filled with what the draft says; dates shown the Vietnamese way."""
        initial = {**to_json(draft.doc), "objective": draft.objective}
        for name in cls.DATES:
            initial[name] = shown_date(initial[name])
        return cls(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self.DATES:
            typed = cleaned.get(name, "")
            read = read_date(typed)
            if read is None:
                self.add_error(name, _("Ghi ngày dạng 31/12/2024, tháng dạng 01/2024 hoặc năm dạng 2024."))
            else:
                cleaned[name] = read
        return cleaned

    def operations(self, draft: Draft, name: str) -> list[Operation]:
        """What makes the draft say of this fact what was typed; nothing where it does already."""
        given = _clean_text(self.cleaned_data[name])
        now = draft.objective if name == "objective" else getattr(draft.doc, name)
        return [EditDoc(name, given)] if given != now else []


class TargetForm(forms.Form):
    """One target of the draft."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=500, widget=forms.Textarea({"rows": 2}))
    comparator = forms.ChoiceField(label=_("Yêu cầu"), choices=choices(COMPARATORS))
    value = NumberField(label=_("Giá trị"), required=False)
    value_high = NumberField(label=_("Đến"), required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    group = forms.ChoiceField(label=_("Nhóm"), choices=choices(GROUPS))
    meets = forms.ChoiceField(label=_("“Đạt” nghĩa là"), choices=_optional(MEETS, _("(chưa chọn)")), required=False)
    change = forms.ChoiceField(
        label=_("Tăng, giảm tính bằng"), choices=_optional(CHANGES, _("(không phải mức tăng, giảm)")), required=False
    )
    measured = forms.ChoiceField(label=_("Số liệu báo cáo là"), choices=choices(MEASURED))
    bound = forms.ChoiceField(label=_("Giới hạn kèm theo"), choices=_optional(BOUNDS, _("(không)")), required=False)
    growth_pct = NumberField(label=_("Tốc độ tăng kèm theo (%)"), required=False)
    baseline = NumberField(label=_("Mốc so sánh"), required=False)
    baseline_year = forms.IntegerField(label=_("Năm của mốc"), min_value=1945, max_value=2100, required=False)
    owner = forms.ChoiceField(label=_("Cơ quan chủ trì"), required=False)
    named_units = forms.CharField(
        label=_("Đơn vị được nêu tên"), required=False, help_text=_("Mỗi tên cách nhau bằng dấu phẩy.")
    )
    indicator = forms.ChoiceField(label=_("Danh mục chỉ tiêu"), required=False)
    direction = forms.ChoiceField(label=_("Chiều của chỉ tiêu mới"), choices=choices(DIRECTIONS), required=False)
    over_time = forms.ChoiceField(label=_("Cộng dồn theo thời gian"), choices=choices(OVER_TIME), required=False)
    over_units = forms.ChoiceField(label=_("Cộng dồn theo đơn vị"), choices=choices(OVER_UNITS), required=False)
    entry = forms.ChoiceField(label=_("Đơn vị nhập"), choices=choices(ENTRIES), required=False)

    PLAIN = ("name", "comparator", "value", "value_high", "unit", "group", "bound", "growth_pct", "baseline",
             "baseline_year", "owner")  # fmt: skip
    NEW_INDICATOR_FIELDS = ("direction", "over_time", "over_units", "entry")

    def __init__(
        self,
        data: Any = None,
        *,
        target: DraftTarget,
        owners: Iterable[tuple[str, str]],
        indicators: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data, initial=_target_values(target), prefix="t")
        self.target = target
        new = (NEW_INDICATOR, _("Tạo chỉ tiêu mới trong danh mục"))
        self._offer("owner", [("", _("(chưa chọn)")), *owners])
        self._offer("indicator", [("", _("(chưa gắn danh mục)")), *indicators, new])

    def _offer(self, name: str, offered: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = offered

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("value"), cleaned.get("value_high")
        if cleaned.get("comparator") == "between" and (low is None or high is None):
            self.add_error("value_high", _("Khoảng cần đủ hai đầu: từ bao nhiêu đến bao nhiêu."))
        elif low is not None and high is not None and high < low:
            self.add_error("value_high", _("Đầu trên phải lớn hơn đầu dưới."))
        return cleaned

    def operations(self) -> list[Operation]:
        """One operation for each thing that differs from the draft."""
        target, given = self.target, self.cleaned_data
        done: list[Operation] = []
        for name in self.PLAIN:
            value = to_json(given[name])
            value = _clean_text(value) if isinstance(value, str) else value
            value = None if name == "bound" and not value else value
            if value != to_json(getattr(target, name)):
                done.append(EditItem("targets", target.id, name, value))
        named = tuple(filter(None, (_clean_text(part) for part in given["named_units"].split(","))))
        if named != target.named_units:
            done.append(EditItem("targets", target.id, "named_units", list(named)))
        return [*done, *self._decisions(), *self._indicator()]

    def _decisions(self) -> list[Operation]:
        target, given = self.target, self.cleaned_data
        done: list[Operation] = []
        meets = given["meets"] or None
        if meets and meets != target.meets:
            done.append(SetMeets((target.id,), Meets(meets)))
        change = given["change"] or None
        if change and (change != target.change or given["measured"] != target.measured):
            done.append(SetChange(target.id, Change(change), Measured(given["measured"])))
        elif given["measured"] != target.measured:
            done.append(EditItem("targets", target.id, "measured", given["measured"]))
        return done

    def _indicator(self) -> list[Operation]:
        target, code = self.target, self.cleaned_data["indicator"]
        if code != NEW_INDICATOR:
            changed = code != target.indicator or target.new_indicator is not None
            return [ChooseIndicator(target.id, code)] if changed else []
        made = NewIndicator(
            name=_clean_text(self.cleaned_data["name"]),
            unit=_clean_text(self.cleaned_data["unit"]),
            group=Group(self.cleaned_data["group"]),
            direction=Direction(self.cleaned_data["direction"] or Direction.HIGHER),
            over_time=OverTime(self.cleaned_data["over_time"] or OverTime.LAST),
            over_units=OverUnits(self.cleaned_data["over_units"] or OverUnits.NONE),
            entry=Entry(self.cleaned_data["entry"] or Entry.YTD),
        )
        return [MakeIndicator(target.id, made)] if made != target.new_indicator else []


def _target_values(target: DraftTarget) -> dict[str, Any]:
    values = {name: getattr(target, name) for name in TargetForm.PLAIN}
    values |= {
        "meets": target.meets or "",
        "change": target.change or "",
        "measured": target.measured or Measured.LEVEL,
        "named_units": ", ".join(target.named_units),
        "indicator": NEW_INDICATOR if target.new_indicator else target.indicator,
    }
    made = target.new_indicator or NewIndicator(name=target.name, unit=target.unit)
    return values | {name: getattr(made, name) for name in TargetForm.NEW_INDICATOR_FIELDS}


def _clean_text(value: Any) -> Any:
    return collapse(nfc(value)) if isinstance(value, str) else value
