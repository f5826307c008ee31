"""The contents of a campaign as a tree."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.contents import Content, read_contents

pytestmark = pytest.mark.logic


def plain(content: Content) -> tuple[str | None, str | None, str, list[object]]:
    return content.number, content.heading, content.text, [plain(child) for child in content.children]


def test_the_part_on_contents_is_a_tree() -> None:
    text = "I. Mục tiêu\n1. Một\nII. Nội dung thi đua\n1. Thi đua phát triển kinh tế\nTập trung sản xuất.\na) Trồng rừng.\n2. Chuyển đổi số.\nIII. Thời gian\n1. Cả năm."
    assert [plain(one) for one in read_contents(outlined(text))] == [
        ("1", "Thi đua phát triển kinh tế", "Tập trung sản xuất.", [("a)", None, "Trồng rừng.", [])]),
        ("2", None, "Chuyển đổi số.", []),
    ]


def test_later_parts_headed_thi_dua_belong_to_the_contents() -> None:
    text = "1. Chỉ tiêu\n2. Nội dung thi đua\n2.1. Kinh tế.\n3. Thi đua xây dựng Đảng\nGiữ kỷ luật.\n4. Thời gian"
    assert [plain(one) for one in read_contents(outlined(text))] == [
        ("2.1", None, "Kinh tế.", []),
        ("3", "Thi đua xây dựng Đảng", "Giữ kỷ luật.", []),
    ]


def test_a_document_without_such_a_part_has_no_contents() -> None:
    assert read_contents(outlined("1. Thu ngân sách.\n2. Trồng rừng.")) == ()
