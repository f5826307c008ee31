from __future__ import annotations

from thidua.commendation.actions import dossiers, fund, law, record
from thidua.core.actions import REGISTER
from thidua.council.actions import ballots, councils, meetings
from thidua.desk import commendation_words, council_words

MODULES = {module.__name__ for module in (dossiers, fund, law, record, ballots, councils, meetings)}


def test_every_deed_of_the_honours_and_of_councils_has_words_and_every_word_a_deed() -> None:
    codes = {code for code, info in REGISTER.items() if info.function.__module__ in MODULES}
    assert codes == set(commendation_words.DEEDS) | set(council_words.DEEDS)
