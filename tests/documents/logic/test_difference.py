"""What changed between two versions of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.render.examples import EXAMPLES, LAUNCH, PLAN, TALK, TARGETS
from thidua.documents.logic.decree30 import Paragraph, Urgency
from thidua.documents.logic.difference import Change, Difference, Piece, difference, words_between

pytestmark = pytest.mark.logic


@pytest.mark.parametrize("name", EXAMPLES)
def test_equal_documents_do_not_differ(name: str) -> None:
    assert difference(EXAMPLES[name], replace(EXAMPLES[name])) == ()


def test_changed_fields_are_named_in_the_order_of_the_paper() -> None:
    after = replace(PLAN, number=6, urgency=Urgency.URGENT, recipients=PLAN.recipients[:-1])
    assert difference(PLAN, after) == (
        Difference("Số", Change.CHANGED, "5", "6"),
        Difference("Độ khẩn", Change.ADDED, "", "KHẨN"),
        Difference("Nơi nhận", Change.REMOVED, "Lưu: VT, VHXH", ""),
    )


def test_a_changed_target_shows_as_a_changed_line() -> None:
    rows = (
        *TARGETS.rows[:1],
        ("2", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "84,770", "95"),
        *TARGETS.rows[2:],
    )
    body = tuple(replace(TARGETS, rows=rows) if part == TARGETS else part for part in LAUNCH.body)
    (change,) = difference(LAUNCH, replace(LAUNCH, body=body))
    assert (change.where, change.change, change.pieces()[-2:]) == (
        "Nội dung",
        Change.CHANGED,
        (Piece("92", Change.REMOVED), Piece("95", Change.ADDED)),
    )


def test_an_added_paragraph_and_a_removed_appendix_are_found() -> None:
    after = replace(PLAN, body=(*PLAN.body, Paragraph("Giao Phòng Nội vụ.")), appendices=PLAN.appendices[:1])
    assert difference(PLAN, after) == (
        Difference("Nội dung", Change.ADDED, "", "Giao Phòng Nội vụ."),
        Difference("Phụ lục II", Change.REMOVED, "LỊCH KIỂM TRA", ""),
        Difference("Phụ lục II", Change.REMOVED, TALK.text, ""),
        Difference("Phụ lục II", Change.REMOVED, "[Hình] Tiến độ thu ngân sách", ""),
    )


def test_words_are_compared_one_by_one() -> None:
    assert words_between("đạt 92 tỷ đồng", "đạt trên 95 tỷ đồng") == (
        Piece("đạt"),
        Piece("92", Change.REMOVED),
        Piece("trên 95", Change.ADDED),
        Piece("tỷ đồng"),
    )
