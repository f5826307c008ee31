"""Recipients and signers, below each other or side by side."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.documents.logic.closing import Closing, read_closing
from thidua.documents.logic.signature_lines import person_name

pytestmark = pytest.mark.logic

BODY = "1. Thu ngân sách đạt 5 tỷ đồng.\n2. Trồng 3 ha rừng.\n3. Giữ vững an ninh.\n"


def closing(text: str) -> Closing:
    return read_closing(outlined(BODY + text))


def signers(read: Closing) -> list[tuple[str | None, str | None]]:
    return [(one.title.value if one.title else None, one.name.value if one.name else None) for one in read.signers]


def recipients(read: Closing) -> list[str]:
    return [one.value for one in read.recipients]


def test_recipients_lose_dash_and_closing_mark() -> None:
    read = closing("Nơi nhận:\n- Sở Nội vụ; Sở Y tế;\n- Lưu: VT, NV (Q.90b).\nCHỦ TỊCH\n(Đã ký)\nTrần Ngọc Sang")
    assert recipients(read) == ["Sở Nội vụ; Sở Y tế", "Lưu: VT, NV (Q.90b)"]


def test_a_deputy_signs_with_the_own_title() -> None:
    read = closing("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nCầm Văn Diện\nNơi nhận:\n- Như trên;")
    assert (signers(read), recipients(read)) == ([("PHÓ CHỦ TỊCH", "Cầm Văn Diện")], ["Như trên"])


def test_two_columns_with_single_blanks_are_parted() -> None:
    read = closing("Nơi nhận: TM. BAN THƯỜNG VỤ\n- LĐLĐ tỉnh; CHỦ TỊCH\n- CĐCS trực thuộc;\n- Lưu: VP. Trần Minh Đức")
    assert recipients(read) == ["LĐLĐ tỉnh", "CĐCS trực thuộc", "Lưu: VP"]
    assert signers(read) == [("CHỦ TỊCH", "Trần Minh Đức")]


def test_signers_side_by_side_keep_their_own_titles() -> None:
    read = closing("CHỦ TỊCH CÔNG ĐOÀN          GIÁM ĐỐC\n\nBSCKII. Phạm Thị Dung          TS.BS Nguyễn Huy Ngọc")
    assert signers(read) == [("CHỦ TỊCH CÔNG ĐOÀN", "Phạm Thị Dung"), ("GIÁM ĐỐC", "Nguyễn Huy Ngọc")]


def test_a_recipient_broken_over_two_lines_is_one() -> None:
    read = closing("Nơi nhận:\n- UBND các huyện: Văn Quan, Bình Gia,\nBắc Sơn;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn An")
    assert recipients(read) == ["UBND các huyện: Văn Quan, Bình Gia, Bắc Sơn", "Lưu: VT"]


def test_an_abbreviated_recipient_is_no_signature() -> None:
    read = closing("Nơi nhận:\n- Ban TĐKTTW;\n- Lưu: VT.\nCHỦ TỊCH\nVõ Văn Hưng")
    assert (recipients(read), signers(read)) == (["Ban TĐKTTW", "Lưu: VT"], [("CHỦ TỊCH", "Võ Văn Hưng")])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Thượng tá Trần Văn Bách", "Trần Văn Bách"),
        ("ThS. Lương Thế Vinh", "Lương Thế Vinh"),
        ("(Đã ký) Nguyễn Văn An", "Nguyễn Văn An"),
        ("NGUYỄN THỊ HOA", "NGUYỄN THỊ HOA"),
        ("Sùng A Hồ", "Sùng A Hồ"),
        ("Y Vinh Tơr", "Y Vinh Tơr"),
        ("H’Yim Kđoh", "H’Yim Kđoh"),
        ("TS. Trương Văn Tám", "Trương Văn Tám"),
        ("KS. Định", None),
        ("Đinh Công Hội", "Đinh Công Hội"),
        ("Đoàn Văn Công", "Đoàn Văn Công"),
        ("Văn Công Trung", "Văn Công Trung"),
        ("Quan Văn Nhân", "Quan Văn Nhân"),
        ("Văn phòng Sở", None),
        ("Văn Phòng Đảng Ủy", None),
        ("Công Đoàn Trường", None),
        ("Trung Tâm Y Tế", None),
        ("Quyết Định", None),
        ("CHỦ TỊCH", None),
        ("PHÓ CHỦ TỊCH", None),
        ("PHÓ THỦ TƯỚNG", None),
        ("UBND HUYỆN VẠN NINH", None),
        ("Lưu VP", None),
        ("Các tin đã đưa", None),
    ],
)
def test_a_name_is_told_from_a_title_and_loses_rank_and_degree(line: str, name: str | None) -> None:
    assert person_name(line) == name


def test_a_rank_before_a_name_is_no_position() -> None:
    read = closing("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTRƯỞNG KHỐI\n\nĐại tá Phan Văn Lũy\nPhó Giám đốc Công an tỉnh")
    assert signers(read) == [("TRƯỞNG KHỐI", "Phan Văn Lũy")]
