"""Forms about campaigns: their facts, number and date, recipients, launch and end."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.actions.compose import CampaignFacts
from thidua.campaigns.forms.fields import reason_field
from thidua.campaigns.models import Campaign
from thidua.directory.forms.fields import day_field
from thidua.directory.models import Organisation

FIRST_YEAR, LAST_YEAR = 1948, 2100


def year_field(**kwargs: Any) -> forms.IntegerField:
    """A year of emulation; the first was 1948."""
    kwargs.setdefault("label", _("Năm"))
    return forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, **kwargs)


class CampaignForm(forms.Form):
    """What a person writes of a campaign. ``version`` tells whether somebody else saved meanwhile."""

    title = forms.CharField(
        label=_("Tên phong trào"), max_length=500, widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500})
    )
    theme = forms.CharField(
        label=_("Chủ đề"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500})
    )
    year = year_field()
    starts = day_field(_("Từ ngày"), required=False, help_text=_("Để trống nếu tính từ ngày ký phát động."))
    ends = day_field(_("Đến hết ngày"), required=False)
    acknowledge_by = day_field(_("Hạn tiếp nhận"), required=False)
    objective = forms.CharField(label=_("Mục tiêu, mục đích"), required=False, widget=forms.Textarea(attrs={"rows": 6}))
    doc_type = forms.CharField(label=_("Loại văn bản"), max_length=60, required=False)
    place = forms.CharField(label=_("Nơi ban hành"), max_length=120, required=False)
    issuer_text = forms.CharField(label=_("Cơ quan ban hành (ghi trên văn bản)"), max_length=300, required=False)
    signer_name = forms.CharField(label=_("Người ký"), max_length=120, required=False)
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=200, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def facts(self) -> CampaignFacts:
        return CampaignFacts(**{field.name: self.cleaned_data[field.name] for field in fields(CampaignFacts)})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("Ngày kết thúc phải sau ngày bắt đầu."))
        return data

    @staticmethod
    def initial_of(campaign: Campaign) -> dict[str, Any]:
        """What the form shows of a stored campaign."""
        return {name: getattr(campaign, name) for name in CampaignForm.base_fields}


class NewCampaignForm(CampaignForm):
    """A campaign to be begun, by one of the units the person writes for."""

    issuer = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị phát động"), to_field_name="code")

    field_order = ("issuer", "title", "theme")

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
        only = list(units[:2])
        if len(only) == 1:
            self.fields["issuer"].initial = only[0].code


class CopyCampaignForm(forms.Form):
    """A campaign begun from one of an earlier year."""

    source = forms.ModelChoiceField(Campaign.objects.none(), label=_("Phong trào năm trước"), to_field_name="code")
    year = year_field(label=_("Cho năm"))
    keep_values = forms.BooleanField(
        label=_("Giữ giá trị chỉ tiêu của năm trước"),
        required=False,
        help_text=_("Nếu không chọn, giá trị để trống để nhập số mới: số cũ trông như số mới dễ bị bỏ sót."),
    )

    def __init__(self, *args: Any, campaigns: QuerySet[Campaign], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = campaigns  # type: ignore[attr-defined]  # a ModelChoiceField


class NumberForm(forms.Form):
    """What văn thư gave after signing."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, help_text=_("Ví dụ: 19/PĐ-UBND."))
    signed_on = day_field(_("Ngày ký"))


class RecipientsForm(forms.Form):
    """The units a campaign goes to. Units that have it already stay ticked."""

    units = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Đơn vị nhận"),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-tick": "units"}),
    )

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class PublishForm(forms.Form):
    """The last look before a campaign goes out."""

    checked = forms.BooleanField(
        label=_("Đã kiểm tra số, ngày, chỉ tiêu và danh sách đơn vị nhận"),
        error_messages={"required": _("Hãy kiểm tra rồi đánh dấu vào ô này để phát động.")},
    )


class EndForm(forms.Form):
    """Why a campaign is ended, recalled, reopened or put aside."""

    reason = reason_field()


class NoReasonForm(forms.Form):
    """A step that needs no reason, only a second look."""
