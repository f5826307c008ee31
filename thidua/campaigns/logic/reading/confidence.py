"""How sure a reading is: 1 for a plain target of the list, less for each reason to look again.

The reasons are independent of each other, so their factors multiply.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.campaigns.logic.reading.drafts import Draft
from thidua.core.logic.patterns import pattern_of

_STATUS = 0.8  # no number: how it is judged remains to be settled
WITHOUT_UNIT = 0.7
_UNKNOWN_NOUN = 0.85  # the unit is the guess that the first two syllables are the noun
_MENTIONED = 0.8  # outside the target list
_UNANNOUNCED = 0.9  # in a list that no heading calls targets
_MENDED_NUMBER = 0.7  # the source does not write the number like this
_LONG_NAME = 0.85
_SHORT_NAME = 0.8
_MOST_WORDS = 28
_DIGITS = pattern_of(r"\d+")


def confidence_of(draft: Draft, source: str, *, mentioned: bool, unannounced: bool = False) -> float:
    """0…1. *source* is the text of the target as the document has it, ``mentioned`` tells that no list holds it."""
    product = 1.0
    for factor in _factors(draft, source):
        product *= factor
    product *= _MENTIONED if mentioned else _UNANNOUNCED if unannounced else 1.0
    return round(product, 2)


def _factors(draft: Draft, source: str) -> Iterator[float]:
    words = len(draft.name.split())
    if words > _MOST_WORDS:
        yield _LONG_NAME
    elif words < 2:
        yield _SHORT_NAME
    if draft.quantity is None:
        yield _STATUS
        return
    unit = draft.quantity.unit
    if draft.unit is None:
        yield WITHOUT_UNIT
    elif unit is not None and not unit.firm:
        yield _UNKNOWN_NOUN
    if not draft.quantity.worded and not _is_written(draft, source):
        yield _MENDED_NUMBER


def _is_written(draft: Draft, source: str) -> bool:
    """Whether the digits of the value stand in the source one after another, leading noughts and marks aside."""
    value = format(abs(draft.value), "f") if draft.value is not None else ""
    wanted = (value.rstrip("0") if "." in value else value).replace(".", "").lstrip("0")
    return wanted in source.replace(".", "").replace(",", "") or wanted in "".join(_DIGITS.findall(source))
