"""What was sent to whom about which report: so that nothing is sent twice and nothing is lost."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import User
from thidua.monitoring.models.figure import Report


class Digest(models.Model):
    """One message to one person: everything that is due for the person on a day, or one chasing by hand.

    The row is written with the notice in one transaction; the mail follows and is tried again until it has gone out.
    ``occasion`` is "daily" or names the round chased by hand; a person gets one message for each occasion and day.
    """

    class Mail(models.TextChoices):
        NONE = "none", _("Không có địa chỉ thư")
        WAITING = "waiting", _("Chờ gửi thư")
        SENDING = "sending", _("Đang gửi thư")
        SENT = "sent", _("Đã gửi thư")
        GIVEN_UP = "given_up", _("Không gửi được thư")

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    on = models.DateField()
    occasion = models.CharField(max_length=80, default="daily")
    title = models.CharField(max_length=200)
    text = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    mail = models.CharField(max_length=10, choices=Mail.choices, default=Mail.NONE)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-on", "-id")
        constraints = [
            models.UniqueConstraint(fields=["user", "on", "occasion"], name="digest_once"),
            models.CheckConstraint(
                condition=models.Q(mail__in=["none", "waiting", "sending", "sent", "given_up"]),
                name="digest_mail_known",
            ),
        ]
        indexes = [models.Index(fields=["mail", "claimed_at"], name="digest_mail")]

    def __str__(self) -> str:
        return f"{self.on} {self.user_id}: {self.title}"

    @property
    def lines(self) -> list[str]:
        """The sentences of the message."""
        return self.text.splitlines()


class Reminder(models.Model):
    """Một lần đôn đốc: one person was told of one report at one stage of its deadline.

    ``due_on`` is the deadline spoken of: a moved deadline is reminded of anew. ``offset`` counts the days of the stage
    after the deadline, negative before it; a reminder by hand has the day itself as ``due_on`` and offset 0.
    """

    class Kind(models.TextChoices):
        CALENDAR = "calendar", _("Nhắc theo lịch")
        CHASE = "chase", _("Đôn đốc")

    report = models.ForeignKey(Report, models.CASCADE, related_name="reminders")
    digest = models.ForeignKey(Digest, models.PROTECT, related_name="reminders")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CALENDAR)
    due_on = models.DateField()
    offset = models.SmallIntegerField(default=0)
    on = models.DateField()

    class Meta:
        ordering = ("-on", "-id")
        constraints = [
            models.UniqueConstraint(fields=["report", "user", "kind", "due_on", "offset"], name="reminder_once"),
            models.CheckConstraint(condition=models.Q(kind__in=["calendar", "chase"]), name="reminder_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} → {self.user_id} ({self.due_on}{self.offset:+d})"
