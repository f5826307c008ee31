"""Papers that the system writes: their text as a value, its versions, and whom they were sent to."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, User
from thidua.documents.logic.paper_workflow import PaperState
from thidua.documents.models.file import StoredFile
from thidua.documents.models.labels import KINDS, PAPER_STATES, held_to
from thidua.documents.models.register import RegisterEntry


class Paper(models.Model):
    """A document under Decree 30 on its way from draft to issue, or withdrawn.

    ``document`` is the :class:`thidua.documents.logic.decree30.Document` as JSON and the only place of its words;
    ``abstract`` repeats one of them for lists. ``about`` names what it is about in a higher room
    (``campaign:PT-2024-001``), ``form`` the builder that began it. The number lives in the register's line.
    """

    code = models.CharField(max_length=20, unique=True)
    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    form = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=120, blank=True)
    abstract = models.CharField(max_length=500)
    document = models.JSONField(default=dict)
    state = models.CharField(
        max_length=10, choices=[(s.value, w) for s, w in PAPER_STATES.items()], default=PaperState.DRAFT.value
    )
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    issued_on = models.DateField(null=True, blank=True)
    entry = models.OneToOneField(RegisterEntry, models.PROTECT, null=True, blank=True, related_name="paper")
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.TextField(blank=True)
    search_key = models.CharField(max_length=1200, editable=False, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [
            models.Index(fields=["issuer", "state"], name="paper_issuer_state"),
            models.Index(fields=["about"], name="paper_about"),
        ]
        constraints = [
            held_to("kind", KINDS, "paper_kind_known"),
            held_to("state", PAPER_STATES, "paper_state_known"),
            models.CheckConstraint(
                condition=~Q(state=PaperState.ISSUED.value) | Q(entry__isnull=False, issued_on__isnull=False),
                name="paper_issued_with_number",
                violation_error_message=_("Văn bản ban hành phải có số và ngày."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.abstract}"

    @property
    def subject(self) -> str:
        return f"paper:{self.code}"

    @property
    def label(self) -> str:
        """How the ledger shows it."""
        return f"{self.code} {self.abstract}"[:300]

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON value, for those who read a field of it without decoding the whole."""
        value: dict[str, Any] = self.document
        return value


class PaperVersion(models.Model):
    """The text of a paper as it stood after a save. ``file`` is the DOCX that was brought back, if it came from one."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField(default=dict)
    note = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")]

    def __str__(self) -> str:
        return f"{self.paper_id} v{self.number}"


class PaperCopy(models.Model):
    """One unit on the distribution list: when it was sent, received (registered there) and first read."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="copies")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("organisation__sort_key", "organisation__code")
        constraints = [models.UniqueConstraint(fields=["paper", "organisation"], name="paper_copy_once")]

    def __str__(self) -> str:
        return f"{self.paper_id}: {self.organisation_id}"
