"""The first draft: the JSON of a reading, item by item, with what can be suggested filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import count
from typing import Any, TypeVar

from thidua.campaigns.logic.draft import LISTS, DocFacts, DocSpan, Draft, DraftTarget, Remark
from thidua.campaigns.logic.suggestions import suggested_change, suggested_measure, suggested_meets
from thidua.core.logic.codec import Malformed, decode_field

T = TypeVar("T")


def start_draft(reading: Mapping[str, Any]) -> Draft:
    """A draft from the JSON of a reading; never fails on odd values.

    A value that does not fit its field is left at its default: it stays visible in the source text.
    """
    numbers = count(1)
    lists: dict[str, Any] = {
        name: tuple(_lenient(kind, row) for row in _rows(reading, name, numbers)) for name, kind in LISTS.items()
    }
    targets = _with_repeats(lists.pop("targets"), _list(reading.get("targets")))
    return Draft(
        doc=_lenient(DocFacts, _dict(reading.get("doc"))),
        objective=str(reading.get("objective") or ""),
        targets=tuple(_suggested(target) for target in targets),
        remarks=tuple(_lenient(Remark, _dict(row)) for row in _list(reading.get("remarks"))),
        doc_spans=tuple(_lenient(DocSpan, _dict(row)) for row in _list(reading.get("doc_spans"))),
        next_id=next(numbers),
        **lists,
    )


def _dict(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _rows(reading: Mapping[str, Any], name: str, numbers: Iterator[int]) -> Iterator[dict[str, Any]]:
    """The rows of one list with their ids; the tree of contents comes flat, in reading order."""
    waiting: list[tuple[Any, int | None]] = [(row, None) for row in reversed(_list(reading.get(name)))]
    while waiting:
        row, under = waiting.pop()
        given = {"line": row} if isinstance(row, str) else _dict(row)
        number = next(numbers)
        waiting.extend((child, number) for child in reversed(_list(given.pop("children", None))))
        yield {**given, "id": number, "under": under}


def _lenient(kind: type[T], row: Mapping[str, Any]) -> T:
    given: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]  # every kind in LISTS is a dataclass
        if row.get(field.name) is None or field.name == "duplicate_of":
            continue
        try:
            given[field.name] = decode_field(kind, field.name, row[field.name])
        except Malformed:
            continue
    return kind(**given)


def _with_repeats(targets: Sequence[DraftTarget], rows: Sequence[Any]) -> Iterator[DraftTarget]:
    """A reading names the repeated target by its place in the list or by its text; a draft by its id."""
    by_text = {target.text: target.id for target in reversed(targets)}
    for target, row in zip(targets, rows, strict=True):
        named = _dict(row).get("duplicate_of")
        if isinstance(named, int) and 0 <= named < len(targets):
            first: int | None = targets[named].id
        else:
            first = by_text.get(str(named))
        yield replace(target, duplicate_of=None if first == target.id else first)


def _suggested(target: DraftTarget) -> DraftTarget:
    change = target.change or suggested_change(target.name, target.unit, target.comparator)
    meets = target.meets or suggested_meets(target.comparator, target.value, None)
    return replace(target, change=change, meets=meets, measured=suggested_measure(target.comparator, change))
