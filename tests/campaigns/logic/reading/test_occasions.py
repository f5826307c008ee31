"""Anniversaries."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.occasions import read_occasions

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ, 60 năm Ngày thành lập huyện;", [(70, "Chiến thắng Điện Biên Phủ"), (60, "Ngày thành lập huyện")]),
        ("kỷ niệm 65 năm Ngày Thầy thuốc Việt Nam (27/02/1955 - 27/02/2020)", [(65, "Ngày Thầy thuốc Việt Nam")]),
        ("hướng tới kỷ niệm 70 năm Ngày Bác Hồ ra Lời kêu gọi và 365 năm xây dựng và phát triển tỉnh", [(70, "Ngày Bác Hồ ra Lời kêu gọi"), (365, "xây dựng và phát triển tỉnh")]),
        ("Kế hoạch 5 năm 2021 - 2025; 5 năm liên tục; trong 3 năm qua", []),
        ("trồng 5 năm cây quế", []),
    ],
)  # fmt: skip
def test_an_anniversary_has_years_and_an_event(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.years, one.event) for one in read_occasions(outlined(f"I. Mở đầu\n{text}"))] == found
