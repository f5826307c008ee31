"""Growth beside a level (``đạt 16,5 triệu USD, tăng 9,3%``): a second statement of the baseline, checked here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """``implied`` is the baseline that level and growth give together; ``agrees`` is None without a known one."""

    implied: Decimal
    agrees: bool | None
    sentence_vi: str


def cross_check(level: Decimal, growth_pct: Decimal, baseline: Decimal | None) -> CrossCheck | None:
    """Compare the baseline with what level and growth imply; None where growth of -100 % implies nothing.

    The written growth is rounded, so a baseline agrees when its own growth rounds to the same figure.
    """
    factor = 1 + growth_pct / HUNDRED
    if factor == 0:
        return None
    implied = level / factor
    shown = format_number(implied, places=2)
    if baseline is None:
        sentence = say(
            "Mức gốc suy ra từ tốc độ tăng là khoảng %(shown)s; chưa có số liệu năm gốc để đối chiếu.", shown=shown
        )
        return CrossCheck(implied, agrees=None, sentence_vi=sentence)
    if baseline == 0:
        sentence = say(
            "Mức gốc bằng 0 nhưng văn bản ghi tốc độ tăng (gốc suy ra %(shown)s); hãy kiểm tra lại số gốc.", shown=shown
        )
        return CrossCheck(implied, agrees=False, sentence_vi=sentence)
    actual = (level - baseline) / abs(baseline) * HUNDRED
    half_step = Decimal(1).scaleb(_exponent(growth_pct)) / 2
    if abs(actual - growth_pct) <= half_step:
        return CrossCheck(implied, agrees=True, sentence_vi=say("Mức gốc khớp với tốc độ tăng ghi trong văn bản."))
    sentence = say(
        "Mức gốc %(baseline)s cho tốc độ tăng %(actual)s%%, văn bản ghi %(growth_pct)s%% (gốc suy ra %(shown)s); "
        "hãy kiểm tra lại số gốc hoặc tốc độ.",
        baseline=format_number(baseline),
        actual=format_number(actual, places=2),
        growth_pct=format_number(growth_pct),
        shown=shown,
    )
    return CrossCheck(implied, agrees=False, sentence_vi=sentence)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
