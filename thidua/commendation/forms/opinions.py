"""Forms of opinions, public notices and letters about them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.opinions import FeedbackFacts
from thidua.commendation.models import NoticeFeedback, Opinion
from thidua.directory.forms.fields import day_field, some_of
from thidua.directory.models import Organisation, User


class AskForm(forms.Form):
    """Who is asked what, until when."""

    bodies = some_of(Organisation.objects.none(), _("Cơ quan, đơn vị được hỏi"))
    question = forms.CharField(label=_("Nội dung lấy ý kiến"), widget=forms.Textarea(attrs={"rows": 4}))
    due_on = day_field(_("Hạn trả lời"), help_text=_("Quá ngày này, đơn vị chưa trả lời được ghi là không có ý kiến."))

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]  # a choice field of a model


class OpinionForm(forms.Form):
    """The answer of a body."""

    stance = forms.ChoiceField(
        label=_("Ý kiến"),
        choices=[(value, words) for value, words in Opinion.Stance.choices if value],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("Nội dung, lý do"), required=False, widget=forms.Textarea(attrs={"rows": 4}))


class NoticeForm(forms.Form):
    """Where and since when a dossier is shown to the public."""

    place = forms.CharField(
        label=_("Nơi công khai"), max_length=300, help_text=_("Địa chỉ trang thông tin, bảng tin, nhà văn hóa…")
    )
    posted_on = day_field(_("Công khai từ ngày"))


class FeedbackForm(forms.Form):
    """A letter about a notice. Writer and words stay with those who appraise."""

    received_on = day_field(_("Ngày nhận"))
    text = forms.CharField(label=_("Nội dung góp ý"), widget=forms.Textarea(attrs={"rows": 5}))
    sender = forms.CharField(label=_("Người góp ý"), max_length=200, required=False)
    contact = forms.CharField(label=_("Địa chỉ, điện thoại"), max_length=300, required=False)

    def facts(self) -> FeedbackFacts:
        data = self.cleaned_data
        return FeedbackFacts(data["text"], data["received_on"], data["sender"], data["contact"])


class SettleForm(forms.Form):
    """What a letter came to."""

    outcome = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[(value, words) for value, words in NoticeFeedback.Outcome.choices if value],
        widget=forms.RadioSelect,
    )
    finding = forms.CharField(label=_("Căn cứ, cách xử lý"), widget=forms.Textarea(attrs={"rows": 4}))


class HandlerForm(forms.Form):
    """Who appraises; nobody named means everybody of the body."""

    handler = forms.ModelChoiceField(
        User.objects.none(), label=_("Người thẩm định"), to_field_name="username", required=False
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = people  # type: ignore[attr-defined]  # a choice field of a model
