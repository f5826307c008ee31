"""The encodings Vietnamese text was typed in before Unicode, and telling which one some bytes are in.

Tables: TCVN 5712:1993 in its third form (fonts ``.VnTime``), VNI for Windows (fonts ``VNI-Times``). Both put Vietnamese
letters on the places of Western European ones, so they are given as the Latin-1 characters a reader without the font
would see. TCVN3 has no capital letters with a tone; its capital fonts (``.VnTimeH``) show small letters as capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.syllables import is_syllable

TONES: Final = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # grave, hook, tilde, acute, dot below

# Per vowel the TCVN3 characters for: no tone (where not ASCII), then the five tones in the order of TONES.
TCVN3_VOWELS: Final = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\u00adõö÷øù",
    "y": "yúûüýþ",
}
TCVN3_OTHERS: Final = {"®": "đ", "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ"}

# VNI writes the mark as a character of its own behind the vowel. For the plain vowels, for â ê ô (mark and tone in
# one), for ă, and for the letters that are single characters; capitals have the capital forms of the same marks.
VNI_TONES: Final = "øûõùï"
VNI_CIRCUMFLEX: Final = "âàåãáä"
VNI_BREVE: Final = "êèúüéë"
VNI_HORNED: Final = {"ô": "ơ", "ö": "ư"}
VNI_SINGLE: Final = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _toned(vowel: str) -> Iterator[str]:
    for tone in TONES:
        yield unicodedata.normalize("NFC", vowel + tone)


def _tcvn3_table() -> dict[str, str]:
    table = dict(TCVN3_OTHERS)
    for vowel, written in TCVN3_VOWELS.items():
        table.update(zip(written, (vowel, *_toned(vowel)), strict=True))
    return {code: letter for code, letter in table.items() if code != letter}


def _vni_table() -> dict[str, str]:
    small: dict[str, str] = dict(VNI_SINGLE) | VNI_HORNED
    for vowel in "aeouy":
        small.update(zip((vowel + mark for mark in VNI_TONES), _toned(vowel), strict=True))
    for code, vowel in VNI_HORNED.items():
        small.update(zip((code + mark for mark in VNI_TONES), _toned(vowel), strict=True))
    for vowel, plain in (("â", "a"), ("ê", "e"), ("ô", "o")):
        small.update(zip((plain + mark for mark in VNI_CIRCUMFLEX), (vowel, *_toned(vowel)), strict=True))
    small.update(zip(("a" + mark for mark in VNI_BREVE), ("ă", *_toned("ă")), strict=True))
    del small["yï"]  # written with its own character
    return small | {code.upper(): letter.upper() for code, letter in small.items()}


TCVN3_TO_UNICODE: Final = _tcvn3_table()
VNI_TO_UNICODE: Final = _vni_table()
_TCVN3_TRANSLATION: Final = str.maketrans(TCVN3_TO_UNICODE)
_TCVN3_BACK: Final = str.maketrans({letter: code for code, letter in TCVN3_TO_UNICODE.items()})
_VNI_BACK: Final = str.maketrans({letter: code for code, letter in VNI_TO_UNICODE.items()})
# A capital vowel in front of a small mark is met in titles: the vowel decides the case.
_VNI_PIECES: Final = VNI_TO_UNICODE | {
    code[0].upper() + code[1:]: letter.upper() for code, letter in VNI_TO_UNICODE.items() if len(code) == 2
}
_VNI_PATTERN: Final = pattern_of("|".join(sorted(map(re.escape, _VNI_PIECES), key=len, reverse=True)))


def tcvn3_to_unicode(text: str) -> str:
    """TCVN3 seen as Latin-1, turned into NFC. Lines typed in a capital font get their capitals back."""
    return "\n".join(_capital_font(line, line.translate(_TCVN3_TRANSLATION)) for line in text.split("\n"))


def unicode_to_tcvn3(text: str) -> str:
    """The inverse of :func:`tcvn3_to_unicode` for text without toned capitals, which TCVN3 does not have."""
    return text.translate(_TCVN3_BACK)


def vni_to_unicode(text: str) -> str:
    """VNI seen as Latin-1, turned into NFC."""
    return _VNI_PATTERN.sub(lambda found: _VNI_PIECES[found[0]], text)


def unicode_to_vni(text: str) -> str:
    """The inverse of :func:`vni_to_unicode`."""
    return text.translate(_VNI_BACK)


def _capital_font(written: str, converted: str) -> str:
    """Capitals for a line whose plain letters are all capitals: its marked letters come from a capital font."""
    plain = [letter for letter in written if letter.isascii() and letter.isalpha()]
    if len(plain) >= 2 and all(letter.isupper() for letter in plain):
        return converted.upper()
    return converted


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file of unknown encoding, in NFC, and the name of the encoding.

    Unicode is taken at its word (byte order mark, zero bytes of UTF-16, valid UTF-8). Other bytes are read in every old
    encoding, and the one that gives most Vietnamese syllables wins. Every sequence of bytes gives some text.
    """
    text, encoding = _decode_unicode(data) or _decode_old(data)
    return unicodedata.normalize("NFC", text), encoding


