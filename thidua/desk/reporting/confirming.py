"""One indicator across all units, as its owner looks at it: beside the period before and the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.core.exports import Sheet, workbook
from thidua.core.templatetags.shown import number_text
from thidua.desk.reporting.badges import figure_badge
from thidua.desk.reporting.returning import CHOSEN, REASON, changed_since_approval, told_value
from thidua.monitoring.logic.oddness import oddest_first, percent_change
from thidua.monitoring.logic.period import Period, parse_period
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.confirming import ToConfirm, figures_beside

ODD = Decimal(50)
"""Percent from which a change against the period before is marked."""


@dataclass(frozen=True, slots=True)
class ConfirmGroup:
    """One indicator in one period."""

    name: str
    code: str
    unit: str
    period_name: str
    url: str
    waiting: int
    answered: int
    total: int


def confirm_group(row: ToConfirm) -> ConfirmGroup:
    """A counted group as the list shows it."""
    return ConfirmGroup(
        row["indicator__name"],
        row["indicator__code"],
        row["indicator__unit"],
        parse_period(row["period"]).name_vi,
        reverse("confirm_page", args=[row["indicator__code"], row["period"]]),
        row["waiting"],
        row["answered"],
        row["total"],
    )


@dataclass(frozen=True, slots=True)
class ConfirmRow:
    """One unit: its figure, what stands beside it, how odd it looks, whether it waits."""

    pk: int
    unit: str
    told: str
    note: str
    last_period: str
    last_year: str
    change: Decimal | None
    badge: Badge
    waits: bool
    may_return: bool
    corrected: str
    chosen: bool
    reason: str

    @property
    def change_badge(self) -> Badge | None:
        """The change against the period before; a great one stands out."""
        if self.change is None:
            return None
        words = f"{'+' if self.change > 0 else ''}{number_text(self.change, 1)}%"
        icon = "trending-up" if self.change > 0 else "trending-down" if self.change < 0 else "minus"
        return Badge(words, Tone.WARN if abs(self.change) >= ODD else Tone.QUIET, icon)


def confirm_rows(
    figures: Sequence[Observation], span: Period, data: Mapping[str, str], *, oddest: bool
) -> list[ConfirmRow]:
    """The units, by oddness or in Vietnamese order, with what was typed."""
    beside = figures_beside(figures[0].indicator_id, span, [row.organisation_id for row in figures])
    ordered = sorted(figures, key=lambda row: (row.organisation.sort_key, row.organisation.code))
    rows = [_row(row, beside, span, data) for row in ordered]
    return oddest_first(rows, lambda row: row.change) if oddest else rows


def _row(
    row: Observation, beside: Mapping[tuple[int, str], Observation], span: Period, data: Mapping[str, str]
) -> ConfirmRow:
    before = beside.get((row.organisation_id, str(span.before)))
    year_before = beside.get((row.organisation_id, str(span.year_before)))
    corrected = row.official_value is not None and row.official_value != row.value
    return ConfirmRow(
        pk=row.pk,
        unit=str(row.organisation),
        told=told_value(row),
        note=row.note,
        last_period=number_text(before.value) if before and before.value is not None else "",
        last_year=number_text(year_before.value) if year_before and year_before.value is not None else "",
        change=percent_change(before.value if before else None, row.value),
        badge=figure_badge(row.state, returned=row.returned),
        waits=row.state == FigureState.APPROVED,
        may_return=row.state != FigureState.OFFICIAL,
        corrected=number_text(row.official_value) if corrected else changed_since_approval(row),
        chosen=f"{CHOSEN}{row.pk}" in data,
        reason=data.get(f"{REASON}{row.pk}", ""),
    )


def confirm_book(figures: Sequence[Observation], span: Period, title: str) -> bytes:
    """The same as Excel, figures as figures."""
    beside = figures_beside(figures[0].indicator_id, span, [row.organisation_id for row in figures])
    columns = [
        ("STT", 6), (_("Đơn vị"), 32), (_("Số liệu"), 16), (_("Kỳ trước"), 16), (_("Cùng kỳ năm trước"), 16),
        (_("Bước"), 24), (_("Giải trình"), 40),
    ]  # fmt: skip

    def value(row: Observation, period: Period) -> Decimal | None:
        found = beside.get((row.organisation_id, str(period)))
        return found.value if found else None

    ordered = sorted(figures, key=lambda row: (row.organisation.sort_key, row.organisation.code))
    rows = [
        [
            number, str(row.organisation), row.value if row.value is not None else told_value(row),
            value(row, span.before), value(row, span.year_before), figure_badge(row.state, returned=row.returned).text,
            row.note,
        ]
        for number, row in enumerate(ordered, start=1)
    ]  # fmt: skip
    return workbook(Sheet(_("Xác nhận"), title, columns, rows))
