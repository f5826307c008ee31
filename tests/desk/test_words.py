from __future__ import annotations

from thidua.core.actions import REGISTER
from thidua.desk.words import DEEDS


def test_every_action_of_the_register_has_its_words() -> None:
    assert sorted(set(REGISTER) - set(DEEDS)) == [], "add the code and its words to thidua/desk/words.py"
