"""People and the offices they hold. Authority comes from an office held on a date."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models.organisation import Organisation


class Person(models.Model):
    """One human being. ``personal_id`` (số định danh cá nhân, 12 digits) is unique where known."""

    class Gender(models.TextChoices):
        FEMALE = "female", _("Nữ")
        MALE = "male", _("Nam")
        UNKNOWN = "unknown", _("Chưa rõ")

    code = models.CharField(max_length=40, unique=True)
    full_name = models.CharField(max_length=120)
    birth_date = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=10, choices=Gender.choices, default=Gender.UNKNOWN)
    personal_id = models.CharField(max_length=12, blank=True)
    ethnicity = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)  # withdrawn people leave the lists, never the record
    search_key = models.CharField(max_length=200, editable=False)
    sort_key = models.CharField(max_length=400, editable=False)  # by given name, as Vietnamese lists are

    class Meta:
        ordering = ("sort_key", "code")
        indexes = [models.Index(fields=["sort_key"], name="person_sort")]
        constraints = [
            models.UniqueConstraint(fields=["personal_id"], condition=~Q(personal_id=""), name="person_id_once"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def subject(self) -> str:
        return f"person:{self.code}"


class PersonKey(models.Model):
    """One beginning under which a person is found: the name from one of its words on, or the code."""

    owner = models.ForeignKey(Person, models.CASCADE, related_name="keys", db_index=False)
    key = models.CharField(max_length=80, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "key"], name="person_key_of_owner")]

    def __str__(self) -> str:
        return self.key


class Appointment(models.Model):
    """A person holds a post in an organisation from a day until before another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    post = models.CharField(max_length=120)  # chức vụ as printed: "Chủ tịch UBND xã"
    is_head = models.BooleanField(default=False)  # thủ trưởng đơn vị
    is_leader = models.BooleanField(default=False)  # lãnh đạo, quản lý (for the share of direct workers)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-valid_from", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="appointment_valid_span"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(is_head=True, valid_to=None), name="appointment_one_head"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.person_id}"