def _decode_unicode(data: bytes) -> tuple[str, str] | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    wide = _wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _cut_utf8(data, error)
    return (_old_text_in_unicode(text) or (text, "utf-8")) if text else None


def _cut_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    """UTF-8 that ends in the middle of a letter, without it; nothing for bytes that are no UTF-8."""
    whole = data[: error.start]
    cut = error.start >= len(data) - 3 and error.reason == "unexpected end of data" and not whole.isascii()
    return whole.decode("utf-8-sig") if cut else ""


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in its high bytes: Vietnamese has only 00, 01, 03, 1E and 20 there."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2 or b"\x00" not in sample:
        return None
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        likely = sum(high.count(byte) for byte in (0x00, 0x01, 0x03, 0x1E, 0x20))
        if likely >= 0.95 * len(high) and low.count(0) <= 0.05 * len(low):
            return encoding
    return None


def _old_text_in_unicode(text: str) -> tuple[str, str] | None:
    """Old text that was pasted into a Unicode file: the Western letters are still there, one by one."""
    if text.isascii() or any(letter > "\u00ff" and letter.isalpha() for letter in text):
        return None  # nothing to turn, or real Vietnamese letters are present
    name, best = _most_vietnamese({"utf-8": text, "tcvn3": tcvn3_to_unicode(text), "vni": vni_to_unicode(text)})
    return (best, name) if name != "utf-8" else None


# The five bytes that Windows-1252 leaves open stay what they are in Latin-1; none of them is a letter anywhere.
_WINDOWS_PUNCTUATION: Final = {
    code: letter
    for code, letter in zip(range(0x80, 0xA0), bytes(range(0x80, 0xA0)).decode("cp1252", "replace"), strict=True)
    if letter != "\ufffd"
}


def _decode_old(data: bytes) -> tuple[str, str]:
    seen = data.decode("latin-1").translate(_WINDOWS_PUNCTUATION)
    readings = {
        "tcvn3": tcvn3_to_unicode(seen),
        "vni": vni_to_unicode(seen),
        "windows-1258": unicodedata.normalize("NFC", data.decode("cp1258", "replace")),
    }
    if not any(map(vietnamese_share, readings.values())):
        return seen, "windows-1252"
    name, text = _most_vietnamese(readings)
    return text, name


def _most_vietnamese(readings: dict[str, str]) -> tuple[str, str]:
    """The best reading and its name; of equally good ones the first."""
    name = max(readings, key=lambda candidate: vietnamese_share(readings[candidate]))
    return name, readings[name]


_WITHIN_WORDS: Final = pattern_of(r"[/.,;:()\-–\d]+")
_AROUND_WORDS: Final = ".,;:()[]/-–\"'“”‘’!?*+%…0123456789"
SAMPLE_WORDS: Final = 4000


def vietnamese_share(text: str) -> float:
    """How many of the words with marks are Vietnamese syllables, 0 to 1; words of plain letters do not count."""
    marked = good = 0
    for found in islice(re.finditer(r"\S+", text), SAMPLE_WORDS):
        word = found[0].strip(_AROUND_WORDS)
        if not word.isascii():
            marked += 1
            good += all(is_syllable(part) for part in _WITHIN_WORDS.split(word) if part)
    return good / marked if marked else 0.0
