from __future__ import annotations

from thidua.core.actions import REGISTER
from thidua.core.templatetags.shown import AUDIT_WORDS


def test_every_action_of_the_register_has_its_words() -> None:
    assert sorted(set(REGISTER) - set(AUDIT_WORDS)) == [], (
        "add the code and its words to thidua/desk/words.py or beside it"
    )
