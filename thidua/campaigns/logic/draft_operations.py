"""What a person does to a draft: each operation is a value that makes a new draft from an old one.

Operations are stored in order; the draft on screen is the first draft with all of them applied, and undoing one is
leaving it out. An operation that cannot be done raises :class:`DraftRefusal` with a Vietnamese sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, TypeVar

from thidua.campaigns.logic.draft import LISTS, Draft, DraftContent, DraftTarget, Item, NewIndicator, TextSpan
from thidua.campaigns.logic.suggestions import suggested_change, suggested_measure
from thidua.campaigns.logic.terms import Change, Measured, Meets
from thidua.core.logic.codec import Malformed, decode_field

FIXED = frozenset({"id", "span", "dropped", "all_of"})
"""Fields that no edit touches; operations of their own change them."""
Kind = TypeVar("Kind", bound="Operation")


class DraftRefusal(ValueError):
    """The operation does not fit the draft; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Base of all operations. ``name`` is the stable word under which one is stored."""

    name: ClassVar[str] = ""

    def apply(self, draft: Draft) -> Draft:
        raise NotImplementedError


OPERATIONS: dict[str, type[Operation]] = {}


def stored_as(name: str) -> Callable[[type[Kind]], type[Kind]]:
    """Enter an operation under its stable word."""

    def register(kind: type[Kind]) -> type[Kind]:
        kind.name = name
        OPERATIONS[name] = kind
        return kind

    return register


@stored_as("edit_doc")
@dataclass(frozen=True, slots=True)
class EditDoc(Operation):
    """Set one fact of the document's head, or the objective (field ``objective``)."""

    field: str
    value: Any

    def apply(self, draft: Draft) -> Draft:
        if self.field == "objective":
            return replace(draft, objective=str(self.value))
        return replace(draft, doc=_with_field(draft.doc, self.field, self.value))


@stored_as("edit_item")
@dataclass(frozen=True, slots=True)
class EditItem(Operation):
    """Set one field of one item of a list."""

    list_name: str
    id: int
    field: str
    value: Any

    def apply(self, draft: Draft) -> Draft:
        if self.field in FIXED:
            raise DraftRefusal(f"Không sửa trực tiếp trường “{self.field}”.")

        def edited(item: Any) -> Any:
            changed = _with_field(item, self.field, self.value)
            return _resuggested(item, changed) if self.field in {"comparator", "unit"} else changed

        return _change(draft, self.list_name, self.id, edited)


@stored_as("add_item")
@dataclass(frozen=True, slots=True)
class AddItem(Operation):
    """Add an item at the end of a list, with the given fields and the place it was marked in the source."""

    list_name: str
    values: dict[str, Any]
    span: TextSpan | None = None

    def apply(self, draft: Draft) -> Draft:
        item: Item = _kind(self.list_name)(id=draft.next_id)
        for field, value in self.values.items():
            if field in FIXED:
                raise DraftRefusal(f"Không đặt trực tiếp trường “{field}”.")
            item = _with_field(item, field, value)
        item = replace(item, span=self.span)
        item = _resuggested(_kind(self.list_name)(id=draft.next_id), item)
        return draft.with_items(self.list_name, (*draft.items(self.list_name), item), next_id=draft.next_id + 1)


@stored_as("drop_item")
@dataclass(frozen=True, slots=True)
class DropItem(Operation):
    """Leave an item out of the adoption; it stays in the draft, greyed. A content takes those under it along."""

    list_name: str
    id: int

    def apply(self, draft: Draft) -> Draft:
        dropped = _change(draft, self.list_name, self.id, lambda item: replace(item, dropped=True))
        for child in (item for item in dropped.contents if item.under == self.id and not item.dropped):
            dropped = DropItem("contents", child.id).apply(dropped)
        return dropped


