"""What the grid sends: rows of typed cells, read into what an action takes. Nothing here decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.campaigns.logic.terms import OverUnits
from thidua.campaigns.models import Indicator
from thidua.core.errors import Invalid
from thidua.core.logic.cells import Unreadable, read_number
from thidua.monitoring.actions.figures import FigureFacts
from thidua.monitoring.logic.report_sheet import LONGEST_NOTE
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.logic.workbook import INPUTS

MOST_ROWS = 500
REASONS = frozenset(Missing)


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row as typed: the indicator, the version of the figure its writer saw, the texts by field."""

    code: str
    version: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """What one saving of the grid brings."""

    rows: tuple[TypedRow, ...]
    late_reason: str = ""


class WrongCell(ValueError):
    """A cell that cannot be read: its field and a sentence that says what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


def read_sent(body: bytes) -> Sent:
    """The rows of a request; :class:`Invalid` where it is not what the page sends."""
    try:
        told = json.loads(body)
        rows = tuple(_row(row) for row in told["rows"][:MOST_ROWS])
        return Sent(rows, str(told.get("late_reason", "")))
    except (ValueError, TypeError, KeyError, AttributeError) as trouble:
        raise Invalid({"": _("Trang gửi dữ liệu không đúng dạng. Hãy tải lại trang.")}) from trouble


def _row(row: Mapping[str, object]) -> TypedRow:
    cells = {name: str(text).strip() for name, text in row.items() if name not in {"code", "version"}}
    return TypedRow(str(row["code"]), int(str(row["version"])), cells)


def facts_of(row: TypedRow, indicator: Indicator) -> FigureFacts:
    """What a row says of an indicator; :class:`WrongCell` for the first cell that cannot be read."""
    inputs = INPUTS[OverUnits(indicator.over_units)]
    numbers = {name: _number(row, name) if name in inputs else None for name in ("value", "numerator", "denominator")}
    reason = row.cells.get("missing", "")
    if reason and reason not in REASONS:
        raise WrongCell("missing", _("Không có lý do này trong danh sách. Hãy chọn lại."))
    note = row.cells.get("note", "")
    if len(note) > LONGEST_NOTE:
        raise WrongCell(
            "note", _("Giải trình quá dài; hãy rút còn nhiều nhất %(most)d ký tự.") % {"most": LONGEST_NOTE}
        )
    return FigureFacts(
        indicator, **numbers, missing=Missing(reason) if reason else None, note=note, version=row.version
    )


def _number(row: TypedRow, name: str) -> Decimal | None:
    try:
        return read_number(row.cells.get(name, ""))
    except Unreadable as trouble:
        sentence = _("“%(typed)s” không phải là số. Hãy ghi số, dấu phẩy thập phân, ví dụ 1.234,5.")
        raise WrongCell(name, sentence % {"typed": row.cells[name]}) from trouble
