"""A draft built line by line: one deed, one line in the ledger, and the way back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.scoring.conftest import DAY, last_code
from tests.scoring.making import criterion
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.scoring.actions.building import (
    Frame,
    Rules,
    add_line,
    change_line,
    drop_line,
    move_line,
    renumber_scheme,
    restore_version,
    set_frame,
    set_rules,
)
from thidua.scoring.actions.schemes import publish_scheme
from thidua.scoring.logic.building import Way, above, node_of
from thidua.scoring.logic.methods import Count, Manual
from thidua.scoring.logic.scheme import InputRules, LateRule, Tie
from thidua.scoring.logic.terms import TieBy
from thidua.scoring.models import Scheme
from thidua.scoring.queries.schemes import versions_of

D = Decimal


def told() -> dict[str, object]:
    entry = AuditEntry.objects.order_by("-seq").first()
    assert entry is not None
    return dict(entry.changes)


def test_a_line_is_added_reworded_moved_and_dropped_each_with_its_own_word(cast: Cast, draft: Scheme) -> None:
    row = add_line(draft, "II", criterion("II.1", 5, Count(D(1))), version=1, by=cast.officer, on=DAY)
    assert (last_code(), row.version, row.table.sections[1].parts[-1].key) == ("scheme.line_added", 2, "II.1")
    heavier = replace(criterion("II.1", 8, Count(D(2))), number="II.4")
    row = change_line(row, heavier, under="I", version=2, by=cast.officer, on=DAY)
    assert (told()["line_maximum"], told()["method_settings"]) == (["5", "8"], ["1", "2"])
    assert above(row.table, "II.1") == node_of(row.table, "I")
    row = move_line(row, "II.1", Way.UP, version=3, by=cast.officer, on=DAY)
    assert [part.key for part in row.table.sections[0].parts] == ["II.1", "share"]
    row = drop_line(row, "I", version=4, by=cast.officer, on=DAY)
    assert (last_code(), told()["lines_removed"], row.table.ties) == ("scheme.line_dropped", 3, ())


def test_the_second_writer_is_told_and_changes_nothing(cast: Cast, draft: Scheme) -> None:
    move_line(draft, "cross", Way.UP, version=1, by=cast.officer, on=DAY)
    with pytest.raises(Conflict, match="người khác lưu"):
        drop_line(draft, "check", version=1, by=cast.officer, on=DAY)
    assert Scheme.objects.get().version == 2


def test_a_step_without_meaning_and_a_change_that_is_none_are_refused(cast: Cast, draft: Scheme) -> None:
    with pytest.raises(Invalid, match="Không đặt được mục"):
        add_line(draft, "check", criterion("x", 5, Manual()), version=1, by=cast.officer, on=DAY)
    with pytest.raises(Conflict, match="không có gì thay đổi"):
        move_line(draft, "I", Way.UP, version=1, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Thang điểm"):
        set_frame(draft, Frame("Bảng", D(0), 2), version=1, by=cast.officer, on=DAY)


def test_rules_and_frame_are_set_and_told(cast: Cast, draft: Scheme) -> None:
    rules = Rules(gates=(), ties=(Tie(TieBy.BONUS),), inputs=InputRules(late=LateRule(D(1), D(10))))
    row = set_rules(draft, rules, version=1, by=cast.officer, on=DAY)
    assert (row.table.gates, row.table.inputs.late.most) == ((), 10)
    assert told()["ties"] == ["I Phần I", "điểm thưởng nhiều hơn"]
    frame = Frame(" Bảng điểm  cụm xã ", D(110), 1, "block", "Quyết định 12")
    row = set_frame(row, frame, version=2, by=cast.officer, on=DAY)
    assert (row.name, row.table.maximum, row.cluster_kind, row.legal_basis) == (
        "Bảng điểm cụm xã", 110, "block", "Quyết định 12",
    )  # fmt: skip
    assert told()["cluster_kind"] == ["", "block"]


def test_a_draft_is_taken_back_to_any_earlier_version_and_forward_again(cast: Cast, draft: Scheme) -> None:
    first = draft.table
    row = drop_line(draft, "IV", version=1, by=cast.officer, on=DAY)
    row = renumber_scheme(row, version=2, by=cast.officer, on=DAY)
    numbered = row.table
    assert [(old.number, old.deed, old.about) for old in versions_of(row)] == [
        (2, "scheme.renumbered", ""),
        (1, "scheme.line_dropped", "IV Phần IV"),
    ]
    row = restore_version(row, 1, version=3, by=cast.officer, on=DAY)
    assert row.table == first
    assert restore_version(row, 3, version=4, by=cast.officer, on=DAY).table == numbered
    with pytest.raises(Invalid, match="Không còn bản 9"):
        restore_version(row, 9, version=5, by=cast.officer, on=DAY)


def test_nobody_builds_what_is_published_and_units_never_build(cast: Cast, draft: Scheme) -> None:
    with pytest.raises(NotAllowed):
        drop_line(draft, "IV", version=1, by=cast.bang_huu_officer, on=DAY)
    published = publish_scheme(draft, by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="chép thành bảng mới"):
        drop_line(published, "IV", version=2, by=cast.officer, on=DAY)
