"""The counted syllables and pairs of official writing that come with the system (``scripts/count_words.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from thidua.documents.logic.diacritics import Language, language_of

COUNTS: Final = Path(__file__).parent / "data" / "official_words.tsv"


@cache
def language() -> Language:
    """The model, read once."""
    return language_of(_counts())


def _counts() -> Iterator[tuple[str, int]]:
    for line in COUNTS.read_text(encoding="utf-8").splitlines():
        words, _, count = line.partition("\t")
        yield words, int(count)
