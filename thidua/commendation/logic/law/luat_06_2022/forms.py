"""Luật 06/2022/QH15: bằng khen, giấy khen, kỷ niệm chương and the state forms, Điều 34 to 75."""

from __future__ import annotations

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2022, Citation
from thidua.commendation.logic.law.conditions import (
    AllOf,
    AnyOf,
    Confirmed,
    HeldInARow,
    HeldWithin,
    HoldsOneOf,
    Initiatives,
    RatedThrough,
)
from thidua.commendation.logic.law.luat_06_2022.people import BEFORE_AMENDMENT
from thidua.commendation.logic.law.rule import Rule
from thidua.commendation.logic.law.samples import (
    asks,
    confirmation_examples,
    fails,
    held,
    made,
    passes,
    person,
    said,
    through,
)
from thidua.commendation.logic.terms import Evidence, Point, Rating, Scope

_OTHER_ROUTES = (Point.MOVEMENT_RESULT, Point.UNEXPECTED_ACHIEVEMENT, Point.BIG_CONTRIBUTION)
_NO_OTHER = said(no=_OTHER_ROUTES)
_LOCAL = (Point.LOCAL_MERIT, Point.UNEXPECTED_ACHIEVEMENT, Point.MOVEMENT_RESULT)
PROVINCIAL_COMMENDATION = AnyOf(
    "đạt một trong các tiêu chuẩn bằng khen của bộ, ban, ngành, tỉnh",
    (
        HeldInARow((AwardCode.GRASSROOTS_FIGHTER,), 2),
        AllOf(
            "hai năm liên tục hoàn thành xuất sắc nhiệm vụ và có hai sáng kiến",
            (RatedThrough(Rating.EXCELLENT, 2), Initiatives(Scope.GRASSROOTS, 2, years=3)),
        ),
        *(Confirmed(point) for point in _OTHER_ROUTES),
    ),
)
PM_COMMENDATION = AnyOf(
    "đạt một trong các tiêu chuẩn Bằng khen của Thủ tướng Chính phủ",
    (
        AllOf(
            "đã có bằng khen cấp bộ, tỉnh; 5 năm liên tục hoàn thành tốt nhiệm vụ, 3 lần chiến sĩ thi đua",
            (
                HoldsOneOf((AwardCode.COMMENDATION_PROVINCE, AwardCode.COMMENDATION_MINISTRY)),
                RatedThrough(Rating.WELL, 5),
                HeldWithin(AwardCode.GRASSROOTS_FIGHTER, 3, 5),
            ),
        ),
        Confirmed(Point.MOVEMENT_RESULT),
        Confirmed(Point.UNEXPECTED_ACHIEVEMENT),
    ),
)
LOCAL_MERIT = AnyOf("đạt một trong các tiêu chuẩn giấy khen", tuple(Confirmed(point) for point in _LOCAL))


def _commendation(award: AwardCode) -> Rule:
    two_years = through(Rating.EXCELLENT, 2)
    fighter = held(AwardCode.GRASSROOTS_FIGHTER, 0, 1)
    twice = made(Scope.GRASSROOTS, times=2)
    used = made(Scope.GRASSROOTS, "Chiến sĩ thi đua cơ sở năm 2025", times=2)
    return Rule(
        f"L06-2022.74.{award}",
        award,
        Citation(LUAT_2022, "74", "1", "d"),
        "Hai lần liên tục đạt Chiến sĩ thi đua cơ sở; hoặc 2 năm liên tục hoàn thành xuất sắc nhiệm vụ và có 2 "
        "sáng kiến; hoặc có thành tích trong phong trào, thành tích đột xuất, đóng góp lớn.",
        PROVINCIAL_COMMENDATION,
        BEFORE_AMENDMENT,
        Evidence.VERIFIED,
        (
            passes("hai lần chiến sĩ thi đua liên tục", person(honours=fighter, points=_NO_OTHER)),
            passes("hai năm xuất sắc, hai sáng kiến", person(ratings=two_years, initiatives=twice, points=_NO_OTHER)),
            fails("một năm xuất sắc", person(Rating.EXCELLENT, initiatives=twice, points=_NO_OTHER)),
            asks("sáng kiến đã dùng xét danh hiệu", person(ratings=two_years, initiatives=used, points=_NO_OTHER)),
        ),
        "Các hướng khác và tiêu chuẩn của tập thể chưa đọc được; việc gộp sáng kiến với đề tài theo Công văn "
        "1168/BNV-BTĐKT năm 2026.",
    )


