"""Our QR codes are those of the standard: equal to segno's where the data fill the code, to qrcode's everywhere."""

from __future__ import annotations

import pytest
import qrcode
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.util import MODE_8BIT_BYTE, QRData

from thidua.documents.render.certificate_qr import qr_matrix, qr_png

pytestmark = pytest.mark.logic

FULL = {1: 14, 2: 26, 5: 84, 9: 180, 10: 213, 13: 331, 14: 362, 20: 666}
"""Bytes that fill a code of each version at level M."""


@pytest.mark.parametrize(("version", "length"), FULL.items())
def test_a_full_code_is_the_one_segno_makes(version: int, length: int) -> None:
    text = ("https://thidua.gov.vn/xac-minh/" + "aZ9-_" * 200)[:length]
    expected = segno.make(text, error="m", mode="byte", mask=0, micro=False, boost_error=False)
    assert expected.version == version
    assert [bytes(row) for row in qr_matrix(text)] == [bytes(row) for row in expected.matrix]


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=120))
@settings(max_examples=25, deadline=None)
def test_any_text_is_coded_as_another_library_codes_it(text: str) -> None:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=0, border=0)
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE), optimize=0)
    code.make(fit=True)
    assert [list(map(bool, row)) for row in qr_matrix(text)] == [list(map(bool, row)) for row in code.get_matrix()]


def test_a_picture_has_one_pixel_a_module() -> None:
    size = len(qr_matrix("abc"))
    assert qr_png("abc")[16:24] == size.to_bytes(4, "big") * 2


def test_too_much_text_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        qr_matrix("x" * 2400)
