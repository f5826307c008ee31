"""What is asked of the database again and again while one page is made, and cannot change meanwhile.

A page that only shows asks some forty times what its reader may do, mostly from rows of the same few questions. Inside
:func:`asking_once` each of these questions goes to the database one time. Nothing is kept longer than the page, and a
page that changes something does not keep anything.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Remember the answers of :func:`once` as long as the block; only where nothing is written."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer of ``ask``, which must not be changed by who gets it; asked again each time outside such a block."""
    known = _answers.get()
    if known is None:
        return ask()
    if question not in known:
        known[question] = ask()
    answer: Answer = known[question]
    return answer
