"""Where one target ends and the next begins in a line that says several things."""

from __future__ import annotations

import pytest

from tests.campaigns.logic.reading.test_line_targets import told

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("Xuất khẩu 90 triệu USD. Nộp thuế 4 tỷ đồng", ["Xuất khẩu: eq 90 triệu USD", "Nộp thuế: eq 4 tỷ đồng"]),
        ("Chợ đạt chuẩn 70%… Kè đá: 12 km", ["Chợ đạt chuẩn: eq 70 %", "Kè đá: eq 12 km"]),
        ("Không còn cầu khỉ, đò ngang dưới 4%", ["Cầu khỉ: eq 0 cầu", "Đò ngang: lt 4 %"]),
        ("Không có hộ mất điện, 92% hộ có quạt",
         ["Hộ mất điện: eq 0 hộ", "Hộ có quạt: eq 92 %"]),
        ("Không để tỷ lệ sâu, bệnh vượt quá 6%", ["Tỷ lệ sâu, bệnh: le 6 %"]),
        ("100% nhà trẻ, lớp mẫu giáo có ít nhất 02 cô nuôi",
         ["Nhà trẻ, lớp mẫu giáo có ít nhất 02 cô nuôi: eq 100 %"]),
        ("Đặt mục tiêu 100% quán ăn có từ 03 bàn", ["Quán ăn có từ 03 bàn: eq 100 %"]),
        ("Đẩy mạnh phong trào đọc sách, 60% hộ có tủ sách", ["Hộ có tủ sách: eq 60 %"]),
        ("Hội nghị thống nhất với các chỉ tiêu: muối 9 tấn; mắm 4 tấn", ["Muối: eq 9 tấn", "Mắm: eq 4 tấn"]),
        ("Thông qua 9 chỉ tiêu lớn, như: 80% bến có phao; 7 bến có nhà chờ",
         ["Bến có phao: eq 80 %", "Bến có nhà chờ: eq 7 bến"]),
        ("Thi đua bảo vệ môi trường: cắt giảm ít nhất 7% túi ni lông", ["Túi ni lông: decrease_by (ge) 7 %"]),
        ("Duy trì 100% cống có nắp; 40% cống có lưới",
         ["Cống có nắp: maintain 100 %", "Cống có lưới: eq 40 %"]),
    ],
)  # fmt: skip
def test_each_target_ends_where_another_begins(line: str, targets: list[str]) -> None:
    assert told(line) == targets


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("Cơ cấu lao động: ruộng 20% - xưởng 45% - chợ 35%",
         ["Cơ cấu lao động ruộng: eq 20 %", "Cơ cấu lao động xưởng: eq 45 %", "Cơ cấu lao động chợ: eq 35 %"]),
        ("Cơ cấu ruộng - xưởng - chợ lần lượt là 20% - 45% - 35%",
         ["Cơ cấu ruộng: eq 20 %", "Cơ cấu xưởng: eq 45 %", "Cơ cấu chợ: eq 35 %"]),
        ("Tỷ trọng nghề mộc chiếm 40%, nghề rèn chiếm 12%",
         ["Tỷ trọng nghề mộc: eq 40 %", "Tỷ trọng nghề rèn: eq 12 %"]),
        ("Sản lượng cá 900 tấn, trong đó: khai thác 400 tấn, nuôi trồng 500 tấn",
         ["Sản lượng cá: eq 900 tấn", "Sản lượng cá khai thác: eq 400 tấn", "Sản lượng cá nuôi trồng: eq 500 tấn"]),
        ("Rác được gom ở chợ đạt 95%, ở bến đò đạt 70%",
         ["Rác được gom ở chợ: eq 95 %", "Rác được gom ở bến đò: eq 70 %"]),
        ("Ngư cụ giảm từ 4% đến dưới 9%", ["Ngư cụ: decrease_by (between) 4–9 %"]),
        ("Đàn dê tăng bình quân 5 năm 6,5%", ["Đàn dê: increase_by 6.5 %"]),
        ("Hằng năm kết nạp từ 12 hội viên trở lên", ["Kết nạp hội viên hằng năm: ge 12 hội viên"]),
        ("Kết nạp 40 hội viên mới trở lên", ["Kết nạp hội viên mới: ge 40 hội viên"]),
        ("Giá trị trên một ha vườn và ao đạt 90 triệu đồng", ["Giá trị trên một ha vườn và ao: eq 90 triệu đồng"]),
        ("Bến sạch: 90%, chợ sạch: 5/6", ["Bến sạch: eq 90 %", "Chợ sạch: eq 5 chợ"]),
        ("Di chuyển xong 70% mồ mả", ["Di chuyển xong mồ mả: eq 70 %"]),
        ("Kết quả bơi 80% đạt yêu cầu", ["Kết quả bơi đạt yêu cầu: eq 80 %"]),
        ("Bao tiêu cói 40 ha với 3 đại lý", ["Bao tiêu cói: eq 40 ha"]),
        ("Thu nhập 9 triệu đồng/năm; hệ số máy đạt 0,95",
         ["Thu nhập: eq 9 triệu đồng/năm", "Hệ số máy: eq 0.95"]),
        ("Giao 85 suất cơm, đạt 100% kế hoạch", ["Giao suất cơm: eq 85 suất"]),
        ("Kết nạp 30 hội viên, phấn đấu 12 đồng chí được đào tạo",
         ["Kết nạp hội viên: eq 30 hội viên", "Kết nạp đồng chí được đào tạo: eq 12 đồng chí"]),
        ("Tăng trưởng kinh tế đạt 7%", ["Tăng trưởng kinh tế: eq 7 %"]),
        ("Tăng gia thu 90 triệu đồng, tăng 8% so với năm 2020", ["Tăng gia thu: eq 90 triệu đồng"]),
        ("Chỉ số hài lòng từ thứ 9 lên thứ 4", ["Chỉ số hài lòng: eq 4 hạng"]),
        ("Hoàn thành cấp 500 giấy chứng nhận", ["Hoàn thành cấp giấy chứng nhận: eq 500 giấy chứng nhận"]),
        ("60% điểm trường có sân", ["Điểm trường có sân: eq 60 %"]),
        ("Giải cờ: 50 giải (Trường THPT Sông Ray 32, Trường THPT Vĩnh Hảo 18)",
         ["Giải cờ: eq 50 giải", "Giải cờ trường THPT Sông Ray: eq 32 giải",
          "Giải cờ trường THPT Vĩnh Hảo: eq 18 giải"]),
    ],
)  # fmt: skip
def test_a_part_takes_what_it_needs_from_the_whole(line: str, targets: list[str]) -> None:
    assert told(line) == targets
