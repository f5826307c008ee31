"""Small schemes and cards for the tests, and strategies that draw large ones."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.inputs import CardInput, Given, Reading
from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Share, Step, Steps, YesNo
from thidua.scoring.logic.scheme import (
    ClassRule,
    Criterion,
    Gate,
    InputRules,
    LateRule,
    Scheme,
    Section,
    Tie,
)
from thidua.scoring.logic.terms import MissingRule, SectionKind, TieBy, UnconfirmedRule, Veto

FEW = settings(max_examples=25, deadline=None)
"""Whole clusters are drawn slowly; so many of them tell enough."""
D = Decimal
OFFICIAL = FigureState.OFFICIAL


def criterion(key: str, maximum: int, method: Method, indicator: str = "") -> Criterion:
    return Criterion(key, key, f"Tiêu chí {key}", D(maximum), method, indicator)


def section(key: str, kind: SectionKind, maximum: int, *parts: Criterion) -> Section:
    return Section(key, key, f"Phần {key}", kind, D(maximum), parts)


def scheme(*sections: Section, **rules: object) -> Scheme:
    main = sum((s.maximum for s in sections if s.kind is SectionKind.MAIN), D(0))
    return Scheme("Bảng điểm thử", 2024, main, sections, **rules)  # type: ignore[arg-type]


def one(method: Method, maximum: int = 20, indicator: str = "", **rules: object) -> Scheme:
    """A scheme of a single criterion "a"."""
    return scheme(section("I", SectionKind.MAIN, maximum, criterion("a", maximum, method, indicator)), **rules)


def card(unit: str, measures: Mapping[str, object], **more: object) -> CardInput:
    """A unit with official figures; a value may also be a whole :class:`Reading`."""
    readings = tuple(
        Given(key, value if isinstance(value, Reading) else Reading(D(str(value)), OFFICIAL))
        for key, value in measures.items()
    )
    return CardInput(unit, f"Đơn vị {unit}", readings, **more)  # type: ignore[arg-type]


FULL = scheme(
    section(
        "I",
        SectionKind.MAIN,
        60,
        criterion("share", 30, Share(), "KT-01"),
        criterion("rank", 10, Rank(D(2), D(1)), "KT-02"),
        criterion("steps", 20, Steps((Step(D(80), D(5)), Step(D(90), D(12)), Step(D(100), D(20)))), "XH-01"),
    ),
    section(
        "II",
        SectionKind.MAIN,
        40,
        criterion("yes", 10, YesNo()),
        criterion("count", 10, Count(D("2.5"))),
        criterion("faults", 10, Deduction(D(3))),
        criterion("mark", 10, Manual()),
    ),
    section("III", SectionKind.BONUS, 8, criterion("flag", 5, YesNo()), criterion("models", 6, Count(D(2)))),
    section("IV", SectionKind.PENALTY, 10, criterion("breach", 12, Count(D(4)))),
    inputs=InputRules(late=LateRule(D(2), D(20), 1)),
    gates=(
        Gate("half", "Phần I dưới một nửa", Veto.ONE_CLASS_DOWN, "I", D(50)),
        Gate("leader", "Người đứng đầu bị kỷ luật", Veto.NOT_RANKED),
    ),
    ties=(Tie(TieBy.NODE, "I"), Tie(TieBy.LEAST_PENALTY)),
    classes=(ClassRule("A", "Loại A", D(90), D(25)), ClassRule("B", "Loại B", D(60)), ClassRule("C", "Loại C", D(0))),
)
"""Every method, both sections apart, gates, ties and classes."""

_PERCENT = st.decimals(0, 150, places=1)
_SMALL = st.integers(0, 6).map(D)
_MEASURES = {
    "share": _PERCENT,
    "rank": _PERCENT,
    "steps": _PERCENT,
    "yes": st.sampled_from((D(0), D(1))),
    "count": _SMALL,
    "faults": _SMALL,
    "mark": st.integers(0, 20).map(lambda n: D(n) / 2),
    "flag": st.sampled_from((D(0), D(1))),
    "models": _SMALL,
    "breach": _SMALL,
}


@st.composite
def readings(draw: st.DrawFn, key: str) -> Reading:
    """Anything that can be known of a criterion: firm, late, disputed, missing, not assigned, not confirmed."""
    measure = draw(st.none() | _MEASURES[key])
    return Reading(
        measure,
        draw(st.sampled_from(FigureState)),
        assigned=draw(st.sampled_from((True, True, True, False))),
        late_days=draw(st.sampled_from((0, 0, 1, 3, 30))),
        disputed=draw(st.none() | _MEASURES[key]) if measure is not None else None,
    )


@st.composite
def inputs(draw: st.DrawFn, least: int = 1, most: int = 8) -> list[CardInput]:
    """Several units with a reading of every criterion."""
    count = draw(st.integers(least, most))
    return [
        CardInput(
            f"u{at}",
            f"Đơn vị {at}",
            tuple(Given(key, draw(readings(key))) for key in _MEASURES),
            facts=draw(st.sampled_from(((), (), ("leader",)))),
            last_percent=draw(st.none() | st.decimals(0, 110, places=2)),
        )
        for at in range(count)
    ]


def rules() -> st.SearchStrategy[InputRules]:
    return st.builds(
        InputRules,
        late=st.just(LateRule(D(2), D(20), 1)),
        missing=st.sampled_from(MissingRule),
        unconfirmed=st.sampled_from(UnconfirmedRule),
    )
