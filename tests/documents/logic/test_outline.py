"""Lines and outline: joining, furniture, depth, zones, tables put back together."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.documents.logic.outline import Node, Outline
from thidua.documents.logic.zones import Zone

pytestmark = pytest.mark.logic


def words(outline: Outline) -> list[str]:
    return [outline.whole(line).text for line in outline.lines]


def tree(outline: Outline, node: Node) -> tuple[str, list[object]]:
    return (node.line.number or "", [tree(outline, child) for child in node.children])


def rows(outline: Outline) -> list[list[str]]:
    return [[outline.cell(cell).text for cell in line.cells] for line in outline.lines if line.cells]


def test_a_sentence_broken_by_a_page_is_one_line() -> None:
    assert words(outlined("- Chất thải rắn được thu\n\n3\n\ngom, xử lý đạt trên 98%.")) == [
        "- Chất thải rắn được thu gom, xử lý đạt trên 98%."
    ]


def test_a_line_that_ends_in_a_dangling_word_goes_on_even_with_a_figure() -> None:
    assert words(outlined("Phấn đấu hoàn thành các chỉ tiêu năm\n2026 ngay từ đầu năm.")) == [
        "Phấn đấu hoàn thành các chỉ tiêu năm 2026 ngay từ đầu năm."
    ]


def test_a_share_of_something_begins_a_line_of_its_own_under_a_heading() -> None:
    text = "1.2. Thi đua rèn luyện kỷ luật, xây dựng nếp sống\n95% đội viên chấp hành tốt.\n1.3. Khác"
    assert words(outlined(text))[1] == "95% đội viên chấp hành tốt."


def test_a_hyphen_inside_a_name_is_no_item() -> None:
    text = "Thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế\n- xã hội năm 2024."
    assert words(outlined(text)) == ["Thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội năm 2024."]


def test_items_in_small_letters_stay_items() -> None:
    assert words(outlined("Các chỉ tiêu:\n- thu ngân sách đạt 5 tỷ đồng\n- trồng 3 ha rừng")) == [
        "Các chỉ tiêu:",
        "- thu ngân sách đạt 5 tỷ đồng",
        "- trồng 3 ha rừng",
    ]


def test_a_quotation_left_open_goes_on_with_a_capital() -> None:
    assert words(outlined("Phong trào “Bình dân\nHọc vụ số” trong toàn xã.")) == [
        "Phong trào “Bình dân Học vụ số” trong toàn xã."
    ]


def test_a_text_of_fixed_width_is_joined_by_the_length_of_its_lines() -> None:
    paragraph = ("Thi đua " * 9).strip()
    text = "\n".join([f"{paragraph} a"] * 8)
    assert len(words(outlined(f"{text}\nHết."))) == 1


def test_web_furniture_is_left_out_and_related_news_stand_behind_the_document() -> None:
    outline = outlined(
        "Cỡ chữ: A- A A+\nLượt xem: 1.274\nThu ngân sách đạt 5 tỷ đồng.\nTin liên quan\nXã khác 9 tỷ đồng."
    )
    assert [(line.zone, outline.whole(line).text) for line in outline.lines] == [
        (Zone.BODY, "Thu ngân sách đạt 5 tỷ đồng."),
        (Zone.AFTER, "Tin liên quan"),
        (Zone.AFTER, "Xã khác 9 tỷ đồng."),
    ]


def test_the_heading_of_a_part_stands_on_the_next_line() -> None:
    assert words(outlined("Phần thứ nhất\nMỤC ĐÍCH, YÊU CẦU\nNâng cao chất lượng.")) == [
        "Phần thứ nhất MỤC ĐÍCH, YÊU CẦU",
        "Nâng cao chất lượng.",
    ]


def test_depth_follows_the_marks_really_used() -> None:
    outline = outlined("I. A\n1. Một\n- x\n+ y\n- z\n2. Hai\na) b\nII. B")
    assert [tree(outline, node) for node in outline.roots] == [
        ("I", [("1", [("-", [("+", [])]), ("-", [])]), ("2", [("a)", [])])]),
        ("II", []),
    ]


def test_a_star_may_stand_above_a_dash() -> None:
    outline = outlined("1. Chỉ tiêu\n* Kinh tế\n- Thu\n* Xã hội\n- Nghèo")
    assert [tree(outline, node) for node in outline.roots] == [("1", [("*", [("-", [])]), ("*", [("-", [])])])]


def test_a_plain_paragraph_belongs_to_the_heading_above_not_to_the_last_bullet() -> None:
    outline = outlined("I. Nội dung\n- Một việc.\nCác đơn vị nghiêm túc thực hiện.")
    assert [tree(outline, node) for node in outline.roots] == [("I", [("-", []), ("", [])])]


def test_a_flattened_table_becomes_rows_again() -> None:
    first = "TT\nChỉ tiêu\nĐVT\nKế hoạch\nI\nKinh tế\n1\nThu ngân sách\ntỷ đồng\n12,5\n\n2\n\n"
    text = f"{first}2\nTỷ lệ hộ nghèo\n%\n< 0,3\nHết."
    assert rows(outlined(text)) == [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch"],
        ["I", "Kinh tế"],
        ["1", "Thu ngân sách", "tỷ đồng", "12,5"],
        ["2", "Tỷ lệ hộ nghèo", "%", "< 0,3"],
    ]


def test_groups_with_letters_and_signs_of_comparison_stay_in_a_flattened_table() -> None:
    first = "Stt\nChỉ tiêu\nĐVT\nKết quả 2024\nChỉ tiêu 2025\nA\nDịch vụ công\n1\nHồ sơ nộp qua mạng\n%\n41\n> 62\n"
    text = f"{first}B\nChợ số\n2\nSạp hàng nhận chuyển khoản\nsạp\n15\n40"
    assert rows(outlined(text)) == [
        ["Stt", "Chỉ tiêu", "ĐVT", "Kết quả 2024", "Chỉ tiêu 2025"],
        ["A", "Dịch vụ công"],
        ["1", "Hồ sơ nộp qua mạng", "%", "41", "> 62"],
        ["B", "Chợ số"],
        ["2", "Sạp hàng nhận chuyển khoản", "sạp", "15", "40"],
    ]


def test_buttons_of_font_size_are_furniture() -> None:
    assert words(outlined("A-\nA\nA+\nTrồng 3 ha rừng.")) == ["Trồng 3 ha rừng."]


def test_a_table_drawn_with_blanks_becomes_rows() -> None:
    text = (
        "TT    Chỉ tiêu            ĐVT      Kế hoạch\n"
        "1     Thu ngân sách       tỷ       12,5\n"
        "2     Hộ nghèo            %        0,3"
    )
    assert rows(outlined(text))[1:] == [["1", "Thu ngân sách", "tỷ", "12,5"], ["2", "Hộ nghèo", "%", "0,3"]]


def test_recipients_close_the_body_and_an_appendix_opens_again() -> None:
    outline = outlined("1. Thu 5 tỷ đồng.\nNơi nhận:\n- Như trên;\nCHỦ TỊCH\nTrần Văn An\nPHỤ LỤC I\nDanh sách")
    assert [line.zone for line in outline.lines] == [
        Zone.BODY,
        Zone.CLOSING,
        Zone.CLOSING,
        Zone.CLOSING,
        Zone.CLOSING,
        Zone.APPENDIX,
        Zone.APPENDIX,
    ]
