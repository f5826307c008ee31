"""A report's Excel file taken in: whose it is, what each row would do, which rows somebody else changed meanwhile.

Nothing here writes. The file is refused as a whole where it is not ours, belongs to another report, or is stale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import cast

from django.utils.translation import gettext as _

from thidua.core.audit import Change
from thidua.core.errors import Invalid
from thidua.core.exact import LARGEST, PLACES
from thidua.core.imports import Findings, Outcome, Plan, PlannedRow, sheets_of, table_among
from thidua.core.logic.numerals import format_number
from thidua.core.logic.sheet import Column, Entry, Grid, Heading
from thidua.monitoring.logic.report_sheet import input_columns
from thidua.monitoring.logic.workbook import (
    NUMBERS,
    Facts,
    Flaw,
    ForgedStamp,
    Issued,
    Merge,
    NoStamp,
    Stamp,
    flaw_of,
    merge,
    read_stamp,
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
    inputs: tuple[str, ...]
    now: Issued
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A figure that the file and somebody else changed differently since the file was made."""

    code: str
    name: str
    file: Facts
    now: Facts
    changed_by: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """The dry run. Where ``overtaken`` is not empty the file cannot be brought in."""

    plan: Plan
    stamp: Stamp
    overtaken: tuple[Overtaken, ...]


