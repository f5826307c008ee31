"""How long it takes to save a report, until it is seen at every level, and to approve five hundred.

Each is measured in a country of 20 and of 3,321 communes; the larger time counts.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from bench.country import DAY, NOW, PERIOD, Country, found_country, grow_to, hand_in, open_round, set_up_database
from bench.measuring import Row, benchmark, milliseconds

if TYPE_CHECKING:
    from thidua.monitoring.models import Report

SIZES = (20, 3321)
REPORTS, FIGURES = 500, 20
SAVE_BUDGET, VISIBLE_BUDGET, APPROVE_BUDGET = 50, 1000, 2


@benchmark
def figures() -> Iterator[Row]:
    """report_save_100, report_visible and approve_500, one database for all."""
    set_up_database()
    country = found_country()
    saved: list[tuple[float, float]] = []
    seen: list[tuple[float, float]] = []
    numbers = itertools.count(1)
    report: Report | None = None
    for size in SIZES:
        grow_to(country, size)
        report = report or _report(country)
        saved.append((milliseconds(_saving(report, country, numbers)), milliseconds(_raw(country, numbers))))
        seen.append((milliseconds(_seeing(report, country, numbers)), milliseconds(_raw(country, numbers, read=True))))
    yield _row("report_save_100", SAVE_BUDGET, saved, "100 changed figures, history and sums of three levels")
    yield _row("report_visible", VISIBLE_BUDGET, seen, "saved and read back at commune, province and country")
    yield _approving(country)


def _row(name: str, budget: float, times: list[tuple[float, float]], work: str) -> Row:
    value, beside = max(times)
    both = ", ".join(f"{own:g} ms with {size} communes" for (own, _), size in zip(times, SIZES, strict=True))
    return Row(name, value, "ms", budget, beside, f"{work}: {both}; beside: the same rows by raw SQL")


def _report(country: Country) -> Report:
    from thidua.monitoring.models import Report

    row = Report.objects.create(round=open_round(country.campaign), organisation=country.first)
    return Report.objects.select_related("round__campaign__issuer", "organisation").get(pk=row.pk)


def _saving(report: Report, country: Country, numbers: Iterator[int]) -> Callable[[], object]:
    from thidua.monitoring.actions.figures import FigureFacts, save_figures

    def work() -> int:
        number = next(numbers)
        facts = [FigureFacts(row, Decimal(number)) for row in country.indicators]
        save_figures(report, facts, by=country.head, on=DAY)
        return number

    return work


def _seeing(report: Report, country: Country, numbers: Iterator[int]) -> Callable[[], object]:
    from thidua.directory.chains import superiors_on
    from thidua.monitoring.queries.totals import TotalKey, totals

    save = _saving(report, country, numbers)
    levels = [country.first.pk, *superiors_on([country.first.pk], DAY)[country.first.pk]]
    pks = [row.pk for row in country.indicators]
    others = {node: total.numerator for node, total in _now(levels, pks[0]).items()}
    own = others[country.first.pk]

    def work() -> None:
        number = save()
        found = totals(levels, pks, [PERIOD], on=DAY)
        for node in levels:
            assert found[TotalKey(node, pks[0], PERIOD)].numerator == others[node] - own + number  # type: ignore[operator]

    return work


def _now(levels: list[int], indicator: int) -> dict[int, object]:
    from thidua.monitoring.queries.totals import totals

    return {key.node: total for key, total in totals(levels, [indicator], [PERIOD], on=DAY).items()}


def _raw(country: Country, numbers: Iterator[int], *, read: bool = False) -> Callable[[], object]:
    """The rows that one saved report writes, by three statements in one transaction."""
    from django.db import connection, transaction

    from thidua.directory.chains import superiors_on

    levels = [country.first.pk, *superiors_on([country.first.pk], DAY)[country.first.pk]]
    moment = connection.ops.adapt_datetimefield_value(NOW)

    def work() -> None:
        number = next(numbers) * 10_000
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                _OBSERVE, [(row.pk, country.first.pk, PERIOD, number, moment) for row in country.indicators]
            )
            cursor.execute(_REVISE, [country.first.pk, PERIOD])
            cursor.executemany(
                _ROLL, [(node, row.pk, PERIOD, 10_000, moment) for node in levels for row in country.indicators]
            )
        if read:
            marks = ", ".join(["%s"] * len(levels))
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT node_id, indicator_id, SUM(numerator) FROM monitoring_rollup "
                    f"WHERE period = %s AND node_id IN ({marks}) GROUP BY node_id, indicator_id",
                    [PERIOD, *levels],
                )
                cursor.fetchall()

    return work


_OBSERVE = """
    INSERT INTO monitoring_observation (indicator_id, organisation_id, period, value, missing, note, state, returned,
        return_reason, version, changed_by, changed_at)
    VALUES (%s, %s, %s, %s, '', '', 'reported', FALSE, '', 1, 'x', %s)
    ON CONFLICT (organisation_id, period, indicator_id) DO UPDATE SET value = excluded.value,
        version = monitoring_observation.version + 1, changed_at = excluded.changed_at
"""
_REVISE = """
    INSERT INTO monitoring_revision (observation_id, cause, value, missing, note, state, reason, "by", at)
    SELECT id, 'typed', value, missing, note, state, '', 'x', changed_at FROM monitoring_observation
    WHERE organisation_id = %s AND period = %s
"""
_ROLL = """
    INSERT INTO monitoring_rollup (node_id, indicator_id, period, state, numerator, denominator, figures, missing,
        changed_at)
    VALUES (%s, %s, %s, 'reported', %s, 0, 0, 0, %s)
    ON CONFLICT (node_id, indicator_id, period, state) DO UPDATE SET
        numerator = monitoring_rollup.numerator + excluded.numerator, changed_at = excluded.changed_at
"""


def _approving(country: Country) -> Row:
    from django.db import transaction

    from thidua.monitoring.actions.reports import approve_reports

    reports = hand_in(country, REPORTS, FIGURES)
    with transaction.atomic():
        beside = _seconds(lambda: _approve_raw(country))
        transaction.set_rollback(True)
    value = _seconds(lambda: approve_reports(reports, by=country.head, on=DAY))
    note = (
        f"{REPORTS} reports of {FIGURES} figures in a country of {SIZES[-1]} communes, one transaction with history "
        "and sums; beside: the same rows by raw SQL"
    )
    return Row("approve_500", value, "s", APPROVE_BUDGET, beside, note)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return round(time.perf_counter() - start, 2)


def _approve_raw(country: Country) -> None:
    from django.db import connection

    indicators = [row.pk for row in country.indicators[:FIGURES]]
    units = [unit.pk for unit in country.communes[1 : REPORTS + 1]]
    marks = ", ".join(["%s"] * len(units))
    among = f"organisation_id IN ({marks}) AND indicator_id IN ({', '.join(['%s'] * len(indicators))})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE monitoring_observation SET state = 'approved', approved_value = value WHERE {among}",
            [*units, *indicators],
        )
        cursor.execute(
            'INSERT INTO monitoring_revision (observation_id, cause, value, missing, note, state, reason, "by", at) '
            "SELECT id, 'approved', value, missing, note, state, '', 'x', changed_at FROM monitoring_observation "
            f"WHERE {among}",
            [*units, *indicators],
        )
        moment = connection.ops.adapt_datetimefield_value(NOW)
        rows = [(unit, indicator, PERIOD, 10_000, moment) for unit in units for indicator in indicators]
        cursor.executemany(_ROLL.replace("'reported'", "'approved'"), rows)
        cursor.executemany(_ROLL, rows)
