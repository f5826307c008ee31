"""The stamp stands where Decree 30/2020 wants it."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

import thidua.documents
from thidua.documents.logic.signature_place import SEAL, SIGNATURE_WIDTH, Gap, Sheet, Signing, place
from thidua.documents.sign.gaps import find_gap, sheet_of

pytestmark = pytest.mark.logic

FONTS = Path(thidua.documents.__file__).parent / "fonts"
A4 = Sheet(2, 595.3, 841.9)
GAP = Gap(1, 425.0, 297.0, 389.0)
PAGE = """#set page(paper: "a4", margin: 20mm)
#set text(font: "Tinos", size: 14pt)
Giao ông Nguyễn Văn An tổ chức thực hiện.
#v(100mm)
#align(right, box(width: 80mm, align(center)[*CHỦ TỊCH* #v(28mm) *Nguyễn Văn An*]))"""


def test_a_persons_signature_is_in_the_middle_between_position_and_name() -> None:
    box = place(Signing.PERSON, GAP, A4)
    assert box.page == 1
    assert box.left + box.width / 2 == pytest.approx(425.0)
    assert box.bottom + box.height / 2 == pytest.approx((297.0 + 389.0) / 2)
    assert GAP.above_name <= box.bottom
    assert box.bottom + box.height <= GAP.below_position


def test_a_seal_covers_the_left_third_of_the_signature_in_its_real_size() -> None:
    signature, seal = place(Signing.PERSON, GAP, A4), place(Signing.BODY, GAP, A4)
    assert (seal.width, seal.height) == (SEAL, SEAL)
    assert seal.left + seal.width == pytest.approx(signature.left + SIGNATURE_WIDTH / 3)


def test_an_appendix_is_signed_in_the_upper_right_corner_of_its_first_page() -> None:
    box = place(Signing.APPENDIX, None, A4)
    assert box.page == 0
    assert box.left > A4.width / 2
    assert box.bottom > A4.height * 0.9
    assert box.left + box.width < A4.width


def test_without_the_name_the_signature_goes_to_the_foot_of_the_last_page() -> None:
    box = place(Signing.PERSON, None, A4)
    assert box.page == 1
    assert box.bottom < A4.height / 4


def test_the_name_is_found_below_its_position_and_not_in_the_text() -> None:
    pdf = bytes(typst.compile(PAGE.encode(), font_paths=[str(FONTS)]))
    gap = find_gap(pdf, "Nguyễn Văn An")
    assert gap is not None
    assert 70 < gap.below_position - gap.above_name < 100
    assert gap.middle > sheet_of(pdf, first=False).width / 2
    assert find_gap(pdf, "Lê Thị Bình") is None
