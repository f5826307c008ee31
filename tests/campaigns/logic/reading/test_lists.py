"""Where a document lists its targets although no heading says so, and what in it is no list."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.targets import recognise_targets

pytestmark = pytest.mark.logic


def told(text: str) -> list[tuple[str, Decimal | None, str | None]]:
    found = recognise_targets(outlined(text), year=2025).targets
    return [(target.name, target.value, target.unit) for target in found]


PROMISES = [
    "Chúng tôi xin hứa với bà con:",
    "Toàn trạm cùng nhau làm bằng được:",
    "Theo thư của Giám đốc, năm nay mọi người cam kết:",
    "Trời mưa nhiều. Anh em quyết tâm đạt cho được những điều sau:",
]


@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("mark", ["- ", "+ ", "* ", "• ", "1. "])
def test_a_promise_before_a_colon_opens_the_list_of_targets(promise: str, mark: str) -> None:
    text = f"{promise}\n{mark}Nước thất thoát còn 12%.\n{mark}Không còn vòi hỏng."
    assert told(text) == [("Nước thất thoát", Decimal(12), "%"), ("Vòi hỏng", Decimal(0), None)]


@pytest.mark.parametrize("promise", PROMISES)
def test_items_without_a_mark_are_items_while_they_end_with_semicolons(promise: str) -> None:
    text = f"{promise}\nGiữ vững danh hiệu đơn vị tiên tiến;\nĐóng 12 thuyền;\nAnh em nhớ ăn ngủ đúng giờ."
    assert told(text) == [("Danh hiệu đơn vị tiên tiến", None, None), ("Đóng thuyền", Decimal(12), "thuyền")]


def test_a_legal_basis_before_the_comma_does_not_open_a_list() -> None:
    text = "Theo kế hoạch mục tiêu quốc gia, Sở đề nghị các phòng:\n- Rà soát lại sổ sách.\n- Không để muộn giờ."
    assert told(text) == []


def test_items_of_which_most_set_a_figure_are_a_list_under_any_heading() -> None:
    text = "1. Bến bờ\n- Đàn dê 900 con.\n- Mật ong 12 tấn.\n- Kiểm tra 14 trại."
    assert [value for _, value, _ in told(text)] == [Decimal(900), Decimal(12), Decimal(14)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Cách làm\n- Đội họp 02 lần/quý.\n- Mở 03 phiên đối thoại, 01 đêm hội.\n- In 04 tờ tin.",
        "Điều 1. Giao việc cho 05 xã.\nĐiều 2. Chủ tịch 05 xã chịu trách nhiệm thi hành.",
        "1. Việc chung\n- Thành lập 02 tổ công tác.\n- Huy động toàn bộ lực lượng.\n- Mỗi người giữ một bản.",
        "Kính gửi:\n- 12 xã, phường;\n- Các phòng.\nTừ đầu năm toàn huyện đã trồng 40 ha rừng.",
    ],
)
def test_events_addressees_and_manners_of_speaking_are_no_targets(text: str) -> None:
    assert told(text) == []


def test_a_figure_outside_the_list_that_says_what_will_be_reached_is_a_target() -> None:
    text = "1. Việc chung\n- Đoàn xã sẽ sửa 15 mái tôn cho người già.\n- Làm cho làng xóm sạch đẹp."
    assert [value for _, value, _ in told(text)] == [Decimal(15)]


def test_a_heading_that_ends_with_a_word_of_time_is_not_run_into_the_next_paragraph() -> None:
    text = "I. Kết quả 6 tháng\n\nThu phí 20 tỷ đồng; nợ còn 3%.\n\nII. Chỉ tiêu cuối năm\n\n- Thu phí 45 tỷ đồng."
    assert told(text) == [("Thu phí", Decimal(45), "tỷ đồng")]


def test_a_label_in_words_is_a_mark() -> None:
    text = "I. Chỉ tiêu\nChỉ tiêu 1: Không có trẻ dưới 6 tuổi bị bỏng.\nChỉ tiêu 2: Sản lượng muối 900 tấn."
    assert told(text) == [("Trẻ dưới 6 tuổi bị bỏng", Decimal(0), None), ("Sản lượng muối", Decimal(900), "tấn")]


def test_a_heading_over_items_is_no_target_of_its_own() -> None:
    text = "Phần I\nCHỈ TIÊU\nI. Thôn đạt chuẩn\n1. Có thêm 02 thôn đạt chuẩn.\n2. Huyện đạt chuẩn văn minh."
    assert [name for name, _, _ in told(text)] == ["Thôn đạt chuẩn", "Huyện đạt chuẩn văn minh"]


def test_less_certain_readings_say_so() -> None:
    listed = recognise_targets(outlined("1. Chỉ tiêu\n- Sản lượng muối 900 tấn.")).targets[0]
    mentioned = recognise_targets(outlined("1. Việc\n- Đoàn xã sẽ sửa 15 mái tôn.\n- Giữ làng sạch.")).targets[0]
    assert listed.confidence == 1.0
    assert mentioned.confidence < 0.85


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Doanh thu 12 tỷ đồng, tăng 5% so với thực hiện năm 2023", 2023),
        ("Số vụ cháy giảm 3 vụ so với năm 2022", 2022),
        ("Khách đến đền bằng 1,4 lần năm 2021", 2021),
        ("Đến năm 2025 trồng 40 ha rừng", None),
    ],
)
def test_the_year_of_comparison_is_the_baseline(line: str, year: int | None) -> None:
    (target,) = recognise_targets(outlined(f"1. Chỉ tiêu\n- {line}."), year=2025).targets
    assert target.baseline_year == year


def test_the_part_on_organisation_holds_a_target_only_where_each_one_is_to_reach_it() -> None:
    text = "1. Tổ chức thực hiện\n- Đoàn xã họp 02 lần/quý; mỗi chi đoàn trồng 50 cây bàng.\n- Cấp 30 bộ mẫu biểu."
    assert told(text) == [("Cây bàng mỗi chi đoàn trồng", Decimal(50), "cây")]


def test_a_standing_repeated_as_a_purpose_is_the_same_target() -> None:
    text = "1. Chỉ tiêu\n- Phường đạt chuẩn đô thị văn minh.\n\n2. Việc\n- Dồn sức để phường đạt chuẩn đô thị văn minh."
    found = recognise_targets(outlined(text), year=2025).targets
    assert [target.duplicate_of for target in found] == [None, "Phường đạt chuẩn đô thị văn minh"]
