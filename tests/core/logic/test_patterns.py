"""Expressions that are compiled when they are first asked."""

import re

import pytest

from thidua.core.logic.patterns import pattern_of

pytestmark = pytest.mark.logic


def test_a_pattern_answers_as_the_compiled_expression_does() -> None:
    later, at_once = pattern_of(r"(?P<word>\w+)-(\d)"), re.compile(r"(?P<word>\w+)-(\d)")
    text = "a-1, b-2"
    assert later.findall(text) == at_once.findall(text)
    assert later.sub(r"\2", text) == "1, 2"
    assert [found["word"] for found in later.finditer(text)] == ["a", "b"]
    assert (later.groups, later.groupindex, later.flags) == (at_once.groups, at_once.groupindex, at_once.flags)


def test_flags_hold() -> None:
    assert pattern_of("đạt", re.IGNORECASE).fullmatch("ĐẠT") is not None


def test_a_wrong_expression_is_refused_when_it_is_used() -> None:
    wrong = pattern_of("(")
    with pytest.raises(re.error):
        wrong.search("")
