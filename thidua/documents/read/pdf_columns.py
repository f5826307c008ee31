"""Reading order on a PDF page where two columns stand side by side: letterhead, recipients beside the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.pdf_lines import Line

GUTTER: Final = 0.8  # of the type size: how much must stay free between two columns
REACH: Final = 8.0  # of the type size: the blank left for a signature is inside the band
NEAR: Final = 2.2  # of the type size: lines that follow on each other
NUMBER_LINE: Final = re.compile(r"số\s*[:.]", re.IGNORECASE)  # opens the second row of a letterhead
BULLET: Final = re.compile(r"[-+–•]")

Baseline = list[Line]


@dataclass(slots=True)
class Band:
    """Lines around a free strip ``[low, high]``, from ``start`` on."""

    start: int
    low: float
    high: float
    end: int = 0

    def takes(self, baseline: Baseline) -> bool:
        """Narrow the strip by a baseline's lines; False, and nothing changed, where they close it."""
        middle = (self.low + self.high) / 2
        low = max([self.low, *(line.right for line in baseline if line.left < middle)])
        high = min([self.high, *(line.left for line in baseline if line.left >= middle)])
        if high - low < GUTTER * baseline[0].size:
            return False
        self.low, self.high = low, high
        return True


@frozen
class Stretch:
    """Lines in reading order; ``side`` for one column of a band, where margins of the page do not apply."""

    lines: tuple[Line, ...]
    side: bool


def in_reading_order(baselines: list[Baseline]) -> list[Stretch]:
    """The lines of a part of a page; of each band first the left column, then the right."""
    stretches: list[Stretch] = []
    position = done = 0
    while position < len(baselines):
        band = _band_at(baselines, position, done)
        if band is None:
            position += 1
            continue
        stretches.append(_single(baselines[done : band.start]))
        stretches += _columns(baselines[band.start : band.end], (band.low + band.high) / 2)
        position = done = band.end
    stretches.append(_single(baselines[done:]))
    return [stretch for stretch in stretches if stretch.lines]


def _single(baselines: list[Baseline]) -> Stretch:
    return Stretch(tuple(line for baseline in baselines for line in baseline), side=False)


def _band_at(baselines: list[Baseline], position: int, done: int) -> Band | None:
    """The band that the baseline at ``position`` opens, with what belongs to it above and below."""
    opening = baselines[position]
    if len(opening) < 2:
        return None
    gaps = [(after.left - before.right, before, after) for before, after in pairwise(opening)]
    _, before, after = max(gaps, key=lambda gap: gap[0])
    band = Band(position, before.right, after.left)
    band.end = position + 1
    while band.end < len(baselines) and _follows(baselines, band.end, REACH) and band.takes(baselines[band.end]):
        band.end += 1
    _give_back_tail(baselines, band)
    while band.start > done and _stands_right(baselines, band) and band.takes(baselines[band.start - 1]):
        band.start -= 1
    return band


def _follows(baselines: list[Baseline], position: int, reach: float) -> bool:
    above, below = baselines[position - 1][0], baselines[position][0]
    return above.page != below.page or above.y - below.y <= reach * max(above.size, below.size)


def _stands_right(baselines: list[Baseline], band: Band) -> bool:
    line = baselines[band.start - 1][0]
    return line.left >= band.low and _follows(baselines, band.start, NEAR)


def _give_back_tail(baselines: list[Baseline], band: Band) -> None:
    """Lines below the last two-column baseline that stand left are text that follows, unless they go on with a list."""
    middle = (band.low + band.high) / 2
    last = max(index for index in range(band.start, band.end) if len(baselines[index]) > 1)
    kept = last + 1
    for index in range(last + 1, band.end):
        line = baselines[index][0]
        if line.left < middle and not _goes_on(baselines, index, middle):
            break
        kept = index + 1
    band.end = kept


def _goes_on(baselines: list[Baseline], index: int, middle: float) -> bool:
    line = baselines[index][0]
    above = next(
        (baseline[0] for baseline in (baselines[at] for at in range(index - 1, -1, -1)) if baseline[0].left < middle),
        None,
    )
    if above is None or above.size != line.size:
        return False
    return bool(BULLET.match(line.text) or (BULLET.match(above.text) and line.text[:1].islower()))


def _columns(baselines: list[Baseline], middle: float) -> list[Stretch]:
    """Left and right column; a line with the document's number opens a new row of the letterhead."""
    stretches: list[Stretch] = []
    left: list[Line] = []
    right: list[Line] = []
    for baseline in baselines:
        here = [line for line in baseline if line.left < middle]
        if left and here and NUMBER_LINE.match(here[0].text):
            stretches += [Stretch(tuple(left), side=True), Stretch(tuple(right), side=True)]
            left, right = [], []
        left += here
        right += [line for line in baseline if line.left >= middle]
    return [*stretches, Stretch(tuple(left), side=True), Stretch(tuple(right), side=True)]
