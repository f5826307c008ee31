"""Named reads of files and intakes."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Organisation, Role
from thidua.directory.queries import organisations_of
from thidua.documents.logic.intake import IntakeState
from thidua.documents.models import Intake, StoredFile

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
