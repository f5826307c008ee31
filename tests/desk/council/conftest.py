"""A meeting in session, as its members and the standing body see it on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.council.conftest import DAY, Room, make_room
from tests.remembering import remembered, the_district
from thidua.demo.cast import Cast

Rooms = Callable[..., Room]


@pytest.fixture(autouse=True)
def standing_still(settings: object, tmp_path: object) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]
    settings.FILES = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


@pytest.fixture
def room(cast: Cast) -> Room:
    """Five members, all present; two items to be voted on secretly."""
    return remembered(("council on screen", DAY), lambda: make_room(cast, 5))
