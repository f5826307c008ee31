"""Ways of wording a target that are less common, each in a sentence of its own."""

from __future__ import annotations

import pytest

from tests.campaigns.logic.reading.test_line_targets import told
from thidua.campaigns.logic.reading.line_targets import read_line_targets

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        (
            "Giá trị tăng 9%, trong đó chế biến 11%, thương mại 8%",
            ["Giá trị: increase_by 9 %", "Giá trị chế biến: increase_by 11 %", "Giá trị thương mại: increase_by 8 %"],
        ),
        ("Chỉ số PAPI xếp thứ 9, tăng 3 bậc", ["Chỉ số PAPI: eq 9 hạng", "Chỉ số PAPI: increase_by 3 bậc"]),
        ("Xếp thứ 5/20 xã, phường về tiêm chủng", ["Xếp hạng về tiêm chủng: eq 5 hạng"]),
        ("Năng suất tăng 2 tạ/ha", ["Năng suất: increase_by 2 tạ/ha"]),
        ("Lợi nhuận trên 01 ha đất mía đạt 40 triệu đồng", ["Lợi nhuận trên 01 ha đất mía: eq 40 triệu đồng"]),
        ("Thay toàn bộ bóng đèn cũ ở ngõ", ["Thay bóng đèn cũ ở ngõ: eq 100 %"]),
        ("9/9 xóm giữ vững danh hiệu xóm bình yên", ["Xóm giữ vững danh hiệu xóm bình yên: maintain 9 xóm"]),
        ("Mỗi buôn thành lập một đội chiêng", ["Đội chiêng mỗi buôn thành lập: eq 1 đội"]),
        ("Cơ cấu lao động (%): ruộng đồng 40; buôn bán 35",
         ["Cơ cấu lao động ruộng đồng: eq 40 %", "Cơ cấu lao động buôn bán: eq 35 %"]),
        ("Giá thành lúa và mía lần lượt đạt 5 triệu đồng/tấn và 1 triệu đồng/tấn",
         ["Giá thành lúa: eq 5 triệu đồng/tấn", "Mía: eq 1 triệu đồng/tấn"]),
        ("Nâng cấp 12 trường học", ["Nâng cấp trường học: eq 12 trường"]),
        ("Bán 30 triệu que diêm", ["Bán que diêm: eq 30 triệu que diêm"]),
        ("Thời gian chờ không quá 25 phút/khách hàng", ["Thời gian chờ: le 25 phút/khách hàng"]),
        ("Điểm hài lòng đạt 4,2 điểm (thang 5 điểm)", ["Điểm hài lòng: eq 4.2 điểm"]),
        ("Mở quầy, đón khách để có thêm 40 lao động", ["Lao động: increase_by 40 lao động"]),
    ],
)  # fmt: skip
def test_a_wording_is_read_as_it_is_meant(line: str, targets: list[str]) -> None:
    assert told(line) == targets


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Chi cục Thủy lợi: đào 3 km kênh", ("Chi cục Thủy lợi",)),
        ("Lâm trường Sông Hinh: trồng 90 ha keo", ("Lâm trường Sông Hinh",)),
        ("Công ty Chè xanh Mộc Lan thu 120 tấn", ("Công ty Chè xanh Mộc Lan",)),
        ("Lắp 06 máy chiếu cho khối 11 học thực hành", ()),
        ("Đứng thứ 3 trong các trường THPT về thể thao", ()),
        ("Lúa vụ Hè Thu 294 ha", ()),
        ("Thôn Văn hóa: 3 thôn", ()),
        ("Cả đoàn viên Hồ Chí Minh góp 3 tấn giấy", ()),
        ("Có thêm 03 xã có chợ gồm: Bến Gỗ, Bến Đá, Bến Củi", ("Bến Gỗ", "Bến Đá", "Bến Củi")),
    ],
)
def test_bodies_with_a_proper_name_are_named_and_others_are_not(line: str, places: tuple[str, ...]) -> None:
    assert [draft.named_units for draft in read_line_targets(line)] == [places]


def test_a_subject_that_keeps_its_standing_is_one_target_with_all_its_places() -> None:
    (draft,) = read_line_targets("Các thôn Hạ Long, Thượng Cát giữ vững danh hiệu thôn văn hóa")
    assert (draft.judgement.comparator.value, draft.named_units) == ("maintain", ("thôn Hạ Long", "thôn Thượng Cát"))
