"""Luật 06/2022/QH15: principles that stand before every award."""

from __future__ import annotations

from datetime import date

from thidua.commendation.logic.citation import LUAT_2003, LUAT_2022, Citation
from thidua.commendation.logic.law.bars import NotRewardedYet
from thidua.commendation.logic.law.rule import Instrument, Rule
from thidua.commendation.logic.law.samples import fails, passes, person
from thidua.commendation.logic.terms import Evidence
from thidua.core.logic.span import Span

INSTRUMENT = Instrument(
    LUAT_2022,
    "Luật Thi đua, khen thưởng",
    Span(date(2024, 1, 1)),
    date(2022, 6, 15),
    note="Còn hiệu lực, được sửa đổi bởi Luật 06/2026/QH16 từ 01/10/2026.",
    replaces=LUAT_2003,
)
RULES = (
    Rule(
        "L06-2022.5.one_award",
        None,
        Citation(LUAT_2022, "5"),
        "Không tặng nhiều danh hiệu, hình thức khen thưởng cho một thành tích.",
        NotRewardedYet(),
        Span(date(2024, 1, 1)),
        Evidence.VERIFIED,
        (
            passes("thành tích chưa được khen", person()),
            fails("đã có giấy khen cho cùng thành tích", person(rewarded_for=("Giấy khen theo QĐ 12/QĐ-UBND",))),
        ),
        "Số điều ghi theo trí nhớ, nội dung đã đối chiếu.",
    ),
)
