"""Sentences that pure code makes and a screen says in another language."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from decimal import Decimal

import pytest

from thidua.core.logic.saying import capital, either, in_a_row, inside, say, say_counted, speak_through, spoken

pytestmark = pytest.mark.logic
ENGLISH = {
    "%(one)s hoặc %(other)s": "%(one)s or %(other)s",
    "Còn %(count)s %(what)s.": "%(count)s %(what)s left.",
    "đơn vị": "units",
    "Đạt": "Met",
    "%(n)s điểm": "%(n)s points",
}
ONE = {"%(n)s điểm": "%(n)s point"}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    from thidua.core.logic import saying

    before = saying._speaker[0]
    speak_through(lambda template, number: ONE.get(template, "") * (number == 1) or ENGLISH.get(template, template))
    yield
    speak_through(before)


def test_it_is_the_vietnamese_sentence_wherever_it_is_stored() -> None:
    said = say("Còn %(count)s %(what)s.", count=3, what=say("đơn vị"))
    assert (said, json.dumps(said), {said: 1}) == (
        "Còn 3 đơn vị.",
        '"C\\u00f2n 3 \\u0111\\u01a1n v\\u1ecb."',
        {said: 1},
    )


def test_a_page_says_it_in_its_language_with_what_was_said_in_it() -> None:
    assert say("Còn %(count)s %(what)s.", count=3, what=say("đơn vị")).__html__() == "3 units left."


def test_values_and_templates_are_made_safe() -> None:
    assert say("Còn %(count)s %(what)s.", count="<b>", what="a & b").__html__() == "&lt;b&gt; a &amp; b left."


def test_a_sentence_without_places_may_hold_a_per_cent_sign() -> None:
    assert (say("Dưới 50 %"), say("Dưới 50 %").__html__()) == ("Dưới 50 %", "Dưới 50 %")


def test_a_copy_speaks_as_well() -> None:
    assert copy.deepcopy(say("Đạt")).__html__() == "Met"


def test_a_sentence_that_begins_a_line_has_a_capital_in_every_language() -> None:
    said = capital(say("đơn vị"))
    assert (said, spoken(said), capital("xã"), spoken("xã")) == ("Đơn vị", "Units", "Xã", "xã")


def test_a_sentence_that_counts_has_a_form_for_one_and_keeps_it_with_a_capital() -> None:
    said = [say_counted("%(n)s điểm", number, n=number) for number in (1, 3, Decimal("1.00"), Decimal("1.5"))]
    assert [spoken(one) for one in said] == ["1 point", "3 points", "1.00 point", "1.5 points"]
    assert (said[0], spoken(capital(said[0]))) == ("1 điểm", "1 point")


def test_phrases_that_are_joined_stay_said() -> None:
    both = either([say("Đạt"), say("đơn vị"), "x"])
    assert (both, spoken(both)) == ("Đạt hoặc đơn vị hoặc x", "Met or units or x")
    row = in_a_row([say("Đạt"), "50%"], "; ")
    assert (row, spoken(row), in_a_row([])) == ("Đạt; 50%", "Met; 50%", "")


def test_a_sentence_inside_another_begins_small_unless_it_begins_with_a_word_in_capitals() -> None:
    said = inside(say("Đạt"))
    assert (said, spoken(said), inside("Chọn một"), inside("UBND xã")) == ("đạt", "met", "chọn một", "UBND xã")
