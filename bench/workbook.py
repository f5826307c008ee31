"""How long the dry run of a report's Excel file takes: from its bytes to what every row would do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

import openpyxl

from bench.measuring import Row, benchmark, milliseconds
from thidua.campaigns.logic.terms import OverUnits
from thidua.monitoring.exports.report_workbook import SheetHead, SheetRow, report_workbook
from thidua.monitoring.imports.report_workbook import Present, ReportPlan, plan_report
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.report_sheet import SHEET_COLUMNS
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.logic.workbook import INPUTS, NUMBERS, Issued, Stamp

CELLS = 50_000
ROWS = -(-CELLS // len(SHEET_COLUMNS))
KINDS = (OverUnits.SUM, OverUnits.RATIO, OverUnits.WEIGHTED)
KEY, REPORT = b"k" * 32, "report:PT-1/2024-07/20.187"
BUDGET = 3_000


def _codes() -> list[str]:
    return [f"CT-{number:05d}" for number in range(ROWS)]


def _figure(number: int, kind: OverUnits) -> Figure:
    """A fifth gives a reason instead of numbers, every third a note."""
    note = "Đã đối chiếu với sổ theo dõi của đơn vị" if number % 3 == 0 else ""
    if number % 5 == 0:
        return Figure(missing=Missing.SOURCE_LATE, note=note)
    value, numerator, denominator = (Decimal(number) / 8 + 1 if name in INPUTS[kind] else None for name in NUMBERS)
    return Figure(value, numerator, denominator, note=note)


def _filled_file() -> bytes:
    """Every row says something that the system does not know yet."""
    empty = {code: Issued(0, Figure()) for code in _codes()}
    rows = [
        SheetRow(code, f"Chỉ tiêu thi đua số {number}", "tỷ đồng", kind, _figure(number, kind), Decimal(number),
                 Decimal(number), "≥ 1.100", "0 – 5.000")
        for number, code in enumerate(_codes())
        for kind in [KINDS[number % len(KINDS)]]
    ]  # fmt: skip
    return report_workbook(SheetHead("BÁO CÁO SỐ LIỆU", ("Xã",)), rows, Stamp(REPORT, "2024-07-15", empty), KEY)


def _presents() -> dict[str, Present]:
    return {
        code: Present(code, "tỷ đồng", KINDS[number % len(KINDS)], Issued(0, Figure()))
        for number, code in enumerate(_codes())
    }


def _dry_run(data: bytes) -> ReportPlan:
    return plan_report(data, _presents(), report=REPORT, key=KEY)


def _openpyxl(data: bytes) -> int:
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    return sum(1 for page in book for _row in page.iter_rows(values_only=True))


@benchmark
def excel_dry_run() -> Iterator[Row]:
    """50,000 cells of one file, each row compared with what was handed out and what the system knows."""
    data = _filled_file()
    counts = {outcome.value: count for outcome, count in _dry_run(data).plan.counts().items()}
    yield Row(
        "excel_dry_run_50k",
        milliseconds(lambda: _dry_run(data), rounds=3),
        "ms",
        BUDGET,
        milliseconds(lambda: _openpyxl(data), rounds=3),
        f"{ROWS} rows of {len(SHEET_COLUMNS)} cells, {counts['new']} new; beside: openpyxl reading the cells alone",
    )
