"""The tables of phrases that the reading goes by."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from thidua.campaigns.logic import reading
from thidua.campaigns.logic.reading.tokens import Phrases, even

pytestmark = pytest.mark.logic


def _tables() -> Iterator[tuple[str, Phrases[object]]]:
    for module in pkgutil.iter_modules(reading.__path__, reading.__name__ + "."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Phrases):
                yield f"{module.name}.{name}", value


def test_every_phrase_is_written_as_the_words_of_a_text_are_compared() -> None:
    written = [(name, phrase) for name, table in _tables() for phrase in table]
    assert len(written) > 500
    assert [pair for pair in written if pair[1] != " ".join(even(word) for word in pair[1].split())] == []


def test_no_phrase_is_empty() -> None:
    assert [name for name, table in _tables() for phrase in table if not phrase.strip()] == []
