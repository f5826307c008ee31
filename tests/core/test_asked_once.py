"""What a page that only shows asks of the database: each question one time, and nothing is kept after it."""

from __future__ import annotations

import itertools

import pytest

from thidua.core.asked_once import asking_once, once

pytestmark = pytest.mark.logic


def test_a_question_is_asked_one_time_inside_the_block_and_anew_in_the_next() -> None:
    answers = itertools.count()
    with asking_once():
        assert [once("a", lambda: next(answers)) for _ in range(3)] == [0, 0, 0]
        assert once("b", lambda: next(answers)) == 1
    with asking_once():
        assert once("a", lambda: next(answers)) == 2


def test_outside_such_a_block_it_is_asked_each_time() -> None:
    answers = itertools.count()
    assert [once("a", lambda: next(answers)) for _ in range(3)] == [0, 1, 2]


def test_an_empty_answer_is_an_answer_too() -> None:
    asked: list[int] = []
    with asking_once():
        assert [once("a", lambda: asked.append(1)) for _ in range(2)] == [None, None]
    assert asked == [1]
