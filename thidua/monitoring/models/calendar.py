"""Days off and swapped working days that an organisation enters beside the public holidays it takes from the law."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.workdays import SpecialDay
from thidua.directory.models import Organisation


class CalendarDay(models.Model):
    """One day that is not what its weekday says, for ``organisation`` and all under it.

    Overrides the built-in table of the same day: an announcement that came later, a local holiday, a correction.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    day = models.DateField()
    works = models.BooleanField(default=False)
    reason = models.CharField(max_length=200)
    tentative = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("day", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "day"],
                name="calendar_day_once",
                violation_error_message=_("Ngày này đã có trong lịch; hãy sửa dòng đang có."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.reason}"

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"calendar:{self.organisation.code}/{self.day}"

    def as_special(self) -> SpecialDay:
        """The day as the counting of working days takes it."""
        return SpecialDay(self.day, self.reason, self.works, self.tentative, self.source)
