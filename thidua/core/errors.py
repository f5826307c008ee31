"""What an action may answer instead of doing its work. Every message is Vietnamese and says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.core.logic.decision import Decision


class ActionRefused(Exception):
    """Base of everything an action raises on purpose; ``str()`` is the sentence for the person."""


@dataclass
class NotAllowed(ActionRefused):
    """The policy said no; becomes HTTP 403 with the reason on the page."""

    decision: Decision

    def __str__(self) -> str:
        return self.decision.reason


@dataclass
class Invalid(ActionRefused):
    """What was given cannot be used. ``fields`` maps a field name to its message ('' for the whole)."""

    fields: Mapping[str, str]

    def __str__(self) -> str:
        return " ".join(self.fields.values())


class Conflict(ActionRefused):
    """Somebody else changed the thing meanwhile, or its state does not admit the step."""


def require(decision: Decision) -> None:
    """Go on only if the decision allows it; otherwise raise :class:`NotAllowed`."""
    if not decision:
        raise NotAllowed(decision)