def _prime_minister() -> Rule:
    record = (*held(AwardCode.COMMENDATION_PROVINCE, 6), *held(AwardCode.GRASSROOTS_FIGHTER, 0, 2, 4))
    no_other = said(no=(Point.MOVEMENT_RESULT, Point.UNEXPECTED_ACHIEVEMENT))
    five = through(Rating.WELL, 5)
    return Rule(
        "L06-2022.73",
        AwardCode.COMMENDATION_PM,
        Citation(LUAT_2022, "73", "1"),
        "Đã được tặng bằng khen cấp bộ, tỉnh và 5 năm liên tục hoàn thành tốt nhiệm vụ trở lên, trong đó 3 lần "
        "Chiến sĩ thi đua cơ sở; hoặc được bình xét trong phong trào; hoặc có thành tích đột xuất.",
        PM_COMMENDATION,
        BEFORE_AMENDMENT,
        Evidence.VERIFIED,
        (
            passes("đủ bằng khen, năm năm và ba lần", person(ratings=five, honours=record, points=no_other)),
            fails("bốn năm", person(ratings=through(Rating.WELL, 4), honours=record, points=no_other)),
            fails("hai lần chiến sĩ thi đua", person(ratings=five, honours=record[:3], points=no_other)),
            asks("chưa ai xét thành tích đột xuất", person()),
        ),
        "Mới đọc được điểm a đến c khoản 1 cho cá nhân.",
    )


def _merit(award: AwardCode) -> Rule:
    basis = AWARDS[award].basis[0]
    return Rule(
        f"L06-2022.75.{award}",
        award,
        basis,
        "Đạt tiêu chuẩn do tỉnh, cơ quan, đơn vị quy định; hoặc có thành tích đột xuất, chuyên đề.",
        LOCAL_MERIT,
        BEFORE_AMENDMENT,
        Evidence.MEMORY,
        (
            passes("có thành tích đột xuất", person(points=said(Point.UNEXPECTED_ACHIEVEMENT))),
            fails("không đạt hướng nào", person(points=said(no=_LOCAL))),
            asks("chưa ai xem xét", person()),
        ),
        "Tiêu chuẩn cụ thể theo quy định của tỉnh, cơ quan, đơn vị (khoản 2 Điều 75).",
    )


def _confirmed(award: AwardCode, point: Point, citation: Citation) -> Rule:
    return Rule(
        f"L06-2022.{citation.article or 'state'}.{award}",
        award,
        citation,
        f"{AWARDS[award].name}: tiêu chuẩn theo {citation}.",
        Confirmed(point),
        BEFORE_AMENDMENT,
        Evidence.MEMORY,
        confirmation_examples(person, point),
        "Chưa đọc được tiêu chuẩn: người xem xét đối chiếu văn bản rồi xác nhận.",
    )


STATE_FORMS = (
    AwardCode.LABOUR_ORDER_3,
    AwardCode.LABOUR_ORDER_2,
    AwardCode.LABOUR_ORDER_1,
    AwardCode.INDEPENDENCE_ORDER_3,
    AwardCode.INDEPENDENCE_ORDER_2,
    AwardCode.INDEPENDENCE_ORDER_1,
    AwardCode.DEFENCE_ORDER_3,
    AwardCode.COURAGE_ORDER,
    AwardCode.UNITY_ORDER,
    AwardCode.YOUTH_VOLUNTEER_MEDAL,
    AwardCode.LABOUR_HERO,
    AwardCode.HEROIC_MOTHER,
)
RULES = (
    _commendation(AwardCode.COMMENDATION_PROVINCE),
    _commendation(AwardCode.COMMENDATION_MINISTRY),
    _prime_minister(),
    *(
        _merit(award)
        for award in (
            AwardCode.MERIT_COMMUNE,
            AwardCode.MERIT_DEPARTMENT,
            AwardCode.MERIT_ENTITY,
            AwardCode.MERIT_ENTERPRISE,
            AwardCode.MERIT_DISTRICT,
        )
    ),
    _confirmed(AwardCode.COMMEMORATIVE_MEDAL, Point.SECTOR_CONTRIBUTION, Citation(LUAT_2022, "71")),
    *(_confirmed(award, Point.STATE_CRITERIA, AWARDS[award].basis[0]) for award in STATE_FORMS),
)
