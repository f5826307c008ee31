"""Forms of a ballot box: prepared, its keys turned. Ballots themselves come sealed from the voter's browser."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.core.errors import Invalid
from thidua.council.models import AgendaItem
from thidua.council.sealing import ENVELOPE_BYTES
from thidua.directory.models import User

MOST_ENVELOPES = 2000


class BoxForm(forms.Form):
    """Which items are voted on, who keeps the keys, how many of them open the box."""

    items = forms.ModelMultipleChoiceField(
        AgendaItem.objects.none(),
        label=_("Nội dung bỏ phiếu"),
        to_field_name="position",
        widget=forms.CheckboxSelectMultiple,
    )
    officers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Người giữ khóa"),
        to_field_name="username",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn người không phụ thuộc nhau; không chọn người quản trị máy chủ."),
    )
    threshold = forms.IntegerField(
        label=_("Số người cùng mở"),
        min_value=2,
        initial=2,
        help_text=_("Ít nhất hai. Thiếu chừng ấy người thì hòm phiếu không mở được."),
    )

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], officers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].queryset = items  # type: ignore[attr-defined]  # choice fields of models
        self.fields["officers"].queryset = officers  # type: ignore[attr-defined]


class KeyForm(forms.Form):
    """The officer's opening code, as written down."""

    code = forms.CharField(
        label=_("Mã mở khóa"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Tám nhóm bốn ký tự; gõ thường hay hoa, có gạch nối hay không đều được."),
    )


def envelopes_from(sent: object) -> dict[UUID, bytes]:
    """The envelopes of a request by item; :class:`Invalid` where they are not what a voter's page sends."""
    try:
        if not isinstance(sent, Mapping) or len(sent) > MOST_ENVELOPES:
            raise ValueError
        found = {UUID(item): b64decode(text, validate=True) for item, text in sent.items()}
        if any(len(content) != ENVELOPE_BYTES for content in found.values()):
            raise ValueError
    except (ValueError, TypeError, AttributeError, binascii.Error):
        raise Invalid({"": gettext("Phiếu bị hỏng khi gửi; hãy gửi lại.")}) from None
    return found
