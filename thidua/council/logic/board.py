"""The board: what is published of a ballot box when it closes and when it is opened.

At closing the fingerprints of all envelopes and their Merkle root, at opening the slips and theirs. Leaves are sorted,
so the board is the same whatever the order of casting. Hashing as in RFC 6962: a leaf and a node can never be confused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The Merkle root of the leaves in sorted order; :data:`EMPTY` where there are none."""
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in sorted(leaves)]
    if not level:
        return EMPTY
    while len(level) > 1:
        level = _level_above(level)
    return level[0]


def _level_above(level: Sequence[bytes]) -> list[bytes]:
    """Pairs hashed together; an odd one at the end goes up as it is."""
    pairs = [
        hashlib.sha256(b"\x01" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)
    ]
    return [*pairs, level[-1]] if len(level) % 2 else pairs