def plan_report(data: bytes, presents: Mapping[str, Present], *, report: str, key: bytes) -> ReportPlan:
    """What bringing the file in would do, row by row. ``report`` is the subject of the report it is sent to."""
    sheets = sheets_of(data)
    stamp = _stamp_among(sheets, key)
    if stamp.report != report:
        raise Invalid({"file": _("Tệp này của kỳ hoặc đơn vị khác. Hãy tải đúng tệp của báo cáo này rồi nhập lại.")})
    columns = input_columns(in_vietnamese(MISSING))
    grid, heading, entries = table_among(sheets, columns)
    judge = _Judge(presents, stamp, heading, columns, {})
    rows = tuple(judge.planned(entry) for entry in entries if not _is_note(entry))
    return ReportPlan(Plan(grid, heading, rows), stamp, tuple(judge.overtaken(rows)))


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
    first_seen: dict[str, int]

    def planned(self, entry: Entry) -> PlannedRow:
        """One row: what it would do, or what is wrong with it."""
        found = Findings.of(entry, self.heading, self.columns)
        code = str(entry.values.get("code", ""))
        present = self.presents.get(code)
        facts = facts_of(entry.values)
        verdict = Merge.SAME
        if self._knows(code, present, entry, found) and present is not None:
            verdict = merge(self.stamp.figures[code].facts, asked_only(facts, present.inputs), present.now.facts)
            facts = asked_only(facts, present.inputs)
            self._judge_figure(facts, present, found, verdict)
        return PlannedRow(
            number=entry.number,
            label=present.name if present else code,
            outcome=Outcome.ERROR if found.errors else OUTCOMES[verdict],
            values={"code": code, "facts": facts, "version": present.now.version if present else 0},
            changes=tuple(_changes(present.now.facts, facts)) if present and verdict is Merge.CHANGED else (),
            errors=tuple(found.errors),
        )

    def _knows(self, code: str, present: Present | None, entry: Entry, found: Findings) -> bool:
        first = self.first_seen.setdefault(code, entry.number)
        if first != entry.number:
            found.wrong("code", _("Trùng mã với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})
        elif present is None or code not in self.stamp.figures:
            found.wrong("code", _("Kỳ này không hỏi chỉ tiêu có mã “%(code)s”. Hãy bỏ dòng.") % {"code": code})
        return not found.errors

    def _judge_figure(self, facts: Facts, present: Present, found: Findings, verdict: Merge) -> None:
        if verdict is Merge.STALE:
            found.wrong(present.inputs[-1], overtaken_words(present))
        if verdict is Merge.SAME:
            return
        if flaw := flaw_of(facts, present.inputs, had_figure=not present.now.facts.says_nothing):
            found.wrong(flaw[0], flaw_words(flaw[1], present))
        for name in present.inputs:
            if words := number_words(getattr(facts, name)):
                found.wrong(name, words)

    def overtaken(self, rows: Sequence[PlannedRow]) -> list[Overtaken]:
        """The figures that make the file stale, with what both say."""
        found = []
        for row in rows:
            code, facts = str(row.values["code"]), cast(Facts, row.values["facts"])
            present, issued = self.presents.get(code), self.stamp.figures.get(code)
            if present and issued and merge(issued.facts, facts, present.now.facts) is Merge.STALE:
                found.append(
                    Overtaken(code, present.name, facts, present.now.facts, present.changed_by, present.changed_at)
                )
        return found


def facts_of(values: Mapping[str, object]) -> Facts:
    """What a row says; a cell that could not be read says nothing, its fault is told elsewhere."""
    numbers = {name: _kept(cast("Decimal | None", values.get(name))) for name in NUMBERS}
    return Facts(**numbers, missing=str(values.get("missing") or ""), note=str(values.get("note") or ""))


def _kept(number: Decimal | None) -> Decimal | None:
    """As it will be stored: what a formula worked out has more digits than anybody meant."""
    return number if number is None or abs(number) >= LARGEST else round(number, PLACES)


def asked_only(facts: Facts, inputs: Sequence[str]) -> Facts:
    """Without numbers that nobody asked for: the result of a share is worked out, not taken from its cell."""
    numbers = {name: getattr(facts, name) if name in inputs else None for name in NUMBERS}
    return Facts(**numbers, missing=facts.missing, note=facts.note)


def _changes(before: Facts, after: Facts) -> list[Change]:
    told = {name: (told_number(getattr(before, name)), told_number(getattr(after, name))) for name in NUMBERS}
    told["missing"], told["note"] = (before.missing, after.missing), (before.note, after.note)
    return [Change(name, *pair) for name, pair in told.items() if pair[0] != pair[1]]


def told_number(number: Decimal | None) -> str:
    return "" if number is None else format_number(number)


def told_facts(facts: Facts) -> str:
    """One figure in a few words: its numbers, or the reason."""
    if facts.missing:
        return in_vietnamese(MISSING)[facts.missing]
    if facts.numerator is not None:
        return f"{told_number(facts.numerator)}/{told_number(facts.denominator)}"
    return told_number(facts.value) or _("để trống")


def overtaken_words(present: Present) -> str:
    return _("Sau khi tải tệp, %(who)s đã sửa thành %(now)s. Hãy tải tệp mới rồi nhập lại ô này.") % {
        "who": present.changed_by or _("người khác"),
        "now": told_facts(present.now.facts),
    }


def flaw_words(flaw: Flaw, present: Present) -> str:
    """What is wrong with a figure and what to do."""
    return {
        Flaw.NUMBER_AND_REASON: _("Đã chọn lý do không có số liệu thì để trống ô số, hoặc xóa lý do."),
        Flaw.EMPTIED: _("Hệ thống đang có %(now)s; ô trống không xóa được. Hãy giữ số cũ hoặc chọn lý do.")
        % {"now": told_facts(present.now.facts)},
        Flaw.HALF: _("Còn thiếu ô này. Hãy nhập đủ các số của chỉ tiêu."),
        Flaw.NO_DENOMINATOR: _("Mẫu số bằng 0 nên không tính được. Hãy chọn lý do không có số liệu."),
        Flaw.UNEXPLAINED: _("Hãy ghi rõ lý do ở cột Giải trình."),
    }[flaw]


def number_words(number: Decimal | None) -> str:
    """Why a number cannot be kept; empty where it can."""
    if number is None or abs(number) < LARGEST:
        return ""
    return _("Số quá lớn; hãy đổi sang đơn vị lớn hơn (triệu, tỷ).")
