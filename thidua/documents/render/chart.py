"""Bar and line charts as SVG, drawn here so that a page and a report show the same picture without any script.

Values are ``Decimal`` or ``int``; coordinates are rounded only when they are written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from html import escape
from typing import Final, TypeAlias

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 36, 44
FILLS: Final = ("#1f4e79", "#c55a11", "#548235", "#7f6000", "#7030a0", "#595959")
"""Dark enough to be told apart in print without colour, where hatching is not wanted."""
FONT: Final = "Tinos, 'Times New Roman', serif"
STEPS: Final = 4
LABEL_LETTERS: Final = 96  # of all labels under the axis together; more are thinned out
NICE: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))

Number = Decimal | int


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, one a label; None where there is no value: nothing is drawn, which is not zero."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Groups of bars: one group a label, one bar a series."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        _check(self.labels, self.series)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines through points at equal distances; a missing value breaks the line."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        _check(self.labels, self.series)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Decimal
    step: Decimal
    steps: int

    def y(self, value: Number) -> Decimal:
        share = (Decimal(value) - self.low) / (self.step * self.steps)
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)

    def marks(self) -> list[Decimal]:
        return [self.low + self.step * index for index in range(self.steps + 1)]


_Marks: TypeAlias = Callable[[int, tuple[Series, ...], _Scale], Iterator[str]]


def bar_chart(bars: Bars, unit: str) -> bytes:
    """The bars as SVG, the unit above the axis."""
    return _drawing(bars.labels, bars.series, unit, _bars)


def line_chart(lines: Lines, unit: str) -> bytes:
    """The lines as SVG, the unit above the axis."""
    return _drawing(lines.labels, lines.series, unit, _lines)


def _check(labels: Sequence[str], series: Sequence[Series]) -> None:
    if not labels or not series or any(len(one.values) != len(labels) for one in series):
        message = "a chart has labels and one value a label in every series"
        raise ValueError(message)


def _drawing(labels: tuple[str, ...], series: tuple[Series, ...], unit: str, marks: _Marks) -> bytes:
    scale = _scale([value for one in series for value in one.values if value is not None])
    parts = [*_grid(scale, unit), *_labels(labels), *marks(len(labels), series, scale), *_legend(series)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONT}" font-size="13">'
    return (head + "".join(parts) + "</svg>").encode()


def _scale(values: list[Number]) -> _Scale:
    """From zero, or from below where values are negative, in round steps."""
    low = min([Decimal(0), *map(Decimal, values)])
    high = max([Decimal(0), *map(Decimal, values)])
    raw = (high - low) / STEPS or Decimal(1)
    power = Decimal(10) ** raw.adjusted()
    step = next(nice * power for nice in NICE if nice * power >= raw)
    start = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    steps = int(((high - start) / step).to_integral_value(rounding=ROUND_CEILING)) or 1
    return _Scale(start, step, steps)


def _grid(scale: _Scale, unit: str) -> Iterator[str]:
    for mark in scale.marks():
        y = _px(scale.y(mark))
        colour = "#000" if mark == 0 else "#ccc"
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{colour}" stroke-width="0.8"/>'
        yield f'<text x="{LEFT - 6}" y="{_px(scale.y(mark) + 4)}" text-anchor="end">{_vietnamese(mark)}</text>'
    yield f'<text x="{LEFT - 6}" y="{TOP - 14}" text-anchor="end" font-style="italic">{escape(unit)}</text>'


def _labels(labels: tuple[str, ...]) -> Iterator[str]:
    every = 1 + sum(map(len, labels)) // LABEL_LETTERS
    room = Decimal(WIDTH - LEFT - RIGHT) / len(labels)
    for index, label in enumerate(labels):
        if index % every == 0:
            x = _px(LEFT + room * (index + Decimal("0.5")))
            yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{escape(label)}</text>'


def _bars(count: int, series: tuple[Series, ...], scale: _Scale) -> Iterator[str]:
    room = Decimal(WIDTH - LEFT - RIGHT) / count
    width = room * Decimal("0.7") / len(series)
    for place, one in enumerate(series):
        for index, value in enumerate(one.values):
            if value is None:
                continue
            x = LEFT + room * index + room * Decimal("0.15") + width * place
            top, foot = sorted((scale.y(value), scale.y(0)))
            size = f'width="{_px(width * Decimal("0.92"))}" height="{_px(foot - top)}"'
            yield f'<rect x="{_px(x)}" y="{_px(top)}" {size} fill="{FILLS[place % len(FILLS)]}"/>'
            middle = _px(x + width * Decimal("0.46"))
            yield f'<text x="{middle}" y="{_px(top - 3)}" text-anchor="middle" font-size="11">{_vietnamese(value)}</text>'


def _lines(count: int, series: tuple[Series, ...], scale: _Scale) -> Iterator[str]:
    room = Decimal(WIDTH - LEFT - RIGHT) / count
    for place, one in enumerate(series):
        colour = FILLS[place % len(FILLS)]
        drawing = False
        path: list[str] = []
        for index, value in enumerate(one.values):
            if value is not None:
                x, y = _px(LEFT + room * (index + Decimal("0.5"))), _px(scale.y(value))
                path.append(f"{'L' if drawing else 'M'}{x} {y}")
                yield f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'
            drawing = value is not None
        yield f'<path d="{"".join(path)}" fill="none" stroke="{colour}" stroke-width="2"/>' if path else ""


def _legend(series: tuple[Series, ...]) -> Iterator[str]:
    x = LEFT + 12
    for place, one in enumerate(series):
        yield f'<rect x="{x}" y="{HEIGHT - 14}" width="10" height="10" fill="{FILLS[place % len(FILLS)]}"/>'
        yield f'<text x="{x + 15}" y="{HEIGHT - 5}">{escape(one.name)}</text>'
        x += 36 + 7 * len(one.name)


def _px(value: Decimal | int) -> str:
    return f"{value:.1f}"


def _vietnamese(value: Number) -> str:
    """``1.234,5``: a dot before thousands, a comma before decimals."""
    plain = f"{Decimal(value).normalize():,f}"
    return plain.translate(str.maketrans(",.", ".,"))