@stored_as("restore_item")
@dataclass(frozen=True, slots=True)
class RestoreItem(Operation):
    """Take a dropped item back, with the content it stands under."""

    list_name: str
    id: int

    def apply(self, draft: Draft) -> Draft:
        restored = _change(draft, self.list_name, self.id, lambda item: replace(item, dropped=False))
        item = _find(restored, self.list_name, self.id)
        if isinstance(item, DraftContent) and item.under is not None:
            return RestoreItem("contents", item.under).apply(restored)
        return restored


@stored_as("move_item")
@dataclass(frozen=True, slots=True)
class MoveItem(Operation):
    """Put an item at a place of its list (0 = first)."""

    list_name: str
    id: int
    place: int

    def apply(self, draft: Draft) -> Draft:
        moving = _find(draft, self.list_name, self.id)
        others = [item for item in draft.items(self.list_name) if item.id != self.id]
        place = min(max(self.place, 0), len(others))
        return draft.with_items(self.list_name, (*others[:place], moving, *others[place:]))


@stored_as("split_target")
@dataclass(frozen=True, slots=True)
class SplitTarget(Operation):
    """Make several targets of one. With ``joined`` the old one stays as the whole that is kept when all parts are."""

    id: int
    names: tuple[str, ...]
    joined: bool = False

    def apply(self, draft: Draft) -> Draft:
        names = [name.strip() for name in self.names if name.strip()]
        if len(names) < 2:
            raise DraftRefusal("Tách một chỉ tiêu cần ít nhất hai tên; hãy nhập mỗi tên một dòng.")
        old = _target(draft, self.id)
        whole = old.id if self.joined else None
        parts = [
            replace(old, id=draft.next_id + at, name=name, all_of=whole, indicator="", new_indicator=None)
            for at, name in enumerate(names)
        ]
        kept = old if self.joined else replace(old, dropped=True)
        place = draft.targets.index(old)
        targets = (*draft.targets[:place], kept, *parts, *draft.targets[place + 1 :])
        return replace(draft, targets=targets, next_id=draft.next_id + len(parts))


@stored_as("merge_targets")
@dataclass(frozen=True, slots=True)
class MergeTargets(Operation):
    """Make one target of several that the reading took apart; the first stays and takes in the others' words."""

    ids: tuple[int, ...]

    def apply(self, draft: Draft) -> Draft:
        if len(set(self.ids)) < 2:
            raise DraftRefusal("Gộp chỉ tiêu cần chọn ít nhất hai chỉ tiêu khác nhau.")
        merged = [_target(draft, number) for number in dict.fromkeys(self.ids)]
        first, others = merged[0], merged[1:]
        spans = [target.span for target in merged if target.span is not None]
        whole = replace(
            first,
            text="; ".join(dict.fromkeys(target.text for target in merged if target.text)),
            span=(min(start for start, _ in spans), max(end for _, end in spans)) if spans else None,
            named_units=tuple(dict.fromkeys(unit for target in merged for unit in target.named_units)),
        )
        gone = {target.id for target in others}
        return replace(draft, targets=tuple(_absorbed(t, whole, gone) for t in draft.targets))


def _absorbed(target: DraftTarget, whole: DraftTarget, gone: set[int]) -> DraftTarget:
    if target.id == whole.id:
        return whole
    repeats = whole.id if target.duplicate_of in gone else target.duplicate_of
    return replace(target, duplicate_of=repeats, dropped=target.dropped or target.id in gone)


@stored_as("choose_indicator")
@dataclass(frozen=True, slots=True)
class ChooseIndicator(Operation):
    """Tie a target to an indicator of the catalogue; an empty code unties it."""

    id: int
    code: str

    def apply(self, draft: Draft) -> Draft:
        return _retarget(draft, self.id, lambda t: replace(t, indicator=self.code, new_indicator=None))


