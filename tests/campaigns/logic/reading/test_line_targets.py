"""Targets in single lines, the way administrative documents put them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.reading.line_targets import read_line_targets

pytestmark = pytest.mark.logic


def told(line: str) -> list[str]:
    """Each target as ``name: comparator value–high unit``, the form a checking person reads."""
    said = []
    for draft in read_line_targets(line):
        high = draft.quantity.high if draft.quantity else None
        upper = f"–{high.normalize():f}" if high else ""
        value = "" if draft.value is None else f" {draft.value.normalize():f}{upper}"
        bound = f" ({draft.judgement.bound.value})" if draft.judgement.bound else ""
        said.append(f"{draft.name}: {draft.judgement.comparator.value}{bound}{value} {draft.unit or ''}".strip())
    return said


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Lượng khách đạt 380 nghìn lượt", "Lượng khách: eq 380 nghìn lượt"),
        ("Tổng thu ngân sách đạt 84,770 tỷ đồng", "Tổng thu ngân sách: eq 84.77 tỷ đồng"),
        ("Tỷ lệ thôn có nhà văn hoá đạt chuẩn đạt 82,3%", "Tỷ lệ thôn có nhà văn hoá đạt chuẩn: eq 82.3 %"),
        ("Tỷ lệ bao phủ bảo hiểm y tế từ 92% dân số trở lên", "Tỷ lệ bao phủ bảo hiểm y tế: ge 92 %"),
        ("Giao hàng đúng hẹn không thấp hơn 98,5%", "Giao hàng đúng hẹn: ge 98.5 %"),
        ("Thu ngân sách đạt và vượt 120 tỷ đồng", "Thu ngân sách: ge 120 tỷ đồng"),
        ("Tổng chi ngân sách không vượt quá 12.604 tỷ đồng", "Tổng chi ngân sách: le 12604 tỷ đồng"),
        ("Nợ xấu dưới 1,5% tổng dư nợ", "Nợ xấu: lt 1.5 %"),
        ("Huy động vốn hơn 22.500 tỷ đồng", "Huy động vốn: gt 22500 tỷ đồng"),
        ("Tốc độ tăng trưởng kinh tế đạt 8 - 8,5%", "Tốc độ tăng trưởng kinh tế: between 8–8.5 %"),
        ("Tạo việc làm cho từ 18.000 đến 19.000 lao động", "Tạo việc làm cho lao động: between 18000–19000 lao động"),
        ("Giá trị làm lợi khoảng 2,750 tỷ đồng", "Giá trị làm lợi: eq 2.75 tỷ đồng"),
        ("Dư nợ không nơi nào dưới 5 tỷ đồng", "Dư nợ: ge 5 tỷ đồng"),
        ("Tỷ lệ hộ dân có nước sạch chí ít 90%", "Tỷ lệ hộ dân có nước sạch: ge 90 %"),
    ],
)
def test_a_level_is_read_with_its_bound(line: str, target: str) -> None:
    assert told(line) == [target]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Phấn đấu giảm tỷ lệ hộ nghèo đa chiều 3%", "Tỷ lệ hộ nghèo đa chiều: decrease_by 3 %"),
        ("Năng suất lao động tăng từ 7% trở lên", "Năng suất lao động: increase_by (ge) 7 %"),
        ("Số vụ phạm pháp hình sự giảm từ 5 đến 7%", "Số vụ phạm pháp hình sự: decrease_by (between) 5–7 %"),
        ("Tỷ lệ suy dinh dưỡng giảm còn 23,4%", "Tỷ lệ suy dinh dưỡng: eq 23.4 %"),
        ("Tỷ lệ hộ nghèo giảm từ 2,77% xuống còn 2,2%", "Tỷ lệ hộ nghèo: eq 2.2 %"),
        ("Bao phủ bảo hiểm y tế từ 94,1% lên 95,5%", "Bao phủ bảo hiểm y tế: eq 95.5 %"),
        ("Tỷ lệ hộ nghèo từ 1,02% xuống dưới 0,9%", "Tỷ lệ hộ nghèo: lt 0.9 %"),
        ("Mức giảm sinh 0,1‰", "Mức giảm sinh: eq 0.1 ‰"),
        ("Tốc độ tăng dân số dưới 1%", "Tốc độ tăng dân số: lt 1 %"),
        ("Tỷ lệ che phủ rừng ổn định ở mức 62,5%", "Tỷ lệ che phủ rừng: maintain 62.5 %"),
        ("Tỷ lệ tham gia duy trì từ 95% trở lên", "Tỷ lệ tham gia: maintain (ge) 95 %"),
        ("Giữ vững 19/19 tiêu chí", "Tiêu chí: maintain 19 tiêu chí"),
        ("Tai nạn giao thông giảm trên cả 3 mặt từ 5 – 10%", "Tai nạn giao thông: decrease_by (between) 5–10 %"),
        ("Thu ngân sách vượt 5% dự toán", "Thu ngân sách: increase_by 5 %"),
        ("Rút ngắn thời gian giải quyết thủ tục tối thiểu 30%", "Thời gian giải quyết thủ tục: decrease_by (ge) 30 %"),
    ],
)
def test_the_level_wins_over_the_change(line: str, target: str) -> None:
    assert told(line) == [target]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Thành lập mới 25 doanh nghiệp", "Thành lập mới doanh nghiệp: eq 25 doanh nghiệp"),
        ("Xây dựng thêm 02 trường học đạt chuẩn", "Xây dựng trường học đạt chuẩn: increase_by 2 trường"),
        ("Xóa 07 điểm tập kết rác", "Xóa điểm tập kết rác: eq 7 điểm"),
        ("Có 10,6 bác sĩ/vạn dân", "Bác sĩ/vạn dân: eq 10.6 bác sĩ/vạn dân"),
        ("Đạt 1,6 dược sĩ đại học/vạn dân", "Dược sĩ đại học/vạn dân: eq 1.6 dược sĩ đại học/vạn dân"),
        ("Kết nạp từ 12 đảng viên mới trở lên", "Kết nạp đảng viên mới: ge 12 đảng viên"),
        ("Cải tạo 12 ngõ, ngách", "Cải tạo ngõ, ngách: eq 12 ngõ, ngách"),
        ("Phấn đấu có 02 Nghệ nhân ưu tú", "Nghệ nhân ưu tú: eq 2 Nghệ nhân ưu tú"),
        ("Trồng 4,5ha rừng phi lao", "Trồng rừng phi lao: eq 4.5 ha"),
        ("Công nhận 06 sản phẩm OCOP từ 3 sao trở lên", "Công nhận sản phẩm OCOP từ 3 sao trở lên: eq 6 sản phẩm"),
        ("Trường chuẩn quốc gia: 12/15", "Trường chuẩn quốc gia: eq 12 trường"),
        (
            "Xã, phường, thị trấn đạt tiêu chí y tế: 74/79",
            "Xã, phường, thị trấn đạt tiêu chí y tế: eq 74 xã, phường, thị trấn",
        ),
        ("100% trạm y tế có bác sĩ", "Trạm y tế có bác sĩ: eq 100 %"),
        ("Cả Công ty có ít nhất 60 sáng kiến", "Sáng kiến cả Công ty: ge 60 sáng kiến"),
        ("Mỗi đơn vị có từ 02 sáng kiến trở lên", "Sáng kiến mỗi đơn vị: ge 2 sáng kiến"),
    ],
)
def test_a_number_in_front_counts_the_noun_behind_it(line: str, target: str) -> None:
    assert told(line) == [target]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Có thêm mười hai hợp tác xã", "Hợp tác xã: increase_by 12 hợp tác xã"),
        ("Xóa ba chục nhà tạm", "Xóa nhà tạm: eq 30 nhà"),
        ("Một nửa số thôn có đội văn nghệ", "Số thôn có đội văn nghệ: eq 50 %"),
        ("Hơn một nửa số giáo viên trên chuẩn", "Số giáo viên trên chuẩn: gt 50 %"),
        ("Một phần tư số hộ có vườn mẫu", "Số hộ có vườn mẫu: eq 25 %"),
        ("Tất cả các trường có thư viện", "Các trường có thư viện: eq 100 %"),
        ("Diện tích hữu cơ gấp ba năm 2022", "Diện tích hữu cơ: eq 3 lần"),
        ("Doanh thu bằng 1,2 lần năm trước", "Doanh thu: eq 1.2 lần"),
        ("Trồng 3 nghìn 200 cây", "Trồng cây: eq 3200 cây"),
        ("Tổng đàn gà 2,5 vạn con", "Tổng đàn gà: eq 2.5 vạn con"),
    ],
)
def test_values_in_words_are_values(line: str, target: str) -> None:
    assert told(line) == [target]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Chỉ số SIPAS xếp hạng từ 15 trở lên", "Chỉ số SIPAS: le 15 hạng"),
        ("Chỉ số DDCI xếp thứ 4", "Chỉ số DDCI: eq 4 hạng"),
        ("DDCI từ hạng 9 lên hạng 6", "DDCI: eq 6 hạng"),
        ("Chỉ số PAPI nằm trong tốp 15", "Chỉ số PAPI: le 15 hạng"),
        ("Chỉ số PCI xếp trong nhóm 10 tỉnh dẫn đầu", "Chỉ số PCI: le 10 hạng"),
        ("Chỉ số PAR INDEX tăng tối thiểu 07 bậc", "Chỉ số PAR INDEX: increase_by (ge) 7 bậc"),
        ("PAR INDEX của quận xếp thứ 03/15", "PAR INDEX của quận: eq 3 hạng"),
    ],
)
def test_a_better_rank_is_a_smaller_number(line: str, target: str) -> None:
    assert told(line) == [target]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Không để xảy ra vụ cháy lớn nào", "Vụ cháy lớn: eq 0 vụ"),
        ("Không để xảy ra cháy lớn", "Cháy lớn: eq 0"),
        ("Cơ bản không còn hộ nghèo", "Hộ nghèo: eq 0 hộ"),
        ("Không còn xã đạt dưới 15 tiêu chí", "Xã đạt dưới 15 tiêu chí: eq 0 xã"),
        ("Giữ vững danh hiệu đơn vị văn hóa", "Danh hiệu đơn vị văn hóa: maintain"),
        ("Thị trấn Sơn Thịnh đạt chuẩn đô thị văn minh", "Thị trấn Sơn Thịnh đạt chuẩn đô thị văn minh: eq"),
        ("Không để tỷ lệ hộ nghèo vượt quá 2%", "Tỷ lệ hộ nghèo: le 2 %"),
    ],
)
def test_nothing_left_and_things_kept_are_targets_without_a_figure(line: str, target: str) -> None:
    assert told(line) == [target]


@pytest.mark.parametrize(
    "line",
    [
        "Triển khai sách giáo khoa lớp 3, lớp 7 và lớp 10",
        "Họp chợ các ngày 5, 15 và 25",
        "Tuần tra Quốc lộ 32 và Tỉnh lộ 945",
        "Theo Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        "Thực hiện phương châm “4 tại chỗ”, gia đình “5 không, 3 sạch”",
        "Áp dụng ISO 9001:2015 và 5S",
        "Kế hoạch 5 năm 2021 - 2025",
        "Trực 24/24 giờ, tiếp nhận 24/7",
        "Tiêm vắc xin phòng COVID-19 mũi 3",
    ],
)
def test_numbers_that_name_something_are_no_targets(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("Tỷ lệ trẻ em dưới 5 tuổi thấp còi dưới 21,5%", "Tỷ lệ trẻ em dưới 5 tuổi thấp còi: lt 21.5 %"),
        ("Trẻ mẫu giáo từ 3 - 5 tuổi ra lớp 99%", "Trẻ mẫu giáo từ 3 - 5 tuổi ra lớp: eq 99 %"),
        ("Học sinh lớp 9 vào lớp 10 trên 78%", "Học sinh lớp 9 vào lớp 10: gt 78 %"),
        ("Giá trị sản xuất trên 01 ha đạt hơn 1,8 tỷ đồng", "Giá trị sản xuất trên 01 ha: gt 1.8 tỷ đồng"),
        ("Số giường bệnh trên 10.000 dân đạt 29,5 giường", "Số giường bệnh trên 10.000 dân: eq 29.5 giường"),
        ("Phụ nữ được khám thai ít nhất 04 lần đạt 80%", "Phụ nữ được khám thai ít nhất 04 lần: eq 80 %"),
        ("Tuổi thọ trung bình đạt 74,5 tuổi", "Tuổi thọ trung bình: eq 74.5 tuổi"),
        ("Tỷ lệ hộ dùng nước theo QCVN 01-1:2018/BYT đạt 74%", "Tỷ lệ hộ dùng nước theo QCVN 01-1:2018/BYT: eq 74 %"),
        ("Chi bộ hoàn thành tốt nhiệm vụ trở lên đạt 92%", "Chi bộ hoàn thành tốt nhiệm vụ trở lên: eq 92 %"),
    ],
)
def test_a_number_inside_the_name_stays_in_the_name(line: str, target: str) -> None:
    assert told(line) == [target]


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        (
            "Giá trị sản xuất: nông nghiệp đạt 3 tỷ đồng; dịch vụ 2,5",
            ["Giá trị sản xuất nông nghiệp: eq 3 tỷ đồng", "Giá trị sản xuất dịch vụ: eq 2.5 tỷ đồng"],
        ),
        (
            "Thành lập mới 25 doanh nghiệp, 12 hợp tác xã",
            ["Thành lập mới doanh nghiệp: eq 25 doanh nghiệp", "Thành lập mới hợp tác xã: eq 12 hợp tác xã"],
        ),
        (
            "Có thêm 02 xã đạt chuẩn; 01 xã kiểu mẫu",
            ["Xã đạt chuẩn: increase_by 2 xã", "Xã kiểu mẫu: increase_by 1 xã"],
        ),
        (
            "90% ấp và 60% tổ có loa",
            ["Ấp có loa: eq 90 %", "Tổ có loa: eq 60 %"],
        ),
        (
            "Giảm 3% điện năng, 4% nước sạch",
            ["Điện năng: decrease_by 3 %", "Nước sạch: decrease_by 4 %"],
        ),
        (
            "Thu hút 03 dự án với tổng vốn 1.200 tỷ đồng",
            ["Thu hút dự án: eq 3 dự án", "Tổng vốn: eq 1200 tỷ đồng"],
        ),
        (
            "Cấp nước sạch ở đô thị đạt 98%, nông thôn 80%",
            ["Cấp nước sạch ở đô thị: eq 98 %", "Cấp nước sạch ở nông thôn: eq 80 %"],
        ),
        (
            "Công nghiệp tăng 4%; dịch vụ 6%",
            ["Công nghiệp: increase_by 4 %", "Dịch vụ: increase_by 6 %"],
        ),
        (
            "Giảm 15 hộ nghèo, còn lại 48 hộ (3,2%)",
            ["Hộ nghèo: decrease_by 15 hộ", "Hộ nghèo: eq 48 hộ"],
        ),
        (
            "Diện tích dừa đạt 22.000 ha, chiếm 28% tổng diện tích",
            ["Diện tích dừa: eq 22000 ha", "Tỷ lệ diện tích dừa: eq 28 %"],
        ),
        (
            "Sản lượng lương thực:2.345 tấn (lúa 2.099, bắp 246)",
            [
                "Sản lượng lương thực: eq 2345 tấn",
                "Sản lượng lương thực lúa: eq 2099 tấn",
                "Sản lượng lương thực bắp: eq 246 tấn",
            ],
        ),
        (
            "Tổng đàn bò 1.150 con, heo 2.400 con",
            ["Tổng đàn bò: eq 1150 con", "Tổng đàn heo: eq 2400 con"],
        ),
        (
            "98% hộ dân dùng nước hợp vệ sinh, trong đó 55% dùng nước sạch",
            ["Hộ dân dùng nước hợp vệ sinh: eq 98 %", "Hộ dân dùng nước sạch: eq 55 %"],
        ),
        (
            "Tỷ lệ trường đạt chuẩn mức độ 1 đạt 72,5%; mức độ 2 đạt 18%",
            ["Tỷ lệ trường đạt chuẩn mức độ 1: eq 72.5 %", "Tỷ lệ trường đạt chuẩn mức độ 2: eq 18 %"],
        ),
        (
            "Vận động hiến 450 đơn vị máu, phát động phong trào rộng khắp, hỗ trợ 35 hộ nghèo",
            ["Vận động hiến đơn vị máu: eq 450 đơn vị máu", "Hỗ trợ hộ nghèo: eq 35 hộ"],
        ),
    ],
)
def test_items_take_from_their_neighbours_what_they_leave_unsaid(line: str, targets: list[str]) -> None:
    assert told(line) == targets


@pytest.mark.parametrize(
    ("line", "growth"),
    [
        ("Kim ngạch đạt 16,5 triệu USD, tăng 9,3%", "9.3"),
        ("Thu ngân sách đạt 96 tỷ đồng, tăng 5,2% so với dự toán", "5.2"),
        ("Chi thường xuyên 40 tỷ đồng, giảm 3%", "-3"),
        ("Số doanh nghiệp: 45 doanh nghiệp (tăng 10%)", "10"),
    ],
)
def test_a_growth_beside_a_level_is_a_cross_check(line: str, growth: str) -> None:
    (draft,) = read_line_targets(line)
    assert draft.growth == Decimal(growth)


def test_a_share_of_the_plan_beside_a_level_is_no_target_of_its_own() -> None:
    assert told("Thu ngân sách 50 tỷ đồng, bằng 104% dự toán") == ["Thu ngân sách: eq 50 tỷ đồng"]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Có thêm 01 xã đạt chuẩn nông thôn mới (xã Bằng Hữu)", ("xã Bằng Hữu",)),
        ("Công nhận 02 xã đạt chuẩn (Tân Lộc, Phú Hòa)", ("Tân Lộc", "Phú Hòa")),
        ("Trồng 2.000 cây xanh dọc Quốc lộ 80", ("Quốc lộ 80",)),
        ("Các ấp Tân Lộc, Phú Hòa đạt chuẩn ấp văn hóa", ("ấp Tân Lộc", "ấp Phú Hòa")),
        ("Sản lượng sợi của Nhà máy sợi số 2 đạt 5.400 tấn", ("Nhà máy sợi số 2",)),
        ("Tỷ lệ xã khó khăn có điện đạt 95%", ()),
        ("Hoàn thành 02 tiêu chí (tiêu chí số 17, tiêu chí số 18)", ()),
    ],
)
def test_places_and_bodies_named_in_the_clause_are_kept(line: str, places: tuple[str, ...]) -> None:
    (draft,) = read_line_targets(line)
    assert draft.named_units == places


def test_a_unit_that_heads_a_list_counts_for_all_its_targets() -> None:
    drafts = read_line_targets("Xí nghiệp 3: sản lượng 12.000 sản phẩm; doanh thu 45 tỷ đồng")
    assert [draft.named_units for draft in drafts] == [("Xí nghiệp 3",), ("Xí nghiệp 3",)]


def test_the_issuer_is_no_named_unit_of_its_own_targets() -> None:
    (draft,) = read_line_targets("Xã An Chấn trồng 500 cây", "HỘI ĐỒNG NHÂN DÂN XÃ AN CHẤN")
    assert draft.named_units == ()


PIECES = st.sampled_from(
    [
        "đạt",
        "giảm",
        "tăng",
        "từ",
        "trở lên",
        "5%",
        "12/15",
        "3,5",
        "(",
        ")",
        ";",
        ",",
        ":",
        "xã",
        "Tân Lộc",
        "trong đó",
        "và",
        "không còn",
        "duy trì",
        "gấp đôi",
        "một nửa",
        "tỷ đồng",
        "/",
        "năm 2024",
        "“",
        "”",
        ".",
        "-",
        "hạng",
        "còn",
        "mỗi",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join)))
def test_any_line_is_read_without_failing_and_places_lie_inside_it(line: str) -> None:
    for draft in read_line_targets(line):
        assert 0 <= draft.start < draft.end <= len(line)
        assert draft.value is None or draft.value.is_finite()
