"""How documents are numbered: which kinds share a series, and how a number is written.

Decree 30/2020, art. 15 and appendix I: numbers run from 01 on 1 January to 31 December, for each body that issues; by
default each type has a series of its own, the body's rules of clerical work may put several into one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from thidua.documents.logic.decree30 import Kind

INCOMING = "incoming"
"""The one series of incoming documents of a body (số đến)."""
_SLUGS = {kind: kind.name.lower() for kind in Kind}
_KINDS = {slug: kind for kind, slug in _SLUGS.items()}


class OverlappingSeries(ValueError):
    """A type would be numbered in two series of the same year; ``kinds`` names it."""

    def __init__(self, kinds: Collection[Kind]) -> None:
        super().__init__(", ".join(sorted(slug_of(kind) for kind in kinds)))
        self.kinds = frozenset(kinds)


def slug_of(kind: Kind) -> str:
    """The name of a type in databases and addresses: the code of a công văn is empty, so codes do not serve."""
    return _SLUGS[kind]


def kind_of(slug: str) -> Kind:
    """The type of this name; :class:`KeyError` for any other word."""
    return _KINDS[slug]


def in_order(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """The types in the order of :class:`Kind`, each once."""
    given = set(kinds)
    return tuple(kind for kind in Kind if kind in given)


def all_groups(groups: Iterable[Collection[Kind]]) -> tuple[tuple[Kind, ...], ...]:
    """A series for every type: the groups that were named, and each other type by itself.

    Raises :class:`OverlappingSeries` where a type stands in two groups.
    """
    named = [in_order(group) for group in groups if group]
    twice = [kind for kind in Kind if sum(kind in group for group in named) > 1]
    if twice:
        raise OverlappingSeries(twice)
    alone = [(kind,) for kind in Kind if not any(kind in group for group in named)]
    return (*named, *alone)


def written_number(number: int | None, symbol: str) -> str:
    """``05/KH-UBND``: two digits at least; without a number a blank before the stroke."""
    shown = "…" if number is None else f"{number:02d}"
    return f"{shown}/{symbol}"


def symbol_for(kind: Kind, body: str, part: str = "") -> str:
    """What stands behind the stroke: ``KH-UBND``, and for a công văn the body and the part that drafts: ``UBND-NV``."""
    pieces = (body, part) if kind is Kind.LETTER else (kind.value, body)
    return "-".join(piece for piece in pieces if piece)
