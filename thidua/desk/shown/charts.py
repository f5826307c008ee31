"""Charts as values: what the drawing needs, and the table that says the same in words and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.logic.saying import capital, spoken
from thidua.core.templatetags.shown import NOTHING, number_text
from thidua.desk.shown.lights import LIGHT_LOOKS
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.logic.progress import Expected, Progress, Share, expected_by
from thidua.monitoring.logic.series import Series, Shape
from thidua.monitoring.logic.standing import Standing, Way

HUNDREDTH = Decimal("0.01")
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart under a title. ``data`` is what the script draws, ``head`` and ``rows`` the table that stands for it."""

    key: str
    title: str
    summary: str
    data: Mapping[str, Any]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shown_number(value: Decimal | None) -> str:
    """A computed figure with at most two decimals."""
    if value is None:
        return NOTHING
    short = value.quantize(HUNDREDTH)
    return number_text(short if short or not value else value)


def plain(value: Decimal | None) -> float | None:
    """A figure for the drawing: a screen has no more digits than that."""
    return None if value is None else float(value)


def month_labels() -> list[str]:
    """The months as the axis has them."""
    return [f"T{month}" for month in MONTHS]


def by_month(series: Series) -> list[Decimal | None]:
    """The running figure at the end of each month; None where there is none."""
    found = {point.period.last_month: point.value for point in series.points}
    return [found.get(month) for month in MONTHS]


def trend_chart(title: str, unit: str, standing: Standing, last_year: Series, way: Way) -> Chart:
    """The year so far, last year, what was expected, the forecast with its range, the ends of the target."""
    actual, before = by_month(standing.series), by_month(last_year)
    expected = _expected_path(standing, way)
    forecast = _forecast_path(standing)
    names = {
        "actual": _("Năm nay"),
        "before": _("Năm trước"),
        "expected": _("Mức cần có"),
        "forecast": _("Dự báo"),
    }
    data = {
        "kind": "trend",
        "unit": unit,
        "level": standing.series.shape is Shape.LEVEL,
        "labels": month_labels(),
        "names": names,
        "actual": [plain(value) for value in actual],
        "before": [plain(value) for value in before] if any(v is not None for v in before) else None,
        "expected": [plain(value) for value in expected] if expected else None,
        "forecast": forecast,
        "targets": _targets(standing),
    }
    columns = [(names["actual"], actual), (names["expected"], expected), (names["before"], before)]
    kept = [(name, values) for name, values in columns if values and any(value is not None for value in values)]
    rows = tuple(
        (_("Tháng %(month)s") % {"month": month}, *(shown_number(values[month - 1]) for _name, values in kept))
        for month in MONTHS
    )
    return Chart("trend", title, _trend_words(standing, unit), data, (_("Kỳ"), *(name for name, _v in kept)), rows)


def _trend_words(standing: Standing, unit: str) -> str:
    point = standing.point
    if point is None:
        return _("Chưa có số liệu của năm.")
    parts = [_("%(period)s: %(figure)s %(unit)s.") % {
        "period": spoken(capital(point.period.name_vi)), "figure": shown_number(point.value), "unit": unit
    }]  # fmt: skip
    if standing.pace:
        parts.append(spoken(standing.pace.sentence(unit)))
    if standing.forecast:
        parts.append(spoken(standing.forecast.sentence(unit)))
    return " ".join(part for part in parts if part)


def _targets(standing: Standing) -> list[dict[str, Any]]:
    if standing.rule is None:
        return []
    kept = standing.rule.kept
    same = kept.low is not None and kept.high is not None and kept.low.value == kept.high.value
    limits = [(kept.low, _("Mục tiêu") if same or kept.high is None else _("Mức dưới"))]
    if not same:
        limits.append((kept.high, _("Mức trần") if kept.low is None else _("Mức trên")))
    return [
        {"value": plain(limit.value), "name": f"{words} {shown_number(limit.value)}"}
        for limit, words in limits
        if limit
    ]


def _expected_path(standing: Standing, way: Way) -> list[Decimal | None]:
    """What was to be there at the end of each month, by working days; nothing for a level that has no way."""
    rule, progress = standing.rule, standing.progress
    if rule is None or progress is None or progress.start is None:
        return []
    paths = [_expected_at(progress, standing, way[month]) for month in MONTHS]
    return [expected.value for expected in paths]


