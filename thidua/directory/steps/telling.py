"""Telling the rooms above where a unit stands. A step of actions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from thidua.core.events import publish
from thidua.directory.chains import lives_of
from thidua.directory.facts import StandingChanged
from thidua.directory.models import Organisation


@contextmanager
def standing_told(organisation: Organisation) -> Iterator[None]:
    """Tell what the block changes of where the unit stands and of the days of its life."""
    before = lives_of([organisation.pk])[organisation.pk]
    yield
    after = lives_of([organisation.pk])[organisation.pk]
    if after != before:
        publish(StandingChanged(before, after))
