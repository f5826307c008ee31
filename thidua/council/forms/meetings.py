"""Forms of meetings: called, agenda, presence, open vote, conflicts, papers, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.council.actions.meetings import ItemFacts, MeetingFacts
from thidua.council.logic.conflict import SubjectTies
from thidua.council.logic.stored_rule import options_from
from thidua.council.logic.voting import options_for
from thidua.council.logic.voting_rules import rule_for
from thidua.council.models import AgendaItem, CouncilMember, Meeting
from thidua.directory.forms.fields import ForReader, day_field, named
from thidua.directory.models import Organisation, Person

ORDINARY = "ordinary"
"""Matters that no award is voted on: decided by the majority."""
TIME_FORMATS = ("%H:%M", "%Hh%M", "%Hg%M")


class MeetingForm(forms.Form):
    """When, where and what for."""

    about = forms.CharField(label=_("Nội dung phiên họp"), max_length=300)
    held_on = day_field(_("Ngày họp"))
    begins_at = forms.TimeField(
        label=_("Giờ họp"),
        required=False,
        input_formats=TIME_FORMATS,
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00", "inputmode": "numeric"}),
        error_messages={"invalid": _("Hãy ghi giờ theo dạng giờ:phút, ví dụ 08:00.")},
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)

    @staticmethod
    def initial_of(meeting: Meeting) -> dict[str, Any]:
        return {name: getattr(meeting, name) for name in ("about", "held_on", "begins_at", "place")}

    def facts(self) -> MeetingFacts:
        data = self.cleaned_data
        return MeetingFacts(data["about"], data["held_on"], data["begins_at"], data["place"])


class ItemForm(ForReader):
    """An item entered by hand. Items of dossiers come from the dossier's own page."""

    unit_fields = ("unit",)
    person_fields = ("person",)

    label = forms.CharField(label=_("Nội dung"), max_length=300)
    subject_kind = forms.ChoiceField(label=_("Bỏ phiếu theo quy định của"))
    secret = forms.BooleanField(
        label=_("Bỏ phiếu kín"),
        required=False,
        help_text=_("Danh hiệu, hình thức mà quy định buộc bỏ phiếu kín thì luôn bỏ phiếu kín."),
    )
    person = named(Person.objects.none(), _("Cá nhân được đề nghị"), required=False)
    unit = named(Organisation.objects.none(), _("Đơn vị được đề nghị hoặc đơn vị của cá nhân"), required=False)
    other_titles = forms.CharField(
        label=_("Hình thức khác có thể chọn"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một hình thức, in sẵn trên phiếu; phiếu không có chỗ viết tay."),
    )
    relatives = forms.ModelMultipleChoiceField(
        CouncilMember.objects.none(),
        label=_("Thành viên có quan hệ gia đình với người được đề nghị"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, kinds: Sequence[tuple[str, Any]], members: QuerySet[CouncilMember], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject_kind"].choices = [(ORDINARY, _("Đa số quá bán (việc chung)")), *kinds]  # type: ignore[attr-defined]
        relatives = self.fields["relatives"]
        relatives.queryset = members  # type: ignore[attr-defined]  # a ModelChoiceField
        relatives.label_from_instance = lambda member: str(member.person)  # type: ignore[attr-defined]

    def facts(self, about: str, day: date) -> ItemFacts:
        """The item under its reference, with the rule that holds on the day of the meeting."""
        data = self.cleaned_data
        rule = rule_for(data["subject_kind"], day)
        titles = [line.strip() for line in data["other_titles"].splitlines() if line.strip()]
        ties = SubjectTies(
            people=frozenset([data["person"].code] if data["person"] else []),
            units=frozenset([data["unit"].code] if data["unit"] else []),
            relatives=frozenset(member.person.code for member in data["relatives"]),
        )
        rule = replace(rule, secret=rule.secret or data["secret"])
        return ItemFacts(about, data["label"], rule, options_for(titles), ties=ties)


class PresenceForm(forms.Form):
    """Who is present; an unticked member is absent."""

    def __init__(self, *args: Any, members: Iterable[CouncilMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = tuple(members)
        for member in self.members:
            self.fields[f"present_{member.pk}"] = forms.BooleanField(
                label=str(member.person), required=False, initial=True
            )

    @property
    def rows(self) -> list[tuple[CouncilMember, forms.BoundField]]:
        return [(member, self[f"present_{member.pk}"]) for member in self.members]

    def present(self) -> dict[int, bool]:
        return {member.pk: self.cleaned_data[f"present_{member.pk}"] for member in self.members}


class OpenVoteForm(forms.Form):
    """What each voter said aloud, by line of the paper; who said nothing stays empty."""

    def __init__(self, *args: Any, item: AgendaItem, voters: Iterable[CouncilMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voters = tuple(voters)
        lines = [(str(at), option.label) for at, option in enumerate(options_from(item.options))]
        for voter in self.voters:
            self.fields[f"vote_{voter.pk}"] = forms.ChoiceField(
                label=str(voter.person), choices=lines, required=False, widget=forms.RadioSelect
            )

    @property
    def rows(self) -> list[tuple[CouncilMember, forms.BoundField]]:
        return [(voter, self[f"vote_{voter.pk}"]) for voter in self.voters]

    def votes(self) -> dict[int, int]:
        said = {voter.pk: self.cleaned_data[f"vote_{voter.pk}"] for voter in self.voters}
        return {pk: int(line) for pk, line in said.items() if line}


class ConflictForm(forms.Form):
    """What the member declares."""

    note = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: là vợ của người được đề nghị. Thư ký xem được lý do này.")
    )


class PaperForm(forms.Form):
    """A file for all members, or for those alone who take part in one item."""

    file = forms.FileField(label=_("Tệp"))
    title = forms.CharField(label=_("Tên tài liệu"), max_length=300, required=False)
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Thuộc nội dung"),
        required=False,
        to_field_name="position",
        empty_label=_("Cả phiên họp"),
        help_text=_("Người không tham gia xét nội dung sẽ không thấy tài liệu của nội dung đó."),
    )

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items  # type: ignore[attr-defined]  # a ModelChoiceField


class ReasonForm(forms.Form):
    """Why a step is taken that undoes something."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
