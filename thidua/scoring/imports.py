"""A scheme taken from an Excel file, and the file to fill in. Reads only; the action keeps the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.errors import Invalid
from thidua.core.exports import template
from thidua.core.imports import Findings, read_table
from thidua.core.logic.sheet import Entry, Heading
from thidua.scoring.logic.method_text import Unclear, method_from
from thidua.scoring.logic.methods import Method
from thidua.scoring.logic.planting import Homeless, PlantedRow, begins_section, planted
from thidua.scoring.logic.scheme import Criterion, Scheme
from thidua.scoring.logic.terms import Scorer, SectionKind
from thidua.scoring.scheme_sheet import COLUMNS

GUIDE_LINES = (
    "Giữ nguyên tên cột. Mỗi dòng là một phần (I, II…), một nhóm hoặc một tiêu chí.",
    "Dòng có “Cách tính” là tiêu chí; dòng không có là phần hoặc nhóm.",
    "Tổng điểm các tiêu chí phải bằng điểm của nhóm; tổng các phần điểm chuẩn là thang điểm.",
)


def scheme_template(year: int) -> bytes:
    """The file to fill in."""
    return template(f"Bảng điểm thi đua năm {year}", COLUMNS, GUIDE_LINES, {})


def scheme_from(data: bytes, *, name: str, year: int) -> Scheme:
    """The scheme an Excel file describes. :class:`Invalid` names every wrong cell by its address.

    Sums are not judged here: what does not add up is shown with the draft and blocks its publishing.
    """
    _grid, heading, rows = read_table(data, COLUMNS)
    read, errors = [], []
    for entry in rows:
        found = Findings.of(entry, heading, COLUMNS)
        row = _row(entry, found)
        errors += [f"{error.cell} ({error.column}): {error.message}" for error in found.errors]
        if row is not None:
            read.append(row)
    if errors:
        raise Invalid({"file": " ".join(errors)})
    return _whole(read, rows, heading, name=name, year=year)


def _whole(read: Sequence[PlantedRow], rows: Sequence[Entry], heading: Heading, *, name: str, year: int) -> Scheme:
    try:
        sections = planted(read)
    except Homeless as flaw:
        raise Invalid(
            {"file": _("Dòng %(row)d đứng trước phần đầu tiên. Hãy thêm dòng phần (I, II…) phía trên.")
             % {"row": rows[flaw.row].number}}
        ) from flaw  # fmt: skip
    if not sections:
        raise Invalid({"file": _("Bảng chưa có phần nào. Hãy ghi I, II… ở cột TT cho mỗi phần.")})
    maximum = sum((s.maximum for s in sections if s.kind is SectionKind.MAIN), Decimal(0))
    return Scheme(name=name, year=year, maximum=maximum, sections=sections)


def _row(entry: Entry, found: Findings) -> PlantedRow | None:
    values = entry.values
    number, name, maximum = str(values.get("number") or ""), str(values.get("name") or ""), values.get("maximum")
    if not isinstance(maximum, Decimal):
        return None
    kind = SectionKind(str(values.get("kind") or SectionKind.MAIN))
    bare = PlantedRow(number, name, maximum, kind)
    code = str(values.get("method") or "")
    if not code or begins_section(bare):
        return bare
    try:
        method = method_from(code, str(values.get("settings") or ""))
    except Unclear as hint:
        found.wrong("settings", str(hint))
        return None
    return PlantedRow(number, name, maximum, kind, _criterion(values, number, name, maximum, method))


def _criterion(values: Mapping[str, object], number: str, name: str, maximum: Decimal, method: Method) -> Criterion:
    indicator = str(values.get("indicator") or "")
    usual = Scorer.RECORD if indicator else Scorer.STANDING
    return Criterion(
        key="",
        number=number,
        name=name,
        maximum=maximum,
        method=method,
        indicator=indicator,
        scorer=Scorer(str(values.get("scorer") or usual)),
        owner=str(values.get("owner") or ""),
        evidence=str(values.get("evidence") or ""),
        guidance=str(values.get("guidance") or ""),
    )
