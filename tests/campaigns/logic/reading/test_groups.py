"""The group a target belongs to."""

from __future__ import annotations

import pytest

from thidua.campaigns.logic.reading.groups import group_of, usual_group
from thidua.campaigns.logic.terms import Group

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        ("Về văn hóa - xã hội", Group.SOCIAL),
        ("CHỈ TIÊU XÂY DỰNG ĐẢNG", Group.PARTY),
        ("Quốc phòng - an ninh", Group.DEFENCE),
        ("Cải cách hành chính, chuyển đổi số", Group.OTHER),
        ("Về phát triển kinh tế nông thôn", Group.ECONOMIC),
        ("Nông thôn mới", Group.SOCIAL),
        ("Môi trường", Group.ENVIRONMENT),
    ],
)
def test_the_nearest_heading_that_names_a_field_decides(heading: str, group: Group) -> None:
    assert group_of([heading, "Chỉ tiêu kinh tế - xã hội"], "Trồng rừng") == group


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Tỷ lệ hộ nghèo", Group.SOCIAL),
        ("Công nhận mới trường đạt chuẩn", Group.SOCIAL),
        ("Giao quân", Group.DEFENCE),
        ("Kết nạp đảng viên", Group.PARTY),
        ("Thu ngân sách", Group.ECONOMIC),
        ("Rác thải được thu gom", Group.ENVIRONMENT),
    ],
)
def test_without_such_a_heading_the_name_decides(name: str, group: Group) -> None:
    assert group_of(["Các chỉ tiêu"], name) == group


def test_the_sector_of_a_document_holds_only_with_a_clear_majority() -> None:
    social, economic = Group.SOCIAL, Group.ECONOMIC
    assert (usual_group([social, social, None]), usual_group([social, economic, None, None])) == (social, Group.OTHER)
