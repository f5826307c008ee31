"""What a name says by itself: the noun it counts, and whether it is a rate of change."""

from __future__ import annotations

from thidua.campaigns.logic.reading.governors import AMOUNTS, RATE_NOUNS
from thidua.campaigns.logic.reading.tokens import tokenize
from thidua.campaigns.logic.reading.units import read_unit
from thidua.campaigns.logic.reading.vocabulary import ACTIONS


def unit_in_name(name: str) -> str | None:
    """The counting noun a name begins with (``Số xã đạt chuẩn`` counts ``xã``)."""
    tokens = tokenize(name)
    action = ACTIONS.at(tokens, 0)
    at = action[1] if action else 0
    while at < len(tokens) and tokens[at].low in {"số", "tổng", "lượng", "các", "mới", "thêm"}:
        at += 1
    unit = read_unit(tokens, at, len(tokens))
    counted = unit is not None and unit.firm and unit.noun and unit.text not in {"chỉ tiêu", "danh hiệu", "nhiệm vụ"}
    return unit.text if unit is not None and counted else None


def is_rate_name(name: str) -> bool:
    """The name is itself a rate of change (``Tốc độ tăng …``, ``Mức giảm …``)."""
    low = ["", *name.lower().split()[:5]]
    if "tăng" not in low and "giảm" not in low:
        return False
    return any(
        second in RATE_NOUNS and third in {"tăng", "giảm"} and first not in AMOUNTS
        for first, second, third in zip(low, low[1:], low[2:], strict=False)
    )
