"""Ways of looking at figures that a person keeps under a name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, User


class SavedView(models.Model):
    """A dashboard or pivot as it was set up, under a name. ``query`` is what stands behind the question mark.

    ``shared_with`` lets everyone who acts for that unit find it; whoever has the link may open it, because the link
    holds no figures and each reader sees only what they may see.
    """

    class Screen(models.TextChoices):
        DASHBOARD = "dashboard", _("Bảng theo dõi")
        PIVOT = "pivot", _("Bảng xoay")

    code = models.CharField(max_length=20, unique=True)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    screen = models.CharField(max_length=10, choices=Screen.choices)
    name = models.CharField(_("Tên"), max_length=120)
    query = models.CharField(max_length=2000, blank=True)
    shared_with = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.CheckConstraint(condition=models.Q(screen__in=["dashboard", "pivot"]), name="view_screen_known"),
            models.UniqueConstraint(
                fields=["owner", "screen", "name"],
                name="view_name_once",
                violation_error_message=_("Đã có cách xem mang tên này; hãy đặt tên khác."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"view:{self.code}"
