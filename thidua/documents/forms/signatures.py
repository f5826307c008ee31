"""Forms of signatures: a file to be checked, a file to be signed with an own key."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation
from thidua.documents.logic.signature_place import Signing
from thidua.documents.sign.keys import FileKey, SigningKey, TokenKey
from thidua.documents.signature_work import Wish

SIGNINGS = {
    Signing.PERSON: _("Chữ ký của người có thẩm quyền (giữa chức vụ và họ tên)"),
    Signing.BODY: _("Chữ ký của cơ quan (dấu đỏ, trùm 1/3 chữ ký về bên trái)"),
    Signing.APPENDIX: _("Chữ ký của cơ quan trên phụ lục rời (góc phải trang đầu)"),
}


class CheckForm(forms.Form):
    """A PDF that came in signed."""

    file = forms.FileField(label=_("Tệp PDF đã ký"), widget=forms.FileInput(attrs={"accept": ".pdf"}))
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        None, label=_("Lưu ở đơn vị"), empty_label=None, to_field_name="code"
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]


class SignForm(CheckForm):
    """A PDF to sign. The key is read, used once, and forgotten."""

    file = forms.FileField(label=_("Tệp PDF cần ký"), widget=forms.FileInput(attrs={"accept": ".pdf"}))
    signing = forms.ChoiceField(
        label=_("Vị trí"), choices=[(s.value, w) for s, w in SIGNINGS.items()], widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Họ tên người ký trên văn bản"),
        required=False,
        help_text=_("Để trống: lấy theo chứng thư; hệ thống tìm tên này để đặt chữ ký"),
    )
    number = forms.CharField(label=_("Số, ký hiệu văn bản"), required=False, help_text=_("In trên phụ lục rời"))
    picture = forms.FileField(
        label=_("Ảnh chữ ký hoặc dấu (PNG nền trong)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png"}),
    )
    key = forms.FileField(
        label=_("Tệp khóa PKCS#12 (.p12, .pfx)"), required=False, widget=forms.FileInput(attrs={"accept": ".p12,.pfx"})
    )
    password = forms.CharField(
        label=_("Mật khẩu khóa hoặc mã PIN"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        strip=False,
        help_text=_("Dùng một lần để ký, không lưu lại"),
    )
    slot = forms.CharField(label=_("Tên token"), required=False)
    label = forms.CharField(label=_("Tên chứng thư trong token"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signing"].initial = Signing.PERSON.value
        if not settings.PKCS11_LIBRARY:
            del self.fields["slot"], self.fields["label"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("key") and not data.get("slot"):
            self.add_error("key", _("Hãy chọn tệp khóa."))
        return data

    def signing_key(self) -> SigningKey:
        """The key that was given."""
        data = self.cleaned_data
        if data.get("key"):
            return FileKey(data["key"].read(), data["password"])
        return TokenKey(settings.PKCS11_LIBRARY, data["slot"], data["label"], data["password"])

    def wish(self) -> Wish:
        """How to sign."""
        data = self.cleaned_data
        picture = data["picture"].read() if data["picture"] else b""
        return Wish(Signing(data["signing"]), data["name"], data["number"], picture)


class SignPrintForm(SignForm):
    """The print of a paper to sign: the file and its unit are known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, units=Organisation.objects.none(), **kwargs)
        del self.fields["file"], self.fields["organisation"]
