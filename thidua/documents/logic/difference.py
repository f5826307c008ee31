"""What changed between two versions of a document, part by part, as a person comparing both papers would say it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from thidua.documents.logic.decree30 import Document, Element, Heading, Paragraph, Picture, Signature, Table
from thidua.documents.logic.printing import heading_label, paragraph_line

LIKE: Final = 0.5  # of the letters in common, from which on a line counts as changed and not as another one


class Change(StrEnum):
    """What happened to a line."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a changed line: in both versions, only in the old one, or only in the new one."""

    text: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. ``where`` is the part; ``before`` is empty for what was added, ``after`` for removed."""

    where: str
    change: Change
    before: str = ""
    after: str = ""

    def pieces(self) -> tuple[Piece, ...]:
        """The words of both versions in one line, for marking what was struck out and what was written in."""
        return words_between(self.before, self.after)


_FIELDS: Final = (
    ("kind", "Tên loại văn bản"), ("parent", "Cơ quan chủ quản"), ("issuer", "Cơ quan ban hành"),
    ("number", "Số"), ("symbol", "Ký hiệu"), ("place", "Địa danh"), ("day", "Ngày ban hành"),
    ("abstract", "Trích yếu"), ("deciding", "Thẩm quyền ban hành"), ("urgency", "Độ khẩn"), ("secrecy", "Độ mật"),
)  # fmt: skip
_LISTS: Final = (("addressed_to", "Nơi kính gửi"), ("bases", "Căn cứ"), ("recipients", "Nơi nhận"))


def difference(before: Document, after: Document) -> tuple[Difference, ...]:
    """Every change in the order of the paper; empty for equal documents. File properties are not compared."""
    return tuple(_all(before, after))


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts word by word."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(" ".join(old[i:j])))
            continue
        if i < j:
            pieces.append(Piece(" ".join(old[i:j]), Change.REMOVED))
        if k < m:
            pieces.append(Piece(" ".join(new[k:m]), Change.ADDED))
    return tuple(pieces)


def _all(before: Document, after: Document) -> Iterator[Difference]:
    for name, where in _FIELDS:
        yield from _value(where, _shown(getattr(before, name)), _shown(getattr(after, name)))
    for name, where in _LISTS:
        yield from _lines(where, getattr(before, name), getattr(after, name))
    yield from _body("Nội dung", before.body, after.body)
    yield from _lines("Người ký", tuple(map(_signer, before.signatures)), tuple(map(_signer, after.signatures)))
    yield from _appendices(before, after)


def _value(where: str, old: str, new: str) -> Iterator[Difference]:
    if old != new:
        change = Change.ADDED if not old else Change.REMOVED if not new else Change.CHANGED
        yield Difference(where, change, old, new)


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _signer(signature: Signature) -> str:
    return " / ".join(filter(None, [*signature.authority, signature.position, signature.name]))


def _appendices(before: Document, after: Document) -> Iterator[Difference]:
    """Appendices are matched by their numbers."""
    old = {appendix.number: appendix for appendix in before.appendices}
    new = {appendix.number: appendix for appendix in after.appendices}
    for number in [*old, *(number for number in new if number not in old)]:
        where = f"Phụ lục {number}"
        one, other = old.get(number), new.get(number)
        yield from _value(where, one.title if one else "", other.title if other else "")
        yield from _body(where, one.body if one else (), other.body if other else ())


def _body(where: str, before: tuple[Element, ...], after: tuple[Element, ...]) -> Iterator[Difference]:
    yield from _lines(where, _element_lines(before), _element_lines(after))


def _element_lines(elements: tuple[Element, ...]) -> tuple[str, ...]:
    return tuple(line for element in elements for line in _printed(element))


def _printed(element: Element) -> Iterator[str]:
    """The lines of a part; a row of a table is one line."""
    match element:
        case Heading():
            yield f"{heading_label(element)} {element.text}"
        case Paragraph():
            yield paragraph_line(element)
        case Picture():
            yield f"[Hình] {element.caption}"
        case Table():
            yield from (" | ".join(row) for row in (element.header, *element.rows))


def _lines(where: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield from _stretch(where, list(before[i:j]), list(after[k:m]))


def _stretch(where: str, old: list[str], new: list[str]) -> Iterator[Difference]:
    """Lines that differ: each old line is paired with the first new one that is like it, in order."""
    for line in old:
        like = next((i for i, other in enumerate(new) if _likeness(line, other) >= LIKE), None)
        if like is None:
            yield Difference(where, Change.REMOVED, before=line)
            continue
        yield from (Difference(where, Change.ADDED, after=added) for added in new[:like])
        yield Difference(where, Change.CHANGED, line, new[like])
        del new[: like + 1]
    yield from (Difference(where, Change.ADDED, after=added) for added in new)


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0
