"""How long it takes to judge a province: 170 communes by 120 criteria, scored, ranked, beside bare weighted sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from bench.measuring import Row, benchmark, milliseconds
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import score
from thidua.scoring.logic.chance import below
from thidua.scoring.logic.inputs import CardInput, Given, Reading
from thidua.scoring.logic.methods import Count, Deduction, Method, Rank, Share, Step, Steps, YesNo
from thidua.scoring.logic.ranking import rank
from thidua.scoring.logic.scheme import ClassRule, Criterion, InputRules, LateRule, Scheme, Section, Tie
from thidua.scoring.logic.sureness import sureness
from thidua.scoring.logic.terms import SectionKind, TieBy

UNITS, CRITERIA = 170, 120
BUDGET = 1000
EACH = 10
LADDER = Steps((Step(Decimal(80), Decimal(4)), Step(Decimal(90), Decimal(7)), Step(Decimal(100), Decimal(10))))
METHODS: tuple[Method, ...] = (
    Share(), Share(Decimal(110)), LADDER, Rank(Decimal("0.05")), YesNo(), Count(Decimal(2)), Deduction(Decimal(1)),
    Share(),
)  # fmt: skip
STATES = (FigureState.OFFICIAL, FigureState.CONFIRMED, FigureState.CONFIRMED, FigureState.APPROVED)


@benchmark
def score_170x120() -> Iterator[Row]:
    """Every line with its rule, rounding, lateness and doubt; sums along the tree; places, ties, classes."""
    scheme, cards = _scheme(), _cards()
    table = rank(scheme, score(scheme, cards))
    assert [row.card for row in rank(scheme, score(scheme, cards))] == [row.card for row in table]
    matrix = [[float(given.reading.measure or 0) for given in card.readings] for card in cards]
    intervals = milliseconds(lambda: sureness(scheme, table), rounds=3, warm_up=1)
    yield Row(
        "score_170x120",
        milliseconds(lambda: rank(scheme, score(scheme, cards)), rounds=7, warm_up=1),
        "ms",
        BUDGET,
        milliseconds(lambda: _bare(matrix)),
        f"{UNITS} units × {CRITERIA} criteria; place intervals of 200 trials {intervals} ms more; beside: bare "
        "weighted sums and places by numpy from rows",
    )


def _scheme() -> Scheme:
    sections = tuple(
        Section(f"S{s}", str(s), f"Phần {s}", SectionKind.MAIN, Decimal(EACH * 12), _criteria(s)) for s in range(10)
    )
    return Scheme(
        name="Bảng điểm đo tốc độ",
        year=2024,
        maximum=Decimal(EACH * CRITERIA),
        sections=sections,
        inputs=InputRules(late=LateRule(Decimal(2), Decimal(20))),
        ties=(Tie(TieBy.NODE, "S0"), Tie(TieBy.FEWEST_LATE_DAYS)),
        classes=(ClassRule("A", "A", Decimal(80), Decimal(20)), ClassRule("B", "B", Decimal(0))),
    )


def _criteria(section: int) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(f"{section}.{at}", f"{section}.{at}", f"Tiêu chí {section}.{at}", Decimal(EACH),
                  METHODS[(section * 12 + at) % len(METHODS)])
        for at in range(12)
    )  # fmt: skip


def _cards() -> list[CardInput]:
    chance = below(1000, 1)
    keys = [f"{section}.{at}" for section in range(10) for at in range(12)]
    return [
        CardInput(f"{unit:03}", f"Xã {unit}", tuple(Given(key, _reading(next(chance))) for key in keys))
        for unit in range(UNITS)
    ]


def _reading(chance: int) -> Reading:
    """One in fifty is not assigned, one in fifty late, one in four not confirmed."""
    return Reading(
        Decimal(50 + chance % 61),
        STATES[chance % 4],
        assigned=chance % 50 != 1,
        late_days=3 if chance % 50 == 2 else 0,
    )


def _bare(matrix: list[list[float]]) -> object:
    totals = np.array(matrix) @ np.full(CRITERIA, EACH / 100)
    return (-totals).argsort()
