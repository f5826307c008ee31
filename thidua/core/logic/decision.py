"""A decision explains itself: one value greys the button, fills the error and prints on the sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed, why, and by which text. Truthy when allowed.

    ``reason`` is a Vietnamese sentence for the person asking; ``citation`` names the legal or internal source.
    """

    allowed: bool
    reason: str = ""
    citation: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(allowed=True)


def deny(reason: str, citation: str = "") -> Decision:
    """A refusal with the sentence the person will read."""
    return Decision(allowed=False, reason=str(reason), citation=citation)


def first_refusal(*decisions: Decision) -> Decision:
    """The first refusal among ``decisions``, or :data:`ALLOWED`."""
    return next((decision for decision in decisions if not decision), ALLOWED)
