"""A report's Excel file taken in: whose it is, what each row would do, which rows somebody else changed meanwhile.

Nothing here writes. The file is refused as a whole where it is not ours, belongs to another report, or is stale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import cast

from django.utils.translation import gettext as _

from thidua.campaigns.logic.terms import OverUnits
from thidua.core.audit import Change
from thidua.core.errors import Invalid
from thidua.core.imports import Findings, Outcome, Plan, PlannedRow, sheets_of, table_among
from thidua.core.logic.exact import LARGEST, rounded
from thidua.core.logic.numerals import format_number
from thidua.core.logic.sheet import Column, Entry, Grid, Heading
from thidua.monitoring.logic.entry import Figure, NotAFigure, clean
from thidua.monitoring.logic.report_sheet import input_columns
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.logic.workbook import (
    INPUTS,
    NUMBERS,
    ForgedStamp,
    Issued,
    Merge,
    NoStamp,
    Stamp,
    asked_only,
    field_of,
    merge,
    read_stamp,
    says_nothing,
)
from thidua.monitoring.models.labels import MISSING, in_vietnamese

OUTCOMES = {
    Merge.NEW: Outcome.NEW,
    Merge.CHANGED: Outcome.CHANGED,
    Merge.SAME: Outcome.SAME,
    Merge.STALE: Outcome.ERROR,
}


@dataclass(frozen=True, slots=True)
class Present:
    """A figure of the report as it stands now: what is asked, what is said, by whom since when."""

    name: str
    unit: str
    over_units: OverUnits
    now: Issued
    changed_by: str = ""
    changed_at: datetime | None = None

    @property
    def inputs(self) -> tuple[str, ...]:
        """The numbers that are asked for."""
        return INPUTS[self.over_units]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A figure that the file and somebody else changed differently since the file was made."""

    present: Present
    file: Figure


@dataclass(frozen=True, slots=True)
class Remark:
    """A figure of the file that a rule finds odd and that no note explains, with the sentence of the rule."""

    code: str
    present: Present
    figure: Figure
    sentence: str


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """The dry run. Where ``overtaken`` is not empty the file cannot be brought in; each remark wants a reason first."""

    plan: Plan
    stamp: Stamp
    overtaken: tuple[Overtaken, ...]
    remarks: tuple[Remark, ...] = ()


def report_columns(plan: ReportPlan) -> list[Column]:
    """The columns that the file has, in its own order."""
    positions = plan.plan.heading.positions
    there = [column for column in input_columns(in_vietnamese(MISSING)) if column.key in positions]
    return sorted(there, key=lambda column: positions[column.key])


def plan_report(data: bytes, presents: Mapping[str, Present], *, report: str, key: bytes) -> ReportPlan:
    """What bringing the file in would do, row by row. ``report`` is the subject of the report it is sent to."""
    sheets = sheets_of(data)
    stamp = _stamp_among(sheets, key)
    if stamp.report != report:
        raise Invalid({"file": _("Tệp này của kỳ hoặc đơn vị khác. Hãy tải đúng tệp của báo cáo này rồi nhập lại.")})
    columns = input_columns(in_vietnamese(MISSING))
    grid, heading, entries = table_among(sheets, columns)
    judge = _Judge(presents, stamp, heading, columns)
    rows = tuple(judge.planned(entry) for entry in entries if not _is_note(entry))
    return ReportPlan(Plan(grid, heading, rows), stamp, tuple(judge.overtaken))


def _stamp_among(sheets: Sequence[Grid], key: bytes) -> Stamp:
    for sheet in sheets:
        try:
            return read_stamp(sheet, key)
        except NoStamp:
            continue
        except ForgedStamp as trouble:
            raise Invalid(
                {"file": _("Trang kiểm soát của tệp đã bị sửa. Hãy tải tệp mới từ báo cáo và chép số liệu sang.")}
            ) from trouble
    raise Invalid({"file": _("Tệp không do hệ thống này xuất ra. Hãy bấm “Tải tệp Excel” ở báo cáo và điền tệp đó.")})


def _is_note(entry: Entry) -> bool:
    """Words under the table, such as who signs: they stand in the code column but name no indicator."""
    return " " in str(entry.values.get("code", "")).strip()


