"""A span of days. Half-open inside (``start <= day < end``), shown to people with its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` until just before ``end``; ``end`` None means open."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            message = f"a span ends after it starts: {self.start} … {self.end}"
            raise ValueError(message)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def last_day(self) -> date | None:
        """The last day inside, as Vietnamese texts write it ("đến hết ngày")."""
        return None if self.end is None else self.end - timedelta(days=1)

    def overlaps(self, other: Span) -> bool:
        """Whether some day lies in both."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)
