"""Splitting a secret among officers so that any k of them open it and k − 1 learn nothing.

Shamir, "How to share a secret" (1979): a random polynomial of degree k − 1 over a prime field whose value at 0 is the
secret; each officer gets one point. The field is GF(2^521 − 1), larger than any secret of 32 bytes; coefficients are
drawn uniformly by the caller's source of randomness, so that k − 1 points fit every secret equally well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

PRIME = 2**521 - 1
"""A Mersenne prime."""
SECRET_BYTES = 32
_POINT_BYTES = 66
MOST_OFFICERS = 255

Draw = Callable[[int], int]
"""Gives a uniform number from 0 up to but without its argument (``secrets.randbelow``)."""


class NotEnoughShares(ValueError):
    """Fewer shares than the threshold, or one share twice."""


@dataclass(frozen=True, slots=True)
class Share:
    """One officer's point of the polynomial; ``threshold`` tells how many are needed."""

    threshold: int
    x: int
    y: int

    def to_bytes(self) -> bytes:
        return bytes([self.threshold, self.x]) + self.y.to_bytes(_POINT_BYTES, "big")


def share_from(raw: bytes) -> Share:
    """A share from its bytes; ``ValueError`` where they are not one."""
    if len(raw) != 2 + _POINT_BYTES:
        message = f"a share has {2 + _POINT_BYTES} bytes, not {len(raw)}"
        raise ValueError(message)
    return Share(raw[0], raw[1], int.from_bytes(raw[2:], "big"))


def split(secret: bytes, threshold: int, officers: int, draw: Draw) -> tuple[Share, ...]:
    """Shares for the officers. ``ValueError`` unless 1 <= threshold <= officers <= 255 and the secret has 32 bytes."""
    if not 1 <= threshold <= officers <= MOST_OFFICERS or len(secret) != SECRET_BYTES:
        message = f"cannot split {len(secret)} bytes {threshold} of {officers}"
        raise ValueError(message)
    coefficients = [int.from_bytes(secret, "big"), *(draw(PRIME) for _ in range(threshold - 1))]
    return tuple(Share(threshold, x, _value(coefficients, x)) for x in range(1, officers + 1))


def combine(shares: Iterable[Share]) -> bytes:
    """The secret from at least ``threshold`` shares.

    :class:`NotEnoughShares` where they are too few; ``ValueError`` where they do not belong together.
    """
    points = list({share.x: share for share in shares}.values())
    if not points or len(points) < points[0].threshold:
        message = f"{len(points)} different shares are not enough"
        raise NotEnoughShares(message)
    used = points[: points[0].threshold]
    secret = interpolated([(share.x, share.y) for share in used], 0)
    if len({share.threshold for share in points}) > 1 or secret >= 1 << (8 * SECRET_BYTES):
        message = "the shares do not belong together"
        raise ValueError(message)
    return secret.to_bytes(SECRET_BYTES, "big")


def interpolated(points: Sequence[tuple[int, int]], at: int) -> int:
    """The value at ``at`` of the polynomial of lowest degree through the points (Lagrange)."""
    total = 0
    for i, (x, y) in enumerate(points):
        above, below = 1, 1
        for j, (other, _) in enumerate(points):
            if i != j:
                above = above * (at - other) % PRIME
                below = below * (x - other) % PRIME
        total = (total + y * above * pow(below, -1, PRIME)) % PRIME
    return total


def _value(coefficients: Sequence[int], x: int) -> int:
    total = 0
    for coefficient in reversed(coefficients):
        total = (total * x + coefficient) % PRIME
    return total
