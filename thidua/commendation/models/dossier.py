"""Dossiers of proposal, and the decisions that end them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.terms import MERITS, SUBJECTS, MeritKind, SubjectKind
from thidua.commendation.logic.workflow import STATES, DossierState
from thidua.commendation.models.labels import choices, held_to
from thidua.commendation.models.record import AWARD_CHOICES, ONE_SUBJECT, OfSubject
from thidua.commendation.models.rounds import AwardRound
from thidua.directory.models import Organisation, User


class Dossier(OfSubject):
    """One proposal of one award for one subject.

    ``received_on`` is the day of receipt by the appraising body: it chooses the law. ``favourable_reason`` and its day
    record that the amended law was chosen instead. ``points`` holds what people have said about criteria without a
    record; ``judged`` the answer of the law at the appraisal. ``returned_fields`` names what has
    to be put right, field by field; ``exchanges`` keeps every such remark with the answer of the proposing unit.
    ``council_result`` is what the council said of it last: meeting, round, whether it passed, the sentence, the day.
    ``listed_in`` names the list it was begun with, where many were begun at once.
    ``handler`` is who appraises it where the work was given to one person.
    """

    code = models.CharField(max_length=20, unique=True)
    subject_kind = models.CharField(max_length=12, choices=choices(SUBJECTS))
    award = models.CharField(max_length=60, choices=AWARD_CHOICES)
    merit = models.CharField(max_length=12, choices=choices(MERITS), default=MeritKind.MERIT.value)
    first_year = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    deed = models.CharField(max_length=500, blank=True)
    report = models.TextField(blank=True)
    proposer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    appraiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    simplified = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=choices(STATES), default=DossierState.DRAFT.value)
    submitted_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    favourable_reason = models.TextField(blank=True)
    favourable_on = models.DateField(null=True, blank=True)
    points = models.JSONField(default=dict, blank=True)
    judged = models.JSONField(default=dict, blank=True)
    returned_fields = models.JSONField(default=dict, blank=True)
    exchanges = models.JSONField(default=list, blank=True)
    council_result = models.JSONField(default=dict, blank=True)
    listed_in = models.CharField(max_length=24, blank=True)
    round = models.ForeignKey(AwardRound, models.PROTECT, null=True, blank=True, related_name="dossiers")
    handler = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "-code")
        indexes = [
            models.Index(fields=["appraiser", "state", "year"], name="dossier_appraiser_state"),
            models.Index(fields=["proposer", "state", "year"], name="dossier_proposer_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="dossier_of_one"),
            models.CheckConstraint(condition=Q(year__gte=F("first_year")), name="dossier_years_in_order"),
            models.CheckConstraint(
                condition=Q(favourable_on=None) | ~Q(favourable_reason=""), name="dossier_choice_has_reason"
            ),
            held_to("award", AWARDS, "dossier_award_known"),
            held_to("merit", MeritKind, "dossier_merit_known"),
            held_to("subject_kind", SubjectKind, "dossier_subject_known"),
            held_to("state", DossierState, "dossier_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.get_award_display()}"

    @property
    def subject(self) -> str:
        """How the ledger and a council's agenda name it."""
        return f"dossier:{self.code}"

    @property
    def list_subject(self) -> str:
        """How the ledger names the list it was begun with."""
        return f"dossier_list:{self.listed_in}"


class Fund(models.Model):
    """The emulation and commendation fund of a body for a year."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-year",)
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="fund_once_a_year")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"

    @property
    def subject(self) -> str:
        return f"fund:{self.organisation.code}-{self.year}"


class FundLine(models.Model):
    """One line of the fund's ledger, in whole đồng. Lines are added, never changed."""

    class Kind(models.TextChoices):
        BUDGET = "budget", _("Trích từ ngân sách")
        CONTRIBUTION = "contribution", _("Đóng góp")
        CARRIED_OVER = "carried_over", _("Kết dư năm trước")
        PROMISE = "promise", _("Giữ chỗ theo quyết định")
        RELEASE = "release", _("Giải phóng giữ chỗ")
        BONUS = "bonus", _("Chi tiền thưởng")
        OBJECTS = "objects", _("Chi hiện vật")
        ORGANISING = "organising", _("Chi tổ chức phong trào")
        RECOVERY = "recovery", _("Thu hồi tiền thưởng")

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    amount = models.PositiveBigIntegerField()
    on = models.DateField()
    about = models.CharField(max_length=300, blank=True)
    honour = models.ForeignKey("Honour", models.PROTECT, null=True, blank=True, related_name="fund_lines")

    class Meta:
        ordering = ("on", "id")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="fund_line_moves_money"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
