"""Targets of whole documents: which lines are the target list, what is only mentioned, what tables hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.findings import Target, TargetReading
from thidua.campaigns.logic.reading.targets import recognise_targets
from thidua.campaigns.logic.terms import Group
from thidua.documents.logic.remark import Severity

pytestmark = pytest.mark.logic


def reading(text: str, year: int | None = 2024) -> TargetReading:
    return recognise_targets(outlined(text), year=year)


def targets(text: str, year: int | None = 2024) -> list[tuple[str, Decimal | None, str | None]]:
    return [(target.name, target.value, target.unit) for target in reading(text, year).targets]


def only(text: str) -> Target:
    (target,) = reading(text).targets
    return target


LIST = "1. Chỉ tiêu thi đua\n- "


def test_the_text_of_a_target_is_its_span_of_the_source() -> None:
    text = LIST + "Tỷ lệ chất thải rắn được thu\n\n3\n\ngom, xử lý đạt trên 98%; trồng 500 ha rừng."
    found = reading(text).targets
    assert [text[slice(*target.span)] for target in found] == [target.text for target in found]


def test_a_misprint_is_mended_in_the_name_and_kept_in_the_text() -> None:
    target = only(LIST + "Tỷ lệ người dân tham gia bảo hiểm y tê đat 96,5 %")
    assert (target.name, target.text) == (
        "Tỷ lệ người dân tham gia bảo hiểm y tế",
        "Tỷ lệ người dân tham gia bảo hiểm y tê đat 96,5 %",
    )


@pytest.mark.parametrize("damaged", ["1OO% thôn có điện", "lOO% thôn có điện", "100 % thôn có điện"])
def test_a_number_damaged_by_a_scan_is_what_was_meant(damaged: str) -> None:
    assert targets(LIST + damaged) == [("Thôn có điện", Decimal(100), "%")]


@pytest.mark.parametrize(
    "document",
    [
        "1. Thời gian\nTừ ngày 05/01/2024 đến hết ngày 31/12/2024, chia 02 đợt.",
        "1. Tổ chức thực hiện\n- Báo cáo trước ngày 25 hằng tháng, kiểm tra 02 lần/năm.",
        "1. Khen thưởng\n- Tặng Giấy khen không quá 10 tập thể, 20 cá nhân; mức thưởng 2 triệu đồng.",
        "1. Đánh giá kết quả năm 2023\n- Thu ngân sách đạt 120 tỷ đồng; hộ nghèo còn 3%.",
        "1. Nội dung\n- Tổ chức 04 hội thi, 12 buổi tọa đàm; mở 03 lớp tập huấn.",
        "1. Nội dung\n- Trường hợp có quá 30% số hộ chưa đạt thì báo cáo ngay.",
    ],
)
def test_periods_duties_awards_results_and_events_are_no_targets(document: str) -> None:
    assert targets(document) == []


def test_outside_the_list_an_achievement_is_a_target() -> None:
    text = (
        "1. Nội dung\na) Vận động Nhân dân, hỗ trợ 35 hộ nghèo làm nhà; mỗi bản 01 tổ tự quản.\n"
        "b) Trồng thêm 15.000 cây."
    )
    assert [(value, unit) for _, value, unit in targets(text)] == [
        (Decimal(35), "hộ"),
        (Decimal(1), "tổ"),
        (Decimal(15000), "cây"),
    ]


def test_outside_the_list_a_clause_without_number_counts_only_as_a_repetition() -> None:
    text = (
        "1. Chỉ tiêu\n- Duy trì tiêu chí trường chuẩn quốc gia.\n"
        "2. Nội dung\n- Duy trì tiêu chí trường chuẩn quốc gia, duy trì nền nếp sinh hoạt."
    )
    first, again = reading(text).targets
    assert (first.duplicate_of, again.duplicate_of) == (None, "Duy trì tiêu chí trường chuẩn quốc gia")


def test_a_target_told_again_is_linked_to_the_first() -> None:
    text = (
        "1. Chỉ tiêu\n- Có thêm 02 xã đạt chuẩn nông thôn mới.\n"
        "2. Nội dung\n- Phấn đấu có thêm 02 xã đạt chuẩn nông thôn mới."
    )
    first, again = reading(text).targets
    assert again.duplicate_of == first.text


def test_results_beside_a_target_are_left_out() -> None:
    text = LIST + "Hồ sơ trực tuyến tối thiểu 80% (9 tháng đạt 71,3%); gieo trồng 680 ha (năm 2023 là 655 ha)."
    assert targets(text) == [
        ("Hồ sơ trực tuyến", Decimal(80), "%"),
        ("Gieo trồng", Decimal(680), "ha"),
    ]


def test_the_items_under_a_line_with_a_colon_take_its_words() -> None:
    text = "1. Chỉ tiêu\na) Tỷ lệ trường đạt chuẩn quốc gia:\n- Mầm non 65%\n- Tiểu học 70%"
    assert [name for name, _, _ in targets(text)] == [
        "Tỷ lệ trường đạt chuẩn quốc gia mầm non",
        "Tỷ lệ trường đạt chuẩn quốc gia tiểu học",
    ]


def test_a_lead_in_without_a_mark_opens_the_list() -> None:
    text = "Kính gửi các đồng chí!\nMục tiêu chúng ta cùng phấn đấu:\n1) Doanh thu 50 tỷ đồng;\n2) Sản lượng 400 tấn."
    assert [value for _, value, _ in targets(text)] == [Decimal(50), Decimal(400)]


def test_the_headings_tell_the_group() -> None:
    text = "1. Chỉ tiêu\na) Về kinh tế\n- Trồng rừng mới 100 ha\nb) Về quốc phòng, an ninh\n- Giao quân 100%"
    assert [target.group for target in reading(text).targets] == [Group.ECONOMIC, Group.DEFENCE]


def test_a_value_with_three_decimals_is_remarked() -> None:
    (remark,) = reading(LIST + "Thu ngân sách đạt 84,770 tỷ đồng").remarks
    assert (remark.code, remark.severity) == ("value-reads-two-ways", Severity.WARNING)


def test_a_target_without_unit_and_one_without_number_are_remarked() -> None:
    found = reading(LIST + "Chỉ số phục vụ đạt 8,5\n- Giữ vững danh hiệu văn hóa").remarks
    assert [remark.code for remark in found] == ["target-without-unit", "target-without-number"]


def test_two_values_for_one_target_are_remarked() -> None:
    text = (
        "1. Chỉ tiêu\n- Tỷ lệ lao động qua đào tạo đạt 64%\n2. Nội dung\n- Phấn đấu tỷ lệ lao động qua đào tạo đạt 66%"
    )
    assert "target-contradicted" in [remark.code for remark in reading(text).remarks]


def test_a_sentence_that_opens_a_list_of_targets_counts_as_the_list() -> None:
    text = "1. Nội dung\n- Hoàn thành các chỉ tiêu chuyên môn: khám bệnh 265.000 lượt; phẫu thuật 9.500 ca."
    assert [value for _, value, _ in targets(text)] == [Decimal(265000), Decimal(9500)]


def test_a_scoring_guide_has_no_targets() -> None:
    text = "HƯỚNG DẪN\nChấm điểm thi đua năm 2024\n1. Thang điểm\n- 90% đoàn viên được tặng quà: 10 điểm."
    assert targets(text) == []


HEAD = "1. Chỉ tiêu\nSTT\tChỉ tiêu\tĐơn vị tính\tThực hiện năm 2023\tKế hoạch năm 2024\tĐơn vị chủ trì\n"


def test_in_a_table_the_plan_of_the_year_is_the_value() -> None:
    rows = "1\tThu ngân sách\ttỷ đồng\t41,8\t45,35\tPhòng A\n2\tDiện tích lúa\tha\t3.210\t3.250\tPhòng B\n"
    assert targets(HEAD + rows) == [
        ("Thu ngân sách", Decimal("45.35"), "tỷ đồng"),
        ("Diện tích lúa", Decimal(3250), "ha"),
    ]


def test_bounds_stand_inside_the_cells_of_a_table() -> None:
    rows = (
        "1\tTỷ lệ hộ nghèo\t%\t2,1\tdưới 1,5\tPhòng A\n2\tTổng đàn\tcon\t900\tkhông quá 950\tPhòng B\n"
        "3\tGiảm số vụ cháy\t%\t5\ttừ 5 trở lên\tPhòng C\n4\tTốc độ tăng\t%\t7\t7,5 - 8\tPhòng D\n"
    )
    found = reading(HEAD + rows).targets
    assert [target.comparator.value for target in found] == ["lt", "le", "decrease_by", "between"]


def test_a_ditto_mark_repeats_the_unit_above_and_parts_take_the_name_above() -> None:
    rows = '1\tGiá trị sản xuất\ttỷ đồng\t90\t99\tA\n1.1\tNông nghiệp\t"\t40\t42\tA\n1.2\tDịch vụ\tnt\t50\t57\tA\n'
    assert targets(HEAD + rows)[1:] == [
        ("Giá trị sản xuất nông nghiệp", Decimal(42), "tỷ đồng"),
        ("Giá trị sản xuất dịch vụ", Decimal(57), "tỷ đồng"),
    ]


def test_a_sign_beside_a_rank_means_what_it_says() -> None:
    assert [t.comparator.value for t in reading(HEAD + "1\tChỉ số PAR INDEX\tHạng\t19\t≤ 12\tA\n").targets] == ["le"]


def test_a_table_of_places_by_measures_has_a_target_in_each_cell() -> None:
    text = (
        "1. Giao chỉ tiêu\nSTT\tXã, thị trấn\tDiện tích lúa (ha)\tTrồng rừng (ha)\n"
        "1\tXã Tân Bình\t980\t-\n2\tXã Thạnh Tây\t1.250\t12\n\tTổng cộng\t2.230\t12\n"
    )
    found = reading(text).targets
    assert [(target.name, target.value, target.named_units) for target in found] == [
        ("Diện tích lúa xã Tân Bình", Decimal(980), ("Xã Tân Bình",)),
        ("Diện tích lúa xã Thạnh Tây", Decimal(1250), ("Xã Thạnh Tây",)),
        ("Trồng rừng xã Thạnh Tây", Decimal(12), ("Xã Thạnh Tây",)),
        ("Diện tích lúa", Decimal(2230), ()),
        ("Trồng rừng", Decimal(12), ()),
    ]


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    outline = outlined(text)
    for target in recognise_targets(outline, year=2024).targets:
        assert target.text == outline.source.text[slice(*target.span)]


def test_of_two_school_years_the_one_of_the_document_holds_the_targets() -> None:
    table = "STT\tNội dung\tĐơn vị\tNăm học 2023 - 2024\tNăm học 2024 - 2025\n"
    rows = "1\tSách tặng thư viện\tcuốn\t310\t≥ 450\n2\tLớp có tủ thuốc\tlớp\t9/24\t18/24"
    assert targets(f"1. Chỉ tiêu thi đua\n{table}{rows}") == [
        ("Sách tặng thư viện", Decimal(450), "cuốn"),
        ("Lớp có tủ thuốc", Decimal(18), "lớp"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Tỷ lệ xét Lao động tiên tiến không quá 70%",
        "Đơn vị có 03 ngày liền vắng trên 5% quân số thì không được xét danh hiệu",
        "Chiến sĩ thi đua cơ sở tối đa 15%",
        "Kinh phí: trích từ quỹ của xã, dự kiến 240 triệu đồng",
        "Chi đoàn nộp đoàn phí dưới 80% thì bị hạ một bậc xếp loại",
    ],
)
def test_quotas_and_conditions_of_awards_are_no_targets(line: str) -> None:
    assert targets(f"1. Chỉ tiêu thi đua\n- Trồng 40 ha rừng.\n- {line}.") == [("Trồng rừng", Decimal(40), "ha")]


def test_a_number_word_behind_full_tells_a_state() -> None:
    assert targets(LIST + "90% công nhân, thợ máy khám đủ hai lượt.") == [
        ("Công nhân, thợ máy khám đủ hai lượt", Decimal(90), "%")
    ]


def test_rooms_are_counted_in_words() -> None:
    assert targets(LIST + "xây 03 cổng chào, tu bổ mười bốn gian nhà sàn.") == [
        ("Xây cổng chào", Decimal(3), "cổng chào"),
        ("Tu bổ gian nhà sàn", Decimal(14), "gian"),
    ]


def test_a_school_year_may_be_the_base_of_a_rate() -> None:
    assert targets(LIST + "Mỗi giáo viên dự 12 giờ/năm học.") == [("Mỗi giáo viên dự", Decimal(12), "giờ/năm học")]
