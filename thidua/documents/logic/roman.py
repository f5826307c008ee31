"""Roman figures, as the outline of Vietnamese documents is numbered with."""

from __future__ import annotations

from typing import Final

SIGNS: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
WORTH: Final = {sign: amount for amount, sign in SIGNS if len(sign) == 1}


def roman(count: int) -> str:
    """Roman figures: 14 is XIV."""
    figures = ""
    for amount, sign in SIGNS:
        times, count = divmod(count, amount)
        figures += sign * times
    return figures


def from_roman(figures: str) -> int | None:
    """The number that the figures write in their one right way; None where they write none."""
    if not figures or not set(figures) <= set(WORTH):
        return None
    worths = [WORTH[sign] for sign in figures]
    count = sum(-now if now < following else now for now, following in zip(worths, [*worths[1:], 0], strict=True))
    return count if count > 0 and roman(count) == figures else None
