"""The editable reading: what the machine read, as a person corrects it before adoption.

A draft is a value; operations (``draft_operations``) make a new one from it. Every item keeps its ``span`` in the
source, so that the screen can light it up, and an ``id`` that never changes while the draft lives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from thidua.campaigns.logic.terms import (
    Bound,
    Change,
    Comparator,
    Direction,
    Entry,
    Group,
    Measured,
    Meets,
    OverTime,
    OverUnits,
)

TextSpan = tuple[int, int]
"""``[start, end)`` in the text that was read."""


@dataclass(frozen=True, slots=True)
class DocFacts:
    """The head and foot of the document. Dates are ISO text, only as precise as written (``2024-01``)."""

    issuer: str = ""
    parent: str = ""
    number: str = ""
    doc_type: str = ""
    title: str = ""
    theme: str = ""
    year: int | None = None
    place: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    signer_title: str = ""
    signer_name: str = ""


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """An indicator to be added to the catalogue together with the adoption."""

    name: str
    unit: str
    group: Group = Group.OTHER
    direction: Direction = Direction.HIGHER
    over_time: OverTime = OverTime.LAST
    over_units: OverUnits = OverUnits.NONE
    entry: Entry = Entry.YTD


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """One target. ``duplicate_of`` is the id of the target it repeats, ``all_of`` the id of the whole it is part of."""

    id: int
    text: str = ""
    name: str = ""
    comparator: Comparator = Comparator.EQ
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str = ""
    bound: Bound | None = None
    growth_pct: Decimal | None = None
    group: Group = Group.OTHER
    named_units: tuple[str, ...] = ()
    baseline_year: int | None = None
    baseline: Decimal | None = None
    section: str = ""
    duplicate_of: int | None = None
    all_of: int | None = None
    confidence: float = 1.0
    span: TextSpan | None = None
    meets: Meets | None = None
    change: Change | None = None
    measured: Measured = Measured.LEVEL
    owner: str = ""
    indicator: str = ""
    new_indicator: NewIndicator | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class DraftContent:
    """A part of "nội dung thi đua"; ``under`` is the id of the part it stands under."""

    id: int
    heading: str = ""
    number: str = ""
    text: str = ""
    under: int | None = None
    span: TextSpan | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class DraftMovement:
    id: int
    name: str = ""
    first_year: int | None = None
    last_year: int | None = None
    span: TextSpan | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class DraftOccasion:
    """A day or year that is kept: ``70 năm Chiến thắng Điện Biên Phủ``."""

    id: int
    event: str = ""
    years: int | None = None
    span: TextSpan | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class DraftCited:
    id: int
    title: str = ""
    kind: str = ""
    number: str = ""
    date: str = ""
    span: TextSpan | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class DraftAssignment:
    id: int
    who: str = ""
    task: str = ""
    span: TextSpan | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class DraftRecipient:
    id: int
    line: str = ""
    span: TextSpan | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the careful reader about the document."""

    code: str = ""
    severity: str = ""
    message: str = ""
    span: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class DocSpan:
    """Where a fact of the document's head stands in the source."""

    field: str = ""
    span: TextSpan = (0, 0)


@dataclass(frozen=True, slots=True)
class ScannedNumber:
    """A number that was read from a picture of a page. It counts once a person has ``seen`` it.

    ``sure`` is whether two independent readers saw the same number.
    """

    id: int
    text: str
    span: TextSpan
    page: int = 1
    sure: bool = True
    seen: bool = False


Item = DraftTarget | DraftContent | DraftMovement | DraftOccasion | DraftCited | DraftAssignment | DraftRecipient
LISTS: dict[str, type[Item]] = {
    "targets": DraftTarget,
    "contents": DraftContent,
    "movements": DraftMovement,
    "occasions": DraftOccasion,
    "cited": DraftCited,
    "assignments": DraftAssignment,
    "recipients": DraftRecipient,
}
"""The lists of a draft by name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole editable reading."""

    doc: DocFacts = DocFacts()
    objective: str = ""
    targets: tuple[DraftTarget, ...] = ()
    contents: tuple[DraftContent, ...] = ()
    movements: tuple[DraftMovement, ...] = ()
    occasions: tuple[DraftOccasion, ...] = ()
    cited: tuple[DraftCited, ...] = ()
    assignments: tuple[DraftAssignment, ...] = ()
    recipients: tuple[DraftRecipient, ...] = ()
    remarks: tuple[Remark, ...] = ()
    doc_spans: tuple[DocSpan, ...] = ()
    numbers: tuple[ScannedNumber, ...] = ()
    next_id: int = 1

    def items(self, list_name: str) -> tuple[Item, ...]:
        """One of the lists named in :data:`LISTS`, dropped items included."""
        found: tuple[Item, ...] = getattr(self, list_name)
        return found

    def with_items(self, list_name: str, items: Iterable[Any], **changes: Any) -> Draft:
        """The draft with one of its lists (and whatever else is named) replaced."""
        changes[list_name] = tuple(items)
        return replace(self, **changes)

    @property
    def live_targets(self) -> tuple[DraftTarget, ...]:
        """The targets that will be adopted."""
        return tuple(target for target in self.targets if not target.dropped)
