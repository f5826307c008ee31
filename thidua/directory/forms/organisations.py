"""Forms for units: entered, corrected, moved, merged, split, renamed, closed. The actions decide."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts
from thidua.directory.actions.reorganisation import Merger, Renaming, Staff
from thidua.directory.forms.fields import ForReader, day_field, named, some_of
from thidua.directory.models import Organisation


class OrganisationForm(forms.Form):
    """Facts of a unit."""

    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=Organisation.Kind.choices)
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=100, required=False)
    official_code = forms.CharField(
        label=_("Mã hành chính"), max_length=10, required=False, help_text=_("Theo Quyết định 19/2025/QĐ-TTg.")
    )
    address = forms.CharField(label=_("Địa chỉ trụ sở"), max_length=200, required=False)

    def facts(self) -> OrganisationFacts:
        """For ``edit_organisation``."""
        names = ("name", "kind", "short_name", "official_code", "address")
        return OrganisationFacts(**{name: self.cleaned_data[name] for name in names})


class NewOrganisationForm(ForReader, OrganisationForm):
    """A unit to be entered."""

    unit_fields = ("parent",)
    code = forms.CharField(label=_("Mã đơn vị"), max_length=40, help_text=_("Không đổi được sau khi lưu."))
    parent = named(Organisation.objects.none(), _("Đơn vị cấp trên"), required=False)
    valid_from = day_field(_("Hoạt động từ ngày"))
    field_order = ("code", "name", "kind", "parent", "valid_from")

    def draft(self) -> OrganisationDraft:
        """For ``create_organisation``."""
        return OrganisationDraft(self.cleaned_data["code"], self.facts(), self.cleaned_data["valid_from"])


class PlacementForm(ForReader):
    """Where a unit moves."""

    unit_fields = ("parent",)
    parent = named(Organisation.objects.none(), _("Đơn vị cấp trên mới"))
    since = day_field(_("Từ ngày"))


class LegalBasisForm(forms.Form):
    """The text by which something becomes so."""

    legal_basis = forms.CharField(
        label=_("Văn bản căn cứ"), max_length=300, help_text=_("Số, ngày và cơ quan ban hành.")
    )


class RenamingForm(LegalBasisForm):
    """A new name by a legal text."""

    name = forms.CharField(label=_("Tên mới"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Loại đơn vị mới"), required=False, choices=[("", _("Giữ nguyên")), *Organisation.Kind.choices]
    )
    effective = day_field(_("Có hiệu lực từ ngày"))
    field_order = ("name", "kind", "effective", "legal_basis")

    def renaming(self) -> Renaming:
        """For ``rename_organisation``."""
        data = self.cleaned_data
        return Renaming(data["name"], data["effective"], data["legal_basis"], data["kind"] or None)


class DissolutionForm(LegalBasisForm):
    """The end of a unit."""

    ends = day_field(_("Ngừng hoạt động từ ngày"))


class MergerForm(ForReader, LegalBasisForm):
    """Units that become one: an existing unit takes the others in, or a new one is made."""

    unit_fields = ("sources", "into", "parent")
    sources = some_of(Organisation.objects.none(), _("Các đơn vị sáp nhập"))
    into = named(
        Organisation.objects.none(), _("Sáp nhập vào"), required=False, help_text=_("Để trống nếu lập đơn vị mới.")
    )
    code = forms.CharField(label=_("Mã đơn vị mới"), max_length=40, required=False)
    name = forms.CharField(label=_("Tên đơn vị mới"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Loại đơn vị mới"), required=False, choices=Organisation.Kind.choices)
    parent = named(Organisation.objects.none(), _("Cấp trên của đơn vị mới"), required=False)
    effective = day_field(_("Có hiệu lực từ ngày"))
    carry = forms.BooleanField(
        label=_("Chuyển chức vụ và vai trò sang đơn vị mới"),
        required=False,
        help_text=_("Không gồm thủ trưởng. Nếu không chọn, mọi chức vụ và vai trò kết thúc."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("into"):
            for name in ("code", "name", "parent"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Cần có khi lập đơn vị mới (hoặc chọn đơn vị tiếp nhận)."))
        return data

    def merger(self) -> Merger:
        """For ``merge_organisations``, with ``cleaned_data["parent"]``."""
        data = self.cleaned_data
        new = OrganisationDraft(data["code"], OrganisationFacts(data["name"], data["kind"]), data["effective"])
        return Merger(
            sources=tuple(data["sources"]),
            into=data["into"] or new,
            effective=data["effective"],
            legal_basis=data["legal_basis"],
            staff=Staff.CARRY if data["carry"] else Staff.END,
        )


class NewPartForm(forms.Form):
    """One of the units that come of a split."""

    code = forms.CharField(label=_("Mã đơn vị"), max_length=40)
    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=Organisation.Kind.choices)

    def draft(self, effective: date) -> OrganisationDraft:
        """One of ``Split.into``."""
        data = self.cleaned_data
        return OrganisationDraft(data["code"], OrganisationFacts(data["name"], data["kind"]), effective)


class SplitForm(LegalBasisForm):
    """A unit of which new ones are made, beside a set of :class:`NewPartForm`."""

    effective = day_field(_("Có hiệu lực từ ngày"))
    source_remains = forms.BooleanField(label=_("Đơn vị cũ tiếp tục hoạt động"), required=False)


NewPartForms = forms.formset_factory(NewPartForm, extra=2, min_num=1, validate_min=True)
