"""A remark of the careful reader: what to look at again, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.values import frozen
from thidua.documents.logic.passage import Span


class Severity(StrEnum):
    """How much a remark asks for: to know, to check, to put right before anything is adopted."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@frozen
class Remark:
    """``message`` is Vietnamese and says what to do; ``span`` is where it stands, ``None`` for something missing."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
