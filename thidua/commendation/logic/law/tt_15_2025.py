"""Thông tư 15/2025/TT-BNV: guidance on the law and the decree, from 2025-08-05."""

from __future__ import annotations

from datetime import date

from thidua.commendation.logic.citation import TT_01, TT_15, Citation
from thidua.commendation.logic.law.bars import StillExists
from thidua.commendation.logic.law.nd_152_2025 import LAPSES
from thidua.commendation.logic.law.rule import Instrument, Rule
from thidua.commendation.logic.law.samples import fails, passes, unit
from thidua.commendation.logic.terms import Evidence
from thidua.core.logic.span import Span

SPAN = Span(date(2025, 8, 5), LAPSES)
INSTRUMENT = Instrument(
    TT_15, "Hướng dẫn Luật Thi đua, khen thưởng và Nghị định 152/2025/NĐ-CP", SPAN, date(2025, 8, 4), replaces=TT_01
)
RULES = (
    Rule(
        "TT15-2025.dissolved",
        None,
        Citation(TT_15),
        "Không khen thưởng cơ quan, tổ chức, đơn vị đã giải thể sau sắp xếp tổ chức bộ máy.",
        StillExists(),
        SPAN,
        Evidence.WEAK,
        (
            passes("đơn vị đang hoạt động", unit()),
            fails("đơn vị đã giải thể", unit(dissolved_on=date(2025, 7, 1))),
        ),
        "Mới thấy tên điều, chưa đọc nội dung và ngoại lệ.",
    ),
)
