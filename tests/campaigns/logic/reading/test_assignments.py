"""Who is to do what."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.assignments import read_assignments

pytestmark = pytest.mark.logic


def assignments(text: str) -> list[tuple[str, str]]:
    return [(one.who, one.task) for one in read_assignments(outlined(f"I. Nội dung\nII. Tổ chức thực hiện\n{text}"))]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("1. Sở Tài chính: cân đối kinh phí.", [("Sở Tài chính", "cân đối kinh phí.")]),
        ("1. Phòng Tổ chức cán bộ: thường trực.", [("Phòng Tổ chức cán bộ", "thường trực.")]),
        ("1. Giao Phòng Nội vụ tham mưu kiểm tra.", [("Phòng Nội vụ", "tham mưu kiểm tra.")]),
        ("1. Phòng A chủ trì kinh tế; Phòng B chủ trì xã hội.", [("Phòng A", "chủ trì kinh tế"), ("Phòng B", "chủ trì xã hội.")]),
        ("1. Sở Nội vụ\n- Hướng dẫn, kiểm tra.\n- Tổng kết.", [("Sở Nội vụ", "- Hướng dẫn, kiểm tra. - Tổng kết.")]),
        ("1. Đề nghị Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội vận động Nhân dân.", [("Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", "vận động Nhân dân.")]),
        ("1. Phong trào được thực hiện trong toàn huyện.", []),
    ],
)  # fmt: skip
def test_name_and_duty_are_parted(item: str, found: list[tuple[str, str]]) -> None:
    assert assignments(item) == found
