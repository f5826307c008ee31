"""Luật 06/2022/QH15: titles of individuals, Điều 21 to 24, as they stood before Luật 06/2026/QH16."""

from __future__ import annotations

from datetime import date

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2022, Citation
from thidua.commendation.logic.law.conditions import (
    AllOf,
    AnyOf,
    Confirmed,
    HeldInARow,
    Initiatives,
    RatedAtLeast,
)
from thidua.commendation.logic.law.rule import Rule
from thidua.commendation.logic.law.samples import asks, fails, held, made, passes, person, said
from thidua.commendation.logic.terms import Evidence, Point, Rating, Scope
from thidua.core.logic.span import Span

BEFORE_AMENDMENT = Span(date(2024, 1, 1), date(2026, 10, 1))
"""Days of receipt that the unamended law governs (Luật 06/2026/QH16, Điều 4 khoản 4)."""

ADVANCED = AllOf(
    "đạt tiêu chuẩn Lao động tiên tiến, Chiến sĩ tiên tiến",
    (RatedAtLeast(Rating.WELL), Confirmed(Point.ACTIVE_IN_EMULATION)),
)
FIGHTER = AllOf(
    "đạt tiêu chuẩn Chiến sĩ thi đua cơ sở",
    (
        ADVANCED,
        AnyOf(
            "hoàn thành xuất sắc nhiệm vụ hoặc có sáng kiến được công nhận",
            (RatedAtLeast(Rating.EXCELLENT), Initiatives(Scope.GRASSROOTS)),
        ),
    ),
)


def higher_fighter(title: str, below: tuple[AwardCode, ...], times: int, scope: Scope) -> AllOf:
    """The common shape of the higher fighter titles: a row of the title below, an initiative, being outstanding."""
    return AllOf(
        f"đạt tiêu chuẩn {title}",
        (HeldInARow(below, times), Initiatives(scope, years=None), Confirmed(Point.OUTSTANDING)),
    )


_ACTIVE = said(Point.ACTIVE_IN_EMULATION)
_BEST = said(Point.OUTSTANDING)
_ADVANCED_EXAMPLES = (
    passes("hoàn thành tốt và tích cực thi đua", person(points=_ACTIVE)),
    fails("chỉ hoàn thành nhiệm vụ", person(Rating.DONE, points=_ACTIVE)),
    fails("chưa nhập xếp loại", person(None, points=_ACTIVE)),
    asks("chưa ai xác nhận tinh thần thi đua", person()),
)
_GRASSROOTS = (AwardCode.GRASSROOTS_FIGHTER,)
_ROW = held(AwardCode.GRASSROOTS_FIGHTER, 0, 1, 2)
_PROVINCIAL = (AwardCode.PROVINCIAL_FIGHTER, AwardCode.MINISTERIAL_FIGHTER)


def _advanced(award: AwardCode) -> Rule:
    return Rule(
        f"L06-2022.24.{award}",
        award,
        Citation(LUAT_2022, "24", "1" if award is AwardCode.ADVANCED_WORKER else ""),
        "Hoàn thành tốt nhiệm vụ trở lên; có tinh thần tự lực, đoàn kết, tích cực tham gia phong trào thi đua.",
        ADVANCED,
        BEFORE_AMENDMENT,
        Evidence.VERIFIED,
        _ADVANCED_EXAMPLES,
    )


def _higher(award: AwardCode, scope: Scope, name: str) -> Rule:
    return Rule(
        f"L06-2022.22.{award}",
        award,
        Citation(LUAT_2022, "22"),
        f"Tiêu biểu trong số có 3 lần liên tục đạt Chiến sĩ thi đua cơ sở; có sáng kiến phạm vi {name}.",
        higher_fighter("Chiến sĩ thi đua bộ, ban, ngành, tỉnh", _GRASSROOTS, 3, scope),
        BEFORE_AMENDMENT,
        Evidence.VERIFIED,
        (
            passes("ba năm liên tục và có sáng kiến", person(honours=_ROW, initiatives=made(scope), points=_BEST)),
            fails(
                "đứt một năm",
                person(honours=held(AwardCode.GRASSROOTS_FIGHTER, 0, 1, 3), initiatives=made(scope), points=_BEST),
            ),
            fails(
                "sáng kiến chỉ ở cơ sở",
                person(honours=_ROW, initiatives=made(Scope.GRASSROOTS), points=_BEST),
            ),
            asks(
                "sáng kiến đã dùng một lần",
                person(honours=_ROW, initiatives=made(scope, "Bằng khen năm 2024"), points=_BEST),
            ),
        ),
    )


RULES = (
    _advanced(AwardCode.ADVANCED_WORKER),
    _advanced(AwardCode.ADVANCED_SOLDIER),
    Rule(
        "L06-2022.23",
        AwardCode.GRASSROOTS_FIGHTER,
        Citation(LUAT_2022, "23"),
        "Đạt tiêu chuẩn Lao động tiên tiến và hoàn thành xuất sắc nhiệm vụ hoặc có sáng kiến được cơ sở công nhận.",
        FIGHTER,
        BEFORE_AMENDMENT,
        Evidence.VERIFIED,
        (
            passes("xuất sắc, không có sáng kiến", person(Rating.EXCELLENT, points=_ACTIVE)),
            passes("hoàn thành tốt và có sáng kiến", person(initiatives=made(Scope.GRASSROOTS), points=_ACTIVE)),
            fails("hoàn thành tốt, không có sáng kiến", person(points=_ACTIVE)),
            fails("sáng kiến của năm trước", person(initiatives=made(Scope.GRASSROOTS, back=1), points=_ACTIVE)),
        ),
    ),
    _higher(AwardCode.PROVINCIAL_FIGHTER, Scope.PROVINCE, "cấp tỉnh"),
    _higher(AwardCode.MINISTERIAL_FIGHTER, Scope.MINISTRY, "cấp bộ"),
    Rule(
        "L06-2022.21",
        AwardCode.NATIONAL_FIGHTER,
        Citation(LUAT_2022, "21"),
        "Tiêu biểu trong số có 2 lần liên tục đạt Chiến sĩ thi đua bộ, ban, ngành, tỉnh; có "
        "sáng kiến phạm vi toàn quốc.",
        higher_fighter("Chiến sĩ thi đua toàn quốc", _PROVINCIAL, 2, Scope.NATIONAL),
        BEFORE_AMENDMENT,
        Evidence.VERIFIED,
        (
            passes(
                "hai lần cấp tỉnh liên tục",
                person(
                    honours=held(AwardCode.PROVINCIAL_FIGHTER, 0, 1),
                    initiatives=made(Scope.NATIONAL),
                    points=_BEST,
                ),
            ),
            fails(
                "một lần cấp tỉnh",
                person(honours=held(AwardCode.PROVINCIAL_FIGHTER, 0), initiatives=made(Scope.NATIONAL), points=_BEST),
            ),
            asks(
                "một lần cấp bộ, một lần cấp tỉnh",
                person(
                    honours=held(AwardCode.PROVINCIAL_FIGHTER, 0) + held(AwardCode.MINISTERIAL_FIGHTER, 1),
                    initiatives=made(Scope.NATIONAL),
                    points=_BEST,
                ),
            ),
        ),
        note="Chuỗi gồm cả danh hiệu cấp bộ và cấp tỉnh cần xin ý kiến cơ quan quản lý.",
    ),
)
