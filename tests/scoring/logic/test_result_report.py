"""The report of a cluster's results says what the table says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.scoring.making import FULL, card
from thidua.documents.logic.decree30 import Paragraph, Table
from thidua.scoring.logic.cluster_papers import ClusterFacts
from thidua.scoring.logic.result_report import AppealFacts, JudgingFacts, result_report
from thidua.scoring.logic.results import results_of

pytestmark = pytest.mark.logic
CLUSTER = ClusterFacts("Cụm số 1", 2024, "ỦY BAN NHÂN DÂN HUYỆN A", "UBND", "A", ("u1", "u2"))
FACTS = JudgingFacts("CD-1", "Bảng điểm", date(2024, 12, 2), date(2024, 12, 20), final=True, digest="ab" * 32)
ROWS = results_of(
    FULL,
    [
        card("u1", {"share": 100, "mark": 9}),
        card("u2", {"share": 50, "mark": 4}, facts=("leader",)),
        card("u3", {"share": 90, "mark": 5}),
    ],
).rows


def words(facts: JudgingFacts) -> str:
    body = result_report(CLUSTER, facts, ROWS).body
    return "\n".join(part.text for part in body if isinstance(part, Paragraph))


def test_the_table_has_a_line_for_every_unit_in_its_order() -> None:
    (table,) = (part for part in result_report(CLUSTER, FACTS, ROWS).body if isinstance(part, Table))
    assert [row[1] for row in table.rows] == [row.name for row in ROWS]
    assert [row[0] for row in table.rows] == ["1", "2", "–"]


def test_gates_and_appeals_are_told_in_words() -> None:
    appeal = AppealFacts("Xã A", "Điển hình", "chấp nhận", "Có quyết định.")
    said = words(replace(FACTS, appeals=(appeal,)))
    assert "Đơn vị u2: điểm liệt" in said
    assert "“Người đứng đầu bị kỷ luật”" in said
    assert "Xã A, “Điển hình”: chấp nhận. Có quyết định." in said
    assert "Không có kiến nghị." in words(FACTS)


def test_a_result_that_does_not_stand_yet_says_so() -> None:
    assert "công bố trong cụm" in result_report(CLUSTER, replace(FACTS, final=False), ROWS).abstract
    assert "công bố trong cụm" not in result_report(CLUSTER, FACTS, ROWS).abstract
