"""Exemplars, their pictures, and the units that copy them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thidua.commendation.logic.exemplars import FIELDS, OUTCOMES, STATES, ExemplarField, ExemplarState, Outcome
from thidua.commendation.models.labels import choices, held_to
from thidua.commendation.models.record import ONE_SUBJECT, OfSubject
from thidua.directory.models import Organisation, User
from thidua.documents.models import StoredFile


class Exemplar(OfSubject):
    """A person or unit whose way of working is worth copying.

    ``nominator`` is the unit that found it, ``verifier`` the body that looks into it and answers for what is published.
    ``name_then`` and ``unit_then`` are kept as they were when it was nominated. ``consented_on`` is the day on which
    the person agreed to be shown to everybody. The story is plain text in paragraphs.
    """

    code = models.CharField(max_length=24, unique=True)
    field = models.CharField(max_length=16, choices=choices(FIELDS))
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400)
    story = models.TextField()
    year = models.PositiveSmallIntegerField()
    name_then = models.CharField(max_length=200)
    unit_then = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=choices(STATES), default=ExemplarState.NOMINATED.value)
    nominator = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    verifier = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    nominated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    nominated_on = models.DateField()
    verified_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    verified_on = models.DateField(null=True, blank=True)
    verification = models.TextField(blank=True)
    consented_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    search_key = models.CharField(max_length=900, editable=False)

    class Meta:
        ordering = ("-year", "-code")
        indexes = [models.Index(fields=["state", "field", "-published_on"], name="exemplar_state_field")]
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="exemplar_of_one"),
            models.CheckConstraint(
                condition=~Q(state__in=["verified", "published"]) | (~Q(verification="") & ~Q(verified_on=None)),
                name="exemplar_verified_somehow",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(published_on=None), name="exemplar_published_someday"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(person=None) | ~Q(consented_on=None),
                name="exemplar_person_consented",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (~Q(end_reason="") & ~Q(withdrawn_on=None)),
                name="exemplar_withdrawn_for_reason",
            ),
            held_to("field", ExemplarField, "exemplar_field_known"),
            held_to("state", ExemplarState, "exemplar_state_known"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"exemplar:{self.code}"


class ExemplarPicture(models.Model):
    """A picture of an exemplar, without what the camera wrote into it. ``alt`` says what is to be seen."""

    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="pictures")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=250)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = [models.CheckConstraint(condition=~Q(alt=""), name="exemplar_picture_is_described")]

    def __str__(self) -> str:
        return self.alt


class Replication(models.Model):
    """That a unit copies an exemplar, and what came of it. ``figure`` is the measured result in ``figure_unit``."""

    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="replications")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    since = models.DateField()
    deed = models.TextField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=choices(OUTCOMES), blank=True)
    result = models.TextField(blank=True)
    figure = models.DecimalField(max_digits=22, decimal_places=6, null=True, blank=True)
    figure_unit = models.CharField(max_length=60, blank=True)
    reported_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        indexes = [models.Index(fields=["organisation", "reported_on", "due_on"], name="replication_due")]
        constraints = [
            models.UniqueConstraint(fields=["exemplar", "organisation"], name="replication_once"),
            models.CheckConstraint(condition=Q(due_on__gt=F("since")), name="replication_due_later"),
            models.CheckConstraint(
                condition=Q(reported_on=None) | (~Q(outcome="") & ~Q(result="")), name="replication_reported_fully"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(member.value for member in Outcome)]), name="replication_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.exemplar}"
