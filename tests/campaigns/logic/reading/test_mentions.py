"""What is looked for first, because it is quick, is in all that is looked for afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.campaigns.logic.reading import mentions

pytestmark = pytest.mark.logic

SMALL = st.characters(max_codepoint=0x1EF9, exclude_categories=("Lu", "Lt", "Cs"))


@settings(max_examples=40)
@given(st.from_regex(mentions._PAST.pattern, alphabet=SMALL))
def test_words_on_the_past_have_one_of_their_signs(text: str) -> None:
    assert mentions._looks_back(text)


@settings(max_examples=40)
@given(st.from_regex(mentions._REACHED.pattern, alphabet=SMALL))
def test_what_was_reached_has_one_of_its_signs(text: str) -> None:
    assert mentions.tells_the_past(text, 0, len(text), None)
