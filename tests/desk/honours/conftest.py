"""The small district in December, when honours are decided."""

from __future__ import annotations

import pytest

from tests.commendation.conftest import DAY
from tests.commendation.decided import drawn_up, signed
from tests.remembering import the_district
from thidua.commendation.models import AwardDecision
from thidua.demo.cast import Cast


@pytest.fixture(autouse=True)
def december(settings: object, tmp_path: object) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]
    settings.FILES = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


@pytest.fixture
def draft(cast: Cast) -> AwardDecision:
    """Three on the lists."""
    return drawn_up(cast, DAY)


@pytest.fixture
def decision(cast: Cast) -> AwardDecision:
    """Signed, its money held back."""
    return signed(cast, DAY)
