"""A dossier of Bằng Hữu on the desk of the district, and the days around the amendment of the law."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.conftest import DAY
from thidua.commendation.actions.dossiers import draft_dossier
from thidua.commendation.actions.record import rate_year
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import Rating
from thidua.commendation.models import Dossier
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.demo.cast import Cast
from thidua.directory.models import Person

FIGHTER = AwardCode.GRASSROOTS_FIGHTER
EVE, FIRST, LATER = date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 5)
"""The last day of the old law, the first of the amended one, and a day after both."""


@pytest.fixture
def official(cast: Cast) -> Person:
    assert cast.bang_huu_officer.person is not None
    return cast.bang_huu_officer.person


@pytest.fixture
def dossier(cast: Cast, official: Person) -> Dossier:
    """Bằng Hữu proposes its officer, rated excellent, for the title of 2023."""
    rate_year(official, 2023, Rating.EXCELLENT, source="TB 7", by=cast.officer, on=DAY)
    facts = DossierFacts(FIGHTER, 2023, cast.district, report="Bí mật của hồ sơ")
    return draft_dossier(official, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
