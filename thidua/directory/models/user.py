"""Accounts and what they may do: a role in one unit or its subtree, from a day until before another."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models.organisation import Organisation
from thidua.directory.models.person import Person


class UserManager(BaseUserManager["User"]):
    """Finds accounts by user name without regard to case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """An account that signs in. Acts under its own name; the person behind it may be known."""

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    display_name = models.CharField(max_length=120)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="vi")
    created_at = models.DateTimeField()
    search_key = models.CharField(max_length=300, editable=False, default="")

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def audit_key(self) -> str:
        return f"user:{self.username}"

    @property
    def audit_label(self) -> str:
        return f"{self.display_name} ({self.username})"

    @property
    def subject(self) -> str:
        return f"user:{self.username}"


class Role(models.TextChoices):
    """What a grant lets its holder be. The screen words are the officials' own."""

    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")
    OFFICER = "officer", _("Chuyên viên thi đua, khen thưởng")
    LEADER = "leader", _("Lãnh đạo UBND")
    HEAD = "head", _("Thủ trưởng đơn vị")
    UNIT_OFFICER = "unit_officer", _("Đầu mối đơn vị")
    COUNCIL_MEMBER = "council_member", _("Thành viên Hội đồng TĐKT")
    AUDITOR = "auditor", _("Thanh tra, kiểm toán")


class Grant(models.Model):
    """A role of one account in one unit (or with all units under it) for a span of days."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    subtree = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("user_id", "role", "valid_from")
        indexes = [models.Index(fields=["user", "valid_from", "valid_to"], name="grant_user_span")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="grant_valid_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"
