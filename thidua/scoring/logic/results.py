"""The table of results as it is kept and printed; and the digest that shows that nothing in it was touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.logic.codec import to_json
from thidua.scoring.logic.card import score
from thidua.scoring.logic.inputs import CardInput
from thidua.scoring.logic.ranking import Ranked, rank
from thidua.scoring.logic.scheme import Scheme
from thidua.scoring.logic.sureness import sureness


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One unit in the published table. ``best`` to ``worst`` are the places it may well take; 0 where it has none."""

    unit: str
    name: str
    place: int | None
    shared: bool
    main: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal
    percent: Decimal
    class_name: str
    improvement: Decimal | None
    improvement_place: int | None
    best: int
    worst: int
    open_lines: int
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that follows from a scheme and its inputs: the table with its cards, and the rows to keep."""

    table: tuple[Ranked, ...]
    rows: tuple[ResultRow, ...]


def results_of(scheme: Scheme, inputs: Sequence[CardInput]) -> Results:
    """Score, rank and say how sure the places are."""
    table = rank(scheme, score(scheme, inputs))
    sure = {found.unit: (found.best, found.worst) for found in sureness(scheme, table)}
    names = {rule.key: rule.name for rule in scheme.classes}
    return Results(table, tuple(_row(ranked, sure.get(ranked.card.unit, (0, 0)), names) for ranked in table))


def _row(ranked: Ranked, sure: tuple[int, int], names: dict[str, str]) -> ResultRow:
    card = ranked.card
    return ResultRow(
        unit=card.unit,
        name=card.name,
        place=ranked.place,
        shared=ranked.shared,
        main=card.main,
        bonus=card.bonus,
        penalty=card.penalty,
        total=card.total,
        percent=card.percent,
        class_name=names.get(ranked.class_key, ""),
        improvement=card.improvement,
        improvement_place=ranked.improvement_place,
        best=sure[0],
        worst=sure[1],
        open_lines=len(card.open_lines),
        gates=tuple(gate.name for gate in card.gates),
    )


def digest(scheme: Scheme, inputs: Sequence[CardInput], rows: Sequence[ResultRow]) -> str:
    """SHA-256 over the scheme, the inputs and the results in one fixed writing."""
    whole = [to_json(scheme), to_json(list(inputs)), to_json(list(rows))]
    written = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
