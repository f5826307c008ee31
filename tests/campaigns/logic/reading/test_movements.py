"""Which quoted names are movements."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.movements import read_movements

pytestmark = pytest.mark.logic


def movements(text: str) -> list[str]:
    return [one.name for one in read_movements(outlined(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thực hiện phong trào “A một”.", ["A một"]),
        ("Thực hiện phong trào thi đua “A một” và “B hai”.", ["A một", "B hai"]),
        ("Các phong trào: “A một”; “B hai”, “C ba”.", ["A một", "B hai", "C ba"]),
        ("Hưởng ứng các phong trào thi đua do Trung ương, tỉnh phát động: “A một”, “B hai”.", ["A một", "B hai"]),
        ("Tiếp tục phong trào “A một”; đẩy mạnh “Dân vận khéo”.", ["A một"]),
        ("Phong trào “A một” gắn với mô hình “B hai”.", ["A một"]),
        ("Phong trào “A một” trong lực lượng vũ trang, “B hai”.", ["A một", "B hai"]),
        ("Phong trào “A một” giai đoạn 2022 - 2025”; phong trào thi đua “B hai”.", ["A một", "B hai"]),
        ("Phát động phong trào thi đua với chủ đề “A một”.", []),
        ("Phát động phong trào thi đua theo phương châm “A một”.", []),
        ("Gắn với cuộc vận động “A một” và phong trào “B hai”.", ["B hai"]),
        ("Phong trào xây dựng gia đình “5 không, 3 sạch”.", []),
        ("Phong trào, đẩy mạnh “A một”.", []),
        ("Đẩy mạnh “Dân vận khéo”. Phong trào lan rộng.", []),
        ("Phong trào thi đua xây dựng nông thôn mới “A một”.", ["A một"]),
        ("Phong trào mang tên “A một”.", ["A một"]),
        ("Phong trào thi đua của Hội “A một”.", ["A một"]),
        ("Danh hiệu “Lao động tiên tiến” trong phong trào.", []),
    ],
)
def test_the_word_phong_trao_must_govern_the_quotation(text: str, names: list[str]) -> None:
    assert movements(f"1. Nội dung\n{text}") == names


def test_a_list_under_a_lead_with_a_colon_names_movements() -> None:
    assert movements("1. Thực hiện các phong trào thi đua sau:\n- “A một”;\n- “B hai”.\n2. Nhân rộng:\n- “C ba”.") == [
        "A một",
        "B hai",
    ]


def test_a_name_broken_in_the_title_is_whole() -> None:
    text = "SỞ Y TẾ\nKẾ HOẠCH\nTổ chức phong trào thi đua\n“Dạy tốt”\nnăm học 2024 - 2025\nCăn cứ Luật;"
    assert movements(text) == ["Dạy tốt"]


def test_each_movement_is_listed_once_whatever_its_capitals() -> None:
    assert movements("1. Phong trào “Thi đua quyết thắng”.\n2. Phong trào “Thi đua Quyết thắng”.") == [
        "Thi đua quyết thắng"
    ]


def test_years_stand_behind_the_name_or_in_it() -> None:
    outline = outlined(
        "1. Phong trào “A một” giai đoạn 2022 - 2025; phong trào “B hai giai đoạn 2023 - 2030”; phong trào “C”."
    )
    assert [(one.first_year, one.last_year) for one in read_movements(outline)] == [
        (2022, 2025),
        (2023, 2030),
        (None, None),
    ]


def test_the_span_holds_the_name() -> None:
    outline = outlined("1. Nội dung\nPhong trào “*A một*” lan rộng.")
    (one,) = read_movements(outline)
    assert outline.source.text[slice(*one.span)].strip("*") == "A một"
