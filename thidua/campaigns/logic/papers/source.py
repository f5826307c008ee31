"""What a paper about a campaign is written from: the record as plain values, on the day the paper is begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.documents.logic.decree30 import Signature


@dataclass(frozen=True, slots=True)
class Body:
    """A body as its papers name it. ``capitals`` is box 2; ``code`` stands in the symbol (``UBND``, ``PNV``)."""

    name: str  # in a sentence: "Ủy ban nhân dân huyện Chi Lăng"
    capitals: str
    code: str
    place: str
    signature: Signature
    drafting: str = ""  # the part that drafts, behind the code of a công văn: "NV"
    parent: str = ""  # box 2, empty for a people's committee
    is_committee: bool = False


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """One target as it stands on the day. ``value`` and ``result`` are in Vietnamese writing."""

    number: int
    name: str
    comparison: str
    value: str
    unit: str
    group: str
    owner: str = ""
    baseline: str = ""
    result: str = ""
    result_unit: str = ""  # where it is another than that of the target: cases beside a fall in percent
    remark: str = ""
    behind: bool = False

    @property
    def reached(self) -> str:
        """The result with its unit, as a cell shows it."""
        return f"{self.result} {self.result_unit}".strip()

    @property
    def told(self) -> str:
        """The result in a sentence: "Thu ngân sách: 82,97 tỷ đồng (97,8%)"."""
        unit = self.result_unit or self.unit
        gap = "" if unit.startswith("%") else " "
        return f"{self.name}: {self.result}{gap}{unit}".strip() + (f" ({self.remark})" if self.remark else "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was reached of a target by the day of the paper, as whoever keeps the figures tells it.

    ``remark`` is short: the share that was done, a class. ``behind`` marks what the paper names as a shortcoming.
    """

    result: str
    unit: str
    remark: str = ""
    behind: bool = False


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What one unit is given of a target: its figure, or why nothing."""

    unit: str
    value: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AllocationFacts:
    """A target shared out; ``total`` is the figure of the issuer."""

    target: str
    unit: str
    total: Decimal | None
    shares: tuple[ShareFacts, ...]


@dataclass(frozen=True, slots=True)
class ParticipantFacts:
    """How far one unit has come: days of the steps it has taken, and the campaign it answered with."""

    unit: str
    received_on: date | None = None
    acknowledged_on: date | None = None
    answer: str = ""

    @property
    def silent(self) -> bool:
        return self.acknowledged_on is None and not self.answer


@dataclass(frozen=True, slots=True)
class ContentFacts:
    """A part of the contents; ``depth`` 0 is outermost."""

    number: str
    heading: str
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class CitedFacts:
    """A text the campaign rests on."""

    kind: str
    number: str
    day: str
    title: str


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """Who is to do what."""

    who: str
    task: str


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """A target changed by a document after the launch."""

    target: str
    before: str
    after: str
    document: str


@dataclass(frozen=True, slots=True)
class PaperSource:
    """A campaign with everything its papers may say. ``on`` is the day up to which the record was read."""

    on: date
    body: Body
    title: str
    theme: str
    objective: str
    year: int
    starts: date | None = None
    ends: date | None = None
    acknowledge_by: date | None = None
    launch_document: str = ""  # "Phát động số 02/PĐ-UBND ngày 05/01/2024", empty until it has a number
    contents: tuple[ContentFacts, ...] = ()
    movements: tuple[str, ...] = ()
    targets: tuple[TargetFacts, ...] = ()
    allocations: tuple[AllocationFacts, ...] = ()
    participants: tuple[ParticipantFacts, ...] = ()
    cited: tuple[CitedFacts, ...] = ()
    duties: tuple[DutyFacts, ...] = ()
    changes: tuple[ChangeFacts, ...] = ()
    superior: str = ""  # the body above, to which submissions and reports go

    @property
    def named(self) -> str:
        """The campaign in the middle of a sentence; a title that opens with a common word gets a small letter."""
        for word in ("Phong trào", "Đợt", "Chương trình", "Thi đua", "Kế hoạch", "Cuộc vận động"):
            if self.title.startswith(word):
                return self.title[0].lower() + self.title[1:]
        return f"phong trào thi đua “{self.title}”"

    @property
    def silent(self) -> tuple[ParticipantFacts, ...]:
        """Units that have neither acknowledged nor answered."""
        return tuple(row for row in self.participants if row.silent)

    @property
    def answered(self) -> tuple[ParticipantFacts, ...]:
        return tuple(row for row in self.participants if row.answer)

    @property
    def groups(self) -> tuple[tuple[str, tuple[TargetFacts, ...]], ...]:
        """Targets by field, fields in the order they first appear."""
        names = dict.fromkeys(target.group for target in self.targets)
        return tuple((name, tuple(t for t in self.targets if t.group == name)) for name in names)
