"""Private numbers as they may be shown or written down where not everybody may read them."""

from __future__ import annotations

SHOWN = 3


def masked(number: str) -> str:
    """A personal id with its last three digits only: enough to tell two apart, too little to use."""
    return "•" * max(len(number) - SHOWN, 0) + number[-SHOWN:] if len(number) > SHOWN else "•" * len(number)