@dataclass(frozen=True, slots=True)
class _Judge:
    """What the rows are compared with."""

    presents: Mapping[str, Present]
    stamp: Stamp
    heading: Heading
    columns: Sequence[Column]
    first_seen: dict[str, int] = field(default_factory=dict)
    overtaken: list[Overtaken] = field(default_factory=list)

    def planned(self, entry: Entry) -> PlannedRow:
        """One row: what it would do, or what is wrong with it."""
        found = Findings.of(entry, self.heading, self.columns)
        code = str(entry.values.get("code", ""))
        present = self.presents.get(code)
        figure, verdict = figure_in(entry.values), Merge.SAME
        if self._knows(code, present, entry, found) and present is not None:
            figure = asked_only(figure, present.inputs)
            verdict = merge(self.stamp.figures[code].figure, figure, present.now.figure, present.inputs)
            self._judge_figure(figure, present, found, verdict)
        return PlannedRow(
            number=entry.number,
            label=present.name if present else code,
            outcome=Outcome.ERROR if found.errors else OUTCOMES[verdict],
            values={"code": code, "figure": figure, "version": present.now.version if present else 0},
            changes=tuple(_changes(present.now.figure, figure)) if present and verdict is Merge.CHANGED else (),
            errors=tuple(found.errors),
        )

    def _knows(self, code: str, present: Present | None, entry: Entry, found: Findings) -> bool:
        first = self.first_seen.setdefault(code, entry.number)
        if first != entry.number:
            found.wrong("code", _("Trùng mã với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})
        elif present is None or code not in self.stamp.figures:
            found.wrong("code", _("Kỳ này không hỏi chỉ tiêu có mã “%(code)s”. Hãy bỏ dòng.") % {"code": code})
        return not found.errors

    def _judge_figure(self, figure: Figure, present: Present, found: Findings, verdict: Merge) -> None:
        if verdict is Merge.SAME:
            return
        if verdict is Merge.STALE:
            found.wrong(present.inputs[-1], overtaken_words(present))
            self.overtaken.append(Overtaken(present, figure))
        if says_nothing(figure) and not says_nothing(present.now.figure):
            found.wrong(present.inputs[-1], emptied_words(present))
        try:
            clean(figure, present.over_units, present.unit)
        except NotAFigure as flaw:
            found.wrong(field_of(flaw.flaw, figure, present.inputs), flaw.sentence_vi)


def figure_in(values: Mapping[str, object]) -> Figure:
    """What a row says; a cell that could not be read says nothing, its fault is told elsewhere."""
    value, numerator, denominator = (_kept(cast("Decimal | None", values.get(name))) for name in NUMBERS)
    missing = str(values.get("missing") or "")
    return Figure(value, numerator, denominator, Missing(missing) if missing else None, str(values.get("note") or ""))


def _kept(number: Decimal | None) -> Decimal | None:
    """As it will be stored: what a formula worked out has more digits than anybody meant."""
    return number if number is None or abs(number) > LARGEST else rounded(number)


def _changes(before: Figure, after: Figure) -> list[Change]:
    told = {name: (told_number(getattr(before, name)), told_number(getattr(after, name))) for name in NUMBERS}
    told["missing"] = (told_reason(before), told_reason(after))
    told["note"] = (before.note, after.note)
    return [Change(name, *pair) for name, pair in told.items() if pair[0] != pair[1]]


def told_number(number: Decimal | None) -> str:
    return "" if number is None else format_number(number)


def told_reason(figure: Figure) -> str:
    return in_vietnamese(MISSING)[figure.missing] if figure.missing else ""


def told_figure(figure: Figure, inputs: Sequence[str]) -> str:
    """One figure in a few words: its numbers, or the reason."""
    if figure.missing:
        return told_reason(figure)
    if "numerator" in inputs and figure.numerator is not None:
        return f"{told_number(figure.numerator)}/{told_number(figure.denominator)}"
    return told_number(figure.value) or _("để trống")


def overtaken_words(present: Present) -> str:
    """That somebody else was there first, and what to do."""
    return _("Sau khi tải tệp, %(who)s đã sửa thành %(now)s. Hãy tải tệp mới rồi nhập lại ô này.") % {
        "who": present.changed_by or _("người khác"),
        "now": told_figure(present.now.figure, present.inputs),
    }


def emptied_words(present: Present) -> str:
    """That an empty cell does not wipe out a figure, and what to do."""
    return _("Hệ thống đang có %(now)s; ô trống không xóa được. Hãy giữ số cũ hoặc chọn lý do.") % {
        "now": told_figure(present.now.figure, present.inputs)
    }
