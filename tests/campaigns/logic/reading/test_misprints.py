"""Misprints and misreadings of a scan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.reading.misprints import repair, repaired
from thidua.documents.logic.passage import Passage

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Phân đấu", "Phấn đấu"),
        ("bảo hiểm y tê", "bảo hiểm y tế"),
        ("Ty lệ gia đinh văn hóa", "Tỷ lệ gia đình văn hóa"),
        ("khôngthấp hơn", "không thấp hơn"),
        ("chương trình phổcập", "chương trình phổ cập"),
        ("tỷ lệ thugom", "tỷ lệ thu gom"),
        ("trên điạ bàn", "trên địa bàn"),
        ("luợt khách đat", "lượt khách đạt"),
        ("hài lòng cua người dân", "hài lòng của người dân"),
        ("1OO%", "100%"),
        ("l.250 ha", "1.250 ha"),
        ("98 ,5%", "98,5%"),
        ("1. 250 ha", "1.250 ha"),
    ],
)
def test_what_no_vietnamese_would_write_is_put_right(printed: str, meant: str) -> None:
    assert repaired(printed) == meant


@pytest.mark.parametrize(
    "written",
    [
        "nuôi cua biển",
        "công nhân",
        "công nhận mới",
        "chi tiêu",
        "video, camera, internet",
        "quý I",
        "OCOP 4 sao",
        "đầu từ ngày",
    ],
)
def test_what_makes_sense_stays(written: str) -> None:
    assert repaired(written) == written


@given(st.text(max_size=120))
def test_every_character_of_a_mended_passage_knows_its_place(text: str) -> None:
    mended = repair(Passage(text, tuple(range(len(text)))))
    assert len(mended.text) == len(mended.offsets)
    assert list(mended.offsets) == sorted(mended.offsets)
