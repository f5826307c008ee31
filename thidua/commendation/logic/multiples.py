"""Multiples of the base salary by award and kind of subject, dated. Values of law, not of any locality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import ND_98, ND_152
from thidua.commendation.logic.dated import Dated
from thidua.commendation.logic.terms import Evidence, SubjectKind
from thidua.core.logic.span import Span

ND_152_SPAN = Span(date(2025, 7, 1))
"""The multiples stay after the decree lapses on 2027-03-01 until a text replaces them; the mark says so then."""
COLLECTIVE_FACTOR, HOUSEHOLD_FACTOR = Decimal(2), Decimal("1.5")
"""A collective gets twice, a household one and a half times what a person gets for the same form."""


@dataclass(frozen=True, slots=True)
class Multiple:
    """So many times the base salary. ``is_maximum`` where the text only sets a ceiling."""

    award: AwardCode
    subject: SubjectKind
    times: Decimal
    is_maximum: bool = False


_PERSON, _UNIT, _HOUSE = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD
_KNOWN, _UNKNOWN, _OLD = Evidence.VERIFIED, Evidence.MEMORY, Evidence.LEGACY


def _by_152(
    award: AwardCode, subject: SubjectKind, times: str, evidence: Evidence = _KNOWN, article: str = ""
) -> Dated[Multiple]:
    source = f"{ND_152}{', ' + article if article else ''}"
    return Dated(Multiple(award, subject, Decimal(times)), ND_152_SPAN, source, evidence)


def _form(award: AwardCode, times: str, article: str, evidence: Evidence = _KNOWN) -> tuple[Dated[Multiple], ...]:
    """A form for persons, and by the usual factors for collectives and households."""
    value = Decimal(times)
    return (
        _by_152(award, _PERSON, times, evidence, article),
        _by_152(award, _UNIT, str(value * COLLECTIVE_FACTOR), _UNKNOWN, article),
        _by_152(award, _HOUSE, str(value * HOUSEHOLD_FACTOR), _UNKNOWN, article),
    )


def _state(award: AwardCode, times: str, *, collective: bool = True) -> tuple[Dated[Multiple], ...]:
    rows = (_by_152(award, _PERSON, times, _UNKNOWN),)
    return (*rows, _by_152(award, _UNIT, str(Decimal(times) * 2), _UNKNOWN)) if collective else rows


def _merit(award: AwardCode) -> tuple[Dated[Multiple], ...]:
    return _form(award, "0.3", "điểm e khoản 1 Điều 54")


def _merit_by_98(award: AwardCode, evidence: Evidence) -> tuple[Dated[Multiple], ...]:
    span = Span(date(2024, 1, 1), date(2025, 7, 1))
    rows = ((_PERSON, "0.15", evidence), (_UNIT, "0.3", _UNKNOWN), (_HOUSE, "0.225", _UNKNOWN))
    return tuple(Dated(Multiple(award, subject, Decimal(times)), span, ND_98, mark) for subject, times, mark in rows)


TITLES = (
    _by_152(AwardCode.NATIONAL_FIGHTER, _PERSON, "4.5"),
    _by_152(AwardCode.PROVINCIAL_FIGHTER, _PERSON, "3"),
    _by_152(AwardCode.MINISTERIAL_FIGHTER, _PERSON, "3"),
    _by_152(AwardCode.GRASSROOTS_FIGHTER, _PERSON, "1"),
    _by_152(AwardCode.ADVANCED_WORKER, _PERSON, "0.3"),
    _by_152(AwardCode.ADVANCED_SOLDIER, _PERSON, "0.3"),
    _by_152(AwardCode.EXCELLENT_COLLECTIVE, _UNIT, "1.5"),
    _by_152(AwardCode.DETERMINED_UNIT, _UNIT, "1.5"),
    _by_152(AwardCode.ADVANCED_COLLECTIVE, _UNIT, "0.8"),
    _by_152(AwardCode.ADVANCED_UNIT, _UNIT, "0.8"),
    _by_152(AwardCode.EXEMPLARY_COMMUNE, SubjectKind.COMMUNE, "2"),
    _by_152(AwardCode.CULTURAL_VILLAGE, SubjectKind.VILLAGE, "1.5"),
    _by_152(AwardCode.CULTURAL_FAMILY, _HOUSE, "0.1", _UNKNOWN),
    _by_152(AwardCode.GOVERNMENT_FLAG, _UNIT, "12"),
    _by_152(AwardCode.PROVINCIAL_FLAG, _UNIT, "8", _OLD),
    _by_152(AwardCode.MINISTERIAL_FLAG, _UNIT, "8", _OLD),
)
MERIT_CERTIFICATES = (
    *_merit(AwardCode.MERIT_COMMUNE),
    *_merit(AwardCode.MERIT_DEPARTMENT),
    *_merit(AwardCode.MERIT_ENTITY),
    *_merit(AwardCode.MERIT_ENTERPRISE),
    *_merit_by_98(AwardCode.MERIT_COMMUNE, _KNOWN),
    *_merit_by_98(AwardCode.MERIT_DISTRICT, _UNKNOWN),
)
COMMENDATIONS = (
    *_form(AwardCode.COMMENDATION_PM, "3.5", "điểm a khoản 1 Điều 54"),
    *_form(AwardCode.COMMENDATION_PROVINCE, "1.5", "điểm b khoản 1 Điều 54"),
    *_form(AwardCode.COMMENDATION_MINISTRY, "1.5", "điểm b khoản 1 Điều 54"),
    Dated(
        Multiple(AwardCode.COMMEMORATIVE_MEDAL, _PERSON, Decimal("0.6"), is_maximum=True),
        ND_152_SPAN,
        f"{ND_152}, điểm d khoản 1 Điều 54",
    ),
)
STATE = (
    *_state(AwardCode.LABOUR_ORDER_1, "9"),
    *_state(AwardCode.LABOUR_ORDER_2, "7.5"),
    *_state(AwardCode.LABOUR_ORDER_3, "4.5"),
    *_state(AwardCode.INDEPENDENCE_ORDER_1, "15"),
    *_state(AwardCode.INDEPENDENCE_ORDER_2, "12.5"),
    *_state(AwardCode.INDEPENDENCE_ORDER_3, "10.5"),
    *_state(AwardCode.DEFENCE_ORDER_3, "4.5"),
    *_state(AwardCode.COURAGE_ORDER, "4.5"),
    *_state(AwardCode.YOUTH_VOLUNTEER_MEDAL, "1.5", collective=False),
    *_state(AwardCode.LABOUR_HERO, "15.5"),
    *_state(AwardCode.HEROIC_MOTHER, "15.5", collective=False),
)
MULTIPLES = (*TITLES, *MERIT_CERTIFICATES, *COMMENDATIONS, *STATE)
