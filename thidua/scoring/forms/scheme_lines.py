"""Forms of the lines of a scheme: a section, a group, a criterion. They give whole nodes; the actions place them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Indicator
from thidua.core.form_fields import NumberField
from thidua.core.logic.text import collapse, nfc
from thidua.directory.forms.fields import named, one_of
from thidua.directory.models import Organisation
from thidua.scoring.forms.methods import MethodForm, method_forms
from thidua.scoring.logic.methods import METHOD_CODES, Method
from thidua.scoring.logic.scheme import Criterion, Group, Node, Section
from thidua.scoring.logic.telling import line_name
from thidua.scoring.logic.terms import Scorer, SectionKind
from thidua.scoring.models.labels import METHODS, SCORERS, SECTION_KINDS, choices


class LineForm(forms.Form):
    """What every line has. ``version`` is that of the scheme when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.CharField(label=_("Số thứ tự"), max_length=20)
    name = forms.CharField(label=_("Nội dung"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    maximum = NumberField(label=_("Điểm tối đa"))

    def clean_maximum(self) -> Decimal:
        found: Decimal = self.cleaned_data["maximum"]
        if found <= 0:
            raise forms.ValidationError(say("Điểm tối đa phải lớn hơn 0."))
        return found

    def text(self, name: str) -> str:
        """A text box in one written form."""
        return collapse(nfc(self.cleaned_data[name]))


class SectionForm(LineForm):
    """A top part. Of bonus and penalty sections the maximum is the cap of all their lines together."""

    kind = forms.ChoiceField(label=_("Loại điểm"), choices=choices(SECTION_KINDS))
    field_order = ("version", "number", "kind", "maximum", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["maximum"].label = say("Điểm tối đa, hoặc mức trần của điểm thưởng, điểm trừ")

    def node(self, key: str) -> Node:
        """The section as typed, without parts."""
        kind = SectionKind(self.cleaned_data["kind"])
        return Section(key, self.text("number"), self.text("name"), kind, self.cleaned_data["maximum"], ())


class HangingForm(LineForm):
    """A line that hangs on a branch, which may be another one."""

    under = forms.ChoiceField(label=_("Thuộc mục"))
    field_order = ("version", "number", "under", "maximum", "name")

    def __init__(self, *args: Any, homes: Sequence[Section | Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].choices = [(home.key, line_name(home)) for home in homes]  # type: ignore[attr-defined]


class GroupForm(HangingForm):
    """A branch between a section and its criteria."""

    def node(self, key: str) -> Node:
        """The group as typed, without parts."""
        return Group(key, self.text("number"), self.text("name"), self.cleaned_data["maximum"], ())


class CriterionForm(HangingForm):
    """A criterion without the numbers of its method, which stand in a form of their own."""

    method = forms.ChoiceField(label=_("Cách tính"), choices=list(METHODS.items()))
    indicator = one_of(
        Indicator.objects.none(), _("Chỉ tiêu"), required=False,
        help_text=_("Gắn chỉ tiêu thì điểm tính từ số liệu đã báo cáo, không ai nhập tay."),
    )  # fmt: skip
    scorer = forms.ChoiceField(label=_("Người chấm"), choices=choices(SCORERS), initial=Scorer.STANDING.value)
    owner = named(Organisation.objects.none(), _("Cơ quan chủ trì"), required=False)
    evidence = forms.CharField(
        label=_("Tài liệu kiểm chứng"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    guidance = forms.CharField(
        label=_("Hướng dẫn chấm"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ("version", "number", "under", "maximum", "name")

    def __init__(
        self, *args: Any, indicators: QuerySet[Indicator], owners: QuerySet[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("indicator", indicators), ("owner", owners)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            field.empty_label = say("Không gắn chỉ tiêu")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("scorer") == Scorer.OWNER and not given.get("owner") and "owner" not in self.errors:
            self.add_error("owner", say("Cơ quan chủ trì chấm thì hãy chọn cơ quan."))
        if given.get("scorer") == Scorer.RECORD and not given.get("indicator"):
            self.add_error("indicator", say("Điểm tính từ số liệu thì hãy chọn chỉ tiêu, hoặc đổi người chấm."))
        return given

    def criterion(self, key: str, method: Method) -> Criterion:
        """The criterion as typed. A line tied to an indicator is scored from the record, whoever was chosen."""
        given = self.cleaned_data
        indicator, owner = given["indicator"], given["owner"]
        return Criterion(
            key=key,
            number=self.text("number"),
            name=self.text("name"),
            maximum=given["maximum"],
            method=method,
            indicator=indicator.code if indicator else "",
            scorer=Scorer.RECORD if indicator else Scorer(given["scorer"]),
            owner=owner.code if owner else "",
            evidence=self.text("evidence"),
            guidance=self.text("guidance"),
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What a criterion may be tied to: branches, indicators, departments."""

    homes: Sequence[Section | Group]
    indicators: QuerySet[Indicator]
    owners: QuerySet[Organisation]


@dataclass(frozen=True, slots=True)
class CriterionEditor:
    """The form of a criterion and the forms of all methods; only the chosen method is judged."""

    form: CriterionForm
    methods: Sequence[MethodForm]
    chosen: str

    @property
    def method_form(self) -> MethodForm:
        """The form of the chosen method."""
        return next((form for form in self.methods if form.code == self.chosen), self.methods[-1])

    def is_valid(self) -> bool:
        """Whether both can be used; both are judged, so that all errors show at once."""
        valid = (self.form.is_valid(), self.method_form.is_bound and self.method_form.is_valid())
        return all(valid)

    def criterion(self, key: str) -> Criterion:
        """The criterion as typed."""
        return self.form.criterion(key, self.method_form.method())


def criterion_editor(
    typed: Mapping[str, Any] | None, choice: Choices, initial: Mapping[str, object], method: Method | None = None
) -> CriterionEditor:
    """The editor of a new or an old criterion; ``method`` is the one it has."""
    usual = METHOD_CODES[type(method)] if method is not None else "manual"
    chosen = str(typed.get("method", usual)) if typed is not None else usual
    form = CriterionForm(
        typed,
        homes=choice.homes,
        indicators=choice.indicators,
        owners=choice.owners,
        initial={**initial, "method": chosen},
    )
    return CriterionEditor(form, method_forms(chosen, typed, method), chosen)
