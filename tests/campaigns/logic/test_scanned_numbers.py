"""Numbers read from pictures: each must have been seen by a person before the draft is adopted."""

from __future__ import annotations

import pytest

from thidua.campaigns.logic.draft import DocFacts, DocSpan, Draft, DraftTarget
from thidua.campaigns.logic.draft_operations import ConfirmNumbers, DraftRefusal
from thidua.campaigns.logic.draft_problems import problems
from thidua.campaigns.logic.gate import Severity
from thidua.campaigns.logic.scanned_numbers import elsewhere, numbers_within, unseen, with_numbers
from thidua.campaigns.logic.worksheet import Worksheet, worksheet_from
from thidua.documents.logic.source import ScannedPage, ScannedWord, Source

pytestmark = pytest.mark.logic

TEXT = "Số: 12/KH\nTrồng 85 ha rừng, đạt 98%\nTrang cuối 7"


def source() -> Source:
    words = [(4, 9), (10, 15), (16, 18), (32, 35), (47, 48)]
    return Source(
        TEXT,
        (),
        "application/pdf",
        words=tuple(ScannedWord(start, end, 1, 0, 0, 10, 10, 90, start != 16) for start, end in words),
        scanned=(ScannedPage(1),),
    )


def draft() -> Draft:
    target = DraftTarget(1, text="Trồng 85 ha rừng, đạt 98%", name="Rừng trồng", unit="ha", span=(10, 35))
    first = Draft(doc=DocFacts(title="Thi đua", year=2024), targets=(target,), doc_spans=(DocSpan("number", (0, 9)),))
    return with_numbers(first, source())


def blocking(one: Draft) -> list[tuple[str, int | None]]:
    return [(p.code, p.item) for p in problems(one, {}) if p.severity is Severity.BLOCK]


def test_only_words_with_digits_are_numbers() -> None:
    assert [(number.text, number.sure) for number in draft().numbers] == [
        ("12/KH", True),
        ("85", False),
        ("98%", True),
        ("7", True),
    ]


def test_a_document_with_its_own_text_has_none() -> None:
    assert with_numbers(Draft(), Source("85 ha", (), "text/plain")).numbers == ()


def test_numbers_belong_to_the_target_they_stand_in_and_the_rest_to_the_head() -> None:
    assert [number.text for number in numbers_within(draft(), (10, 35))] == ["85", "98%"]
    assert [number.text for number in elsewhere(draft())] == ["12/KH"]


def test_numbers_that_nobody_has_seen_block_the_adoption() -> None:
    assert blocking(draft()) == [("unseen_numbers", None), ("unseen_numbers", 1)]


def test_seen_one_by_one_or_together_they_block_no_longer() -> None:
    one = ConfirmNumbers((2,)).apply(draft())
    assert blocking(one) == [("unseen_numbers", None), ("unseen_numbers", 1)]
    assert blocking(ConfirmNumbers((1, 3)).apply(one)) == []
    assert [number.id for number in unseen(one.numbers)] == [1, 3, 4]


def test_numbers_of_dropped_targets_need_no_look() -> None:
    dropped = draft().with_items("targets", [DraftTarget(1, span=(10, 35), dropped=True)])
    assert blocking(dropped) == [("unseen_numbers", None)]


def test_a_number_that_is_not_there_cannot_be_confirmed() -> None:
    with pytest.raises(DraftRefusal):
        ConfirmNumbers((99,)).apply(draft())
    with pytest.raises(DraftRefusal):
        ConfirmNumbers(()).apply(draft())


def test_what_was_seen_outlives_a_reload_and_can_be_undone() -> None:
    sheet = worksheet_from(Worksheet(draft()).do(ConfirmNumbers((1, 2, 3))).as_json())
    assert blocking(sheet.draft) == []
    assert blocking(sheet.undo().draft) == [("unseen_numbers", None), ("unseen_numbers", 1)]
