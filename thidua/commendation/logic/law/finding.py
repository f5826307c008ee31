"""The three answers of the law: it is met, it is not met yet (and what is missing), or a person has to say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from thidua.core.logic.saying import either, in_a_row, say
from thidua.core.logic.values import frozen


class Verdict(StrEnum):
    """What a rule answers."""

    MEETS = "meets"
    NOT_YET = "not_yet"
    NEEDS_PERSON = "needs_person"


VERDICTS = {
    Verdict.MEETS: say("Đủ điều kiện"),
    Verdict.NOT_YET: say("Chưa đủ"),
    Verdict.NEEDS_PERSON: say("Cần người xem xét"),
}


@frozen
class Finding:
    """The answer to one requirement: what it asks, the facts that were looked at, what is missing.

    ``missing`` holds sentences that say what to bring or to enter; for NEEDS_PERSON, what somebody has to decide.
    """

    verdict: Verdict
    asks: str
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    parts: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return self.verdict is Verdict.MEETS


def met(asks: str, *facts: str) -> Finding:
    return Finding(Verdict.MEETS, asks, facts)


def not_yet(asks: str, missing: str, *facts: str) -> Finding:
    return Finding(Verdict.NOT_YET, asks, facts, (missing,))


def ask_person(asks: str, question: str, *facts: str) -> Finding:
    return Finding(Verdict.NEEDS_PERSON, asks, facts, (question,))


def all_together(asks: str, parts: Sequence[Finding]) -> Finding:
    """Every part has to be met; one that is surely not met outweighs one that a person has to look at."""
    verdict = _first_among(parts, Verdict.NOT_YET, Verdict.NEEDS_PERSON, Verdict.MEETS)
    missing = tuple(word for part in parts if part.verdict is verdict for word in part.missing)
    return Finding(verdict, asks, tuple(fact for part in parts for fact in part.facts), missing, tuple(parts))


def any_of_them(asks: str, parts: Sequence[Finding]) -> Finding:
    """One part is enough; while none is met, one that a person can still confirm keeps the question open."""
    verdict = _first_among(parts, Verdict.MEETS, Verdict.NEEDS_PERSON, Verdict.NOT_YET)
    facts = tuple(dict.fromkeys(fact for part in parts for fact in part.facts))
    if verdict is Verdict.MEETS:
        return Finding(verdict, asks, facts, (), tuple(parts))
    open_parts = [part for part in parts if part.verdict is verdict]
    routes = either(in_a_row(part.missing, "; ") for part in open_parts)
    return Finding(verdict, asks, facts, (say("Một trong các hướng: %(routes)s", routes=routes),), tuple(parts))


def _first_among(parts: Sequence[Finding], *order: Verdict) -> Verdict:
    present = [part.verdict for part in parts]
    return next(verdict for verdict in order if verdict in present)
