"""Forms of registrations: calls, what is striven for, changes, the rule about titles. The actions decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.text import fold
from thidua.directory.forms.fields import day_field
from thidua.directory.models import Organisation, Person
from thidua.scoring.actions.registrations import Wanted
from thidua.scoring.models import Registration, RegistrationCall, RegistrationLine

TITLE, TARGET = RegistrationLine.Kind.TITLE, RegistrationLine.Kind.TARGET


@dataclass(frozen=True, slots=True)
class AwardOffer:
    """A title or form that may be registered: its code in the catalogue, its name, whom it is for."""

    code: str
    name: str
    for_people: bool
    for_units: bool


class LinesForm(forms.Form):
    """What is striven for: titles of the catalogue by a tick, others and targets one on each line."""

    awards = forms.MultipleChoiceField(
        label=_("Danh hiệu, hình thức khen thưởng"), widget=forms.CheckboxSelectMultiple, required=False
    )
    titles = forms.CharField(
        label=_("Danh hiệu khác"), widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text=_("Chỉ ghi danh hiệu không có trong danh sách trên; mỗi dòng một danh hiệu."),
    )  # fmt: skip
    targets = forms.CharField(
        label=_("Chỉ tiêu phấn đấu"), widget=forms.Textarea(attrs={"rows": 4}), required=False,
        help_text=_("Mỗi dòng một chỉ tiêu."),
    )  # fmt: skip

    def __init__(self, *args: Any, offers: Sequence[AwardOffer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = {offer.code: offer for offer in offers}
        field = self.fields["awards"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(offer.code, offer.name) for offer in offers]

    @staticmethod
    def initial_of(row: Registration) -> dict[str, Any]:
        """What the registration says now."""
        lines = list(row.lines.all())
        return {
            "awards": [line.award for line in lines if line.award],
            "titles": "\n".join(line.text for line in lines if line.kind == TITLE and not line.award),
            "targets": "\n".join(line.text for line in lines if line.kind == TARGET),
        }

    def wanted(self) -> list[Wanted]:
        """For the actions. A title that was typed as the catalogue has it is that of the catalogue."""
        given = self.cleaned_data
        chosen = [self.offers[code] for code in given["awards"]]
        by_name = {fold(offer.name): offer for offer in self.offers.values()}
        lines = [Wanted(TITLE, offer.name, award=offer.code) for offer in chosen]
        for text in _lines(given["titles"]):
            known = by_name.get(fold(text))
            if known is None:
                lines.append(Wanted(TITLE, text))
            elif known not in chosen:
                lines.append(Wanted(TITLE, known.name, award=known.code))
        return [*lines, *(Wanted(TARGET, text) for text in _lines(given["targets"]))]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class RegistrationForm(LinesForm):
    """A registration of a unit, or of one of its people."""

    call = forms.ModelChoiceField(RegistrationCall.objects.none(), label=_("Đợt đăng ký"))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị"))
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Cá nhân"), required=False, help_text=_("Để trống nếu đăng ký cho tập thể.")
    )
    field_order = ("call", "organisation", "person", "awards", "titles", "targets")

    def __init__(
        self,
        *args: Any,
        calls: QuerySet[RegistrationCall],
        units: QuerySet[Organisation],
        people: QuerySet[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("call", calls), ("organisation", units), ("person", people)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        person = found.get("person")
        for code in found.get("awards", ()):
            offer = self.offers[code]
            if person is None and not offer.for_units:
                words = gettext("“%(award)s” dành cho cá nhân. Hãy chọn người ở ô Cá nhân, hoặc bỏ chọn danh hiệu này.")
                self.add_error("awards", words % {"award": offer.name})
            if person is not None and not offer.for_people:
                words = gettext("“%(award)s” dành cho tập thể. Hãy để trống ô Cá nhân, hoặc bỏ chọn danh hiệu này.")
                self.add_error("awards", words % {"award": offer.name})
        return found


class ChangeForm(LinesForm):
    """An approved registration as it is to read from now on, and why."""

    reason = forms.CharField(label=_("Lý do thay đổi"), widget=forms.Textarea(attrs={"rows": 2}))


class DraftForm(LinesForm):
    """A draft being corrected."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class CallForm(forms.Form):
    """The year units are asked to register for, and until when."""

    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị tổ chức"))
    year = forms.IntegerField(label=_("Năm"), min_value=1948, max_value=2100)
    due_on = day_field(_("Hạn đăng ký"))
    legal_basis = forms.CharField(label=_("Văn bản"), max_length=300, required=False)

    def __init__(self, *args: Any, organisers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organiser"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisers


class RuleForm(forms.Form):
    """From a day on, whether who did not register may be given a title, and by which text."""

    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị tổ chức"))
    required = forms.TypedChoiceField(
        label=_("Đăng ký thi đua"),
        choices=[("1", _("Là điều kiện để đề nghị danh hiệu")), ("0", _("Không là điều kiện"))],
        coerce=lambda value: value == "1",
    )
    legal_basis = forms.CharField(label=_("Căn cứ"), max_length=300, help_text=_("Số, ngày của văn bản quy định."))
    since = day_field(_("Áp dụng từ ngày"))

    def __init__(self, *args: Any, organisers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organiser"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisers
