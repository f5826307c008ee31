"""The sheet a scheme is written on: its columns, and its rows as the import reads them back."""

from __future__ import annotations

from thidua.core.logic.sheet import Column, Kind
from thidua.scoring.logic.method_text import GUIDE, method_text
from thidua.scoring.logic.methods import METHOD_CODES
from thidua.scoring.logic.scheme import Criterion, Node, Scheme
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
    Column("guidance", "Hướng dẫn chấm", longest=2000, width=34),
)  # fmt: skip


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
        node.guidance,
    )
