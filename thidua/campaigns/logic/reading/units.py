"""The unit behind a number, brought to its canonical form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.campaigns.logic.reading.nouns import (
    COMPOUND_NOUNS,
    DENOMINATORS,
    MEASURED,
    MONEY,
    SCALES,
    SHARES,
    SHORT_MONEY,
    SINGLE_NOUNS,
)
from thidua.campaigns.logic.reading.tokens import Kind, Token, phrases, word_set
from thidua.campaigns.logic.reading.vocabulary import ACTIONS, CHANGE_VERBS, PREDICATES
from thidua.core.logic.values import frozen

MONEY_SCALES = frozenset({"nghìn", "triệu", "tỷ", "nghìn tỷ", "trăm triệu", "trăm tỷ"})


@frozen
class Unit:
    """``text`` canonical; ``length`` tokens long. ``noun`` counts the tokens at its end that the name needs as well."""

    text: str
    length: int
    noun: int = 0
    firm: bool = True  # surely a unit, not the first words of a name

    @property
    def share(self) -> bool:
        """A part of a whole (%, ‰)."""
        return self.text.startswith(("%", "‰", "điểm %"))


def read_unit(tokens: Sequence[Token], at: int, stop: int) -> Unit | None:
    """The unit that begins at ``tokens[at]``, or None. A number directly before is assumed."""
    for table in (SHARES, SHORT_MONEY):
        found = table.at(tokens, at, stop)
        if found and found[0] == "điểm %" and tokens[at].low == "%" and _is_place_noun(tokens, at + 2, stop):
            found = "%", 1
        if found:
            return _with_denominators(tokens, at, stop, Unit(found[0], found[1]))
    scale = SCALES.at(tokens, at, stop)
    if scale:
        return _scaled(tokens, at, stop, *scale)
    money = MONEY.at(tokens, at, stop)
    if money and (money[0] != "đồng" or tokens[at].low != "đồng" or not _named(tokens, at + 1, stop, {"chí"})):
        return _with_denominators(tokens, at, stop, Unit(*money))
    return _counted(tokens, at, stop)


def _is_place_noun(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """``75% điểm trường``: the points are places, not points of a percentage."""
    return at < stop and tokens[at].kind is Kind.WORD and tokens[at].low not in NO_NOUNS


def _named(tokens: Sequence[Token], at: int, stop: int, words: set[str]) -> bool:
    return at < stop and tokens[at].low in words


def _scaled(tokens: Sequence[Token], at: int, stop: int, scale: str, length: int) -> Unit:
    behind = at + length
    money = MONEY.at(tokens, behind, stop)
    if money and not (money[0] == "đồng" and _named(tokens, behind + 1, stop, {"chí"})):
        return _with_denominators(tokens, at, stop, Unit(f"{scale} {money[0]}", length + money[1]))
    if behind < stop and tokens[behind].low == "/" and scale in MONEY_SCALES:
        return _with_denominators(tokens, at, stop, Unit(scale, length))
    counted = _counted(tokens, behind, stop)
    if counted and counted.firm:
        return Unit(f"{scale} {counted.text}", length + counted.length, counted.noun)
    if counted and _is_thing(tokens, behind):
        return Unit(f"{scale} {counted.text}", length + counted.length, counted.noun, firm=False)
    return Unit(f"{scale} đồng" if scale in MONEY_SCALES else scale, length)


def _is_thing(tokens: Sequence[Token], at: int) -> bool:
    """Behind ``triệu`` stands something that is counted, no verb and no word for money (``500 triệu xây cầu``)."""
    spent = tokens[at].low in {"kinh", "tiền", "vốn", "ngân", "nguồn", "phí"}
    return not spent and ACTIONS.at(tokens, at) is None and PREDICATES.at(tokens, at) is None


def _counted(tokens: Sequence[Token], at: int, stop: int) -> Unit | None:
    if at >= stop or tokens[at].kind is not Kind.WORD:
        return None
    measured = MEASURED.at(tokens, at, stop)
    named_point = measured and measured[0] == "điểm" and at + 1 < stop and tokens[at + 1].kind is Kind.WORD
    if named_point and tokens[at + 1].low not in NO_NOUNS:
        return Unit("điểm", 1, noun=1)  # a place, not a mark
    if measured:
        return _with_denominators(tokens, at, stop, Unit(*measured))
    title = _honour(tokens, at, stop)
    if title:
        return title
    listed = _listed(tokens, at, stop)
    if listed:
        return listed
    compound = COMPOUND_NOUNS.at(tokens, at, stop)
    if compound:
        return _slashed_noun(tokens, at, stop, Unit(compound[0], compound[1], noun=compound[1]))
    if tokens[at].low in SINGLE_NOUNS:
        return _slashed_noun(tokens, at, stop, Unit(tokens[at].low, 1, noun=1))
    return _unknown_noun(tokens, at, stop)


def _honour(tokens: Sequence[Token], at: int, stop: int) -> Unit | None:
    """Titles of people are counted whole: ``02 Nghệ nhân ưu tú``."""
    title = COMPOUND_NOUNS.at(tokens, at, stop)
    if title and title[0].startswith("nghệ nhân") and title[1] > 2:
        return Unit(" ".join(t.text for t in tokens[at : at + title[1]]), title[1], noun=title[1])
    return None


def _listed(tokens: Sequence[Token], at: int, stop: int) -> Unit | None:
    """Kinds of place counted together: ``xã, phường, thị trấn``."""
    places, position, parts = 0, at, []
    while position < stop:
        found = PLACE_KINDS.at(tokens, position, stop)
        if found is None:
            break
        parts.append(" ".join(t.low for t in tokens[position : position + found[1]]))
        places += 1
        position += found[1]
        if position + 1 >= stop or tokens[position].low != "," or PLACE_KINDS.at(tokens, position + 1, stop) is None:
            break
        position += 1
    if places < 2:
        return None
    return Unit(", ".join(parts), position - at, noun=position - at)


PLACE_KINDS = phrases(
    "xã, phường, thị trấn, huyện, quận, thị xã, thành phố, tỉnh, thôn, xóm, bản, làng, buôn, sóc, ấp, khóm, khu phố, "
    "khối phố, tổ dân phố, khu dân cư, tiểu khu, ngõ, ngách, hẻm, kiệt, đặc khu, khu"
)


NO_NOUNS = word_set(
    "và hoặc với cùng để đạt có được của cho từ đến tới trên dưới trong ngoài ở tại theo so là thì mà nhằm trước "
    "sau vào ra lên xuống còn hằng hàng mỗi từng trở các những này kia đó đã đang sẽ không nếu khi do bằng như "
    "cũng đều riêng kể tính đối về tăng giảm thêm qua nhất hơn quá trừ bị phải cần đúng đủ tham hoàn gồm bao "
    "thuộc vượt tương kế dự chiếm xếp số tổng góp phấn tiếp thực"
)
"""Words no counting noun begins with."""


def _unknown_noun(tokens: Sequence[Token], at: int, stop: int) -> Unit | None:
    """A noun no table knows: most Vietnamese nouns have two syllables."""
    if at + 1 < stop and tokens[at + 1].low == "/" and at + 2 < stop and tokens[at + 2].kind is Kind.WORD:
        return _with_denominators(tokens, at, stop, Unit(tokens[at].low, 1, noun=1))
    end = at
    while end < min(stop, at + 2) and tokens[end].kind is Kind.WORD and tokens[end].low not in NO_NOUNS:
        if end > at and _begins_predicate(tokens, end, stop):
            break
        end += 1
    if end == at:
        return None
    words = " ".join(t.low for t in tokens[at:end])
    return _slashed_noun(tokens, at, stop, Unit(words, end - at, noun=end - at, firm=False))


def _begins_predicate(tokens: Sequence[Token], at: int, stop: int) -> bool:
    verb = CHANGE_VERBS.at(tokens, at, stop)
    return PREDICATES.at(tokens, at, stop) is not None or (verb is not None and verb[1] > 1)


def _slashed_noun(tokens: Sequence[Token], at: int, stop: int, unit: Unit) -> Unit:
    """With a denominator the noun is kept as written: ``giường bệnh/vạn dân``."""
    for length in range(unit.length, unit.length + 4):
        behind = at + length
        if behind >= stop or (length > unit.length and tokens[behind - 1].kind is not Kind.WORD):
            break
        if tokens[behind].low == "/":
            written = " ".join(t.low for t in tokens[at:behind])
            return _with_denominators(tokens, at, stop, Unit(written, length, noun=length))
    return unit


def _with_denominators(tokens: Sequence[Token], at: int, stop: int, unit: Unit) -> Unit:
    """Take in ``/người/năm``, ``/vạn dân``, ``/100.000 trẻ đẻ sống``."""
    text, position = unit.text, at + unit.length
    while position + 1 < stop and tokens[position].low == "/":
        taken, words = _denominator(tokens, position + 1, stop)
        if not taken:
            break
        text += "/" + words
        position += 1 + taken
    length = position - at
    return Unit(text, length, unit.noun + length - unit.length if unit.noun else 0, unit.firm or length > unit.length)


def _denominator(tokens: Sequence[Token], at: int, stop: int) -> tuple[int, str]:
    start, words = at, []
    while at < stop and (tokens[at].kind is Kind.NUMBER or tokens[at].low in {"vạn", "nghìn", "ngàn", "triệu"}):
        words.append(tokens[at].low)
        at += 1
    found = DENOMINATORS.at(tokens, at, stop) or COMPOUND_NOUNS.at(tokens, at, stop)
    if found:
        words.extend(t.low for t in tokens[at : at + found[1]])
        at += found[1]
    elif at < stop and tokens[at].kind is Kind.WORD:
        words.append(tokens[at].low)
        at += 1
    return at - start, " ".join(words)


def unit_alone(tokens: Sequence[Token]) -> str | None:
    """The unit that makes up all of the tokens (``(%)``, ``(ĐVT: tấn)``), None where there is more or less."""
    labels = [at for at, token in enumerate(tokens) if token.low in {":", "tính", "đvt"}]
    start = labels[-1] + 1 if labels else 0
    unit = read_unit(tokens, start, len(tokens))
    return unit.text if unit is not None and unit.firm and start + unit.length == len(tokens) else None


def canonical(written: str) -> str | None:
    """The canonical form of a unit that stands alone, as in the unit column of a table; None where it is empty."""
    bare = " ".join(written.split()).strip(" .;:()")
    if not bare or bare in {"-", "–", "x", "X"}:
        return None
    low = bare.lower()
    from_money = SHORT_MONEY.get(low)
    if from_money:
        return from_money
    thousands = re.fullmatch(r"1\.?000\s+(\S.*)", bare)
    if thousands:
        return f"nghìn {_keep_codes(thousands[1])}"
    return _COLUMN_UNITS.get(low, _keep_codes(bare))


_COLUMN_UNITS = {
    "tỷ": "tỷ đồng", "tỉ": "tỷ đồng", "tỉ đồng": "tỷ đồng", "triệu": "triệu đồng", "tỷ đ": "tỷ đồng",
    "tr.đồng": "triệu đồng",
    "phần trăm": "%", "ngàn tỷ đồng": "nghìn tỷ đồng", "ngàn đồng": "nghìn đồng", "1.000 tấn": "nghìn tấn",
    "1000 tấn": "nghìn tấn",
    "điểm phần trăm": "điểm %", "km²": "km2", "m²": "m2", "hecta": "ha", "triệu đô la": "triệu USD",
    "tr.usd": "triệu USD",
    "1.000 lượt": "nghìn lượt", "ngàn lượt": "nghìn lượt", "1.000 người": "nghìn người", "1.000 con": "nghìn con",
    "ngàn tấn": "nghìn tấn",
}  # fmt: skip


def _keep_codes(unit: str) -> str:
    """Lower case, save for abbreviations written in capitals (USD, MW, GRDP)."""
    return " ".join(
        w if w.isupper() and len(w) > 1 else w.lower() for w in unit.replace(" /", "/").replace("/ ", "/").split()
    )
