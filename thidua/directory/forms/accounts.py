"""Forms for accounts and roles. The actions decide."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.directory.actions.accounts import AccountDraft, GrantDraft
from thidua.directory.forms.fields import ForReader, day_field, named
from thidua.directory.models import Organisation, Person, Role


class GrantForm(ForReader):
    """A role in a unit, or with all units under it."""

    unit_fields = ("organisation",)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    organisation = named(Organisation.objects.none(), _("Tại đơn vị"))
    subtree = forms.BooleanField(label=_("Gồm cả các đơn vị trực thuộc"), required=False)
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(_("Kết thúc từ ngày"), required=False, help_text=_("Để trống nếu chưa định ngày kết thúc."))
    reason = forms.CharField(label=_("Lý do, căn cứ"), max_length=300, required=False)

    def grant(self) -> GrantDraft:
        """For ``grant_role`` and ``create_account``."""
        names = ("organisation", "subtree", "valid_from", "valid_to", "reason")
        return GrantDraft(role=Role(self.cleaned_data["role"]), **{name: self.cleaned_data[name] for name in names})


class NewAccountForm(GrantForm):
    """An account with its first role."""

    person_fields = ("person",)
    username = forms.RegexField(
        r"[a-zA-Z0-9][a-zA-Z0-9._-]{2,59}",
        label=_("Tên đăng nhập"),
        error_messages={"invalid": _("Gồm 3 đến 60 chữ cái không dấu, chữ số, dấu chấm, gạch.")},
    )
    display_name = forms.CharField(label=_("Tên hiển thị"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    person = named(Person.objects.none(), _("Là tài khoản của"), required=False)
    field_order = ("username", "display_name", "email", "person")

    def account(self) -> AccountDraft:
        """For ``create_account``, with ``grant()``."""
        return AccountDraft(
            **{name: self.cleaned_data[name] for name in ("username", "display_name", "email", "person")}
        )


class ProfileForm(forms.Form):
    """The own account, for ``edit_own_profile(**cleaned_data)``."""

    display_name = forms.CharField(label=_("Tên hiển thị"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=[("vi", "Tiếng Việt"), ("en", "English")])
