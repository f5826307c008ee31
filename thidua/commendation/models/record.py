"""The lifelong record of merit: ratings, honours, initiatives, discipline and holds, of people and of collectives.

A row belongs to a person or to an organisation, never to both. Names and units are kept as they were on the day of the
decision, so that a merger or a change of name alters nothing that was given.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.publicity import PUBLICITIES, WITHHELD, Publicity, Withheld
from thidua.commendation.logic.terms import (
    DISCIPLINES,
    HOLDS,
    MERITS,
    RATINGS,
    SCOPES,
    SUBJECTS,
    Discipline,
    HoldReason,
    MeritKind,
    Rating,
    Scope,
    SubjectKind,
)
from thidua.commendation.models.labels import choices, held_to
from thidua.directory.models import Organisation, Person

AWARD_CHOICES = [(code.value, award.name) for code, award in AWARDS.items()]
ONE_SUBJECT = (Q(person=None) & ~Q(organisation=None)) | (~Q(person=None) & Q(organisation=None))


class OfSubject(models.Model):
    """What belongs to one person or one organisation."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def of(self) -> Person | Organisation:
        """Whose it is."""
        return self.person or self.organisation  # type: ignore[return-value]


class YearRating(OfSubject):
    """The rating of a year (xếp loại chất lượng)."""

    year = models.PositiveSmallIntegerField()
    rating = models.PositiveSmallIntegerField(choices=choices(RATINGS))
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-year",)
        indexes = [models.Index(fields=["year", "rating"], name="rating_year")]
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="rating_of_one"),
            models.UniqueConstraint(fields=["person", "year"], name="rating_person_year"),
            models.UniqueConstraint(fields=["organisation", "year"], name="rating_organisation_year"),
            held_to("rating", Rating, "rating_known"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.rating}"


