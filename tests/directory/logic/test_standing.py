"""Where units have stood all their lives."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.core.logic.span import Span
from thidua.directory.logic.lineage import Lineage, Step
from thidua.directory.logic.standing import Life, Stand, Standings

pytestmark = pytest.mark.logic
BORN, MOVED, MERGED, TODAY = date(2010, 1, 1), date(2020, 1, 1), date(2025, 7, 1), date(2025, 12, 1)
TOP, DISTRICT, OTHER, OLD, HEIR, SECOND = range(1, 7)


def _life(unit: int, parent: int | None, start: date = BORN, end: date | None = None) -> Life:
    return Life(unit, Span(start, end), (Stand(parent, Span(start, end)),) if parent else ())


def _standings() -> Standings:
    old = Life(OLD, Span(BORN, MERGED), (Stand(DISTRICT, Span(BORN, MOVED)), Stand(OTHER, Span(MOVED, MERGED))))
    lives = [
        _life(TOP, None), _life(DISTRICT, TOP), _life(OTHER, TOP), old, _life(HEIR, DISTRICT, MERGED),
        _life(SECOND, DISTRICT, MERGED),
    ]  # fmt: skip
    return Standings({life.unit: life for life in lives})


def test_a_path_is_that_of_the_day_or_of_the_nearest_day_of_its_life() -> None:
    standings = _standings()
    assert standings.path(OLD, date(2015, 1, 1)) == (OLD, DISTRICT, TOP)
    assert standings.path(OLD, TODAY) == (OLD, OTHER, TOP)
    assert standings.path(HEIR, date(2015, 1, 1)) == (HEIR, DISTRICT, TOP)


def test_what_was_merged_counts_at_its_one_heir() -> None:
    history = Lineage.of([Step(OLD, HEIR, MERGED)])
    assert _standings().path_now(OLD, TODAY, history) == (HEIR, DISTRICT, TOP)
    assert _standings().path_now(OLD, date(2024, 1, 1), history) == (OLD, OTHER, TOP)


def test_what_was_split_stays_with_itself_under_what_its_heirs_have_in_common() -> None:
    history = Lineage.of([Step(OLD, HEIR, MERGED), Step(OLD, SECOND, MERGED)])
    assert _standings().path_now(OLD, TODAY, history) == (OLD, DISTRICT, TOP)


def test_what_ended_without_an_heir_counts_under_its_last_superior() -> None:
    assert _standings().path_now(OLD, TODAY, Lineage.of([])) == (OLD, OTHER, TOP)


def test_another_life_of_one_unit_changes_its_path_alone() -> None:
    moved = _standings().changed(_life(OLD, TOP))
    assert moved.path(OLD, TODAY) == (OLD, TOP)
    assert moved.path(HEIR, TODAY) == (HEIR, DISTRICT, TOP)
