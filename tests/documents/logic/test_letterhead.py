"""The letterhead: who, what number, which type, where and when; whole, flattened, blank, in capitals, missing."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.documents.logic.issuer_in_text import issuer_in_text
from thidua.documents.logic.letterhead import Found, Letterhead, read_letterhead, tidy_number

pytestmark = pytest.mark.logic

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def head(text: str) -> Letterhead:
    return read_letterhead(outlined(text).head)


def value(found: Found | None) -> str | None:
    return found.value if found else None


def test_the_last_body_issues_and_the_one_above_is_its_superior() -> None:
    read = head(
        f"UBND TỈNH YÊN BÁI\nỦY BAN NHÂN DÂN\nHUYỆN VĂN CHẤN\n-------\n{MOTTO}Số: 03/PĐ-UBND\nPHÁT ĐỘNG\nPhong trào"
    )
    assert (value(read.parent), value(read.issuer)) == ("UBND TỈNH YÊN BÁI", "ỦY BAN NHÂN DÂN HUYỆN VĂN CHẤN")


def test_columns_on_one_line_are_parted_even_without_a_wide_gap() -> None:
    read = head(
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ ĐẮK WIL Độc lập - Tự do - Hạnh phúc\n"
        "Số: 31 /KH-UBND Đắk Wil, ngày 20 tháng 8 năm 2025\nKẾ HOẠCH\nPhát động thi đua"
    )
    assert [value(read.issuer), value(read.number), value(read.place), value(read.date)] == [
        "ỦY BAN NHÂN DÂN XÃ ĐẮK WIL",
        "31/KH-UBND",
        "Đắk Wil",
        "2025-08-20",
    ]


def test_a_party_letterhead_has_no_state_motto() -> None:
    read = head(
        "ĐẢNG BỘ TỈNH LẠNG SƠN          ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY CHI LĂNG\n*\n"
        "Số 45-KH/HU          Chi Lăng, ngày 10 tháng 01 năm 2024\nKẾ HOẠCH\nphát động thi đua\nThực hiện Nghị quyết."
    )
    assert [value(read.parent), value(read.issuer), value(read.number), value(read.title)] == [
        "ĐẢNG BỘ TỈNH LẠNG SƠN",
        "HUYỆN ỦY CHI LĂNG",
        "45-KH/HU",
        "phát động thi đua",
    ]


def test_a_directive_may_be_issued_by_the_office_itself() -> None:
    read = head(f"CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n{MOTTO}Số: 03/CT-UBND\nCHỈ THỊ\nVề việc thi đua")
    assert value(read.issuer) == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("02 /PĐ-UBND", "02/PĐ-UBND"),
        ("       /PD-UBND", "/PD-UBND"),
        ("...../KH-UBND", "/KH-UBND"),
        ("… /KH–UBND", "/KH-UBND"),
        ("O2/KH-UBND", "02/KH-UBND"),
        ("12 - NQ/ĐU", "12-NQ/ĐU"),
        ("123/2024/QĐ-UBND", "123/2024/QĐ-UBND"),
    ],
)
def test_a_number_loses_its_blanks_and_keeps_its_tail(written: str, number: str) -> None:
    assert (tidy_number(written), value(head(f"SỞ Y TẾ\nSố: {written}\nKẾ HOẠCH\nThi đua").number)) == (number, number)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Chi Lăng, ngày 06 tháng 01 năm 2022", "2022-01-06"),
        ("Chi Lăng, ngày      tháng 01 năm 2024", "2024-01"),
        ("Chi Lăng, ngày … tháng … năm 2024", "2024"),
        ("Chi Lăng, ngày 31 tháng 2 năm 2024", "2024-02"),
    ],
)
def test_a_date_is_only_as_precise_as_written(written: str, iso: str) -> None:
    read = head(f"SỞ Y TẾ\n{written}\nKẾ HOẠCH\nThi đua")
    assert (value(read.place), value(read.date)) == ("Chi Lăng", iso)


def test_a_title_on_three_lines_is_joined() -> None:
    read = head("SỞ Y TẾ\nKẾ HOẠCH\nTổ chức phong trào thi đua\n“Dạy tốt - Học tốt”\nnăm học 2024 - 2025\nCăn cứ Luật;")
    assert value(read.title) == "Tổ chức phong trào thi đua “Dạy tốt - Học tốt” năm học 2024 - 2025"


def test_who_decides_is_no_part_of_the_title() -> None:
    read = head(f"{MOTTO}QUYẾT ĐỊNH\nVề việc giao chỉ tiêu\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐỨC LINH\nCăn cứ Luật;")
    assert (value(read.title), value(read.authority)) == (
        "Về việc giao chỉ tiêu",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐỨC LINH",
    )


def test_a_note_on_the_decision_is_no_part_of_the_title() -> None:
    read = head("SỞ Y TẾ\nKẾ HOẠCH\nPhát động thi đua\n(Kèm theo Quyết định số 1/QĐ-SYT ngày 02/01/2024)\nCăn cứ Luật;")
    assert value(read.title) == "Phát động thi đua"


def test_type_and_title_may_share_a_line() -> None:
    read = head(f"{MOTTO}PHÁT ĐỘNG PHONG TRÀO THI ĐUA NĂM 2018\nNăm 2018, bệnh viện phát động.")
    assert (value(read.doc_type), value(read.title)) == ("Phát động", "PHONG TRÀO THI ĐUA NĂM 2018")


def test_a_letter_has_its_subject_for_a_title() -> None:
    read = head("SỞ NỘI VỤ\nSố: 215/SNV-TĐKT\nV/v đăng ký thi đua\nnăm 2023\nKính gửi: Các sở, ban, ngành.")
    assert (value(read.doc_type), value(read.title)) == ("Công văn", "V/v đăng ký thi đua năm 2023")


def test_a_subject_may_stand_above_the_motto_with_body_and_number() -> None:
    read = head(
        "PHÒNG TƯ PHÁP\n\nSố:      /PTP-HC\nV/v nhắc nộp bản đăng ký thi đua\nquý III năm 2023\n\n"
        f"{MOTTO}\nBình Sơn, ngày      tháng 7 năm 2023\n\nKính gửi: Các phường."
    )
    assert (value(read.issuer), value(read.number)) == ("PHÒNG TƯ PHÁP", "/PTP-HC")
    title = "V/v nhắc nộp bản đăng ký thi đua quý III năm 2023"
    assert (value(read.doc_type), value(read.title)) == ("Công văn", title)


def test_a_press_report_has_a_headline_and_no_type() -> None:
    read = head(
        "Huyện Mường Khương phát động phong trào thi đua năm 2024\nSáng 08/01, UBND huyện tổ chức lễ phát động."
    )
    assert (read.doc_type, value(read.title)) == (None, "Huyện Mường Khương phát động phong trào thi đua năm 2024")


def test_without_letterhead_the_text_names_the_issuer() -> None:
    outline = outlined(
        "PHÁT ĐỘNG\nPhong trào thi đua\nHĐND huyện đã thông qua, Ủy ban nhân dân huyện Chi Lăng phát động thi đua."
    )
    assert value(issuer_in_text(outline, None)) == "Ủy ban nhân dân huyện Chi Lăng"


def test_a_body_that_is_only_asked_is_not_the_issuer() -> None:
    outline = outlined("PHÁT ĐỘNG\nThi đua\nĐề nghị Công đoàn Công ty May Mười tổ chức hội thao. Các đơn vị thực hiện.")
    assert issuer_in_text(outline, None) is None


LETTER = ("PHÒNG NỘI VỤ", "45/PNV-TĐKT", "Công văn", "V/v nhắc nộp báo cáo thi đua", "2024-06-12")
BODIES = "UBND HUYỆN KRÔNG NÔ\nPHÒNG NỘI VỤ\n"
NUMBER = "Số: 45/PNV-TĐKT\n"
SUBJECT = "V/v nhắc nộp báo cáo thi đua\n"
DATE = "Krông Nô, ngày 12 tháng 6 năm 2024\n"
ADDRESSEES = "\nKính gửi: Ủy ban nhân dân các xã.\nĐến nay còn 05 xã chưa gửi báo cáo.\n"


@pytest.mark.parametrize(
    "lines",
    [
        f"{BODIES}-----\n{NUMBER}{SUBJECT}\n{MOTTO}\n{DATE}",
        f"{MOTTO}{BODIES}{NUMBER}{SUBJECT}{DATE}",
        f"{MOTTO}{DATE}{BODIES}{NUMBER}{SUBJECT}",
        f"{NUMBER}{SUBJECT}\n{BODIES}\n{MOTTO}{DATE}",
        f"{BODIES}{NUMBER}{MOTTO}{DATE}HỎA TỐC\n{SUBJECT}",
        f"Trang chủ » Văn bản\n{BODIES}{NUMBER}{SUBJECT}{MOTTO}{DATE}",
        f"{BODIES}{NUMBER}(V/v nhắc nộp báo cáo thi đua)\n{MOTTO}{DATE}",
        f"{BODIES}Sô: 45 /PNV-TĐKT\nVlv nhắc nộp báo cáo thi đua\n{MOTTO}Krông Nô, ngày l2 tháng 6 năm 2O24\n",
    ],
    ids=["left block first", "motto first", "date first", "number first", "stamp", "web page", "parentheses", "scan"],
)
def test_the_lines_of_a_letter_may_stand_in_any_order(lines: str) -> None:
    read = head(lines + ADDRESSEES)
    assert tuple(map(value, (read.issuer, read.number, read.doc_type, read.title, read.date))) == LETTER


def test_a_body_named_behind_the_date_goes_on_in_the_next_line() -> None:
    read = head(f"{MOTTO}{DATE}ỦY BAN NHÂN DÂN\nHUYỆN KRÔNG NÔ\n{NUMBER}{SUBJECT}{ADDRESSEES}")
    assert (value(read.issuer), value(read.doc_type)) == ("ỦY BAN NHÂN DÂN HUYỆN KRÔNG NÔ", "Công văn")


def test_a_quoted_movement_may_go_on_with_the_subject() -> None:
    read = head(f"BỘ QUỐC PHÒNG\nQUÂN KHU 5\n{NUMBER}V/v sơ kết phong trào\n“Thi đua quyết thắng” quý I\n{MOTTO}{DATE}")
    assert value(read.title) == "V/v sơ kết phong trào “Thi đua quyết thắng” quý I"


@pytest.mark.parametrize(
    ("report", "issuer"),
    [
        (
            "Hội đồng nhân dân xã Bến Đá thông qua 3 nghị quyết quan trọng\nKỳ họp diễn ra trong hai ngày 3-4/7.",
            "Hội đồng nhân dân xã Bến Đá",
        ),
        (
            "Trồng thêm rừng ven biển năm 2017\nTP - Ban chấp hành T.Ư Hội cho biết sẽ trồng 90 ha.",
            "Ban chấp hành T.Ư Hội",
        ),
    ],
)
def test_a_headline_that_begins_with_a_body_is_no_name_and_its_issuer_is_found(report: str, issuer: str) -> None:
    outline = outlined(report)
    head = read_letterhead(outline.head)
    found = issuer_in_text(outline, head.authority)
    assert head.title is not None and head.title.value == report.split("\n")[0]
    assert (head.issuer, found and found.value) == (None, issuer)
