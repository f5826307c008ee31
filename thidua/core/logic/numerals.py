"""Numbers as Vietnamese administrative documents write them, in digits and in words.

The comma is the decimal mark, always. A dot is a thousands mark only where it stands before exactly three digits
(``3.130,5`` = 3130.5, ``84,770`` = 84.77); any other dot is read as a decimal mark, the only sense it can have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.logic.patterns import pattern_of

NUMBER = pattern_of(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d+,\d+|\d+\.\d+|\d+")
"""One number in digits, sign excluded."""

DIGIT_WORDS = {
    "không": 0, "linh": 0, "lẻ": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
FIRST_WORDS = frozenset({"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "không"})
"""Words a number may begin with: ``tư``, ``lăm``, ``mốt`` only follow tens."""
SCALE_WORDS = {
    "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9,
}  # fmt: skip
"""Words of scale and their power of ten."""
FRACTION_PARTS = {"hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "mười": 10}


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number found in words: its value and how many words it takes. ``share`` marks a part of the whole."""

    value: Decimal
    length: int
    share: bool = False


def parse_number(text: str) -> Decimal | None:
    """The value of a number in digits, or None where the text is not one number.

    >>> parse_number("3.130,5")
    Decimal('3130.5')
    """
    bare = text.strip()
    sign = -1 if bare[:1] in {"-", "\N{MINUS SIGN}"} else 1
    bare = bare.lstrip("-+\N{MINUS SIGN}")
    if not NUMBER.fullmatch(bare) or not bare.isascii():
        return None
    whole, comma, decimals = bare.partition(",")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole):
        whole = whole.replace(".", "")
    return sign * Decimal(whole + ("." + decimals if comma else ""))


def reads_two_ways(text: str) -> bool:
    """Whether the digits after a comma are exactly three, so that a hurried reader may take it for thousands."""
    return bool(re.fullmatch(r"[1-9]\d{0,2},\d{3}", text.strip()))


def format_number(value: Decimal, *, places: int | None = None, grouping: bool = True) -> str:
    """The Vietnamese writing of a value: dots for thousands, a comma for decimals.

    ``places`` fixes the number of decimals (rounded half up, as in bookkeeping); without it no digit is added or lost
    except trailing zeros.
    """
    if not value.is_finite():
        raise ValueError(f"Không thể viết giá trị {value} thành số.")
    text = f"{_rounded(value, places) if places is not None else value:f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = "-" if text.startswith("-") and text.strip("-0.") else ""
    whole, _, decimals = text.lstrip("-").partition(".")
    if grouping:
        whole = f"{int(whole):,}".replace(",", ".")
    return sign + whole + ("," + decimals if decimals else "")


def _rounded(value: Decimal, places: int) -> Decimal:
    unit = Decimal(1).scaleb(-places)
    whole, rest = divmod(abs(value), unit)
    return (whole + (1 if rest * 2 >= unit else 0)) * unit * (-1 if value < 0 else 1)


def read_number_words(words: Sequence[str], at: int = 0) -> WordNumber | None:
    """The number in words that begins at ``words[at]`` (lower case), the longest reading, or None.

    Knows units to tỷ (``một trăm hai mươi ba``, ``mười hai nghìn``), round tens (``ba chục``), and shares:
    ``một nửa`` = 0.5, ``một phần tư`` = 0.25, ``ba phần tư`` = 0.75.
    """
    share = _read_share(words, at)
    if share is not None:
        return share
    if at >= len(words) or words[at] not in FIRST_WORDS:
        return None
    total, position, ceiling = Decimal(0), at, 12
    while (group := _read_group(words, position)) is not None:
        after = position + group.length
        scale = SCALE_WORDS.get(words[after], 0) if after < len(words) else 0
        if scale >= ceiling:
            break
        total += group.value.scaleb(scale)
        position, ceiling = after + (scale > 0), scale
        if scale == 0:
            break
    return WordNumber(total, position - at) if position > at else None


def _read_share(words: Sequence[str], at: int) -> WordNumber | None:
    if list(words[at : at + 2]) == ["một", "nửa"]:
        return WordNumber(Decimal("0.5"), 2, share=True)
    if words[at : at + 1] and words[at] == "nửa":
        return WordNumber(Decimal("0.5"), 1, share=True)
    first, middle, last = [*words[at : at + 3], "", "", ""][:3]
    if middle == "phần" and first in FIRST_WORDS and last in FRACTION_PARTS:
        return WordNumber(Decimal(DIGIT_WORDS.get(first, 10)) / FRACTION_PARTS[last], 3, share=True)
    return None


def _read_group(words: Sequence[str], at: int) -> WordNumber | None:
    """A number below one thousand."""
    value, position = _hundreds(words, at)
    if position == at and (at >= len(words) or words[at] not in FIRST_WORDS):
        return None
    tens, after = _tens(words, position)
    return WordNumber(Decimal(value + tens), after - at) if after > at else None


def _hundreds(words: Sequence[str], at: int) -> tuple[int, int]:
    if at + 1 < len(words) and words[at] in DIGIT_WORDS and words[at + 1] == "trăm":
        return DIGIT_WORDS[words[at]] * 100, at + 2
    return 0, at


def _tens(words: Sequence[str], at: int) -> tuple[int, int]:
    if at >= len(words):
        return 0, at
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "mười":
        unit = DIGIT_WORDS.get(following, 0)
        return (10 + unit, at + 2) if unit else (10, at + 1)
    if words[at] not in DIGIT_WORDS:
        return 0, at
    digit = DIGIT_WORDS[words[at]]
    if following == "chục":
        return digit * 10, at + 2
    if following in {"mươi", "mưoi"}:
        last = words[at + 2] if at + 2 < len(words) else ""
        return (digit * 10 + DIGIT_WORDS[last], at + 3) if last in DIGIT_WORDS else (digit * 10, at + 2)
    if words[at] in {"linh", "lẻ"}:
        return (DIGIT_WORDS[following], at + 2) if following in DIGIT_WORDS else (0, at)
    return digit, at + 1
