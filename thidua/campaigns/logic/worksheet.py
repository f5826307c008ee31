"""The desk of one review: the first draft, everything done to it since, and what was undone.

Kept whole as JSON beside the intake, so a reload, another browser or a crash loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import Any

from thidua.campaigns.logic.draft import Draft
from thidua.campaigns.logic.draft_operations import OPERATIONS, DraftRefusal, Operation
from thidua.core.logic.codec import Malformed, decode_field, from_json, to_json

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Worksheet:
    """``first`` with every operation of ``done`` applied is the draft on the screen."""

    first: Draft
    done: tuple[Operation, ...] = ()
    undone: tuple[Operation, ...] = ()

    @property
    def draft(self) -> Draft:
        """The draft as it stands now."""
        return reduce(lambda draft, operation: operation.apply(draft), self.done, self.first)

    def do(self, operation: Operation) -> Worksheet:
        """One more operation; :class:`DraftRefusal` where it does not fit. What was undone is forgotten."""
        operation.apply(self.draft)
        return replace(self, done=(*self.done, operation), undone=())

    def undo(self) -> Worksheet:
        """Without the last operation; unchanged where there is none."""
        return replace(self, done=self.done[:-1], undone=(*self.undone, *self.done[-1:]))

    def redo(self) -> Worksheet:
        """With the operation undone last; unchanged where there is none."""
        return replace(self, done=(*self.done, *self.undone[-1:]), undone=self.undone[:-1])

    def as_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "first": to_json(self.first),
            "done": [operation_json(operation) for operation in self.done],
            "undone": [operation_json(operation) for operation in self.undone],
        }


def worksheet_from(data: Mapping[str, Any]) -> Worksheet:
    """The worksheet that :meth:`Worksheet.as_json` wrote; :class:`Malformed` where it is none."""
    if data.get("format") != FORMAT:
        raise Malformed("format")
    return Worksheet(
        from_json(Draft, data.get("first")),
        tuple(operation_from(row) for row in data.get("done", ())),
        tuple(operation_from(row) for row in data.get("undone", ())),
    )


def operation_json(operation: Operation) -> dict[str, Any]:
    return {"op": operation.name, **to_json(operation)}


def operation_from(row: Mapping[str, Any]) -> Operation:
    """An operation from the JSON a screen or a file gives; :class:`DraftRefusal` where it is none."""
    kind = OPERATIONS.get(str(row.get("op")))
    if kind is None:
        raise DraftRefusal("Không có thao tác này; hãy tải lại trang.")
    try:
        given = {f.name: decode_field(kind, f.name, row[f.name]) for f in fields(kind) if f.name in row}
        return kind(**given)
    except (Malformed, TypeError) as flaw:
        raise DraftRefusal("Thao tác thiếu hoặc sai dữ liệu; hãy nhập lại.") from flaw
