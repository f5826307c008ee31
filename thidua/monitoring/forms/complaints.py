"""Forms of letters: taken in, assigned, handled, answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import day_field, named, one_of
from thidua.directory.models import Organisation, Person, User
from thidua.monitoring.actions.complaints import ComplaintFacts
from thidua.monitoring.forms.several_files import files_field, lines
from thidua.monitoring.logic.complaint_states import ComplaintKind, PlannedStep, read_steps
from thidua.monitoring.models.complaint_labels import COMPLAINT_KINDS
from thidua.monitoring.models.labels import choices

FACTS = (
    "title", "content", "received_on", "sender_name", "sender_contact", "is_anonymous", "concerns_unit",
    "concerns_person",
)  # fmt: skip


class ComplaintForm(forms.Form):
    """A letter as it came in."""

    kind = forms.ChoiceField(label=_("Loại đơn"), choices=choices(COMPLAINT_KINDS))
    receiver = one_of(Organisation.objects.none(), _("Đơn vị tiếp nhận"))
    received_on = day_field(_("Ngày nhận"))
    is_anonymous = forms.BooleanField(label=_("Đơn không nêu tên người gửi"), required=False)
    sender_name = forms.CharField(label=_("Người gửi"), max_length=200, required=False)
    sender_contact = forms.CharField(label=_("Địa chỉ, điện thoại"), max_length=300, required=False)
    title = forms.CharField(label=_("Tóm tắt"), max_length=500)
    content = forms.CharField(label=_("Nội dung"), widget=lines(7))
    concerns_unit = named(Organisation.objects.none(), _("Đơn vị bị phản ánh, khiếu nại, tố cáo"), required=False)
    concerns_person = named(Person.objects.none(), _("Người bị phản ánh, khiếu nại, tố cáo"), required=False)
    leader = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Chuyển lãnh đạo"),
        to_field_name="username",
        required=False,
        help_text=_("Bắt buộc với đơn tố cáo. Sau khi vào sổ, chỉ lãnh đạo này và người được phân công xem được đơn."),
    )
    papers = files_field(_("Tệp kèm theo"))

    def __init__(
        self,
        *args: Any,
        receivers: QuerySet[Organisation],
        leaders: QuerySet[User],
        units: QuerySet[Organisation],
        people: QuerySet[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = {"receiver": receivers, "leader": leaders, "concerns_unit": units, "concerns_person": people}
        for name, queryset in rows.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]  # choice fields of models

    def facts(self) -> ComplaintFacts:
        data = self.cleaned_data
        return ComplaintFacts(kind=ComplaintKind(data["kind"]), **{name: data[name] for name in FACTS})


class AssignForm(forms.Form):
    """Who handles a letter, and by when."""

    handlers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Người giải quyết"),
        required=False,
        to_field_name="username",
        widget=forms.CheckboxSelectMultiple,
    )
    handling_unit = named(Organisation.objects.none(), _("Hoặc giao cho đơn vị"), required=False)
    steps = forms.CharField(
        label=_("Các bước và thời hạn"),
        widget=lines(5),
        help_text=_(
            "Mỗi dòng: số ngày | việc phải làm. Số ngày gợi ý chưa được xác nhận; hãy đối chiếu luật hiện hành."
        ),
    )

    def __init__(self, *args: Any, people: QuerySet[User], units: QuerySet[Organisation] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handlers"].queryset = people  # type: ignore[attr-defined]  # a choice field of a model
        if units is None:
            del self.fields["handling_unit"]
        else:
            self.fields["handling_unit"].queryset = units  # type: ignore[attr-defined]  # a choice field of a model

    def clean_steps(self) -> tuple[PlannedStep, ...]:
        steps, wrong = read_steps(self.cleaned_data["steps"])
        if wrong:
            numbers = ", ".join(map(str, wrong))
            raise forms.ValidationError(
                _("Dòng %(numbers)s chưa đúng; hãy viết: số ngày | việc phải làm, ví dụ “10 | Thụ lý”."),
                params={"numbers": numbers},
            )
        return steps


class StepForm(forms.Form):
    """What came of a step."""

    result = forms.CharField(label=_("Kết quả"), widget=lines(4))
    papers = files_field(_("Tệp kèm theo"))


class FilesForm(forms.Form):
    """More files."""

    papers = files_field(_("Tệp"), required=True)


class ReplyForm(forms.Form):
    """The answer."""

    answer = forms.CharField(label=_("Nội dung trả lời"), widget=lines(6))
    number = forms.CharField(label=_("Số văn bản trả lời"), max_length=60, required=False)
    papers = files_field(_("Tệp văn bản trả lời"))
