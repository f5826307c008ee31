"""The titles that may be registered, as the forms of registration offer them."""

from __future__ import annotations

from datetime import date

from thidua.commendation.logic.catalogue.award import Group
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.terms import SubjectKind
from thidua.scoring.forms.registrations import AwardOffer
from thidua.scoring.models import Registration

REGISTERED = (Group.TITLE, Group.COMMENDATION, Group.MERIT_CERTIFICATE)
"""Orders and honorary titles are not striven for within a year."""


def award_offers(on: date) -> list[AwardOffer]:
    """What units and people can get on the day, in the order of the catalogue."""
    found = []
    for award in AWARDS.values():
        people = SubjectKind.INDIVIDUAL in award.subjects
        units = bool({SubjectKind.COLLECTIVE, SubjectKind.COMMUNE} & set(award.subjects))
        if award.group in REGISTERED and award.deciders(on) and (people or units):
            found.append(AwardOffer(award.code.value, award.name, people, units))
    return found


def offers_for(row: Registration, on: date) -> list[AwardOffer]:
    """Those that the subject of a registration can get."""
    return [offer for offer in award_offers(on) if (offer.for_people if row.person_id else offer.for_units)]
