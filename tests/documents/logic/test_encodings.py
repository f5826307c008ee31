"""Old encodings: tables that turn back, and detection on as little text as people really type."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.encodings import (
    TCVN3_TO_UNICODE,
    VNI_TO_UNICODE,
    decode,
    tcvn3_to_unicode,
    unicode_to_tcvn3,
    unicode_to_vni,
    vietnamese_share,
    vni_to_unicode,
)
from thidua.documents.logic.syllables import is_syllable

pytestmark = pytest.mark.logic

VOWELS = "aăâeêioôơuưy"
MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + mark) for vowel in VOWELS for mark in MARKS] + ["đ"]
CAPITAL = [letter.upper() for letter in SMALL]
WITHOUT_TONE = list("ĂÂĐÊÔƠƯ")  # the only marked capitals TCVN3 has

LETTERHEAD = "Cộng hòa xã hội chủ nghĩa Việt Nam"
CLAUSE = "Tổng sản lượng lương thực đạt 38.500 tấn; giải quyết việc làm cho 1.200 lao động"
SHORT = ("Số lượng", "đơn vị", "Kế hoạch", "thi đua yêu nước", "hộ nghèo", "chỉ tiêu", "phường", "người")


def test_the_tables_cover_the_alphabet() -> None:
    same = {"ý"}  # at the same place in TCVN3 and in Latin-1
    marked = {letter for letter in SMALL + WITHOUT_TONE if not letter.isascii()}
    assert set(TCVN3_TO_UNICODE.values()) == marked - same
    assert set(VNI_TO_UNICODE.values()) == {letter for letter in SMALL + CAPITAL if not letter.isascii()}


def test_tcvn3_turns_back_for_every_letter_it_has() -> None:
    for letter in SMALL + WITHOUT_TONE:
        assert tcvn3_to_unicode(unicode_to_tcvn3(letter)) == letter


def test_vni_turns_back_for_every_letter() -> None:
    for letter in SMALL + CAPITAL:
        assert vni_to_unicode(unicode_to_vni(letter)) == letter


@given(st.text(st.sampled_from(SMALL + WITHOUT_TONE + list(" bcdghklmnpqrstvx,.;0123456789")), max_size=60))
def test_any_vietnamese_text_turns_back_from_tcvn3(text: str) -> None:
    assert tcvn3_to_unicode(unicode_to_tcvn3(text)) == text


@given(st.text(st.sampled_from(SMALL + CAPITAL + list(" bcdghklmnpqrstvx,.;0123456789")), max_size=60))
def test_any_vietnamese_text_turns_back_from_vni(text: str) -> None:
    assert vni_to_unicode(unicode_to_vni(text)) == text


def test_known_writings_are_read() -> None:
    assert tcvn3_to_unicode("Céng hßa x· héi chñ nghÜa ViÖt Nam") == LETTERHEAD
    assert vni_to_unicode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == LETTERHEAD


def test_a_line_in_a_capital_font_gets_its_capitals_back() -> None:
    assert tcvn3_to_unicode("CéNG HßA X· HéI\nViÖt Nam") == "CỘNG HÒA XÃ HỘI\nViệt Nam"


def test_a_capital_with_a_small_mark_is_still_vni() -> None:
    assert vni_to_unicode("UÛy ban, Uûy ban") == "Ủy ban, Ủy ban"


@pytest.mark.parametrize("text", [LETTERHEAD, CLAUSE, *SHORT])
def test_tcvn3_is_told_apart(text: str) -> None:
    assert decode(unicode_to_tcvn3(text).encode("latin-1")) == (text, "tcvn3")


@pytest.mark.parametrize("text", [LETTERHEAD, CLAUSE, *SHORT])
def test_vni_is_told_apart(text: str) -> None:
    assert decode(unicode_to_vni(text).encode("latin-1")) == (text, "vni")


@pytest.mark.parametrize("text", [LETTERHEAD, CLAUSE])
def test_windows_1258_is_told_apart(text: str) -> None:
    # Windows-1258 writes a circumflex, breve or horn with the letter and the tone as a character of its own.
    parts = unicodedata.normalize("NFD", text)
    for vowel in "ăâêôơưĂÂÊÔƠƯ":
        base = unicodedata.normalize("NFD", vowel)
        parts = parts.replace(base[0] + "\u0323" + base[1], vowel + "\u0323").replace(base, vowel)
    assert decode(parts.encode("cp1258")) == (text, "windows-1258")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(encoding: str, name: str) -> None:
    assert decode(CLAUSE.encode(encoding)) == (CLAUSE, name)


def test_decomposed_letters_are_composed() -> None:
    assert decode(unicodedata.normalize("NFD", CLAUSE).encode()) == (CLAUSE, "utf-8")


def test_old_text_pasted_into_a_unicode_file_is_read() -> None:
    assert decode(unicode_to_tcvn3(CLAUSE).encode()) == (CLAUSE, "tcvn3")
    assert decode(unicode_to_vni(CLAUSE).encode()) == (CLAUSE, "vni")


def test_utf8_cut_in_the_middle_of_a_letter_loses_only_that_letter() -> None:
    assert decode("hộ nghèo, chỉ số".encode()[:-1]) == ("hộ nghèo, chỉ s", "utf-8")
    assert decode("tăng trưởng ở".encode()[:-1]) == ("tăng trưởng ", "utf-8")


def test_western_text_stays_western() -> None:
    assert decode(b"\x93Project\x94 2024 \x96 plan") == ("“Project” 2024 – plan", "windows-1252")


@given(st.binary(max_size=200))
def test_any_bytes_give_some_text(data: bytes) -> None:
    text, _ = decode(data)
    assert text == unicodedata.normalize("NFC", text)


def test_syllables_are_told_from_rubbish() -> None:
    good = "nghiêng khuỷu quyết quốc giếng gìn hoà hòa thuỷ thủy yếu Đồng ƯỚC nguyễn buýt"
    bad = "céng hßa hoäi nghÜa Vieät bcd aươ số́ học̀"
    assert [word for word in good.split() if not is_syllable(word)] == []
    assert [word for word in bad.split() if is_syllable(word)] == ["céng"]


def test_the_share_counts_marked_words_only() -> None:
    assert vietnamese_share("plan 2024 kế hoạch") == 1.0
    assert vietnamese_share("viÖc hoạch") == 0.5
    assert vietnamese_share("plan 2024") == 0.0