@stored_as("new_indicator")
@dataclass(frozen=True, slots=True)
class MakeIndicator(Operation):
    """Have a new indicator made for a target when the draft is adopted."""

    id: int
    indicator: NewIndicator

    def apply(self, draft: Draft) -> Draft:
        if not self.indicator.name.strip():
            raise DraftRefusal("Chỉ tiêu mới của danh mục cần có tên.")
        return _retarget(draft, self.id, lambda t: replace(t, indicator="", new_indicator=self.indicator))


@stored_as("set_meets")
@dataclass(frozen=True, slots=True)
class SetMeets(Operation):
    """Say what "đạt" means, for several targets at once."""

    ids: tuple[int, ...]
    meets: Meets

    def apply(self, draft: Draft) -> Draft:
        for number in self.ids:
            draft = _retarget(draft, number, lambda t: replace(t, meets=self.meets))
        return draft


@stored_as("set_change")
@dataclass(frozen=True, slots=True)
class SetChange(Operation):
    """Say what "giảm 3%" means and whether the level or the change itself will be reported."""

    id: int
    change: Change
    measured: Measured = Measured.LEVEL

    def apply(self, draft: Draft) -> Draft:
        return _retarget(draft, self.id, lambda t: replace(t, change=self.change, measured=self.measured))


@stored_as("confirm_numbers")
@dataclass(frozen=True, slots=True)
class ConfirmNumbers(Operation):
    """Say that these numbers were compared with the picture of the page."""

    ids: tuple[int, ...]

    def apply(self, draft: Draft) -> Draft:
        wanted = set(self.ids)
        if not wanted or not wanted <= {number.id for number in draft.numbers}:
            raise DraftRefusal("Con số này không có trong bản quét; hãy tải lại trang.")
        return replace(
            draft,
            numbers=tuple(replace(n, seen=True) if n.id in wanted else n for n in draft.numbers),
        )


def _kind(list_name: str) -> type[Item]:
    if list_name not in LISTS:
        raise DraftRefusal(f"Bản nháp không có danh sách “{list_name}”.")
    return LISTS[list_name]


def _find(draft: Draft, list_name: str, number: int) -> Item:
    _kind(list_name)
    for item in draft.items(list_name):
        if item.id == number:
            return item
    raise DraftRefusal("Mục này không còn trong bản nháp; hãy tải lại trang.")


def _target(draft: Draft, number: int) -> DraftTarget:
    found = _find(draft, "targets", number)
    assert isinstance(found, DraftTarget)
    if found.dropped:
        raise DraftRefusal(f"Chỉ tiêu “{found.name}” đã bị bỏ; hãy khôi phục trước.")
    return found


def _change(draft: Draft, list_name: str, number: int, change: Callable[[Any], Any]) -> Draft:
    _find(draft, list_name, number)
    return draft.with_items(list_name, (change(i) if i.id == number else i for i in draft.items(list_name)))


def _retarget(draft: Draft, number: int, change: Callable[[DraftTarget], DraftTarget]) -> Draft:
    _target(draft, number)
    return _change(draft, "targets", number, change)


def _with_field(item: Any, field: str, value: object) -> Any:
    if field not in {known.name for known in fields(item)}:
        raise DraftRefusal(f"Không có trường “{field}”.")
    try:
        return replace(item, **{field: decode_field(type(item), field, value)})
    except Malformed as flaw:
        raise DraftRefusal(f"Giá trị “{value}” không dùng được cho trường “{field}”; hãy nhập lại.") from flaw


def _suggestion(target: DraftTarget) -> Change | None:
    return suggested_change(target.name, target.unit, target.comparator)


def _resuggested(before: Any, after: Any) -> Any:
    """What a change means follows comparator and unit, unless a person decided otherwise than was suggested."""
    if not isinstance(after, DraftTarget):
        return after
    suggested = _suggestion(after)
    if suggested is not None and before.change not in {None, _suggestion(before)}:
        return after
    return replace(after, change=suggested, measured=suggested_measure(after.comparator, suggested))
