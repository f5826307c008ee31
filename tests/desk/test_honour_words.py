from __future__ import annotations

import importlib
import pkgutil

from thidua.core.actions import REGISTER
from thidua.desk import (
    commendation_words,
    council_words,
    decision_words,
    dossier_words,
    exemplar_words,
    honour_batch_words,
    publicity_words,
)

HONOURS = (commendation_words, decision_words, dossier_words, exemplar_words, honour_batch_words, publicity_words)


def deeds_of(room: str) -> set[str]:
    actions = importlib.import_module(f"thidua.{room}.actions")
    for module in pkgutil.iter_modules(actions.__path__, f"{actions.__name__}."):
        importlib.import_module(module.name)
    return {code for code, info in REGISTER.items() if info.function.__module__.startswith(f"thidua.{room}.actions.")}


def test_every_deed_of_councils_has_words_and_every_word_a_deed() -> None:
    assert deeds_of("council") == set(council_words.DEEDS)


def test_every_deed_of_the_honours_has_words_and_every_word_a_deed() -> None:
    assert deeds_of("commendation") == {code for words in HONOURS for code in words.DEEDS}
