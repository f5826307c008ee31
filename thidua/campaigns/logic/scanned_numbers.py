"""Numbers of a scanned document: which were read from pictures, where they are used, and which nobody has seen yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from thidua.campaigns.logic.draft import LISTS, Draft, ScannedNumber, TextSpan
from thidua.documents.logic.source import Source


def with_numbers(draft: Draft, source: Source) -> Draft:
    """The first draft with every number that was read from a picture; unchanged for a document with its own text."""
    words = [word for word in source.words if any(sign.isdigit() for sign in source.text[word.start : word.end])]
    numbers = tuple(
        ScannedNumber(at, source.text[word.start : word.end], (word.start, word.end), word.page, word.sure)
        for at, word in enumerate(words, start=1)
    )
    return replace(draft, numbers=numbers)


def numbers_within(draft: Draft, span: TextSpan | None) -> tuple[ScannedNumber, ...]:
    """The numbers that stand in a stretch of the text."""
    if span is None:
        return ()
    return tuple(number for number in draft.numbers if number.span[0] < span[1] and span[0] < number.span[1])


def elsewhere(draft: Draft) -> tuple[ScannedNumber, ...]:
    """The numbers that something other than a target is made of: the head, movements, cited documents and the rest."""
    in_targets = {number.id for target in draft.live_targets for number in numbers_within(draft, target.span)}
    spans = [span.span for span in draft.doc_spans]
    spans += [span for name in LISTS if name != "targets" for span in _live_spans(draft, name)]
    used = {number.id for span in spans for number in numbers_within(draft, span)}
    return tuple(number for number in draft.numbers if number.id in used - in_targets)


def unseen(numbers: Iterable[ScannedNumber]) -> tuple[ScannedNumber, ...]:
    """Those that nobody has compared with the picture."""
    return tuple(number for number in numbers if not number.seen)


def _live_spans(draft: Draft, list_name: str) -> Iterator[TextSpan]:
    return (item.span for item in draft.items(list_name) if item.span is not None and not item.dropped)
