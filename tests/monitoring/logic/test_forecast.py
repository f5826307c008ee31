"""The forecast says how sure it is, stays where figures can be, and is silent when there is too little."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.limits import Interval, Limit
from thidua.campaigns.logic.terms import Entry, Measured, OverTime, OverUnits
from thidua.monitoring.logic.forecast import Forecast, Outlook, forecast_of
from thidua.monitoring.logic.period import PeriodKind, periods_of
from thidua.monitoring.logic.rolling import Adding, Contribution
from thidua.monitoring.logic.series import Series, series_of

pytestmark = pytest.mark.logic

FLOW = Adding(Entry.INCREMENT, OverTime.SUM, OverUnits.SUM)
LEVEL = Adding(Entry.LEVEL, OverTime.LAST, OverUnits.NONE, "%")
MONTHS = periods_of(2024, PeriodKind.MONTH)
grown = st.lists(st.decimals(min_value=0, max_value=1000, places=1, allow_nan=False), min_size=3, max_size=12)
percents = st.lists(st.decimals(min_value=0, max_value=100, places=1, allow_nan=False), min_size=4, max_size=12)


def evenly(month: int) -> Decimal:
    return Decimal(month) / 12


def year(adding: Adding, figures: list[Decimal] | list[int]) -> Series:
    entered = zip(MONTHS, figures, strict=False)
    return series_of(
        adding, Measured.LEVEL, {month: Contribution(Decimal(value), figures=1) for month, value in entered}
    )


@given(grown)
def test_the_range_holds_the_middle_and_a_sum_never_ends_below_what_it_is(months: list[Decimal]) -> None:
    series = year(FLOW, months)
    forecast = forecast_of(series, evenly)
    assert forecast is not None and series.last is not None
    assert series.last.value <= forecast.low <= forecast.middle <= forecast.high


@given(percents)
def test_a_share_is_never_forecast_outside_nothing_and_everything(months: list[Decimal]) -> None:
    forecast = forecast_of(year(LEVEL, months), evenly, is_share=True)
    assert forecast is not None
    assert 0 <= forecast.low <= forecast.high <= 100


@given(grown)
def test_a_year_that_is_over_is_no_longer_a_forecast(months: list[Decimal]) -> None:
    series = year(FLOW, (months * 4)[:12])
    forecast = forecast_of(series, evenly)
    assert forecast is not None and series.last is not None
    assert forecast.low == forecast.middle == forecast.high == series.last.value


def test_steady_steps_leave_no_doubt_and_uneven_ones_do() -> None:
    steady, uneven = forecast_of(year(FLOW, [5, 5, 5]), evenly), forecast_of(year(FLOW, [1, 9, 5]), evenly)
    assert steady is not None and uneven is not None
    assert abs(steady.middle - 60) < Decimal("0.001") and abs(steady.high - steady.low) < Decimal("0.001")
    assert uneven.high - uneven.low > 20


def test_under_three_steps_nothing_is_said() -> None:
    assert forecast_of(year(FLOW, [5, 5]), evenly) is None
    assert forecast_of(year(LEVEL, [5, 5, 5]), evenly) is None
    assert forecast_of(year(FLOW, []), evenly) is None


def test_a_season_is_followed_where_last_year_tells_it() -> None:
    def harvest(month: int) -> Decimal:
        return Decimal(1) if month == 12 else Decimal("0.1") * min(month, 3) if month < 6 else Decimal("0.9")

    forecast = forecast_of(year(FLOW, [10, 10, 10]), harvest)
    assert forecast is not None
    assert abs(forecast.middle - 100) < Decimal("0.001")


def test_a_falling_level_is_forecast_to_fall_on() -> None:
    forecast = forecast_of(year(LEVEL, [12, 11, 10, 9]), evenly, is_share=True)
    assert forecast is not None
    assert abs(forecast.middle - 1) < Decimal("0.001")


def test_the_outlook_is_what_the_whole_range_says() -> None:
    forecast = Forecast(Decimal(10), Decimal(8), Decimal(12), 5)
    floors = {7: Outlook.LIKELY, 11: Outlook.OPEN, 13: Outlook.UNLIKELY}
    assert {floor: forecast.outlook(Interval(low=Limit(Decimal(floor)))) for floor in floors} == floors
    ceilings = {7: Outlook.UNLIKELY, 9: Outlook.OPEN, 12: Outlook.LIKELY}
    assert {top: forecast.outlook(Interval(high=Limit(Decimal(top)))) for top in ceilings} == ceilings
    assert forecast.outlook(Interval(Limit(Decimal(9)), Limit(Decimal("9.5")))) is Outlook.OPEN


def test_a_forecast_is_told_with_its_range_and_its_ground() -> None:
    forecast = Forecast(Decimal("18.4444"), Decimal("16.05"), Decimal(21), 6)
    assert forecast.sentence("ha") == (
        "Dự báo cuối năm 18,4 ha, khoảng 80 % khả năng trong 16,1 – 21 ha (từ 6 kỳ số liệu)."
    )
