"""What the lead-ins and headings of real letters say of the lines under them."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.sections import Place, place_of, walk_sections

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Giám đốc yêu cầu các khoa, phòng thực hiện tốt các nội dung sau:", Place.CONTENT),
        ("Thay mặt Hội đồng Thi đua - Khen thưởng, tôi phát động các nội dung trọng tâm sau đây:", Place.CONTENT),
        ("Yêu cầu các đơn vị báo cáo theo nội dung sau:", Place.EXCLUDED),
        ("Chỉ tiêu khen thưởng", Place.EXCLUDED),
        ("Chỉ tiêu phấn đấu", Place.LIST),
    ],
)
def test_a_heading_says_what_the_lines_under_it_are(heading: str, place: Place) -> None:
    assert place_of(heading) is place


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ("Vụ trước còn chậm. Để kịp mùa, Giám đốc đặt ra các mục tiêu sau:\n1. Cấy 9 ha\n2. Gặt 7 ha", Place.LIST),
        ("1. Chỉ tiêu\n1.1. Về đời sống, phong trào\n- Xây 9 nhà", Place.LIST),
        ("1. Chỉ tiêu\n1.1. Nhiệm vụ, giải pháp\n- Xây 9 nhà", Place.CONTENT),
    ],
)
def test_the_last_line_stands_where_its_headings_put_it(document: str, place: Place) -> None:
    assert [spot.place for spot in walk_sections(outlined(document))][-1] is place
