"""Theme and objective."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.theme import read_objective, read_theme

pytestmark = pytest.mark.logic


def theme(text: str) -> str | None:
    found = read_theme(outlined(f"I. Mở đầu\n{text}"))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Phát động thi đua với chủ đề: **“Siết chặt kỷ cương, bứt phá”**, tập trung", "Siết chặt kỷ cương, bứt phá"),
        ("Chủ đề thi đua năm 2024 là “Kỷ cương”.", "Kỷ cương"),
        ("CHỦ ĐỀ: “KỶ CƯƠNG”", "KỶ CƯƠNG"),
        ("1. Chủ đề: Đoàn kết, chủ động, kỷ cương.", "Đoàn kết, chủ động, kỷ cương"),
        ("Thực hiện chủ đề năm 2024 của tỉnh “Một”, huyện phát động phong trào thi đua với chủ đề “Hai”.", "Hai"),
        ("Chỉ tiêu bổ sung theo chủ đề năm", None),
        ("Phong trào “Một” lan rộng.", None),
    ],
)
def test_the_theme_stands_behind_the_word_chu_de(text: str, words: str | None) -> None:
    assert theme(text) == words


def test_a_general_objective_goes_before_the_purpose() -> None:
    text = (
        "I. Mục đích\nTạo khí thế.\nII. Mục tiêu\n1. Mục tiêu chung\nPhát triển kinh tế.\n2. Chỉ tiêu\n- Thu 5 tỷ đồng."
    )
    assert read_objective(outlined(text)) == "Phát triển kinh tế."


def test_an_objective_may_stand_behind_a_colon() -> None:
    assert read_objective(outlined("1. Mục tiêu: Giữ vững an ninh, trật tự trên địa bàn.")) == (
        "Giữ vững an ninh, trật tự trên địa bàn."
    )
