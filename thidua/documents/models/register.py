"""Registers of documents: one series of numbers for each body, year and type, and what came in.

The numbers of a register are its lines from 1 to ``last``, without a gap: a line is written when the number is given
and is never taken away. What was given by mistake is struck out with the reason.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, User
from thidua.documents.logic.numbering import INCOMING, written_number
from thidua.documents.logic.paper_workflow import IncomingState, NumberState
from thidua.documents.models.file import StoredFile
from thidua.documents.models.labels import INCOMING_STATES, KINDS, NUMBER_STATES, held_to


class Register(models.Model):
    """One book of one body and year. ``series`` names its types (``plan``, ``plan+report``) or is ``incoming``.

    ``last`` is the highest number given; its row is the lock under which the next one is.
    """

    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=160)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-year", "issuer__sort_key", "series")
        constraints = [models.UniqueConstraint(fields=["issuer", "year", "series"], name="register_once")]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def subject(self) -> str:
        return f"register:{self.issuer.code}/{self.year}/{self.series}"

    @property
    def is_incoming(self) -> bool:
        return self.series == INCOMING

    @property
    def title(self) -> str:
        """What the book is called."""
        if self.is_incoming:
            return str(_("Văn bản đến"))
        return ", ".join(str(KINDS[slug]) for slug in self.series.split("+"))


class RegisterKind(models.Model):
    """That a type is numbered in this register: the database itself keeps it out of a second one of the year."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="kinds")
    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["issuer", "year", "kind"], name="register_one_for_a_kind"),
            held_to("kind", KINDS, "register_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.register_id}: {self.kind}"


class RegisterEntry(models.Model):
    """A line of the book of outgoing documents. ``signer`` and ``recipients`` are copied as the book writes them."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    symbol = models.CharField(max_length=60)
    day = models.DateField()
    state = models.CharField(max_length=10, choices=[(s.value, w) for s, w in NUMBER_STATES.items()])
    abstract = models.CharField(max_length=500)
    signer = models.CharField(max_length=200, blank=True)
    recipients = models.TextField(blank=True)
    note = models.TextField(blank=True)
    cancel_reason = models.TextField(blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("register_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="register_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="register_number_from_one"),
            held_to("kind", KINDS, "entry_kind_known"),
            held_to("state", NUMBER_STATES, "entry_state_known"),
            models.CheckConstraint(
                condition=~Q(state=NumberState.CANCELLED.value) | ~Q(cancel_reason=""),
                name="entry_cancelled_with_reason",
                violation_error_message=_("Hãy nêu lý do hủy số."),
            ),
        ]

    def __str__(self) -> str:
        return self.written

    @property
    def subject(self) -> str:
        return f"number:{self.register.issuer.code}/{self.register.year}/{self.register.series}/{self.number}"

    @property
    def written(self) -> str:
        """Number and symbol as on the paper."""
        return written_number(self.number, self.symbol)


class Incoming(models.Model):
    """A line of the book of incoming documents: what came, from whom, and who deals with it by when."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="incoming")
    number = models.PositiveIntegerField()
    arrived_on = models.DateField()
    sender = models.CharField(max_length=300)
    document_number = models.CharField(max_length=60, blank=True)
    document_day = models.DateField(null=True, blank=True)
    document_kind = models.CharField(max_length=60, blank=True)
    abstract = models.CharField(max_length=500)
    handler = models.CharField(max_length=200, blank=True)
    deadline = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.CharField(max_length=20, blank=True)  # code of the paper where it was sent within the system
    state = models.CharField(
        max_length=10, choices=[(s.value, w) for s, w in INCOMING_STATES.items()], default=IncomingState.OPEN.value
    )
    result = models.TextField(blank=True)  # how it was dealt with, or why it was struck out
    registered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    search_key = models.CharField(max_length=1200, editable=False, blank=True)

    class Meta:
        ordering = ("register_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="incoming_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="incoming_number_from_one"),
            held_to("state", INCOMING_STATES, "incoming_state_known"),
            models.CheckConstraint(
                condition=~Q(state=IncomingState.CANCELLED.value) | ~Q(result=""),
                name="incoming_cancelled_with_reason",
                violation_error_message=_("Hãy nêu lý do hủy số."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d} {self.abstract[:80]}"

    @property
    def subject(self) -> str:
        return f"incoming:{self.register.issuer.code}/{self.register.year}/{self.number}"
