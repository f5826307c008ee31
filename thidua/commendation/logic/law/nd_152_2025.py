"""Nghị định 152/2025/NĐ-CP: decentralisation and details of the law, 2025-07-01 until it lapses on 2027-03-01.

After the lapse its bars are kept up, marked as inferred, until the text that replaces it is known: a hold that fell
silently would let through what the law stops.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.commendation.logic.citation import ND_98, ND_152, Citation
from thidua.commendation.logic.law.bars import NothingPending
from thidua.commendation.logic.law.rule import Instrument, Rule
from thidua.commendation.logic.law.samples import fails, passes, person
from thidua.commendation.logic.terms import Evidence, HoldReason
from thidua.core.logic.span import Span

LAPSES = date(2027, 3, 1)
SPAN = Span(date(2025, 7, 1), LAPSES)
PRINCIPLES = Citation(ND_152, "4")
INSTRUMENT = Instrument(
    ND_152,
    "Phân cấp, phân quyền và quy định chi tiết Luật Thi đua, khen thưởng",
    SPAN,
    date(2025, 6, 14),
    note="Hết hiệu lực từ 01/3/2027.",
    replaces=ND_98,
)
HOLD = Rule(
    "ND152-2025.4.hold",
    None,
    PRINCIPLES,
    "Chưa xét khen thưởng khi đang xem xét kỷ luật, điều tra, thanh tra có dấu hiệu vi phạm, có tố cáo chưa "
    "giải quyết, hoặc báo chí nêu tham nhũng, tiêu cực đang được xác minh.",
    NothingPending(),
    SPAN,
    Evidence.VERIFIED,
    (
        passes("không có việc đang xem xét", person()),
        fails("có đơn tố cáo chưa giải quyết", person(holds=(HoldReason.DENUNCIATION,))),
    ),
)
RULES = (
    HOLD,
    replace(
        HOLD,
        id="ND152-2025.4.hold_after_lapse",
        received=Span(LAPSES),
        evidence=Evidence.INFERENCE,
        note="Nghị định đã hết hiệu lực; giữ quy tắc này cho đến khi có văn bản thay thế.",
    ),
)
