"""A reading as plain values ready for JSON: the machine form of ``thidua read --json``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from thidua.campaigns.logic.reading.contents import Content
from thidua.campaigns.logic.reading.findings import Target
from thidua.documents.logic.letterhead import Found

if TYPE_CHECKING:
    from thidua.campaigns.logic.reading.reading import Header, Reading

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class ReadingJson(TypedDict):
    """The shape of a reading; ``span`` is ``[start, end)`` in the text that was read, ``null`` for what is missing."""

    doc: dict[str, Json]
    objective: str | None
    occasions: list[Json]
    targets: list[Json]
    contents: list[Json]
    movements: list[Json]
    cited: list[Json]
    assignments: list[Json]
    recipients: list[str]
    remarks: list[Json]


def reading_as_json(reading: Reading) -> ReadingJson:
    """All parts of a reading; figures become JSON numbers, dates stay ISO strings."""
    return {
        "doc": _header(reading.header),
        "objective": reading.objective,
        "occasions": [{"years": one.years, "event": one.event, "span": list(one.span)} for one in reading.occasions],
        "targets": [_target(target) for target in reading.targets],
        "contents": [_content(content) for content in reading.contents],
        "movements": [
            {"name": one.name, "first_year": one.first_year, "last_year": one.last_year, "span": list(one.span)}
            for one in reading.movements
        ],
        "cited": [
            {"kind": one.kind, "number": one.number, "date": one.date, "title": one.title, "span": list(one.span)}
            for one in reading.cited
        ],
        "assignments": [{"who": one.who, "task": one.task, "span": list(one.span)} for one in reading.assignments],
        "recipients": [one.value for one in reading.recipients],
        "remarks": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "message": one.message,
                "span": list(one.span) if one.span else None,
            }
            for one in reading.remarks
        ],
    }


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole figures stay whole; a float only at this border, for readers that know nothing else."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _header(header: Header) -> dict[str, Json]:
    return {
        "issuer": _value(header.issuer),
        "parent": _value(header.parent),
        "number": _value(header.number),
        "doc_type": _value(header.doc_type),
        "title": _value(header.title),
        "theme": _value(header.theme),
        "year": header.period.year,
        "place": _value(header.place),
        "date": _value(header.date),
        "start": header.period.start,
        "end": header.period.end,
        "signer_title": _value(header.signer_title),
        "signer_name": _value(header.signer_name),
    }


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _target(target: Target) -> dict[str, Json]:
    return {
        "text": target.text,
        "name": target.name,
        "comparator": target.comparator.value,
        "value": number(target.value),
        "value_high": number(target.value_high),
        "unit": target.unit,
        "growth_pct": number(target.growth_pct),
        "bound": target.bound.value if target.bound else None,
        "group": target.group.value,
        "named_units": list(target.named_units),
        "baseline_year": target.baseline_year,
        "section": target.section,
        "duplicate_of": target.duplicate_of,
        "confidence": target.confidence,
        "span": list(target.span),
    }


def _content(content: Content) -> dict[str, Json]:
    return {
        "number": content.number,
        "heading": content.heading,
        "text": content.text,
        "children": [_content(child) for child in content.children],
        "span": list(content.span),
    }
