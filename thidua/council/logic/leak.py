"""What a result gives away by itself in a small group, and how few voters are too few for a secret ballot.

No secrecy of storage helps where the numbers speak: if all vote alike, everybody's vote is known.
"""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.core.logic.saying import say
from thidua.council.logic.voting import Outcome, Tally

FEWEST = 3
"""With two voters each reads the other's vote off the result."""
COMFORTABLE = 5


class Leak(StrEnum):
    """What the tally tells of single voters."""

    NONE = "none"
    UNANIMOUS = "unanimous"
    ALL_BUT_ONE = "all_but_one"
    TOO_FEW = "too_few"


LEAKS = {
    Leak.NONE: "",
    Leak.UNANIMOUS: say("Mọi phiếu giống nhau nên ai cũng biết từng người chọn gì. Chỉ công khai kết luận."),
    Leak.ALL_BUT_ONE: say(
        "Chỉ một phiếu khác các phiếu còn lại; người đó biết mọi phiếu khác. Chỉ công khai kết luận."
    ),
    Leak.TOO_FEW: say("Quá ít phiếu để giữ kín; chỉ công khai kết luận."),
}


def may_be_secret(entitled: int) -> Decision:
    """Whether a secret ballot of so many voters can be secret at all."""
    if entitled >= FEWEST:
        return ALLOWED
    return deny(
        say(
            "Chỉ có %(entitled)s người được bỏ phiếu: phiếu không giữ kín được. "
            "Hãy biểu quyết công khai hoặc dời phiên họp.",
            entitled=entitled,
        )
    )


def warning(entitled: int) -> str:
    """What voters are told beforehand in a small group; '' where it is large enough."""
    if entitled >= COMFORTABLE:
        return ""
    return say(
        "Chỉ có %(entitled)s người bỏ phiếu: nếu các phiếu giống nhau, kết quả sẽ cho biết từng người chọn gì.",
        entitled=entitled,
    )


def leak_of(tally: Tally) -> Leak:
    """What the numbers give away."""
    kinds = [number for number in (*tally.counts.values(), tally.invalid) if number]
    if tally.cast < FEWEST:
        return Leak.TOO_FEW
    if len(kinds) == 1:
        return Leak.UNANIMOUS
    return Leak.ALL_BUT_ONE if len(kinds) == 2 and min(kinds) == 1 else Leak.NONE


def public_sentence(tally: Tally, outcome: Outcome) -> str:
    """What may be told outside the council: numbers only where they give nobody away."""
    if leak_of(tally) is Leak.NONE:
        return outcome.sentence
    return say("Kết quả bỏ phiếu: đạt.") if outcome.passed else say("Kết quả bỏ phiếu: không đạt.")
