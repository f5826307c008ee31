"""The small district, an official of the commune Bằng Hữu, and a year of merit."""

from __future__ import annotations

from datetime import date

import pytest

from tests.remembering import remembered, the_district
from thidua.commendation.actions.dossiers import DossierFacts, draft_dossier
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.models import Dossier
from thidua.commendation.steps.honours import HonourFacts
from thidua.demo.cast import Cast
from thidua.directory.models import Person

FIRST = date(2024, 1, 10)
DAY = date(2024, 12, 10)
"""Within the life of the small district; rules of other days are asked for by the day of receipt."""
FIGHTER = AwardCode.GRASSROOTS_FIGHTER


@pytest.fixture(autouse=True)
def standing_still(settings: object) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


@pytest.fixture
def official(cast: Cast) -> Person:
    """The reporting officer of Bằng Hữu as a person with a post."""
    assert cast.bang_huu_officer.person is not None
    return cast.bang_huu_officer.person


def given(award: AwardCode, year: int, number: str = "12/QĐ-UBND") -> HonourFacts:
    """An honour as an old decision gives it."""
    return HonourFacts(award, year, number, date(year, 12, 1), "Chủ tịch UBND huyện Chi Lăng")


@pytest.fixture
def dossier(cast: Cast, official: Person) -> Dossier:
    """Bằng Hữu proposes its officer for Chiến sĩ thi đua cơ sở 2024."""
    facts = DossierFacts(FIGHTER, 2024, cast.district)
    by = cast.bang_huu_officer
    return remembered("dossier", lambda: draft_dossier(official, facts, proposer=cast.bang_huu, by=by, on=DAY))
