"""Units of measure as Vietnamese documents write them: scale, thing, denominator; exact conversion.

``triệu đồng/người/năm`` is 10⁶ × đồng for each người and năm. Every factor is a power of ten, so a conversion moves
the decimal point and loses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from thidua.core.logic.text import collapse, nfc

SCALES = {
    "chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9,
}  # fmt: skip
"""Words before the thing, and their power of ten."""

CURRENCIES = {"đồng": "đồng", "vnđ": "đồng", "vnd": "đồng", "đ": "đồng", "usd": "USD", "đô la mỹ": "USD", "eur": "EUR"}

THINGS: dict[str, tuple[str, int]] = {
    "%": ("phần", -2), "‰": ("phần", -3), "phần nghìn": ("phần", -3), "phần trăm": ("phần", -2),
    "điểm %": ("điểm %", 0), "điểm phần trăm": ("điểm %", 0),
    "kg": ("kg", 0), "yến": ("kg", 1), "tạ": ("kg", 2), "tấn": ("kg", 3), "g": ("kg", -3), "gam": ("kg", -3),
    "m": ("m", 0), "km": ("m", 3), "cm": ("m", -2), "mét": ("m", 0), "ki-lô-mét": ("m", 3),
    "m2": ("m2", 0), "m²": ("m2", 0), "ha": ("m2", 4), "héc-ta": ("m2", 4), "hecta": ("m2", 4), "km2": ("m2", 6),
    "km²": ("m2", 6),
    "m3": ("m3", 0), "m³": ("m3", 0), "lít": ("m3", -3),
    "wh": ("Wh", 0), "kwh": ("Wh", 3), "mwh": ("Wh", 6), "w": ("W", 0), "kw": ("W", 3), "mw": ("W", 6),
}  # fmt: skip
"""Names of one quantity and the power of ten to its base name. Anything else stands for itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """``10^power × thing`` for each of ``per``. Two units convert when thing and per are the same."""

    thing: str
    power: int = 0
    per: tuple[str, ...] = ()
    written: str = ""

    @property
    def is_money(self) -> bool:
        return self.thing in CURRENCIES.values()

    def agrees(self, other: Unit) -> bool:
        """Whether figures in both can be compared after moving the decimal point."""
        return (self.thing, self.per) == (other.thing, other.per)


class Incompatible(ValueError):
    """The two units measure different things; the text is a Vietnamese sentence that says why."""


def parse_unit(text: str) -> Unit:
    """The unit a text names; never fails: an unknown thing stands for itself."""
    written = collapse(nfc(text))
    numerator, *denominators = [part.strip() for part in re.split(r"\s*/\s*", written.casefold())]
    thing, power = _thing(numerator)
    per: list[str] = []
    for part in denominators:
        name, down = _thing(part)
        per.append(name)
        power -= down
    return Unit(thing, power, tuple(per), written)


def _thing(words: str) -> tuple[str, int]:
    power = 0
    while True:
        head, _, rest = words.partition(" ")
        if words in THINGS or head not in SCALES or not rest:
            break
        power += SCALES[head]
        words = rest
    if words in SCALES:
        return "", power + SCALES[words]
    if words in CURRENCIES:
        return CURRENCIES[words], power
    name, shift = THINGS.get(words, (words, 0))
    return name, power + shift


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """The same quantity in the other unit, exactly; :class:`Incompatible` where there is no such figure."""
    if not source.agrees(target):
        raise Incompatible(_why_not(source, target))
    with localcontext(prec=80):
        return value.scaleb(source.power - target.power)


def _why_not(source: Unit, target: Unit) -> str:
    pair = f"“{source.written}” sang “{target.written}”"
    if source.is_money and target.is_money and source.thing != target.thing:
        return f"Không đổi {pair} được vì khác loại tiền; hãy nhập số đã quy đổi kèm tỷ giá."
    if {source.thing, target.thing} == {"phần", "điểm %"}:
        return f"Không đổi {pair} được: phần trăm là mức, điểm phần trăm là độ chênh giữa hai mức."
    if source.thing == target.thing:
        return f"Không đổi {pair} được vì mẫu số khác nhau; hãy chọn đơn vị có cùng mẫu số."
    return f"Không đổi {pair} được vì đo hai thứ khác nhau; hãy chọn lại đơn vị tính."
