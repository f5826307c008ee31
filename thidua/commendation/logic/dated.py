"""Figures that hold from a day on: base salary, multiples, ratios, deadlines. A figure is never a constant in code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from thidua.commendation.logic.terms import Evidence
from thidua.core.logic.saying import say
from thidua.core.logic.span import Span

Value = TypeVar("Value")


class NotSet(LookupError):
    """No figure holds on the day; the sentence says what to enter."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Dated(Generic[Value]):
    """A figure with its days, the text it stands in, and how well that text is known."""

    value: Value
    holds: Span
    source: str
    evidence: Evidence = Evidence.VERIFIED


def on_day(figures: Iterable[Dated[Value]], day: date, name: str) -> Dated[Value]:
    """The figure of the day; where two hold, the one that began later. :class:`NotSet` where none does."""
    fitting = [figure for figure in figures if day in figure.holds]
    if not fitting:
        raise NotSet(
            say(
                "Chưa có %(name)s áp dụng cho ngày %(day)s; hãy nhập giá trị kèm văn bản quy định.",
                name=name,
                day=f"{day:%d/%m/%Y}",
            )
        )
    return max(fitting, key=lambda figure: figure.holds.start)
