"""The editable reading: starting it, every operation on it, its worksheet and its problems."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.draft import Draft, DraftTarget, NewIndicator
from thidua.campaigns.logic.draft_operations import (
    AddItem,
    ChooseIndicator,
    DraftRefusal,
    DropItem,
    EditDoc,
    EditItem,
    MakeIndicator,
    MergeTargets,
    MoveItem,
    Operation,
    RestoreItem,
    SetChange,
    SetMeets,
    SplitTarget,
)
from thidua.campaigns.logic.draft_problems import problems
from thidua.campaigns.logic.draft_start import start_draft
from thidua.campaigns.logic.likeness import Candidate
from thidua.campaigns.logic.terms import Change, Comparator, Group, Measured, Meets
from thidua.campaigns.logic.worksheet import Worksheet, operation_from, operation_json, worksheet_from
from thidua.core.logic.codec import Malformed

pytestmark = pytest.mark.logic

READING: dict[str, Any] = {
    "doc": {"issuer": "UBND huyện", "number": "/PĐ-UBND", "title": "Phong trào năm 2024", "year": 2024,
            "date": "2024-01", "start": None, "end": "2024-12-31"},
    "objective": "Hoàn thành các chỉ tiêu",
    "targets": [
        {"text": "Trồng rừng mới 1.100 ha", "name": "Trồng rừng mới", "comparator": "eq", "value": 1100, "unit": "ha",
         "group": "environment", "span": [10, 33], "confidence": 0.9, "named_units": []},
        {"text": "giảm tỷ lệ hộ nghèo 3%", "name": "Tỷ lệ hộ nghèo", "comparator": "decrease_by", "value": "3",
         "unit": "%", "span": [40, 62]},
        {"text": "thêm 01 xã", "name": "Xã nông thôn mới", "comparator": "increase_by", "value": 1, "unit": "xã",
         "named_units": ["xã Bằng Hữu"], "span": [70, 80]},
        {"text": "có thêm 01 xã", "name": "Xã nông thôn mới", "comparator": "increase_by", "value": 1, "unit": "xã",
         "duplicate_of": "thêm 01 xã", "span": [90, 103]},
    ],
    "contents": [{"number": "2.1", "heading": "Kỷ cương", "text": "", "children": [
        {"number": "a", "heading": "Văn hóa công sở", "text": "x", "children": []}]}],
    "movements": [{"name": "Quyết thắng", "first_year": None, "last_year": None, "span": [1, 5]}],
    "occasions": [{"years": 70, "event": "Chiến thắng Điện Biên Phủ", "span": [0, 3]}],
    "cited": [{"kind": "Chỉ thị", "number": "26/CT-TTg", "date": "2016-09-05", "title": "", "span": [0, 3]}],
    "assignments": [{"who": "Phòng Nội vụ", "task": "đôn đốc", "span": [0, 3]}],
    "recipients": ["Sở Nội vụ", "Lưu: VT"],
    "remarks": [{"code": "blank_number", "severity": "warning", "message": "Số để trống", "span": [0, 1]}],
}  # fmt: skip
FIRST = start_draft(READING)
FOREST, POVERTY, COMMUNE, AGAIN = FIRST.targets


def after(*operations: Operation) -> Draft:
    sheet = Worksheet(FIRST)
    for operation in operations:
        sheet = sheet.do(operation)
    return sheet.draft


def target(draft: Draft, number: int) -> DraftTarget:
    return next(t for t in draft.targets if t.id == number)


def test_a_draft_holds_everything_that_was_read() -> None:
    assert (FIRST.doc.number, FIRST.doc.start, FIRST.doc.end) == ("/PĐ-UBND", "", "2024-12-31")
    assert [c.under for c in FIRST.contents] == [None, FIRST.contents[0].id]
    assert [r.line for r in FIRST.recipients] == ["Sở Nội vụ", "Lưu: VT"]
    assert (FOREST.value, FOREST.span, FOREST.group) == (Decimal(1100), (10, 33), Group.ENVIRONMENT)
    assert (POVERTY.change, COMMUNE.change, COMMUNE.measured) == (Change.POINTS, Change.COUNT, Measured.CHANGE)
    assert AGAIN.duplicate_of == COMMUNE.id


def test_ids_are_unique_over_all_lists() -> None:
    lists = (FIRST.targets, FIRST.contents, FIRST.movements, FIRST.occasions, FIRST.cited, FIRST.assignments)
    ids = [item.id for items in (*lists, FIRST.recipients) for item in items]
    assert len(set(ids)) == len(ids)
    assert max(ids) < FIRST.next_id


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "value", "span"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*READING, "other"]), json_values))
def test_no_reading_however_odd_stops_a_draft(reading: dict[str, Any]) -> None:
    sheet = Worksheet(start_draft(reading))
    assert worksheet_from(json.loads(json.dumps(sheet.as_json()))) == sheet


def test_a_field_is_set_and_its_span_stays() -> None:
    draft = after(EditItem("targets", FOREST.id, "value", "1200.5"), EditDoc("theme", "Siết chặt kỷ cương"))
    assert (target(draft, FOREST.id).value, target(draft, FOREST.id).span) == (Decimal("1200.5"), (10, 33))
    assert draft.doc.theme == "Siết chặt kỷ cương"
    assert after(EditDoc("objective", "Mới")).objective == "Mới"


@pytest.mark.parametrize(
    "operation",
    [
        EditItem("targets", FOREST.id, "value", "nhiều"),
        EditItem("targets", FOREST.id, "comparator", "khoảng"),
        EditItem("targets", FOREST.id, "span", [0, 1]),
        EditItem("targets", 999, "name", "x"),
        EditItem("people", 1, "name", "x"),
        EditItem("targets", FOREST.id, "colour", "red"),
        EditDoc("colour", "red"),
        AddItem("targets", {"id": 3}),
        SplitTarget(FOREST.id, ("một",)),
        MergeTargets((FOREST.id,)),
        MakeIndicator(FOREST.id, NewIndicator(" ", "ha")),
    ],
)
def test_what_does_not_fit_is_refused_in_vietnamese(operation: Operation) -> None:
    with pytest.raises(DraftRefusal):
        operation.apply(FIRST)


def test_splitting_makes_targets_of_their_own_or_parts_of_a_whole() -> None:
    names = ("Số vụ", "Số người chết", "Số người bị thương")
    apart = after(SplitTarget(POVERTY.id, names))
    joined = after(SplitTarget(POVERTY.id, names, joined=True))
    assert [t.name for t in apart.live_targets] == ["Trồng rừng mới", *names, "Xã nông thôn mới", "Xã nông thôn mới"]
    assert [t.name for t in joined.live_targets if t.all_of == POVERTY.id] == list(names)
    assert not target(joined, POVERTY.id).dropped
    assert {t.span for t in apart.targets if t.name in names} == {POVERTY.span}


def test_merging_keeps_the_first_and_drops_the_others() -> None:
    draft = after(MergeTargets((FOREST.id, COMMUNE.id)))
    whole = target(draft, FOREST.id)
    assert (whole.text, whole.span) == ("Trồng rừng mới 1.100 ha; thêm 01 xã", (10, 80))
    assert (whole.named_units, target(draft, COMMUNE.id).dropped) == (("xã Bằng Hữu",), True)
    assert target(draft, AGAIN.id).duplicate_of == FOREST.id


def test_a_dropped_target_comes_back_and_takes_no_edit_meanwhile() -> None:
    drop, restore = DropItem("targets", FOREST.id), RestoreItem("targets", FOREST.id)
    assert FOREST.id not in [t.id for t in after(drop).live_targets]
    assert after(drop, restore) == FIRST
    with pytest.raises(DraftRefusal, match="khôi phục"):
        after(drop, SetMeets((FOREST.id,), Meets.AT_LEAST))


def test_a_dropped_content_takes_what_stands_under_it_along() -> None:
    outer, inner = FIRST.contents
    assert [c.dropped for c in after(DropItem("contents", outer.id)).contents] == [True, True]
    again = after(DropItem("contents", outer.id), RestoreItem("contents", inner.id))
    assert [c.dropped for c in again.contents] == [False, False]


def test_an_added_target_gets_its_meaning_suggested() -> None:
    values = {"name": "Số vụ tai nạn", "comparator": "decrease_by", "value": "5", "unit": "%"}
    added = after(AddItem("targets", values, (200, 210))).targets[-1]
    assert (added.id, added.span, added.change) == (FIRST.next_id, (200, 210), Change.RELATIVE)


def test_changing_the_comparator_asks_anew_what_the_change_means() -> None:
    draft = after(EditItem("targets", POVERTY.id, "comparator", "le"))
    assert (target(draft, POVERTY.id).comparator, target(draft, POVERTY.id).change) == (Comparator.LE, None)
    decided = after(SetChange(POVERTY.id, Change.RELATIVE), EditItem("targets", POVERTY.id, "unit", "‰"))
    assert target(decided, POVERTY.id).change == Change.RELATIVE


def test_an_indicator_is_chosen_or_made_never_both() -> None:
    chosen = ChooseIndicator(FOREST.id, "MT-02")
    made = MakeIndicator(FOREST.id, NewIndicator("Diện tích rừng trồng mới", "ha"))
    assert target(after(made, chosen), FOREST.id).new_indicator is None
    assert target(after(chosen, made), FOREST.id).indicator == ""


def test_items_move_within_their_list() -> None:
    order = [t.id for t in after(MoveItem("targets", AGAIN.id, 0)).targets]
    assert order == [AGAIN.id, FOREST.id, POVERTY.id, COMMUNE.id]
    assert [t.id for t in after(MoveItem("targets", FOREST.id, 99)).targets][-1] == FOREST.id


target_ids = st.sampled_from([FOREST.id, POVERTY.id, COMMUNE.id, AGAIN.id])
operations = st.one_of(
    st.builds(EditItem, st.just("targets"), target_ids, st.just("name"), st.text(max_size=5)),
    st.builds(DropItem, st.just("targets"), target_ids),
    st.builds(RestoreItem, st.just("targets"), target_ids),
    st.builds(MoveItem, st.just("targets"), target_ids, st.integers(0, 5)),
    st.builds(SplitTarget, target_ids, st.just(("a", "b")), st.booleans()),
    st.builds(MergeTargets, st.tuples(target_ids, target_ids)),
    st.builds(SetMeets, st.tuples(target_ids), st.sampled_from(list(Meets))),
    st.builds(AddItem, st.just("movements"), st.just({"name": "Dân vận khéo"})),
)


@given(st.lists(operations, max_size=12))
def test_a_worksheet_survives_json_and_undoing_all_brings_the_first_draft_back(steps: list[Operation]) -> None:
    sheet = Worksheet(FIRST)
    for step in steps:
        try:
            sheet = sheet.do(step)
        except DraftRefusal:
            continue
    assert worksheet_from(json.loads(json.dumps(sheet.as_json()))) == sheet
    back = sheet
    for _ in sheet.done:
        back = back.undo()
    assert back.draft == FIRST
    for _ in sheet.done:
        back = back.redo()
    assert back.draft == sheet.draft


def test_a_step_after_undoing_forgets_what_was_undone() -> None:
    sheet = Worksheet(FIRST).do(EditDoc("theme", "một")).undo().do(EditDoc("theme", "hai"))
    assert (sheet.redo().draft.doc.theme, sheet.undo().undo().draft) == ("hai", FIRST)


def test_a_stored_operation_is_read_back_and_nonsense_is_refused() -> None:
    step = MakeIndicator(FOREST.id, NewIndicator("Rừng trồng mới", "ha"))
    assert operation_from(operation_json(step)) == step
    for nonsense in ({"op": "burn"}, {"op": "drop_item"}, {"op": "drop_item", "list_name": "targets", "id": "x"}):
        with pytest.raises(DraftRefusal):
            operation_from(nonsense)
    with pytest.raises(Malformed):
        worksheet_from({"format": 99})


def test_problems_name_what_still_needs_a_person() -> None:
    catalogue = {"MT-02": Candidate("MT-02", "Rừng trồng mới", "nghìn lượt")}
    assert [(p.code, p.item) for p in problems(FIRST, catalogue)] == [
        ("number", None),
        ("date", None),
        ("meets", FOREST.id),
        ("baseline", POVERTY.id),
    ]
    decided = after(SetMeets((FOREST.id,), Meets.AT_LEAST), ChooseIndicator(FOREST.id, "MT-02"))
    assert [p.code for p in problems(decided, catalogue) if p.item == FOREST.id] == ["indicator_unit"]
    unknown = after(ChooseIndicator(FOREST.id, "XX"), EditItem("targets", FOREST.id, "name", " "))
    assert [p.code for p in problems(unknown, catalogue) if p.item == FOREST.id] == ["name", "meets", "indicator"]


def test_an_empty_reading_lacks_title_and_year() -> None:
    assert [p.code for p in problems(start_draft({}), {})] == ["title", "year", "number", "date", "end"]


def test_a_whole_is_judged_by_its_parts_and_asks_no_question_itself() -> None:
    draft = after(SplitTarget(FOREST.id, ("a", "b"), joined=True))
    assert [p.item for p in problems(draft, {}) if p.code == "meets"] == [FIRST.next_id, FIRST.next_id + 1]
