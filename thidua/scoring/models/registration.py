"""Registration of titles and targets at the start of a year, and whether it is a condition for a title."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, Person, User
from thidua.scoring.logic.workflow import RegistrationState
from thidua.scoring.models.labels import REGISTRATION_STATES, choices, known


class RegistrationRule(models.Model):
    """From a day on, under one organiser: whether who did not register may be given a title, and by which text."""

    organiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    required = models.BooleanField()
    legal_basis = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-valid_from",)
        constraints = [
            models.UniqueConstraint(fields=["organiser", "valid_from"], name="registration_rule_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="registration_rule_valid_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organiser_id} {self.valid_from}: {self.required}"


class RegistrationCall(models.Model):
    """The organiser asks its units to register for a year until a day. Later is late, never refused."""

    organiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-year",)
        constraints = [models.UniqueConstraint(fields=["organiser", "year"], name="registration_call_once")]

    def __str__(self) -> str:
        return f"{self.organiser_id} {self.year}"

    @property
    def subject(self) -> str:
        return f"registration_call:{self.organiser.code}-{self.year}"


class Registration(models.Model):
    """What one unit, or one of its people, strives for in a year. ``version`` counts approved texts and changes."""

    code = models.CharField(max_length=20, unique=True)
    call = models.ForeignKey(RegistrationCall, models.PROTECT, related_name="registrations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=choices(REGISTRATION_STATES), default=RegistrationState.DRAFT.value)
    submitted_on = models.DateField(null=True, blank=True)
    late_days = models.PositiveSmallIntegerField(default=0)  # calendar days past the day of the call
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    return_reason = models.TextField(blank=True)
    change_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("organisation__sort_key", "id")
        constraints = [
            known("state", REGISTRATION_STATES, "registration_state_known"),
            models.UniqueConstraint(
                fields=["call", "organisation"],
                condition=Q(person=None) & ~Q(state=RegistrationState.WITHDRAWN.value),
                name="registration_once_per_unit",
            ),
            models.UniqueConstraint(
                fields=["call", "person"],
                condition=Q(person__isnull=False) & ~Q(state=RegistrationState.WITHDRAWN.value),
                name="registration_once_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.person or self.organisation}"

    @property
    def subject(self) -> str:
        return f"registration:{self.code}"


class RegistrationLine(models.Model):
    """One title or one target. ``award`` is the code in the catalogue of titles, ``indicator`` that of the target."""

    class Kind(models.TextChoices):
        TITLE = "title", _("Danh hiệu")
        TARGET = "target", _("Chỉ tiêu")

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    award = models.CharField(max_length=60, blank=True)
    indicator = models.CharField(max_length=30, blank=True)
    text = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.text
