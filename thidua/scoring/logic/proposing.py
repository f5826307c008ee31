"""Proposal lists: who is put forward for flags and other titles that only some of a table may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say, say_counted
from thidua.scoring.logic.earning import ZERO
from thidua.scoring.logic.methods import HUNDRED
from thidua.scoring.logic.ranking import Ranked
from thidua.scoring.logic.terms import Veto


@dataclass(frozen=True, slots=True)
class Quota:
    """So many units of the table, or so many percent of it, rounded down but at least ``at_least``.

    ``least_percent`` of the maximum is needed whatever the place; ``citation`` is the text that sets the quota.
    """

    name: str
    count: int | None = None
    share: Decimal | None = None
    at_least: int = 0
    least_percent: Decimal = ZERO
    citation: str = ""

    def size(self, units: int) -> int:
        """How many may be put forward out of so many units that take part."""
        by_share = 0
        if self.share is not None:
            by_share = int((units * self.share / HUNDRED).to_integral_value(ROUND_FLOOR))
        limits = [size for size in (self.count, by_share if self.share is not None else None) if size is not None]
        return min(units, max(self.at_least, min(limits, default=0)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit beside the answer whether it is put forward, and the reason in a sentence."""

    ranked: Ranked
    proposed: bool
    reason: str


NOBODY_BARRED: Mapping[str, str] = {}


def propose(table: Sequence[Ranked], quota: Quota, barred: Mapping[str, str] = NOBODY_BARRED) -> tuple[Candidate, ...]:
    """All units in order with the answer for each. Equals at the edge are all left to the council: none is proposed.

    ``barred`` gives, by code of the unit, the sentence why it may not be put forward whatever its place.
    """
    size = quota.size(len(table))
    hindered = {row.card.unit: _hindrance(row, quota) or barred.get(row.card.unit, "") for row in table}
    eligible = [row for row in table if not hindered[row.card.unit]]
    inside = eligible[:size]
    if len(eligible) > size > 0 and eligible[size].place == eligible[size - 1].place:
        inside = [row for row in inside if row.place != eligible[size].place]
    units = {row.card.unit for row in inside}
    edge = eligible[size].place if len(eligible) > size > len(inside) else None
    return tuple(
        Candidate(row, proposed=False, reason=hindered[row.card.unit])
        if hindered[row.card.unit]
        else _candidate(row, quota, units, edge, size)
        for row in table
    )


def _hindrance(row: Ranked, quota: Quota) -> str:
    if row.place is None:
        return say("Không xếp hạng: ") + "; ".join(g.name for g in row.card.gates if g.veto is Veto.NOT_RANKED) + "."
    if row.card.vetoed(Veto.NOT_PROPOSED):
        return say("Không đề nghị: ") + "; ".join(g.name for g in row.card.gates if g.veto is Veto.NOT_PROPOSED) + "."
    if row.card.percent < quota.least_percent:
        needed, got = format_number(quota.least_percent), format_number(row.card.percent)
        return say("Mới đạt %(got)s%% tổng điểm, cần từ %(needed)s%%.", got=got, needed=needed)
    return ""


def _candidate(row: Ranked, quota: Quota, units: set[str], edge: int | None, size: int) -> Candidate:
    if row.card.unit in units:
        return Candidate(
            row,
            proposed=True,
            reason=say_counted(
                "Hạng %(place)s, trong %(size)s suất của %(name)s.", size, place=row.place, size=size, name=quota.name
            ),
        )
    if row.place == edge:
        reason = say("Đồng hạng %(place)s ở suất cuối; Hội đồng quyết định đơn vị nào được đề nghị.", place=row.place)
        return Candidate(row, proposed=False, reason=reason)
    return Candidate(
        row,
        proposed=False,
        reason=say_counted(
            "Hạng %(place)s, ngoài %(size)s suất của %(name)s.", size, place=row.place, size=size, name=quota.name
        ),
    )
