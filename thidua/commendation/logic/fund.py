"""The emulation and commendation fund as a ledger in whole đồng: what came in, what is promised, what was paid.

Sources and use: Luật 06/2022/QH15, Điều 11; the ceilings are dated local data. Not to be mixed with the yearly
performance bonus of Nghị định 73/2024/NĐ-CP, Điều 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from thidua.commendation.logic.rounding import Rounding, round_to
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say


class EntryKind(StrEnum):
    """What a line of the ledger does. A promise holds money back from the decision until it is paid or given up."""

    BUDGET = "budget"
    CONTRIBUTION = "contribution"
    CARRIED_OVER = "carried_over"
    PROMISE = "promise"
    RELEASE = "release"
    BONUS = "bonus"
    OBJECTS = "objects"
    ORGANISING = "organising"
    RECOVERY = "recovery"


INCOME = frozenset({EntryKind.BUDGET, EntryKind.CONTRIBUTION, EntryKind.CARRIED_OVER, EntryKind.RECOVERY})
SPENDING = frozenset({EntryKind.BONUS, EntryKind.OBJECTS, EntryKind.ORGANISING})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; ``amount`` in đồng is above zero, the kind says which way it counts."""

    kind: EntryKind
    amount: int
    on: date
    about: str = ""

    def __post_init__(self) -> None:
        if self.amount <= 0:
            message = f"an entry moves money: {self.amount}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings of a year: the yearly budget part (percent of recurrent spending), the share for organising movements.

    None means that no ceiling has been entered.
    """

    recurrent_spending: int | None = None
    budget_percent: Decimal | None = None
    organising_percent: Decimal | None = None

    @property
    def budget_ceiling(self) -> int | None:
        if self.recurrent_spending is None or self.budget_percent is None:
            return None
        return round_to(self.budget_percent * self.recurrent_spending / 100, 1, Rounding.DOWN)


@dataclass(frozen=True, slots=True)
class Balance:
    """The state of a fund after its lines. ``free`` is what may still be promised."""

    income: int
    spent: int
    promised: int
    organising: int

    @property
    def held(self) -> int:
        return self.income - self.spent

    @property
    def free(self) -> int:
        return self.held - self.promised


def balance(entries: Iterable[Entry]) -> Balance:
    """Add the lines up; the order does not matter."""
    sums = dict.fromkeys(EntryKind, 0)
    for entry in entries:
        sums[entry.kind] += entry.amount
    return Balance(
        income=sum(sums[kind] for kind in INCOME),
        spent=sum(sums[kind] for kind in SPENDING),
        promised=sums[EntryKind.PROMISE] - sums[EntryKind.RELEASE],
        organising=sums[EntryKind.ORGANISING],
    )


def may_enter(entry: Entry, entries: Sequence[Entry], limits: Limits) -> Decision:
    """Whether the line may be written: nothing is spent or promised that is not there, no ceiling is passed."""
    now = balance(entries)
    if entry.kind is EntryKind.BUDGET:
        return _within_budget(entry, entries, limits)
    if entry.kind is EntryKind.RELEASE and entry.amount > now.promised:
        return deny(say("Chỉ giải phóng được tối đa %(promised)s đang giữ chỗ.", promised=_dong(now.promised)))
    if entry.kind in SPENDING | {EntryKind.PROMISE} and entry.amount > now.free:
        return deny(
            say("Quỹ chỉ còn %(free)s chưa giữ chỗ; hãy bổ sung nguồn hoặc giảm mức chi.", free=_dong(now.free))
        )
    if entry.kind is EntryKind.ORGANISING and limits.organising_percent is not None:
        ceiling = round_to(limits.organising_percent * now.income / 100, 1, Rounding.DOWN)
        if now.organising + entry.amount > ceiling:
            return deny(
                say(
                    "Chi tổ chức phong trào không quá %(ceiling)s; đã chi %(organising)s.",
                    ceiling=_dong(ceiling),
                    organising=_dong(now.organising),
                )
            )
    return ALLOWED


def _within_budget(entry: Entry, entries: Sequence[Entry], limits: Limits) -> Decision:
    ceiling = limits.budget_ceiling
    given = sum(line.amount for line in entries if line.kind is EntryKind.BUDGET)
    if ceiling is not None and given + entry.amount > ceiling:
        return deny(
            say(
                "Mức trích từ ngân sách không quá %(ceiling)s; đã trích %(given)s.",
                ceiling=_dong(ceiling),
                given=_dong(given),
            )
        )
    return ALLOWED


def _dong(amount: int) -> str:
    return say("%(amount)s đồng", amount=format_number(Decimal(amount)))
