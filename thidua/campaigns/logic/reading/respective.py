"""``Tỷ lệ A và B lần lượt đạt 85% và 90%``: several names first, then their numbers in the same order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.names import joined, starts_measure, upper_first
from thidua.campaigns.logic.reading.tokens import tokenize
from thidua.core.logic.patterns import pattern_of

_RESPECTIVELY = pattern_of(r"\blần lượt\b|\btương ứng (?:là|đạt)\b", re.IGNORECASE)
_SERIES = pattern_of(r"\d ?[%‰] ?[-–] ?\d[\d,.]* ?[%‰] ?[-–] ?\d")
_BETWEEN_NAMES = (pattern_of(r",? và |, "), pattern_of(r" [-–] "))


_NEXT_SHARES = 30


def in_order(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """*drafts* of one line, each of a run of bare numbers with the name it belongs to."""
    named = list(drafts)
    for at, draft in enumerate(drafts):
        opens = _SERIES.search(text, draft.start, draft.end + _NEXT_SHARES)
        if not _RESPECTIVELY.search(text[draft.start : draft.end]) and not (opens and opens.start() < draft.end):
            continue
        run = 1
        while at + run < len(drafts) and drafts[at + run].name == draft.name:
            run += 1
        parted = (between.split(draft.name) for between in _BETWEEN_NAMES)
        names = next((names for names in parted if len(names) == run), [])
        if run < 2 or not names:
            continue
        for step, name in enumerate(names):
            named[at + step] = replace(drafts[at + step], name=upper_first(_with_measure(names[0], name)))
    return named


def _with_measure(first: str, name: str) -> str:
    """``ngô`` behind ``Năng suất lúa`` is ``Năng suất ngô``."""
    tokens = tokenize(first)
    taken = starts_measure(tokens)
    if name == first or not taken or starts_measure(tokenize(name)):
        return name
    return joined(first[: tokens[taken - 1].end], name)
