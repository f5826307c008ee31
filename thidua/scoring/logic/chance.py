"""Numbers that look random and are the same on every machine and in every year: splitmix64, a public-domain mixer."""

from __future__ import annotations

from collections.abc import Iterator

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


def below(bound: int, seed: int) -> Iterator[int]:
    """An endless series of whole numbers from 0 to ``bound`` - 1, fixed by the seed."""
    state = seed & _MASK
    while True:
        state = (state + _STEP) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        yield (mixed ^ (mixed >> 31)) % bound
