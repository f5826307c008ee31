from __future__ import annotations

from thidua.core.actions import REGISTER
from thidua.core.templatetags.shown import AUDIT_WORDS


def test_every_action_of_the_register_has_its_words() -> None:
    # Tests of the frame register actions of their own; only those of the rooms are shown to people.
    ours = {code for code, info in REGISTER.items() if info.function.__module__.startswith("thidua.")}
    assert sorted(ours - set(AUDIT_WORDS)) == [], "add the code and its words to thidua/desk/words.py or beside it"
