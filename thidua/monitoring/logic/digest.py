"""When somebody is reminded of a report, who it is, and the words of the one message of the day.

Before the deadline the unit's reporting officer is told twice, after it at one, three and five days and then every
week; from the third day the head of the unit is told too, from the fifth the officer who runs the campaign.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

BEFORE = (-3, -1)
AFTER = (1, 3, 5)
WEEK = 7
HEAD_FROM = 3
OFFICER_FROM = 5
MOST_NAMED = 5
"""Units named one by one in a line for the officer; the others are counted."""
REPORT_ADDRESS = "/so-lieu/{campaign}/{period}/{unit}/"
ROUND_ADDRESS = "/so-lieu/ky/{campaign}/{period}/"
HOME_ADDRESS = "/"


class Audience(StrEnum):
    """In which part a person is told: for the own unit as reporting officer or head, or as officer of the issuer."""

    UNIT = "unit"
    HEAD = "head"
    OFFICER = "officer"


def stage_reached(due_on: date, on: date) -> int | None:
    """The latest stage that is due, in days after the deadline; None while the first one is still ahead.

    Only the latest: whoever was not told on a day that was skipped is told once, what holds now.
    """
    distance = (on - due_on).days
    reached = [offset for offset in (*BEFORE, *AFTER) if offset <= distance]
    if not reached:
        return None
    last = AFTER[-1]
    return last + (distance - last) // WEEK * WEEK if distance >= last else reached[-1]


def audiences(offset: int) -> tuple[Audience, ...]:
    """Who is told at the stage."""
    told = [Audience.UNIT]
    if offset >= HEAD_FROM:
        told.append(Audience.HEAD)
    if offset >= OFFICER_FROM:
        told.append(Audience.OFFICER)
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Due:
    """One report somebody is told of; ``late_days`` are working days past its deadline, as the pages count them."""

    campaign: str
    period: str
    period_name: str
    unit: str
    unit_name: str
    due_on: date
    late_days: int = 0
    returned: bool = False

    @property
    def round_key(self) -> tuple[str, str]:
        """The round it belongs to."""
        return self.campaign, self.period


@dataclass(frozen=True, slots=True)
class Letter:
    """The message of a day: ``title`` heads the mail, ``lines`` are its sentences, ``link`` where to act."""

    title: str
    lines: tuple[str, ...]
    link: str

    @property
    def text(self) -> str:
        """The sentences, one on a line."""
        return "\n".join(self.lines)


def compose(own: Sequence[Due], watched: Sequence[Due], on: date, *, ask: str = "") -> Letter:
    """One message from everything due for one person: the own units' reports, and those of units watched over.

    ``ask`` is a sentence of whoever chases by hand.
    """
    lines = [*(own_line(item, on) for item in own), *watched_lines(watched, on)]
    if ask:
        lines.append(ask)
    if own:
        lines.append(_hint(own))
    return Letter(_title(own, watched, on), tuple(lines), _link(own, watched))


def own_line(item: Due, on: date) -> str:
    """What a unit is told of its own report."""
    which = f"Báo cáo {item.period_name} của {item.unit_name} ({item.campaign})"
    if item.returned:
        return f"{which} đã bị trả lại, chưa gửi lại; {_when(item, on)}."
    return f"{which} chưa gửi; {_when(item, on)}."


def _when(item: Due, on: date) -> str:
    left = (item.due_on - on).days
    if left > 0:
        return f"còn {left} ngày, hạn {item.due_on:%d/%m/%Y}"
    late = f"đã quá hạn {item.late_days} ngày làm việc (hạn {item.due_on:%d/%m/%Y})"
    return late if left else "hôm nay là hạn cuối"


def watched_lines(items: Sequence[Due], on: date) -> list[str]:
    """What an officer is told: one line for each round, with the units that are late."""
    rounds = dict.fromkeys(item.round_key for item in items)
    return [_watched_line([item for item in items if item.round_key == key], on) for key in rounds]


def _watched_line(items: Sequence[Due], on: date) -> str:
    first = items[0]
    names = [item.unit_name for item in items]
    rest = f" và {len(names) - MOST_NAMED} đơn vị khác" if len(names) > MOST_NAMED else ""
    which = f"Kỳ {first.period_name} ({first.campaign})"
    return f"{which} {_when(first, on)}: {len(names)} đơn vị chưa gửi: {', '.join(names[:MOST_NAMED])}{rest}."


def _hint(own: Sequence[Due]) -> str:
    if len(own) == 1:
        return "Mở báo cáo để nhập; nếu số liệu như kỳ trước, bấm “Không thay đổi so với kỳ trước”."
    return "Mở từng báo cáo ở mục việc của tôi; nơi nào như kỳ trước, bấm “Không thay đổi so với kỳ trước”."


def _title(own: Sequence[Due], watched: Sequence[Due], on: date) -> str:
    if not own:
        return f"{len(watched)} báo cáo của các đơn vị quá hạn"
    late = sum(item.due_on < on for item in own)
    if late:
        return f"{late} báo cáo số liệu đã quá hạn"
    return f"{len(own)} báo cáo số liệu sắp đến hạn"


def _link(own: Sequence[Due], watched: Sequence[Due]) -> str:
    if len(own) == 1 and not watched:
        return REPORT_ADDRESS.format(campaign=own[0].campaign, period=own[0].period, unit=own[0].unit)
    rounds = {item.round_key for item in (*own, *watched)}
    if not own and len(rounds) == 1:
        return ROUND_ADDRESS.format(campaign=watched[0].campaign, period=watched[0].period)
    return HOME_ADDRESS


def furthest_deadline(on: date) -> date:
    """The latest deadline that is near enough on the day for anybody to be reminded of."""
    return on - timedelta(days=BEFORE[0])


def in_order(items: Iterable[Due]) -> list[Due]:
    """The most urgent first, then by unit."""
    return sorted(items, key=lambda item: (item.due_on, item.campaign, item.period, item.unit_name))
