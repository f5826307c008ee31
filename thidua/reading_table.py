"""A reading of a launch document as a page of text that a person can check at a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from thidua.core.logic.numerals import format_number

Json = Mapping[str, Any]

DOC_FIELDS: Final = (
    ("issuer", "Cơ quan ban hành"),
    ("parent", "Cơ quan cấp trên"),
    ("number", "Số, ký hiệu"),
    ("doc_type", "Loại văn bản"),
    ("title", "Trích yếu"),
    ("theme", "Chủ đề"),
    ("year", "Năm"),
    ("place", "Nơi ban hành"),
    ("date", "Ngày ban hành"),
    ("start", "Bắt đầu"),
    ("end", "Kết thúc"),
    ("signer_title", "Chức vụ người ký"),
    ("signer_name", "Người ký"),
)
COMPARATORS: Final = {
    "eq": "đạt",
    "ge": "ít nhất",
    "gt": "trên",
    "le": "không quá",
    "lt": "dưới",
    "between": "trong khoảng",
    "increase_by": "tăng",
    "decrease_by": "giảm",
    "maintain": "duy trì",
}
GROUPS: Final = {
    "economic": "kinh tế",
    "social": "xã hội",
    "environment": "môi trường",
    "party": "xây dựng Đảng",
    "defence": "quốc phòng, an ninh",
    "other": "khác",
}
SEVERITIES: Final = {"info": "lưu ý", "warning": "cần xem", "error": "phải sửa"}
BLANK: Final = "(không có)"
ISO_DATE: Final = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
EXCERPT: Final = 60  # characters of the source shown with a remark
NARROWEST_NAME: Final = 24
GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of targets; ``width`` in characters."""

    title: str
    width: int
    right: bool = False


def render(reading: Json, text: str, notes: Sequence[str], width: int) -> str:
    """The whole page: remarks first, then the header of the document, targets, movements and recipients.

    ``reading`` has the shape of ``thidua read --json``; ``text`` is what its spans point into; ``width`` in characters.
    """
    sections = (
        _remarks(reading, text, notes, width),
        _facts(reading, width),
        _targets(reading["targets"], width),
        _list("Phong trào được phát động", [movement["name"] for movement in reading["movements"]], width),
        _list("Nơi nhận", reading["recipients"], width),
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, sections) if lines) + "\n"


def _remarks(reading: Json, text: str, notes: Sequence[str], width: int) -> Iterator[str]:
    remarks = reading["remarks"]
    yield f"CẦN XEM LẠI ({len(remarks) + len(notes)})"
    if not remarks and not notes:
        yield "  Không có điểm nào."
    for note in notes:
        yield from _wrapped(f"- lưu ý: {note}", width)
    for remark in remarks:
        word = SEVERITIES.get(remark["severity"], remark["severity"])
        yield from _wrapped(f"- {word}: {remark['message']}{_place(remark['span'], text)}", width)


def _place(span: Sequence[int] | None, text: str) -> str:
    if not span:
        return ""
    start, end = span
    said = " ".join(text[start:end].split())
    said = said if len(said) <= EXCERPT else said[: EXCERPT - 1] + "…"
    return f" (dòng {text.count(chr(10), 0, start) + 1}: “{said}”)"


def _facts(reading: Json, width: int) -> Iterator[str]:
    yield "VĂN BẢN"
    longest = max(len(label) for _, label in DOC_FIELDS)
    facts = [(label, reading["doc"].get(key)) for key, label in DOC_FIELDS]
    for label, fact in (*facts, ("Mục tiêu", reading["objective"])):
        shown = BLANK if fact in {None, ""} else ISO_DATE.sub(r"\3/\2/\1", str(fact))
        yield from _wrapped(f"{label:<{longest}} : {shown}", width, hanging=longest + 3)


def _targets(targets: Sequence[Json], width: int) -> Iterator[str]:
    yield f"CHỈ TIÊU ({len(targets)})"
    if not targets:
        yield "  Không tìm thấy chỉ tiêu nào."
        return
    rows = [_row(number, target) for number, target in enumerate(targets, start=1)]
    columns = _columns(rows, width)
    yield _joined([[column.title] for column in columns], columns)[0]
    yield GAP + GAP.join("─" * column.width for column in columns)
    for row in rows:
        yield from _joined(
            [textwrap.wrap(cell, column.width) or [""] for cell, column in zip(row, columns, strict=True)], columns
        )


def _row(number: int, target: Json) -> tuple[str, ...]:
    name = target["name"] + (" (nhắc lại)" if target["duplicate_of"] else "")
    return (
        str(number),
        name,
        _comparison(target),
        _value(target),
        target["unit"] or "",
        GROUPS.get(target["group"], ""),
    )


def _comparison(target: Json) -> str:
    word = COMPARATORS.get(target["comparator"], target["comparator"] or "")
    bound = COMPARATORS.get(target.get("bound") or "", "")
    return f"{word} {bound}".strip()


def _value(target: Json) -> str:
    value = _number(target["value"])
    if target["value_high"] is not None:
        value = f"{value} – {_number(target['value_high'])}"
    growth = target["growth_pct"]
    if growth is None:
        return value
    change = "giảm" if growth < 0 else "tăng"
    return f"{value} ({change} {_number(abs(growth))}%)"


def _number(value: Decimal | float | int | str | None) -> str:
    return "" if value is None else format_number(Decimal(str(value)))


def _columns(rows: Sequence[tuple[str, ...]], width: int) -> list[Column]:
    """Columns as wide as their content, the name as wide as the rest allows."""
    titles = ("STT", "Chỉ tiêu", "So sánh", "Giá trị", "Đơn vị", "Nhóm")
    limits = (4, width, 16, 24, 20, 20)
    widths = [
        min(limit, max(len(title), *(len(row[index]) for row in rows)))
        for index, (title, limit) in enumerate(zip(titles, limits, strict=True))
    ]
    others = sum(widths) - widths[1] + len(GAP) * len(titles)
    widths[1] = min(widths[1], max(NARROWEST_NAME, width - others))
    return [Column(title, wide, right=title in {"STT", "Giá trị"}) for title, wide in zip(titles, widths, strict=True)]


def _joined(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[str]:
    """Wrapped cells side by side, as many lines as the longest needs."""
    lines = []
    for index in range(max(len(cell) for cell in cells)):
        parts = [cell[index] if index < len(cell) else "" for cell in cells]
        aligned = (
            part.rjust(column.width) if column.right else part.ljust(column.width)
            for part, column in zip(parts, columns, strict=True)
        )
        lines.append((GAP + GAP.join(aligned)).rstrip())
    return lines


def _list(title: str, entries: Iterable[str], width: int) -> Iterator[str]:
    entries = list(entries)
    if entries:
        yield f"{title.upper()} ({len(entries)})"
        for entry in entries:
            yield from _wrapped(f"- {entry}", width)


def _wrapped(line: str, width: int, *, hanging: int = 2) -> list[str]:
    return textwrap.wrap(
        line,
        width,
        initial_indent=GAP,
        subsequent_indent=GAP + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
