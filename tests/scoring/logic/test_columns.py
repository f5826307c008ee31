"""Which of the numbers in the columns of a card counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.scoring.making import criterion
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.columns import Mark, chosen_stage, column, fits, reading_of, stages_of, together
from thidua.scoring.logic.inputs import Reading
from thidua.scoring.logic.methods import Count, Manual, Method, Share, YesNo
from thidua.scoring.logic.terms import Scorer, Stage

pytestmark = pytest.mark.logic
D = Decimal
MARKED = criterion("a", 20, Manual())


def mark(stage: Stage, measure: object, scorer: str = "u", *, returned: bool = False) -> Mark:
    return Mark(stage, scorer, D(str(measure)), returned)


def test_the_latest_stage_that_has_spoken_counts() -> None:
    marks = [mark(Stage.SELF, 18), mark(Stage.CHECK, 15)]
    assert reading_of(MARKED, marks) == Reading(D(15), FigureState.CONFIRMED)
    assert reading_of(MARKED, [*marks, mark(Stage.APPRAISAL, 16)]) == Reading(D(16), FigureState.OFFICIAL)


def test_a_returned_number_does_not_count_and_does_not_restart_the_others() -> None:
    marks = [mark(Stage.SELF, 18), mark(Stage.CHECK, 15, returned=True)]
    assert (chosen_stage(marks), column(MARKED, marks, Stage.CHECK)) == (Stage.SELF, None)


def test_an_open_appeal_sets_its_number_against_the_checked_one() -> None:
    assert reading_of(MARKED, [mark(Stage.CHECK, 15)], claimed=D(18)).disputed == 18


def test_nobody_has_spoken_is_a_missing_reading() -> None:
    assert reading_of(MARKED, []) == Reading()


@pytest.mark.parametrize(
    ("method", "said", "one"),
    [
        (Manual(), ["10", "11"], "10.50"),
        (Manual(), ["0", "10", "11", "20"], "10.50"),
        (Manual(), ["10", "10", "11", "12", "20"], "11.00"),
        (YesNo(), ["1", "0"], "0"),
        (YesNo(), ["1", "0", "1"], "1"),
        (Count(D(1)), ["1", "2", "2", "9"], "2"),
        (Count(D(1)), ["1", "2"], "1"),
    ],
)
def test_peers_make_one_number_that_no_single_one_can_bend(method: Method, said: list[str], one: str) -> None:
    assert together(criterion("a", 20, method), [D(s) for s in said]) == D(one)


def test_columns_follow_from_who_scores_and_there_are_none_where_the_record_speaks() -> None:
    assert [
        stages_of(replace(MARKED, scorer=scorer)) for scorer in (Scorer.OWNER, Scorer.CLUSTER, Scorer.STANDING)
    ] == [
        (Stage.SELF, Stage.CHECK, Stage.APPRAISAL),
        (Stage.SELF, Stage.CROSS, Stage.APPRAISAL),
        (Stage.SELF, Stage.APPRAISAL),
    ]
    assert stages_of(criterion("b", 20, Share(), "CT-1")) == ()


@pytest.mark.parametrize(
    ("method", "measure", "answer"),
    [(YesNo(), "2", False), (YesNo(), "1", True), (Manual(), "20.5", False), (Manual(), "7.25", False),
     (Manual(), "7.5", True), (Count(D(1)), "-1", False), (Count(D(1)), "40", True)],
)  # fmt: skip
def test_only_numbers_that_fit_the_method_may_be_written(method: Method, measure: str, answer: bool) -> None:
    assert fits(criterion("a", 20, method), D(measure)) is answer
