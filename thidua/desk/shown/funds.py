"""How a fund looks: where its money is, as a chart beside the table that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.commendation.logic.fund import Balance, EntryKind, Limits
from thidua.commendation.logic.rounding import Rounding, round_to
from thidua.commendation.models import FundLine
from thidua.desk.shown.charts import BarItem, Chart, bars_chart
from thidua.monitoring.logic.lights import Light

_SPENT = (EntryKind.BONUS, EntryKind.OBJECTS, EntryKind.ORGANISING)
MILLION = 1_000_000


def organising_ceiling(now: Balance, limits: Limits) -> int | None:
    """What may be spent on organising movements at most, in đồng; None where no share was entered."""
    if limits.organising_percent is None:
        return None
    return round_to(limits.organising_percent * now.income / 100, 1, Rounding.DOWN)


def balance_chart(now: Balance, lines: Iterable[FundLine]) -> Chart:
    """Income, what was spent on what, what is promised and what is free, in millions of đồng."""
    spent: dict[str, int] = {}
    for line in lines:
        spent[line.kind] = spent.get(line.kind, 0) + line.amount
    items = [
        _bar(_("Tổng nguồn"), now.income, Light.REACHED),
        *(_bar(str(FundLine.Kind(kind.value).label), spent.get(kind, 0), Light.UNKNOWN) for kind in _SPENT),
        _bar(_("Đang giữ chỗ"), now.promised, Light.AT_RISK),
        _bar(_("Còn được dùng"), now.free, Light.ON_TRACK),
    ]
    return bars_chart("fund", _("Tình hình quỹ"), _("triệu đồng"), items, value_word=_("Số tiền"))


def _bar(name: str, amount: int, light: Light) -> BarItem:
    return BarItem(name, Decimal(amount) / MILLION, light)
