"""Running text put together from pieces of a source, each character knowing where it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen

Span = tuple[int, int]

_DROPPED = "*\u00ad\u200b\u200c\u200d\u2060\ufeff"  # markdown emphasis, soft hyphens, zero-width marks
_PLAIN = f"[^\\s{_DROPPED}]+"
_RUN = pattern_of(f"{_PLAIN}(?: {_PLAIN})*|[{_DROPPED}]+|\\s+")
_QUOTES = {"„": "“", "‟": "“", "«": "“", "»": "”", "″": '"', "＂": '"'}
_QUOTE_MAP = str.maketrans(_QUOTES)
_EVEN = f"[^\\s{_DROPPED}{''.join(_QUOTES)}]+"
_CLEAN = pattern_of(f"{_EVEN}(?: {_EVEN})*")  # stands in a passage as it stands in the source


@frozen
class Passage:
    """``text`` has white space collapsed and emphasis marks dropped; ``offsets[i]`` is the place of ``text[i]``."""

    text: str
    offsets: Sequence[int]  # a tuple, or a range where nothing was left out

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source, ``[start, end)``; empty slices give an empty span."""
        if not self.offsets:
            return (0, 0)
        if start >= end or start >= len(self.offsets):
            at = self.offsets[min(start, len(self.offsets) - 1)]
            return (at, at)
        return (self.offsets[start], self.offsets[min(end, len(self.offsets)) - 1] + 1)

    def slice(self, start: int, end: int | None = None) -> Passage:
        """The same passage, shorter."""
        return Passage(self.text[start:end], self.offsets[start:end])


def passage(text: str, pieces: Iterable[Span]) -> Passage:
    """Join *pieces* of *text* with single blanks. Length stays one to one with offsets: a blank keeps one offset."""
    pieces = tuple(pieces)
    if len(pieces) == 1 and _CLEAN.fullmatch(text, *pieces[0]):
        start, end = pieces[0]
        return Passage(text[start:end], range(start, end))
    return _collapsed(text, pieces)


def _collapsed(text: str, pieces: Sequence[Span]) -> Passage:
    parts: list[str] = []
    offsets: list[int] = []
    for start, end in pieces:
        if offsets and parts[-1][-1:] != " ":
            parts.append(" ")
            offsets.append(start)
        for found in _RUN.finditer(text, start, end):
            run = found[0]
            if run[0].isspace():
                if offsets and parts[-1][-1] != " ":
                    parts.append(" ")
                    offsets.append(found.start())
            elif run[0] not in _DROPPED:
                parts.append(run)
                offsets.extend(range(found.start(), found.end()))
    joined = "".join(parts).translate(_QUOTE_MAP)
    kept = len(joined.rstrip(" "))
    return Passage(joined[:kept], tuple(offsets[:kept]))


class _Folding(dict[int, int]):
    """Folds characters on first sight; a character whose folding is not one character stays as it is."""

    def __missing__(self, code: int) -> int:
        lowered = " " if unicodedata.category(chr(code)) == "Zs" else chr(code).lower()
        base = "d" if lowered == "đ" else unicodedata.normalize("NFD", lowered)[:1]
        self[code] = ord(base) if len(lowered) == 1 and base else code
        return self[code]


_FOLDING = _Folding()


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Lower case, no Vietnamese diacritic, plain blanks, one character for one: ``Đạt chuẩn`` → ``dat chuan``.

    Unlike :func:`thidua.core.logic.text.fold` it keeps the length, so that places in the result are places in *text*.
    """
    return text.translate(_FOLDING)
