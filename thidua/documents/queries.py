"""Named reads of files, intakes, papers and registers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Grant, Organisation, Role, User
from thidua.directory.queries import grants_of, in_force, organisations_of
from thidua.documents.logic.decree30 import Kind
from thidua.documents.logic.intake import IntakeState
from thidua.documents.logic.numbering import INCOMING, in_order, kind_of, slug_of
from thidua.documents.logic.paper_workflow import IncomingState, NumberState, PaperState
from thidua.documents.models import (
    Incoming,
    Intake,
    Paper,
    PaperCopy,
    PaperVersion,
    Register,
    RegisterEntry,
    RegisterKind,
    StoredFile,
)

KEEPERS = (Role.OFFICER, Role.UNIT_OFFICER, Role.HEAD, Role.LEADER)
"""Who works with the papers of a unit."""
READERS = (*KEEPERS, Role.AUDITOR)
HEAVY = ("text", "source", "reading", "draft")
"""Columns that lists leave in the database."""


def intakes_visible_to(user: Actor, on: date) -> QuerySet[Intake]:
    """Intakes of the units whose papers the reader works with or audits; dropped ones too, so they can be restored."""
    rows = Intake.objects.select_related("organisation", "file", "uploaded_by")
    if user is SYSTEM:
        return rows
    return rows.filter(organisation__in=organisations_of(user, on, *READERS))


def intake_list(user: Actor, on: date) -> QuerySet[Intake]:
    """The same for a list: newest first, without the texts themselves."""
    return intakes_visible_to(user, on).defer(*HEAVY)


def waiting_intakes(user: Actor, on: date) -> QuerySet[Intake]:
    """What still waits for a person: read and not adopted, or not readable."""
    return intake_list(user, on).filter(state__in=[IntakeState.READ, IntakeState.FAILED])


def same_file_in(organisation: Organisation, sha256: str) -> Intake | None:
    """An intake of the same bytes in the same unit that was not dropped."""
    rows = Intake.objects.filter(organisation=organisation, file__sha256=sha256)
    return rows.exclude(state=IntakeState.DROPPED).defer(*HEAVY).first()


def files_visible_to(user: Actor, on: date) -> QuerySet[StoredFile]:
    """Files of the intakes the reader sees. Higher rooms add the files of what they show."""
    mine = intakes_visible_to(user, on).filter(file=OuterRef("pk")).order_by()
    return StoredFile.objects.filter(Exists(mine))


# --- papers ----------------------------------------------------------------------------------------------------------

OUT = (PaperState.ISSUED, PaperState.WITHDRAWN)
"""States in which a unit sees what was sent to it."""


def papers_visible_to(user: Actor, on: date) -> QuerySet[Paper]:
    """Papers of the units whose papers the reader works with or audits, and those sent to any of the own units."""
    rows = Paper.objects.select_related("issuer", "entry__register", "created_by", "signed_by", "docx", "pdf")
    if user is SYSTEM:
        return rows
    sent = PaperCopy.objects.filter(
        paper=OuterRef("pk"), organisation__in=organisations_of(user, on), sent_on__isnull=False
    )
    received = Q(Exists(sent.order_by())) & Q(state__in=OUT)
    return rows.filter(received | Q(issuer__in=organisations_of(user, on, *READERS)))


def paper_list(user: Actor, on: date) -> QuerySet[Paper]:
    """The same for a list: without the texts, with how many were sent and how many have been read."""
    sent = Q(copies__sent_on__isnull=False)
    return (
        papers_visible_to(user, on)
        .defer("document")
        .annotate(sent_count=Count("copies", sent), read_count=Count("copies", sent & Q(copies__read_at__isnull=False)))
    )


def papers_about(subject: str, user: Actor, on: date) -> QuerySet[Paper]:
    """The papers about one thing of a higher room (``campaign:PT-2024-001``), newest first."""
    return papers_visible_to(user, on).filter(about=subject).defer("document")


def versions_of(paper: Paper) -> QuerySet[PaperVersion]:
    """Every saved text, newest first."""
    return PaperVersion.objects.filter(paper=paper).select_related("made_by", "file")


def copies_of(paper: Paper) -> QuerySet[PaperCopy]:
    """The distribution list in Vietnamese order of the units."""
    return PaperCopy.objects.filter(paper=paper).select_related("organisation", "read_by", "received_by", "paper")


def held_at(user: Actor, on: date, *roles: Role) -> frozenset[int]:
    """Ids of the units where the account itself holds one of the roles; those below them speak for themselves."""
    return frozenset(grants_of(user, on).filter(role__in=roles).values_list("organisation_id", flat=True))


def own_copies(paper: Paper, user: Actor, on: date) -> list[PaperCopy]:
    """What the paper is to the units that the reader works in."""
    return list(copies_of(paper).filter(organisation__in=held_at(user, on, *KEEPERS), sent_on__isnull=False))


def signers_of(organisation: Organisation, on: date) -> QuerySet[User]:
    """The accounts that sign for the unit on the day, by a role in the unit itself."""
    return _holders([organisation.pk], (Role.HEAD, Role.LEADER), on)


def clerks_of(units: Organisation | Collection[int], on: date) -> QuerySet[User]:
    """The accounts that keep the books of the units on the day, by a role in the units themselves."""
    ids = [units.pk] if isinstance(units, Organisation) else list(units)
    return _holders(ids, (Role.OFFICER, Role.UNIT_OFFICER), on)


def _holders(organisation_ids: Collection[int], roles: Collection[Role], on: date) -> QuerySet[User]:
    held = Grant.objects.filter(in_force(on), user=OuterRef("pk"), organisation__in=organisation_ids, role__in=roles)
    return User.objects.filter(Exists(held.order_by()), is_active=True)


def papers_to_sign(user: Actor, on: date) -> QuerySet[Paper]:
    """Papers laid before the reader."""
    units = organisations_of(user, on, Role.HEAD, Role.LEADER)
    return Paper.objects.filter(issuer__in=units, state=PaperState.SUBMITTED).select_related("issuer").defer("document")


def papers_to_number(user: Actor, on: date) -> QuerySet[Paper]:
    """Signed papers that wait for văn thư."""
    units = organisations_of(user, on, Role.OFFICER, Role.UNIT_OFFICER)
    return Paper.objects.filter(issuer__in=units, state=PaperState.SIGNED).select_related("issuer").defer("document")


def copies_to_receive(user: Actor, on: date) -> QuerySet[PaperCopy]:
    """Papers sent to the reader's units and not taken in yet."""
    units = held_at(user, on, Role.OFFICER, Role.UNIT_OFFICER)
    rows = PaperCopy.objects.filter(
        organisation__in=units, sent_on__isnull=False, received_at=None, paper__state=PaperState.ISSUED
    )
    return rows.select_related("paper__issuer", "organisation").defer("paper__document").order_by("sent_on", "pk")


