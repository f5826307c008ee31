"""Forms of councils: formed by a decision, members seated, seats ended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.council.actions.councils import CouncilFacts, Seat
from thidua.council.models import Council, CouncilMember
from thidua.directory.forms.fields import ForReader, day_field, named, one_of
from thidua.directory.models import Organisation, Person


class CouncilForm(forms.Form):
    """A council as its decision forms it."""

    organisation = one_of(Organisation.objects.none(), _("Đơn vị lập Hội đồng"))
    kind = forms.ChoiceField(label=_("Loại Hội đồng"), choices=Council.Kind.choices)
    name = forms.CharField(label=_("Tên Hội đồng"), max_length=300)
    legal_basis = forms.CharField(
        label=_("Quyết định thành lập"),
        max_length=300,
        help_text=_("Số và ngày, ví dụ: Quyết định số 12/QĐ-UBND ngày 02/01/2024."),
    )
    valid_from = day_field(_("Hoạt động từ ngày"))
    valid_to = day_field(
        _("Đến trước ngày"), required=False, help_text=_("Bỏ trống khi quyết định không nêu ngày hết hạn.")
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField

    def facts(self) -> CouncilFacts:
        data = self.cleaned_data
        return CouncilFacts(data["name"], data["legal_basis"], data["valid_from"], data["valid_to"], data["kind"])


class SeatForm(ForReader):
    """A person takes a seat."""

    person_fields = ("person",)

    person = named(Person.objects.none(), _("Cá nhân"))
    post = forms.ChoiceField(label=_("Chức danh trong Hội đồng"), choices=CouncilMember.Post.choices, initial="member")
    position = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=999, help_text=_("Số nhỏ đứng trước; Chủ tịch thường là 1.")
    )
    valid_from = day_field(_("Từ ngày"))

    def seat(self) -> Seat:
        data = self.cleaned_data
        return Seat(data["person"], data["post"], data["valid_from"], data["position"])


class EndSeatForm(forms.Form):
    """The first day on which the person sits no more."""

    ends = day_field(_("Thôi tham gia từ ngày"), help_text=_("Ngày đầu tiên không còn là thành viên."))
