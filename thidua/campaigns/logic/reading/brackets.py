"""Parentheses of a line, taken out of the running words."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.campaigns.logic.reading.tokens import Token
from thidua.core.logic.values import frozen


@frozen
class Bracket:
    """What stands in one pair of parentheses; ``[start, end)`` in the text with the parentheses."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def take_out(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Bracket, ...]]:
    """The words outside parentheses, and the parentheses in order. One that never closes is no parenthesis."""
    closing = _pairs(tokens)
    if not closing:
        return tuple(tokens), ()
    outside: list[Token] = []
    brackets: list[Bracket] = []
    at = 0
    while at < len(tokens):
        end = closing.get(at)
        if end is None:
            outside.append(tokens[at])
            at += 1
        else:
            brackets.append(Bracket(tokens[at].start, tokens[end].end, tuple(tokens[at + 1 : end])))
            at = end + 1
    return tuple(outside), tuple(brackets)


def _pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Outermost pairs only."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for at in [at for at, token in enumerate(tokens) if token.text in {"(", ")"}]:
        if tokens[at].text == "(":
            opened.append(at)
        elif opened:
            pairs[opened.pop()] = at
    return pairs
