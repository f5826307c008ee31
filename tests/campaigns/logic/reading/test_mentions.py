"""Outside the list: what is aimed at, and what is only told, ordered or spent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.campaigns.logic.reading.test_targets import targets
from thidua.campaigns.logic.reading import mentions

pytestmark = pytest.mark.logic

SMALL = st.characters(max_codepoint=0x1EF9, exclude_categories=("Lu", "Lt", "Cs"))


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Thực hiện trồng thêm 40 ha keo.", 40),
        ("Số hoá 90% kết quả giải quyết hồ sơ.", 90),
        ("100% đội trực thuộc hoàn thành nạo vét.", 100),
        ("80% hồ sơ nộp trực tuyến.", 80),
        ("100% công nhân được khám sức khỏe định kỳ.", 100),
        ("Thu nhập đạt 9,5 triệu đồng/người/tháng.", 9.5),
        ("Xây dựng 12 thôn hiện đại, văn minh.", 12),
        ("Tạo việc làm cho 1.200 lao động, đưa đi làm xa 300 người.", 1200),
    ],
)
def test_a_word_inside_another_is_no_sign_of_a_report_or_a_duty(sentence: str, value: float) -> None:
    found = targets(f"1. Nội dung\na) {sentence}")
    assert found and found[0][1] is not None and float(found[0][1]) == value


@pytest.mark.parametrize(
    "document",
    [
        "Nhiệm kỳ vừa qua, xã hoàn thành các chỉ tiêu. Thu ngân sách đạt 9 tỷ đồng; trồng 40 ha keo.",
        "Xã đã hoàn thành các chỉ tiêu: cá đạt 53 tấn; muối đạt 40 tấn; mắm đạt 12 tấn.",
        "1. Nội dung\na) Đối với 05 cây cầu treo, các thôn kiểm tra dây cáp.",
        "1. Nội dung\na) Giao chỉ tiêu trồng cây cho 09 thôn.",
        "1. Nội dung\na) Mỗi thôn giới thiệu 02 điển hình tiên tiến.",
        "1. Nội dung\na) Xã hỗ trợ mỗi công trình 5 triệu đồng.",
        "1. Chỉ tiêu\n- Đăng ký danh hiệu: Tập thể lao động xuất sắc; 02 cá nhân tiên tiến.",
        "1. Chỉ tiêu khen thưởng\n- 10% cá nhân được tặng Bằng khen.",
    ],
)
def test_reports_addressees_and_quotas_are_no_targets(document: str) -> None:
    assert targets(document) == []


def test_behind_a_turn_to_the_future_a_report_holds_targets() -> None:
    text = "Năm vừa qua thu 9 tỷ đồng. Thời gian tới phấn đấu trồng 40 ha keo."
    assert [unit for _, _, unit in targets(text)] == ["ha"]


def test_among_many_figures_a_clause_without_one_is_a_target_too() -> None:
    text = "Chỉ tiêu năm 2024\nCá 9 tấn. Muối 7 tấn. Mắm 5 tấn. Dừa 3 tấn. Xã đạt chuẩn văn hóa."
    assert targets("THÔNG BÁO\n" + text)[-1] == ("Xã đạt chuẩn văn hóa", None, None)


@settings(max_examples=40)
@given(st.from_regex(mentions._PAST.pattern, alphabet=SMALL))
def test_words_on_the_past_have_one_of_their_signs(text: str) -> None:
    assert mentions._looks_back(text)


@settings(max_examples=40)
@given(st.from_regex(mentions._REACHED.pattern, alphabet=SMALL))
def test_what_was_reached_has_one_of_its_signs(text: str) -> None:
    assert mentions.tells_the_past(text, 0, len(text), None)
