"""From what lies in the tables to inputs, results and what was published. Everything past this point is pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.cache import cache

from thidua.core.logic.codec import from_json
from thidua.scoring.logic.attained import NOT_ASSIGNED, Attained, Attainments, reading_from
from thidua.scoring.logic.columns import Mark as ColumnMark
from thidua.scoring.logic.columns import reading_of
from thidua.scoring.logic.inputs import CardInput, Given, Reading
from thidua.scoring.logic.results import ResultRow, digest, results_of
from thidua.scoring.logic.scheme import Criterion, Scheme, criteria, indicators_of
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Mark, Publication, Scorecard, ScoringRound
from thidua.scoring.queries.rounds import cards_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on one card, as rows: what each body wrote, what is appealed, which facts hold."""

    marks: Mapping[str, Sequence[ColumnMark]]
    claimed: Mapping[str, Decimal]
    facts: tuple[str, ...]


def column_marks(marks: Collection[Mark]) -> dict[str, list[ColumnMark]]:
    """The marks of a card by criterion, as the columns read them."""
    found: dict[str, list[ColumnMark]] = {}
    for mark in marks:
        value = ColumnMark(Stage(mark.stage), mark.scorer.code, mark.measure, mark.returned)
        found.setdefault(mark.criterion, []).append(value)
    return found


def sheet_of(card: Scorecard) -> Sheet:
    """What is written on a card that came from :func:`cards_of`; asks nothing more of the database."""
    appeals = getattr(card, "open_appeals", ())
    facts = getattr(card, "standing_facts", ())
    return Sheet(
        marks=column_marks(card.marks.all()),
        claimed={appeal.criterion: appeal.claimed for appeal in appeals},
        facts=tuple(sorted(fact.gate for fact in facts)),
    )


def inputs_of(row: ScoringRound, source: Attainments, on: date) -> tuple[CardInput, ...]:
    """What the units are judged by as known on the day: their columns, and the record by way of ``source``."""
    table, year = row.table, row.cluster.year
    cards = list(cards_of(row))
    codes = [card.organisation.code for card in cards]
    record = source(year, indicators_of(table), codes, on)
    last = last_percents(year - 1, codes)
    return tuple(_input(table, card, record, last.get(card.organisation.code)) for card in cards)


def _input(
    table: Scheme, card: Scorecard, record: Mapping[tuple[str, str], Attained], last: Decimal | None
) -> CardInput:
    unit, sheet = card.organisation.code, sheet_of(card)
    readings = tuple(
        Given(criterion.key, _reading(criterion, sheet, record.get((unit, criterion.indicator), NOT_ASSIGNED)))
        for _kind, criterion in criteria(table)
    )
    return CardInput(unit, card.organisation.name, readings, sheet.facts, last)


def _reading(criterion: Criterion, sheet: Sheet, attained: Attained) -> Reading:
    claimed = sheet.claimed.get(criterion.key)
    if criterion.indicator:
        return reading_from(attained, criterion.method, claimed)
    return reading_of(criterion, sheet.marks.get(criterion.key, ()), claimed)


def last_percents(year: int, units: Collection[str]) -> dict[str, Decimal]:
    """The official results of a year in percent, by code of the unit. One query."""
    rows = Publication.objects.filter(kind=Publication.Kind.FINAL, round__cluster__year=year).order_by("id")
    found: dict[str, Decimal] = {}
    for results in rows.values_list("results", flat=True):
        found.update({row["unit"]: Decimal(row["percent"]) for row in results if row["unit"] in units})
    return found


def places_of(publication: Publication) -> dict[str, int]:
    """The places that were given, by code of the unit."""
    return {row["unit"]: row["place"] for row in publication.results if row["place"] is not None}


def published_inputs(publication: Publication) -> tuple[CardInput, ...]:
    """The inputs as they were then."""
    return tuple(from_json(CardInput, value) for value in publication.inputs)


def published_rows(publication: Publication) -> tuple[ResultRow, ...]:
    """The table as it was made known."""
    return tuple(from_json(ResultRow, value) for value in publication.results)


def replays(publication: Publication) -> bool:
    """Whether the kept scheme and inputs give the kept table again, to the digit, and none of them was touched.

    The answer depends on what is stored alone, so it is remembered under the hash of all of it: whatever is altered
    has another hash and is computed anew.
    """
    kept = [publication.round.body, publication.inputs, publication.results, publication.digest]
    written = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()
    name = f"scoring-replay-{hashlib.sha256(written).hexdigest()}"
    found = cache.get(name)
    if found is None:
        found = _computed_again(publication)
        cache.set(name, found)
    return bool(found)


def _computed_again(publication: Publication) -> bool:
    scheme, inputs = publication.round.table, published_inputs(publication)
    rows = results_of(scheme, inputs).rows
    return rows == published_rows(publication) and digest(scheme, inputs, rows) == publication.digest
