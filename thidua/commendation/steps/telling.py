"""Telling the people of a unit what happened to a dossier they sent."""

from __future__ import annotations

from datetime import date

from thidua.commendation.models import Dossier
from thidua.core.actions import notify
from thidua.directory.models import Grant, Role
from thidua.directory.queries import in_force

TOLD = (Role.UNIT_OFFICER, Role.HEAD)


def tell_unit(dossier: Dossier, kind: str, words: str, on: date) -> None:
    """Leave a notice with the reporting officers and the head of the proposing unit; no reason stands in it."""
    held = Grant.objects.filter(
        in_force(on), role__in=TOLD, organisation=dossier.proposer_id, user__is_active=True
    ).select_related("user")
    link = f"/khen-thuong/ho-so/{dossier.code}/"
    notify([grant.user for grant in held], kind, dossier.subject, words, link=link)
