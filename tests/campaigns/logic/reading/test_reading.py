"""A whole document read: header, remarks, JSON shape; and any text at all without an error."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.logic.typed_text import typed
from thidua.campaigns.logic.reading.reading import Reading, read_launch_document

pytestmark = pytest.mark.logic

LAUNCH = """ỦY BAN NHÂN DÂN
XÃ AN CHẤN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /PĐ-UBND
An Chấn, ngày    tháng 01 năm 2024

PHÁT ĐỘNG
Phong trào thi đua năm 2024

Lập thành tích kỷ niệm 70 năm Chiến thắng Điện Biên Phủ, Ủy ban nhân dân xã phát động thi đua với chủ đề “Kỷ cương”.

I. Chỉ tiêu
- Phân đấu thu ngân sách đạt 5,5 tỷ đồng.
II. Nội dung thi đua
1. Thực hiện phong trào “Chung sức xây dựng nông thôn mới”.
III. Thời gian: từ ngày 31/12/2024 đến ngày 05/01/2024.
IV. Tổ chức thực hiện
1. Công chức Văn phòng: theo dõi.

Nơi nhận:
- UBND huyện;
- Lưu: VT.

CHỦ TỊCH
Trần Ngọc Sang
"""
HARD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from('“”"‘’()[]-–+*.,;:/|%‰\t\n \u00a0\u200b\u2028\ufeff0123456789IVXĐđ'),
    ),
    max_size=400,
)
PARTS = st.lists(
    st.sampled_from(
        [*re.split(r"(?<=\s)", LAUNCH), "phong trào ", "“", "”", "từ ", "đến ", "ngày ", "Nơi nhận:\n", "TT\n", "1\n"]
    ),
    max_size=80,
).map("".join)


def read(text: str) -> Reading:
    return read_launch_document(typed(text))


def test_the_header_is_read_with_blanks_left_blank() -> None:
    doc = read(LAUNCH).as_json()["doc"]
    assert doc == {
        "issuer": "ỦY BAN NHÂN DÂN XÃ AN CHẤN",
        "parent": None,
        "number": "/PĐ-UBND",
        "doc_type": "Phát động",
        "title": "Phong trào thi đua năm 2024",
        "theme": "Kỷ cương",
        "year": 2024,
        "place": "An Chấn",
        "date": "2024-01",
        "start": "2024-12-31",
        "end": "2024-01-05",
        "signer_title": "CHỦ TỊCH",
        "signer_name": "Trần Ngọc Sang",
    }


def test_the_careful_reader_remarks_on_blanks_misprints_and_a_reversed_period() -> None:
    codes = [(remark.code, remark.severity.value) for remark in read(LAUNCH).remarks]
    assert [code for code in codes if code[0] != "value-reads-two-ways"] == [
        ("number-blank", "warning"),
        ("date-blank", "warning"),
        ("misprint", "warning"),
        ("period-reversed", "error"),
    ]


def test_missing_parts_of_the_decree_are_remarked() -> None:
    codes = {remark.code for remark in read("1. Thu ngân sách đạt 5 tỷ đồng.").remarks}
    assert {
        "issuer-missing",
        "number-missing",
        "type-missing",
        "title-missing",
        "date-missing",
        "signer-missing",
        "recipients-missing",
    } <= codes


def test_a_number_of_another_type_is_remarked() -> None:
    reading = read(LAUNCH.replace("PHÁT ĐỘNG\n", "KẾ HOẠCH\n").replace("     /PĐ-UBND", "12/QĐ-UBND"))
    assert "code-differs-from-type" in {remark.code for remark in reading.remarks}


def test_every_span_lies_in_the_text() -> None:
    reading = read(LAUNCH)
    parts = (reading.occasions, reading.movements, reading.cited, reading.assignments, reading.recipients)
    for one in [one for part in parts for one in part]:
        assert 0 <= one.span[0] < one.span[1] <= len(LAUNCH)
    assert [LAUNCH[slice(*one.span)] for one in reading.movements] == ["Chung sức xây dựng nông thôn mới"]


def test_the_json_has_the_agreed_keys() -> None:
    assert list(read(LAUNCH).as_json()) == [
        "doc",
        "objective",
        "occasions",
        "targets",
        "contents",
        "movements",
        "cited",
        "assignments",
        "recipients",
        "remarks",
    ]


@settings(max_examples=150, deadline=None)
@given(HARD)
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert json.loads(json.dumps(read(text).as_json())) is not None


@settings(max_examples=150, deadline=None)
@given(PARTS)
def test_any_shuffled_document_is_read_and_its_spans_lie_in_the_text(text: str) -> None:
    reading = read(text)
    spans = [one.span for one in (*reading.movements, *reading.cited, *reading.assignments, *reading.recipients)]
    spans += [remark.span for remark in reading.remarks if remark.span]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
