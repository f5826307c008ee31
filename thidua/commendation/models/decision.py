"""Decisions of commendation with their lines, what is asked of honours that leaned on others, packages received."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thidua.commendation.logic.decisions import DECISION_STATES, DecisionState
from thidua.commendation.models.dossier import Dossier, Fund
from thidua.commendation.models.labels import choices, held_to
from thidua.commendation.models.record import Honour
from thidua.directory.models import Organisation, User
from thidua.documents.models import Certificate, Paper, StoredFile

SIGNED = DecisionState.SIGNED.value


class AwardDecision(models.Model):
    """One decision that gives awards to many. ``organisation`` is the body whose head decides.

    ``drafter`` lays it before the head by ``letter`` (tờ trình); ``paper`` is the decision itself. Number and day are
    those of the paper, repeated here when it is issued: the record of honours must not change with a paper.
    """

    code = models.CharField(max_length=20, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    drafter = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=400)
    merit = models.CharField(max_length=400)
    bases = models.TextField(blank=True)
    signer_title = models.CharField(max_length=120)
    signer_name = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=choices(DECISION_STATES), default=DecisionState.DRAFT.value)
    letter = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    fund = models.ForeignKey(Fund, models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "-code")
        indexes = [models.Index(fields=["organisation", "state"], name="decision_body_state")]
        constraints = [
            held_to("state", DecisionState, "decision_state_known"),
            models.CheckConstraint(
                condition=~Q(state=SIGNED) | (~Q(number="") & Q(signed_on__isnull=False)),
                name="decision_signed_with_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.code} {self.about}"[:300]

    @property
    def subject(self) -> str:
        return f"decision:{self.code}"


class DecisionLine(models.Model):
    """One award of a decision. ``name``, ``unit`` and ``merit`` are as the list prints them.

    ``multiple`` of ``base`` gives ``computed`` by the dated rules, None where no rule holds; ``amount`` is what the
    decision gives, in đồng, and ``amount_reason`` why it differs. ``note`` keeps formula and sources as they were.
    """

    decision = models.ForeignKey(AwardDecision, models.PROTECT, related_name="lines")
    order = models.PositiveIntegerField()
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=250, blank=True)
    merit = models.CharField(max_length=500)
    multiple = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    base = models.PositiveBigIntegerField(null=True, blank=True)
    computed = models.PositiveBigIntegerField(null=True, blank=True)
    amount = models.PositiveBigIntegerField(default=0)
    amount_reason = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    unverified = models.CharField(max_length=300, blank=True)
    honour = models.OneToOneField(Honour, models.PROTECT, null=True, blank=True, related_name="decision_line")
    certificate = models.ForeignKey(Certificate, models.PROTECT, null=True, blank=True, related_name="+")
    paid_on = models.DateField(null=True, blank=True)
    paid_note = models.CharField(max_length=200, blank=True)
    recovered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("order", "id")
        constraints = [
            models.UniqueConstraint(fields=["decision", "dossier"], name="decision_line_once"),
            models.CheckConstraint(
                condition=Q(recovered_on=None) | Q(paid_on__isnull=False), name="decision_line_paid_before_recovered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.name}"


class Doubt(models.Model):
    """That an honour leaned on another that was taken back. A person decides; nothing is cancelled by itself."""

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="doubts")
    cause = models.ForeignKey(Honour, models.PROTECT, related_name="doubts_caused")
    raised_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    conclusion = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-raised_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["honour", "cause"], condition=Q(settled_on=None), name="doubt_once_open"),
            models.CheckConstraint(condition=~Q(honour=F("cause")), name="doubt_not_of_itself"),
            models.CheckConstraint(
                condition=Q(settled_on=None) | ~Q(conclusion=""), name="doubt_settled_with_conclusion"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.honour_id} < {self.cause_id}"


class ReceivedPackage(models.Model):
    """A package of dossiers that a lower level handed up; ``file`` is the ZIP as it came."""

    code = models.CharField(max_length=20, unique=True)
    appraiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender = models.CharField(max_length=200)
    made_on = models.DateField()
    received_on = models.DateField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-received_on", "-code")

    def __str__(self) -> str:
        return f"{self.code} {self.sender}"

    @property
    def subject(self) -> str:
        return f"dossier_package:{self.code}"


class ReceivedDossier(models.Model):
    """Which dossier of the sender became which dossier here. ``digest`` is the SHA-256 of what was sent."""

    package = models.ForeignKey(ReceivedPackage, models.PROTECT, related_name="dossiers")
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="+")
    sender_code = models.CharField(max_length=40)
    source_code = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("source_code", "id")
        constraints = [
            models.UniqueConstraint(fields=["sender_code", "source_code"], name="received_dossier_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sender_code}/{self.source_code}"
