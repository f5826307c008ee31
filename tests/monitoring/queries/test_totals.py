"""Totals read as then and as now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.monitoring.reporting import DAY, PERIOD, World, report_of
from thidua.core.audit import SYSTEM
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts
from thidua.directory.actions.placements import place_organisation
from thidua.directory.actions.reorganisation import Merger, Split, merge_organisations, split_organisation
from thidua.directory.models import Organisation
from thidua.monitoring.actions.figures import save_figures
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import RollUp
from thidua.monitoring.queries.totals import Reading, Total, TotalKey, totals

LATER, TODAY = date(2024, 7, 1), date(2024, 12, 1)
THEN, NOW = Reading.THEN, Reading.NOW


@pytest.fixture
def reported(here: World) -> World:
    """Two communes have reported; poverty 3 of 60 households and 1 of 20."""
    round_ = here.round()
    for unit, by, facts in (
        (here.cast.bang_huu, here.cast.bang_huu_officer, here.facts(forest="10", poverty="3/60")),
        (here.cast.nhan_ly, here.cast.nhan_ly_officer, here.facts(forest="20", poverty="1/20")),
    ):
        save_figures(report_of(round_, unit, by), facts, by=by, on=DAY)
    return here


def _forest(here: World, *nodes: Organisation, reading: Reading, on: date = TODAY) -> list[Decimal | None]:
    found = totals([node.pk for node in nodes], [here.forest.pk], [PERIOD], reading=reading, on=on)
    keys = [TotalKey(node.pk, here.forest.pk, PERIOD) for node in nodes]
    return [found[key].value("sum") if key in found else None for key in keys]


def _fresh(unit: Organisation) -> Organisation:
    """The row anew: the cast is shared by all tests and must not be changed in memory."""
    return Organisation.objects.get(pk=unit.pk)


def test_a_ratio_of_the_district_is_rebuilt_from_numerators_and_tells_its_coverage(reported: World) -> None:
    [total] = totals([reported.cast.district.pk], [reported.poverty.pk], [PERIOD], on=DAY).values()
    assert (total.value("ratio", "%"), total.figures, total.missing) == (Decimal(5), 2, 0)


def test_a_total_from_approved_up_leaves_out_what_is_only_reported(reported: World) -> None:
    found = totals([reported.cast.district.pk], [reported.forest.pk], [PERIOD], at_least=FigureState.APPROVED, on=DAY)
    assert found == {}


def test_as_then_is_one_query(reported: World, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        totals([reported.cast.district.pk], [reported.forest.pk], [PERIOD], on=DAY)


def test_the_sum_before_a_merger_is_the_sum_after(reported: World) -> None:
    cast = reported.cast
    draft = OrganisationDraft("MOI", OrganisationFacts("Xã Bằng Lý", "commune"), LATER)
    merger = Merger((_fresh(cast.bang_huu), _fresh(cast.nhan_ly)), draft, LATER, "Nghị quyết 1")
    heir = merge_organisations(merger, parent=cast.district, by=SYSTEM, on=TODAY)
    units = (cast.bang_huu, cast.nhan_ly, heir, cast.district)
    assert _forest(reported, *units, reading=THEN) == [Decimal(10), Decimal(20), None, Decimal(30)]
    assert _forest(reported, *units, reading=NOW) == [None, None, Decimal(30), Decimal(30)]
    assert _forest(reported, *units, reading=NOW, on=DAY) == [Decimal(10), Decimal(20), None, Decimal(30)]


def test_a_split_without_one_heir_stays_with_the_former_unit_under_the_common_superior(reported: World) -> None:
    cast = reported.cast
    into = tuple(OrganisationDraft(code, OrganisationFacts(f"Xã {code}", "commune"), LATER) for code in ("A", "B"))
    heirs = split_organisation(
        Split(_fresh(cast.bang_huu), into, LATER, "Nghị quyết 2"), parent=cast.district, by=SYSTEM, on=TODAY
    )
    found = _forest(reported, cast.bang_huu, *heirs, cast.district, reading=NOW)
    assert found == [Decimal(10), None, None, Decimal(30)]


def test_a_move_recorded_later_than_the_figures_takes_them_along(reported: World) -> None:
    cast = reported.cast
    place_organisation(_fresh(cast.bang_huu), parent=cast.neighbour, since=date(2024, 1, 1), by=SYSTEM, on=TODAY)
    units = (cast.district, cast.neighbour, cast.province)
    assert _forest(reported, *units, reading=THEN) == [Decimal(20), Decimal(10), Decimal(30)]
    assert RollUp.objects.get(node=cast.district, indicator=reported.forest).figures == 1


def test_a_move_after_the_closing_day_changes_only_the_reading_of_today(reported: World) -> None:
    cast = reported.cast
    place_organisation(_fresh(cast.bang_huu), parent=cast.neighbour, since=LATER, by=SYSTEM, on=TODAY)
    units = (cast.district, cast.neighbour, cast.province)
    assert _forest(reported, *units, reading=THEN) == [Decimal(30), None, Decimal(30)]
    assert _forest(reported, *units, reading=NOW) == [Decimal(20), Decimal(10), Decimal(30)]


def test_a_total_without_figures_has_no_value() -> None:
    assert Total().value("sum") is None
