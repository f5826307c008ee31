"""Nghị định 98/2023/NĐ-CP: details of the law until 2025-06-30."""

from __future__ import annotations

from datetime import date

from thidua.commendation.logic.citation import ND_98, Citation
from thidua.commendation.logic.law.bars import NothingPending
from thidua.commendation.logic.law.rule import Instrument, Rule
from thidua.commendation.logic.law.samples import fails, passes, person
from thidua.commendation.logic.terms import Evidence, HoldReason
from thidua.core.logic.span import Span

SPAN = Span(date(2024, 1, 1), date(2025, 7, 1))
INSTRUMENT = Instrument(ND_98, "Quy định chi tiết Luật Thi đua, khen thưởng", SPAN, date(2023, 12, 31))
RULES = (
    Rule(
        "ND98-2023.hold",
        None,
        Citation(ND_98),
        "Tạm dừng xét khen thưởng khi đang xem xét kỷ luật, điều tra, thanh tra, kiểm tra, xác minh.",
        NothingPending(),
        SPAN,
        Evidence.MEMORY,
        (
            passes("không có việc đang xem xét", person()),
            fails("đang bị điều tra", person(holds=(HoldReason.INVESTIGATION,))),
        ),
        "Chưa xác định được số điều.",
    ),
)