# --- registers -------------------------------------------------------------------------------------------------------


def registers_visible_to(user: Actor, on: date) -> QuerySet[Register]:
    """The books of the units whose papers the reader works with or audits."""
    rows = Register.objects.select_related("issuer").prefetch_related("kinds")
    return rows if user is SYSTEM else rows.filter(issuer__in=organisations_of(user, on, *READERS))


def entries_of(register: Register) -> QuerySet[RegisterEntry]:
    """The lines of a book of outgoing documents, with the papers of the system that bear the numbers."""
    paper = Prefetch("paper", Paper.objects.only("code", "entry_id", "state"))
    return register.entries.select_related("register__issuer", "given_by").prefetch_related(paper)


def entries_visible_to(user: Actor, on: date) -> QuerySet[RegisterEntry]:
    """Lines of the books that the reader sees."""
    books = registers_visible_to(user, on).order_by().values("pk")
    return RegisterEntry.objects.filter(register__in=books).select_related("register__issuer")


def reserved_for(paper: Paper) -> QuerySet[RegisterEntry]:
    """Numbers that are kept for papers of this type of the issuer."""
    rows = RegisterEntry.objects.filter(register__issuer=paper.issuer_id, kind=paper.kind, state=NumberState.RESERVED)
    return rows.select_related("register__issuer").order_by("-day", "number")


def incoming_visible_to(user: Actor, on: date) -> QuerySet[Incoming]:
    """Incoming documents of the same books."""
    books = registers_visible_to(user, on).order_by().values("pk")
    return Incoming.objects.filter(register__in=books).select_related("register__issuer", "registered_by", "file")


def incoming_due(user: Actor, on: date) -> QuerySet[Incoming]:
    """Open incoming documents with a deadline in the reader's units, earliest first."""
    rows = Incoming.objects.filter(
        register__issuer__in=organisations_of(user, on, *KEEPERS), state=IncomingState.OPEN, deadline__isnull=False
    )
    return rows.select_related("register__issuer").order_by("deadline", "pk")


def kinds_numbered_with(kind: Kind, issuer: Organisation, year: int) -> tuple[Kind, ...]:
    """The types that share a new book with ``kind``: as the issuer last had it, without those that have a book."""
    held = RegisterKind.objects.filter(issuer=issuer)
    last = held.filter(kind=slug_of(kind), year__lt=year).order_by("-year").first()
    if last is None:
        return (kind,)
    together = held.filter(register=last.register_id).values_list("kind", flat=True)
    taken = set(held.filter(year=year).values_list("kind", flat=True))
    return in_order(kind_of(slug) for slug in together if slug not in taken)


def kinds_with_numbers(issuer: Organisation, year: int) -> frozenset[Kind]:
    """The types of which the year has given a number already."""
    held = RegisterKind.objects.filter(issuer=issuer, year=year, register__last__gt=0)
    return frozenset(kind_of(slug) for slug in held.values_list("kind", flat=True))


def incoming_register(issuer: Organisation, year: int) -> Register | None:
    """The book of incoming documents, where one was begun."""
    return Register.objects.filter(issuer=issuer, year=year, series=INCOMING).first()
