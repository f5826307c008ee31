"""A scheme taken from an Excel file, and the file to fill in. Reads only; the action keeps the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.errors import Invalid
from thidua.core.exports import template
from thidua.core.imports import Findings, read_table
from thidua.core.logic.sheet import Column, Entry, Heading, Kind
from thidua.scoring.logic.method_text import GUIDE, Unclear, method_from, method_text
from thidua.scoring.logic.methods import METHOD_CODES, Method
from thidua.scoring.logic.planting import Homeless, PlantedRow, begins_section, planted
from thidua.scoring.logic.scheme import Criterion, Node, Scheme
from thidua.scoring.logic.terms import Scorer, SectionKind
from thidua.scoring.models.labels import METHODS, SCORERS, SECTION_KINDS

COLUMNS = (
    Column("number", "TT", aliases=("STT", "Số thứ tự"), longest=20, width=8,
           hint="I, II… là phần; 1, 1.1… là nhóm hoặc tiêu chí"),
    Column("name", "Nội dung", required=True, aliases=("Tiêu chí", "Nội dung tiêu chí"), longest=1000, width=60),
    Column("maximum", "Điểm tối đa", Kind.NUMBER, required=True, aliases=("Điểm chuẩn", "Thang điểm"), width=12,
           hint="Với phần điểm thưởng, điểm trừ: mức trần của cả phần"),
    Column("kind", "Loại điểm", Kind.CHOICE, choices={k.value: str(w) for k, w in SECTION_KINDS.items()}, width=14,
           hint="Chỉ ghi ở dòng phần; để trống là điểm chuẩn"),
    Column("method", "Cách tính", Kind.CHOICE, choices={k: str(w) for k, w in METHODS.items()}, width=26,
           hint="Chỉ ghi ở dòng tiêu chí"),
    Column("settings", "Thông số", longest=500, width=34, hint=" · ".join(GUIDE.values())),
    Column("indicator", "Mã chỉ tiêu", longest=30, width=14, hint="Điểm tính từ số liệu đã báo cáo, không nhập tay"),
    Column("scorer", "Người chấm", Kind.CHOICE, choices={k.value: str(w) for k, w in SCORERS.items()}, width=20),
    Column("owner", "Mã cơ quan chủ trì", longest=40, width=18),
    Column("evidence", "Tài liệu kiểm chứng", longest=500, width=34),
)  # fmt: skip
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
    )


def scheme_rows(scheme: Scheme) -> list[tuple[object, ...]]:
    """The rows of a scheme in the order of :data:`COLUMNS`, as the import reads them."""
    rows: list[tuple[object, ...]] = []
    for section in scheme.sections:
        rows.append((section.number, section.name, section.maximum, str(SECTION_KINDS[section.kind])))
        rows += [_flat(node) for part in section.parts for node in _walk(part)]
    return rows


def _walk(node: Node) -> list[Node]:
    if isinstance(node, Criterion):
        return [node]
    return [node, *(below for part in node.parts for below in _walk(part))]


def _flat(node: Node) -> tuple[object, ...]:
    if not isinstance(node, Criterion):
        return node.number, node.name, node.maximum
    return (
        node.number,
        node.name,
        node.maximum,
        "",
        str(METHODS[METHOD_CODES[type(node.method)]]),
        method_text(node.method),
        node.indicator,
        str(SCORERS[node.scorer]),
        node.owner,
        node.evidence,
    )