class Honour(OfSubject):
    """A title or form that was given. It is never deleted: what was cancelled keeps its cancelling decision.

    The public sees only what somebody has published; what is withheld names the reason, never shown outside.
    """

    class State(models.TextChoices):
        IN_FORCE = "in_force", _("Có hiệu lực")
        CANCELLED = "cancelled", _("Đã hủy bỏ")
        STRIPPED = "stripped", _("Đã tước")
        RESTORED = "restored", _("Đã phục hồi")

    HOLDING: ClassVar = (State.IN_FORCE, State.RESTORED)

    code = models.CharField(max_length=24, unique=True)
    subject_kind = models.CharField(max_length=12, choices=choices(SUBJECTS))
    award = models.CharField(max_length=60, choices=AWARD_CHOICES)
    merit = models.CharField(max_length=12, choices=choices(MERITS), default=MeritKind.MERIT.value)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    deed = models.CharField(max_length=500, blank=True)
    decision_number = models.CharField(max_length=60)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=200)
    name_then = models.CharField(max_length=200)
    unit_then = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.IN_FORCE)
    state_decision = models.CharField(max_length=300, blank=True)
    state_on = models.DateField(null=True, blank=True)
    dossier = models.ForeignKey("Dossier", models.PROTECT, null=True, blank=True, related_name="honours")
    publicity = models.CharField(max_length=10, choices=choices(PUBLICITIES), default=Publicity.WAITING.value)
    publicity_on = models.DateField(null=True, blank=True)
    withheld_because = models.CharField(max_length=12, choices=choices(WITHHELD), blank=True)
    withheld_note = models.CharField(max_length=300, blank=True)
    search_key = models.CharField(max_length=700, editable=False)

    class Meta:
        ordering = ("-decided_on", "code")
        indexes = [
            models.Index(fields=["person", "award"], name="honour_person"),
            models.Index(fields=["organisation", "award"], name="honour_organisation"),
            models.Index(fields=["last_year", "award"], name="honour_year"),
            models.Index(fields=["publicity", "-decided_on", "-id"], name="honour_public"),
        ]
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="honour_of_one"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="honour_years_in_order"),
            models.UniqueConstraint(
                fields=["person", "award", "decision_number", "decided_on"], name="honour_person_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "award", "decision_number", "decided_on"], name="honour_organisation_once"
            ),
            models.CheckConstraint(
                condition=Q(state="in_force") | (~Q(state_decision="") & ~Q(state_on=None)),
                name="honour_change_has_decision",
            ),
            models.CheckConstraint(
                condition=(Q(publicity="withheld") & ~Q(withheld_because=""))
                | (~Q(publicity="withheld") & Q(withheld_because="")),
                name="honour_withheld_for_reason",
            ),
            held_to("publicity", Publicity, "honour_publicity_known"),
            models.CheckConstraint(
                condition=Q(withheld_because__in=["", *(reason.value for reason in Withheld)]),
                name="honour_withheld_reason_known",
            ),
            held_to("award", AWARDS, "honour_award_known"),
            held_to("merit", MeritKind, "honour_merit_known"),
            held_to("subject_kind", SubjectKind, "honour_subject_known"),
            models.CheckConstraint(
                condition=Q(state__in=["in_force", "cancelled", "stripped", "restored"]), name="honour_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_award_display()} {self.last_year}: {self.name_then}"

    @property
    def subject(self) -> str:
        return f"honour:{self.code}"

    @property
    def is_public(self) -> bool:
        """Whether anybody may look it up."""
        return self.publicity == Publicity.PUBLISHED and self.holds

    @property
    def holds(self) -> bool:
        """Whether it counts for further awards."""
        return self.state in self.HOLDING


class Initiative(models.Model):
    """A recognised sáng kiến, đề tài, đề án or công trình. ``scope`` is how far its effect was confirmed."""

    code = models.CharField(max_length=24, unique=True)
    title = models.CharField(max_length=500)
    year = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=12, choices=choices(SCOPES))
    recognised_by = models.CharField(max_length=200)
    decision = models.CharField(max_length=300)

    class Meta:
        ordering = ("-year", "code")
        constraints = [held_to("scope", Scope, "initiative_scope_known")]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"initiative:{self.code}"


class Authorship(models.Model):
    """An author's share of an initiative, in hundredths of a percent, and for which honour it served.

    ``dossier`` is the proposal that names it as its ground; it has served once that proposal is awarded.
    """

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="authorships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField(default=10_000)
    served = models.ForeignKey(Honour, models.PROTECT, null=True, blank=True, related_name="initiatives")
    dossier = models.ForeignKey(
        "commendation.Dossier", models.PROTECT, null=True, blank=True, related_name="initiatives"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["initiative", "person"], name="authorship_once"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=10_000), name="authorship_share"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.person_id}"


class Penalty(models.Model):
    """A disciplinary decision against a person; ``ended_on`` is when it was served."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=choices(DISCIPLINES))
    decided_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=300)

    class Meta:
        ordering = ("-decided_on",)
        constraints = [
            held_to("level", Discipline, "penalty_level_known"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("decided_on")), name="penalty_ends_after_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.level}"


class Hold(OfSubject):
    """Why nothing is decided for somebody for now. It stops submission and decision; it deletes nothing."""

    code = models.CharField(max_length=24, unique=True)
    reason = models.CharField(max_length=20, choices=choices(HOLDS))
    note = models.CharField(max_length=500, blank=True)
    since = models.DateField()
    lifted_on = models.DateField(null=True, blank=True)
    conclusion = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-since", "code")
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="hold_of_one"),
            models.CheckConstraint(
                condition=Q(lifted_on=None) | (Q(lifted_on__gte=F("since")) & ~Q(conclusion="")),
                name="hold_lifted_by_conclusion",
            ),
            held_to("reason", HoldReason, "hold_reason_known"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.since}"

    @property
    def subject(self) -> str:
        return f"hold:{self.code}"
