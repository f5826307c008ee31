"""A target as it stands at a node: one value from promise, figures, last year and the calendar."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Change, Comparator, Entry, Meets, OverTime, OverUnits
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.logic.progress import Basis
from thidua.monitoring.logic.rolling import Adding, Contribution
from thidua.monitoring.logic.series import Series, Shape, series_of
from thidua.monitoring.logic.standing import Question, Standing, given_to_unit, standing_of, whole_of

pytestmark = pytest.mark.logic

WAY = {month: Decimal(month) / 12 for month in range(1, 13)}
FLOW = Adding(Entry.INCREMENT, OverTime.SUM, OverUnits.SUM, "ha")
NONE = Series(Shape.GATHERED)
PLANT = Promise(Comparator.GE, Decimal(120))


def months(year: int, *figures: int) -> Series:
    entered = {
        parse_period(f"{year}-{m:02d}"): Contribution(Decimal(value), figures=1) for m, value in enumerate(figures, 1)
    }
    return series_of(FLOW, PLANT.measured, entered)


def stand(promise: Promise | None, series: Series, last_year: Series = NONE) -> Standing:
    return standing_of(Question(promise, FLOW, "ha"), series, last_year, WAY)


def test_an_even_year_is_expected_by_working_days() -> None:
    standing = stand(PLANT, months(2024, 10, 10, 10))
    assert standing.progress is not None and standing.pace is not None and standing.forecast is not None
    assert standing.light is Light.ON_TRACK
    assert (standing.progress.expected.share.basis, standing.progress.expected.value) == (Basis.WORKING_DAYS, 30)
    assert (standing.pace.left, standing.pace.needed) == (9, 10)
    assert abs(standing.forecast.middle - 120) < Decimal("0.001")


def test_a_year_with_a_season_is_expected_as_last_year_grew() -> None:
    season = months(2023, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0)
    standing = stand(PLANT, months(2024, 0, 0, 1), season)
    assert standing.progress is not None
    assert (standing.light, standing.progress.expected.share) == (
        Light.ON_TRACK,
        replace(standing.progress.expected.share, value=Decimal(0), basis=Basis.LAST_YEAR),
    )
    assert (standing.before, standing.change) == (Decimal(0), Decimal(1))


def test_a_year_that_is_over_has_a_verdict_and_no_forecast() -> None:
    standing = stand(PLANT, months(2024, *[9] * 12))
    assert (standing.light, standing.forecast, standing.no_forecast) == (Light.OFF, None, "")


def test_no_figure_a_cancelled_target_and_an_open_question_are_told() -> None:
    unclear = Promise(Comparator.EQ, Decimal(5))
    assert stand(PLANT, NONE).why == "Chưa có số liệu; chờ đơn vị báo cáo hoặc ghi rõ lý do không có."
    assert stand(None, NONE).why == "Chỉ tiêu đã được bãi bỏ nên không đánh giá nữa."
    assert stand(unclear, months(2024, 1)).why.startswith("Chưa xác định “đạt”")
    assert {stand(promise, NONE).light for promise in (PLANT, None, unclear)} == {Light.UNKNOWN}


def test_under_three_figures_there_is_no_forecast_and_it_is_said() -> None:
    standing = stand(PLANT, months(2024, 10, 10))
    assert (standing.forecast, standing.no_forecast) == (
        None,
        "Chưa đủ số liệu để dự báo: cần ít nhất 3 kỳ có số.",
    )


def test_a_fall_without_a_baseline_is_measured_from_last_years_whole_and_says_so() -> None:
    fewer = Promise(Comparator.DECREASE_BY, Decimal(5), change=Change.RELATIVE)
    whole = months(2023, *[10] * 12)
    standing = stand(fewer, months(2024, 9), whole)
    assert standing.rule is not None and standing.rule.kept.high is not None
    assert (standing.rule.kept.high.value, standing.baseline_counted) == (Decimal(114), True)
    assert stand(fewer, months(2024, 9), months(2023, 1, 2)).why.startswith("Chưa có số liệu năm gốc")


def test_quarters_are_counted_as_quarters() -> None:
    quarter = series_of(FLOW, PLANT.measured, {parse_period("2024-Q1"): Contribution(Decimal(20), figures=1)})
    standing = stand(PLANT, quarter)
    assert standing.pace is not None
    assert (standing.pace.left, standing.pace.needed) == (3, Decimal(100) / 3)


def test_a_unit_is_held_to_what_it_was_given() -> None:
    assert given_to_unit(PLANT, Decimal(7)) == replace(PLANT, value=Decimal(7))
    span = Promise(Comparator.BETWEEN, Decimal(7), Decimal(8))
    assert given_to_unit(span, Decimal(3)) == Promise(Comparator.EQ, Decimal(3), meets=Meets.AT_LEAST)


def test_a_whole_stands_as_its_worst_part() -> None:
    good, bad = stand(PLANT, months(2024, 20)), stand(PLANT, months(2024, 1))
    whole = whole_of({"Số vụ": good, "Số người chết": bad}, NONE)
    assert (whole.light, whole.why) == (Light.OFF, "Đánh giá theo thành phần “Số người chết”: chậm tiến độ.")
    assert whole_of({}, NONE).why == "Chỉ tiêu gộp chưa có chỉ tiêu thành phần; hãy thêm các thành phần."