def _expected_at(progress: Progress, standing: Standing, share: Decimal) -> Expected:
    assert standing.rule is not None
    return expected_by(standing.rule, progress.start, Share(share, progress.expected.share.basis), progress.figure)


def _forecast_path(standing: Standing) -> dict[str, list[float | None]] | None:
    """Straight lines from the newest figure to the end of the year, and the range that opens along them."""
    forecast, point = standing.forecast, standing.point
    if forecast is None or point is None:
        return None
    month = point.period.last_month
    ends = {"low": forecast.low, "middle": forecast.middle, "high": forecast.high}
    span = 12 - month
    return {
        name: [
            None if m < month else plain(point.value + (end - point.value) * Decimal(m - month) / span) for m in MONTHS
        ]
        for name, end in ends.items()
    }


def years_chart(unit: str, years: Mapping[int, Series]) -> Chart:
    """One line for each year, the newest first."""
    ordered = sorted(years.items(), reverse=True)
    columns = [(str(year), by_month(series)) for year, series in ordered]
    data = {
        "kind": "lines",
        "unit": unit,
        "level": any(series.shape is Shape.LEVEL for series in years.values()),
        "labels": month_labels(),
        "series": [{"name": name, "values": [plain(v) for v in values]} for name, values in columns],
    }
    rows = tuple(
        (_("Tháng %(month)s") % {"month": month}, *(shown_number(values[month - 1]) for _name, values in columns))
        for month in MONTHS
    )
    ends = ", ".join(f"{name}: {shown_number(series.last.value)}" for (name, _v), (_y, series) in
                     zip(columns, ordered, strict=True) if series.last)  # fmt: skip
    summary = _("Số mới nhất của các năm: %(ends)s.") % {"ends": ends} if ends else _("Chưa có số liệu.")
    return Chart("years", _("So sánh các năm"), summary, data, (_("Kỳ"), *(name for name, _v in columns)), rows)


@dataclass(frozen=True, slots=True)
class BarItem:
    """One bar: its words, value, class, and where the mark beside it stands."""

    name: str
    value: Decimal | None
    light: Light
    mark: Decimal | None = None


def bars_chart(
    key: str, title: str, unit: str, items: Sequence[BarItem], *, value_word: str, mark_word: str = ""
) -> Chart:
    """A bar for each item in its tone, with a mark where one is given."""
    data = {
        "kind": "bars",
        "unit": unit,
        "labels": [item.name for item in items],
        "names": {"actual": value_word, "mark": mark_word},
        "values": [plain(item.value) for item in items],
        "tones": [LIGHT_LOOKS[item.light][0].value for item in items],
        "marks": [plain(item.mark) for item in items] if mark_word else None,
    }
    head = (_("Mục"), f"{value_word} ({unit})" if unit else value_word, *((mark_word,) if mark_word else ()))
    rows = tuple(
        (item.name, shown_number(item.value), *((shown_number(item.mark),) if mark_word else ())) for item in items
    )
    known = [item for item in items if item.value is not None]
    summary = _("%(known)s trên %(all)s mục có số liệu.") % {"known": len(known), "all": len(items)}
    return Chart(key, title, summary, data, head, rows)


@dataclass(frozen=True, slots=True)
class SmallItem:
    """One of many small charts: its words, its year, its class and its end."""

    name: str
    series: Series
    light: Light
    target: Decimal | None


def smalls_chart(title: str, unit: str, items: Sequence[SmallItem]) -> Chart:
    """The same small chart for every unit, so that they can be compared by eye."""
    periods = sorted({p.period.last_month for item in items for p in item.series.points})
    data = {
        "kind": "smalls",
        "unit": unit,
        "level": any(item.series.shape is Shape.LEVEL for item in items),
        "labels": month_labels(),
        "items": [
            {
                "name": item.name,
                "values": [plain(value) for value in by_month(item.series)],
                "tone": LIGHT_LOOKS[item.light][0].value,
                "target": plain(item.target),
            }
            for item in items
        ],
    }
    head = (_("Đơn vị"), *(f"T{month}" for month in periods))
    rows = tuple((item.name, *(shown_number(by_month(item.series)[month - 1]) for month in periods)) for item in items)
    summary = counted("Diễn biến của %(count)s đơn vị trong năm.", len(items)) % {"count": len(items)}
    return Chart("smalls", title, summary, data, head, rows)
