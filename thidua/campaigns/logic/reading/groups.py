"""The group of a target: from the headings above it, else from its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from thidua.campaigns.logic.reading.tokens import even
from thidua.campaigns.logic.terms import Group
from thidua.core.logic.patterns import pattern_of

_HEADING_WORDS: tuple[tuple[Group, str], ...] = (
    (Group.PARTY, "xây dựng đảng|công tác đảng|tổ chức đảng|hệ thống chính trị|mặt trận|đoàn thể"),
    (Group.DEFENCE, "quốc phòng|an ninh|quân sự|trật tự"),
    (Group.OTHER, "hành chính|chuyển đổi số|sáng kiến|khen thưởng|công tác thi đua|nội vụ"),
    (Group.ENVIRONMENT, "môi trường|tài nguyên"),
    (
        Group.ECONOMIC,
        "kinh tế|sản xuất|kinh doanh|tài chính|ngân sách|nông nghiệp|công nghiệp|du lịch|thương mại|đầu tư",
    ),
    (
        Group.SOCIAL,
        "văn hóa|xã hội|y tế|giáo dục|nông thôn mới|đời sống|an sinh|giảm nghèo|chuyên môn|dân số|lao động",
    ),
)
_NATURE: tuple[tuple[Group, str], ...] = (
    (
        Group.DEFENCE,
        (
            "giao quân|tuyển quân|nhập ngũ|quốc phòng|an ninh|tội phạm|phạm pháp|tai nạn giao thông|dân quân|an toàn "
            "giao thông|cháy nổ|vụ cháy|cháy lớn|ma túy|tố giác|án hình sự|trọng án|huấn luyện|diễn tập|tệ nạn"
        ),
    ),
    (Group.PARTY, "đảng viên|chi bộ|đảng bộ|tổ chức đảng|cơ sở đảng|đoàn viên|kết nạp|đại hội chi"),
    (
        Group.OTHER,
        (
            "hồ sơ|dịch vụ công|thủ tục hành chính|chuyển đổi số|công nghệ số|sáng kiến|thi đua|par "
            "index|sipas|ddci|papi|internet|chữ ký số|hài lòng|văn bản|định danh|thanh toán trực tuyến|không dùng tiền "
            "mặt|kinh tế số"
        ),
    ),
    (
        Group.ENVIRONMENT,
        (
            "trồng rừng|rừng|rác|chất thải|nước sạch|hợp vệ sinh|môi trường|cây xanh|cây phân tán|bóng mát|nước "
            "thải|che phủ|ô nhiễm|đường hoa|túi ni lông"
        ),
    ),
    (
        Group.SOCIAL,
        (
            "hộ nghèo|cận nghèo|y tế|bảo hiểm|(?<!thị )trường (?!hợp|nhật)|học sinh|trẻ |văn hóa|việc làm|đào tạo|nông "
            "thôn mới|giảm sinh|dân số|bác sĩ|giường|nhà ở|tuổi|lao động|thể thao|tiêm chủng|gia đình|giáo viên|bệnh|"
            "tử vong|phòng học|vốn chính sách|điều trị|dược sĩ|người có công|nhà tình nghĩa|khuyến học"
        ),
    ),
    (
        Group.ECONOMIC,
        (
            "sản xuất|doanh thu|ngân sách|sản lượng|diện tích|xuất khẩu|đầu tư|doanh nghiệp|hợp tác xã|thu nhập|giá "
            "trị|lợi nhuận|ocop|du lịch|đàn |năng suất|tăng trưởng|grdp|cơ cấu|vốn|nông nghiệp|đường|tàu cá|lồng "
            "bè|thủy sản|gia súc|điện năng|hàng lỗi|giao hàng|đơn hàng|mô hình|gieo trồng|kinh doanh|dư nợ"
        ),
    ),
)
_BY_HEADING = tuple((group, pattern_of(words)) for group, words in _HEADING_WORDS)
_BY_NATURE = tuple((group, pattern_of(words)) for group, words in _NATURE)
_JOINT_PROGRAMME = pattern_of("kinh tế\\W+xã hội")


def group_of(headings: Iterable[str], name: str) -> Group | None:
    """``headings`` from the nearest to the farthest; one that names a field decides. None where nothing tells."""
    for heading in headings:
        found = _of_heading(heading)
        if found is not None:
            return found
    return by_nature(name)


@lru_cache(maxsize=512)
def _of_heading(heading: str) -> Group | None:
    low = lowered(heading)
    if _JOINT_PROGRAMME.search(low) or len(low) > 110:
        return None
    fields = [(found.start(), group) for group, pattern in _BY_HEADING if (found := pattern.search(low))]
    return min(fields)[1] if fields else None


def by_nature(name: str) -> Group | None:
    """The group that the words of a target's name suggest, if any."""
    low = lowered(name) + " "
    return next((group for group, pattern in _BY_NATURE if pattern.search(low)), None)


def usual_group(groups: Sequence[Group | None]) -> Group:
    """The group most targets of a document belong to, where it is a clear majority: the sector it speaks of."""
    known = Counter(group for group in groups if group is not None)
    if not known:
        return Group.OTHER
    group, count = known.most_common(1)[0]
    return group if 2 * count > len(groups) else Group.OTHER


def lowered(text: str) -> str:
    """Lower case with tone marks in one place (``hoá`` = ``hóa``)."""
    return " ".join(map(even, text.split()))
