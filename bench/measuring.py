"""The frame of a benchmark: a function that does the work, how often it is done, and the row that comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement; lower is better.

    ``beside`` is the same or the least possible work done another way in the same run, because absolute figures differ
    between machines; ``note`` says what both are.
    """

    name: str
    value: float
    unit: str
    budget: float | None
    beside: float | None
    note: str

    @property
    def within(self) -> bool:
        """Whether the budget is kept."""
        return self.budget is None or self.value <= self.budget


Benchmark = Callable[[], Iterable[Row]]
REGISTERED: dict[str, Benchmark] = {}


def benchmark(function: Benchmark) -> Benchmark:
    """Register a benchmark; it may give several rows. Preparing is its own affair and is not measured."""
    REGISTERED[f"{function.__module__.rpartition('.')[2]}.{function.__name__}"] = function
    return function


def milliseconds(work: Work, *, rounds: int = 15, warm_up: int = 3) -> float:
    """The middle time of one round on the clock, after some rounds that are not counted."""
    for _ in range(warm_up):
        work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return round(median(times) * 1000, 1)
