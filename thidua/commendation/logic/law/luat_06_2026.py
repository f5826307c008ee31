"""Luật 06/2026/QH16, amending Luật 06/2022/QH15: dossiers received for appraisal from 2026-10-01.

Two standards are known to change, and only from the draft of December 2025: they carry that mark until a person has
confirmed them against the signed text. All others go on as they were; that they do is an inference, and marked so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2022, LUAT_2026, Citation
from thidua.commendation.logic.law.conditions import AllOf, Initiatives, RatedAtLeast
from thidua.commendation.logic.law.luat_06_2022 import collectives, forms, people
from thidua.commendation.logic.law.luat_06_2022.collectives import LIFE, confirmed
from thidua.commendation.logic.law.rule import Instrument, Rule
from thidua.commendation.logic.law.samples import asks, confirmation_examples, fails, made, passes, person, unit
from thidua.commendation.logic.terms import Evidence, Point, Rating, Scope
from thidua.core.logic.span import Span

IN_FORCE = date(2026, 10, 1)
FAVOURABLE = Citation(LUAT_2026, "4", "4")
"""A dossier received before is judged by the old law, or by the new rule where that is more favourable."""
AMENDED = Span(IN_FORCE)
INSTRUMENT = Instrument(
    LUAT_2026,
    "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
    AMENDED,
    date(2026, 4, 23),
    Evidence.WEAK,
    "https://datafiles.chinhphu.vn/cpp/files/vbpq/2026/5/06-qh.signed.pdf",
    "Chưa đọc được toàn văn đã ký; nội dung sửa đổi theo dự thảo tháng 12/2025.",
    amends=LUAT_2022,
)
_DRAFT_NOTE = "Theo dự thảo tháng 12/2025: đối chiếu văn bản đã ký trước khi áp dụng."

FIGHTER = AllOf(
    "hoàn thành xuất sắc nhiệm vụ và có sáng kiến được công nhận",
    (RatedAtLeast(Rating.EXCELLENT), Initiatives(Scope.GRASSROOTS)),
)
CHANGED = (
    Rule(
        "L06-2026.23",
        AwardCode.GRASSROOTS_FIGHTER,
        Citation(LUAT_2022, "23", amended_by=LUAT_2026),
        "Hoàn thành xuất sắc nhiệm vụ và có sáng kiến hoặc đề tài, công trình, mưu trí sáng tạo được công nhận.",
        FIGHTER,
        AMENDED,
        Evidence.DRAFT,
        (
            passes("xuất sắc và có sáng kiến", person(Rating.EXCELLENT, initiatives=made(Scope.GRASSROOTS))),
            fails("xuất sắc, không có sáng kiến", person(Rating.EXCELLENT)),
            fails("có sáng kiến, hoàn thành tốt", person(initiatives=made(Scope.GRASSROOTS))),
            asks(
                "sáng kiến đã dùng",
                person(Rating.EXCELLENT, initiatives=made(Scope.GRASSROOTS, "Giấy khen năm 2025")),
            ),
        ),
        _DRAFT_NOTE,
    ),
    Rule(
        "L06-2026.29",
        AwardCode.EXEMPLARY_COMMUNE,
        Citation(LUAT_2022, "29", amended_by=LUAT_2026),
        "Có thành tích tiêu biểu trong phong trào thi đua của cấp tỉnh và đạt năm tiêu chí về nhiệm vụ, kinh tế, "
        "văn hóa, môi trường, pháp luật.",
        confirmed(
            "đạt tiêu chuẩn xã, phường, đặc khu tiêu biểu",
            Point.EXEMPLARY_IN_PROVINCE,
            Point.TASKS_WELL_DONE,
            *LIFE,
        ),
        AMENDED,
        Evidence.DRAFT,
        confirmation_examples(unit, Point.EXEMPLARY_IN_PROVINCE, Point.TASKS_WELL_DONE, *LIFE),
        _DRAFT_NOTE,
    ),
)


def _goes_on(rule: Rule) -> Rule:
    """The rule as it is taken to hold under the amended law. What was not verified before is not better known now."""
    known = rule.evidence is Evidence.VERIFIED
    return replace(
        rule,
        id=rule.id.replace("L06-2022.", "L06-2026.as_2022."),
        received=AMENDED,
        evidence=Evidence.INFERENCE if known else rule.evidence,
        citation=replace(rule.citation, amended_by=LUAT_2026)
        if rule.citation.instrument == LUAT_2022
        else rule.citation,
        note="Giữ như trước 01/10/2026 khi chưa đọc được văn bản sửa đổi đã ký.",
    )


_CHANGED_AWARDS = {rule.award for rule in CHANGED}
RULES = (
    *CHANGED,
    *(
        _goes_on(rule)
        for rule in (*people.RULES, *collectives.RULES, *forms.RULES)
        if rule.award not in _CHANGED_AWARDS
    ),
)
