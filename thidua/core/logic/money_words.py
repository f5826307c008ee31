"""An amount of đồng in words, as lists of payments write it under their total."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", " nghìn", " triệu")


def dong_in_words(amount: int) -> str:
    """``1420000`` → ``Một triệu bốn trăm hai mươi nghìn đồng``. ``ValueError`` below zero."""
    if amount < 0:
        message = f"no amount below zero is written out: {amount}"
        raise ValueError(message)
    words = _written(amount) or DIGITS[0]
    return f"{words[:1].upper()}{words[1:]} đồng"


def _written(amount: int) -> str:
    """The number by billions (tỷ), each written by groups of three digits; empty for nought."""
    billions, rest = divmod(amount, 10**9)
    head = f"{_written(billions)} tỷ" if billions else ""
    return " ".join(filter(None, (head, _below_a_billion(rest, leading=not billions))))


def _below_a_billion(amount: int, *, leading: bool) -> str:
    parts: list[str] = []
    for place in (2, 1, 0):
        group = amount // 1000**place % 1000
        if group:
            parts.append(f"{_group(group, leading=leading and not parts)}{SCALES[place]}")
    return " ".join(parts)


def _group(number: int, *, leading: bool) -> str:
    """Three digits; behind a higher group the hundreds are said even where there are none."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = []
    if hundreds or not leading:
        said.append(f"{DIGITS[hundreds]} trăm")
    if tens == 1:
        said.append("mười")
    elif tens:
        said.append(f"{DIGITS[tens]} mươi")
    elif ones and said:
        said.append("linh")
    if ones:
        said.append(_ones(ones, tens))
    return " ".join(said)


def _ones(ones: int, tens: int) -> str:
    """``mốt`` and ``lăm`` behind tens."""
    if ones == 1 and tens > 1:
        return "mốt"
    return "lăm" if ones == 5 and tens else DIGITS[ones]
