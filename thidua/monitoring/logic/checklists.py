"""Check lists that an inspection may begin with. Each plan copies one and changes it as it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Checklist:
    """A named list of questions for a visit."""

    title: str
    items: tuple[str, ...]


CHECKLISTS: Mapping[str, Checklist] = {
    "movement": Checklist(
        "Tổ chức phong trào thi đua",
        (
            "Có kế hoạch phát động, hưởng ứng phong trào thi đua của năm",
            "Chỉ tiêu được giao tới từng bộ phận, cá nhân",
            "Có bản đăng ký thi đua, giao ước thi đua",
            "Số liệu báo cáo khớp với hồ sơ, sổ sách tại đơn vị",
            "Có tài liệu kiểm chứng cho các chỉ tiêu đã báo cáo",
            "Tổ chức sơ kết, tổng kết và lưu hồ sơ",
            "Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến",
        ),
    ),
    "commendation": Checklist(
        "Công tác khen thưởng và quỹ thi đua, khen thưởng",
        (
            "Hội đồng (bộ phận) thi đua, khen thưởng được kiện toàn",
            "Bình xét công khai, đúng thẩm quyền, có biên bản",
            "Tỷ lệ người trực tiếp lao động, công tác được khen",
            "Quyết định khen thưởng lưu đầy đủ, đúng thể thức",
            "Tiền thưởng chi đúng mức, đúng đối tượng, có chứng từ",
            "Lập, quản lý và sử dụng quỹ thi đua, khen thưởng đúng quy định",
            "Giải quyết kiến nghị, khiếu nại về thi đua, khen thưởng đúng hạn",
        ),
    ),
    "records": Checklist(
        "Hồ sơ, chế độ báo cáo",
        (
            "Báo cáo định kỳ gửi đúng hạn",
            "Số liệu có người nhập, người duyệt rõ ràng",
            "Hồ sơ thi đua, khen thưởng được lưu trữ theo năm",
            "Thực hiện kết luận của lần kiểm tra trước",
        ),
    ),
}
"""By the word that stands in addresses and forms."""


def read_items(text: str) -> tuple[str, ...]:
    """The questions typed one a line, in their order, a repeated one once."""
    return tuple(dict.fromkeys(line for raw in text.splitlines() if (line := " ".join(raw.split()))))
