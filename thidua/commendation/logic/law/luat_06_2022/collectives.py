"""Luật 06/2022/QH15: titles of collectives, communes, villages and families, Điều 25 to 31."""

from __future__ import annotations

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2022, Citation
from thidua.commendation.logic.law.conditions import AllOf, AnyOf, Condition, Confirmed, RatedAtLeast
from thidua.commendation.logic.law.facts import LedMovement
from thidua.commendation.logic.law.luat_06_2022.people import BEFORE_AMENDMENT
from thidua.commendation.logic.law.rule import Example, Rule
from thidua.commendation.logic.law.samples import asks, confirmation_examples, fails, members, passes, said, unit
from thidua.commendation.logic.law.unit_conditions import (
    AllMembersComplete,
    LeadsCluster,
    LeadsMovement,
    MembersCounted,
    MembersHolding,
    NobodyDisciplined,
)
from thidua.commendation.logic.terms import Discipline, Evidence, Launcher, Point, Rating

NOBODY_WARNED = NobodyDisciplined(Discipline.WARNING)
UNITED = (Confirmed(Point.PRACTICAL_MOVEMENT), Confirmed(Point.UNITED_AND_LAWFUL))
LIFE = (Point.ECONOMY, Point.CULTURE, Point.ENVIRONMENT, Point.LAW_ABIDING)
"""What communes and villages share (Điều 29, 30)."""
_SAID = said(Point.PRACTICAL_MOVEMENT, Point.UNITED_AND_LAWFUL)
_LEADER = said(Point.TARGETS_EXCEEDED, Point.UNITED_AND_LAWFUL)


def confirmed(title: str, *points: Point) -> AllOf:
    """A standard that consists of criteria which people confirm."""
    return AllOf(title, tuple(Confirmed(point) for point in points))


def _rule(
    award: AwardCode,
    article: str,
    sentence: str,
    condition: Condition,
    examples: tuple[Example, ...],
    *,
    evidence: Evidence = Evidence.MEMORY,
    note: str = "",
) -> Rule:
    return Rule(
        f"L06-2022.{article}.{award}",
        award,
        Citation(LUAT_2022, article),
        sentence,
        condition,
        BEFORE_AMENDMENT,
        evidence,
        examples,
        note,
    )


def _advanced(award: AwardCode, of_members: AwardCode) -> Rule:
    key = of_members.name
    parts = (RatedAtLeast(Rating.WELL), MembersHolding(of_members, 50), NOBODY_WARNED, *UNITED)
    return _rule(
        award,
        "28",
        "Hoàn thành tốt nhiệm vụ; có phong trào thiết thực; ít nhất 50% thành viên đạt danh hiệu tiên tiến; không có "
        "người bị kỷ luật từ cảnh cáo trở lên; đoàn kết, chấp hành tốt pháp luật.",
        AllOf("đạt tiêu chuẩn tập thể tiên tiến", parts),
        (
            passes("đúng một nửa thành viên", unit(Rating.WELL, members=members(10, **{key: 5}), points=_SAID)),
            fails("dưới một nửa", unit(Rating.WELL, members=members(11, **{key: 5}), points=_SAID)),
            fails("chưa có số liệu thành viên", unit(Rating.WELL, points=_SAID)),
            asks("chưa xác nhận nội bộ đoàn kết", unit(Rating.WELL, members=members(10, **{key: 5}))),
        ),
        note="Luật năm 2003 ghi “trên 50%”; cần đối chiếu Điều 28.",
    )


def _excellent(award: AwardCode, of_members: AwardCode) -> Rule:
    key = of_members.name
    parts = (
        RatedAtLeast(Rating.EXCELLENT),
        AllMembersComplete(),
        MembersHolding(of_members, 70),
        MembersCounted(AwardCode.GRASSROOTS_FIGHTER),
        NOBODY_WARNED,
        *UNITED,
    )
    good = members(10, **{key: 7}, grassroots_fighter=1)
    return _rule(
        award,
        "27",
        "Hoàn thành xuất sắc nhiệm vụ; 100% thành viên hoàn thành nhiệm vụ, ít nhất 70% đạt danh hiệu tiên tiến; có "
        "Chiến sĩ thi đua cơ sở; không có người bị kỷ luật từ cảnh cáo trở lên; đoàn kết.",
        AllOf("đạt tiêu chuẩn tập thể xuất sắc", parts),
        (
            passes("đúng 70% và một chiến sĩ thi đua", unit(members=good, points=_SAID)),
            fails("không có chiến sĩ thi đua", unit(members=members(10, **{key: 8}), points=_SAID)),
            fails(
                "một người chưa hoàn thành",
                unit(members=members(10, 9, **{key: 9}, grassroots_fighter=1), points=_SAID),
            ),
            asks("chưa xác nhận phong trào", unit(members=good)),
        ),
        note="Các tỷ lệ đã đối chiếu với luật năm 2003; cần đối chiếu Điều 27.",
    )


def _flag(award: AwardCode, launcher: Launcher) -> Rule:
    leads = AllOf(
        "dẫn đầu cụm, khối thi đua",
        (
            RatedAtLeast(Rating.EXCELLENT),
            Confirmed(Point.TARGETS_EXCEEDED),
            LeadsCluster(),
            Confirmed(Point.UNITED_AND_LAWFUL),
        ),
    )
    return _rule(
        award,
        "26",
        "Hoàn thành vượt mức nhiệm vụ và dẫn đầu cụm, khối thi đua; hoặc dẫn đầu phong trào chuyên đề từ 3 năm.",
        AnyOf("đạt tiêu chuẩn cờ thi đua", (leads, LeadsMovement((launcher,), 3))),
        (
            passes("dẫn đầu cụm", unit(cluster_rank=1, points=_LEADER)),
            passes("dẫn đầu phong trào ba năm", unit(movements=(LedMovement(launcher, 3),))),
            fails("đứng thứ hai", unit(cluster_rank=2, points=_LEADER)),
            fails("phong trào hai năm", unit(movements=(LedMovement(launcher, 2),))),
        ),
    )


_GOVERNMENT = AnyOf(
    "đạt tiêu chuẩn Cờ thi đua của Chính phủ",
    (
        confirmed(
            "tiêu biểu trong số dẫn đầu cụm, khối của bộ, tỉnh",
            Point.LEADS_CLUSTER_LEADERS,
            Point.TARGETS_EXCEEDED,
            Point.CLEAN_ORGANISATION,
            Point.THRIFT_AND_INTEGRITY,
        ),
        LeadsCluster(Launcher.CENTRAL_COUNCIL),
        LeadsMovement((Launcher.PRIME_MINISTER,), 5),
    ),
)
_CLEAR_NO = said(no=(Point.LEADS_CLUSTER_LEADERS,))
RULES = (
    _advanced(AwardCode.ADVANCED_COLLECTIVE, AwardCode.ADVANCED_WORKER),
    _advanced(AwardCode.ADVANCED_UNIT, AwardCode.ADVANCED_SOLDIER),
    _excellent(AwardCode.EXCELLENT_COLLECTIVE, AwardCode.ADVANCED_WORKER),
    _excellent(AwardCode.DETERMINED_UNIT, AwardCode.ADVANCED_SOLDIER),
    _flag(AwardCode.PROVINCIAL_FLAG, Launcher.PROVINCE),
    _flag(AwardCode.MINISTERIAL_FLAG, Launcher.MINISTRY),
    _rule(
        AwardCode.GOVERNMENT_FLAG,
        "25",
        "Tiêu biểu xuất sắc trong số dẫn đầu cụm, khối do bộ, tỉnh tổ chức; hoặc dẫn đầu cụm, khối của Hội đồng Trung "
        "ương; hoặc dẫn đầu phong trào do Thủ tướng phát động từ 5 năm trở lên.",
        _GOVERNMENT,
        (
            passes(
                "dẫn đầu khối của Trung ương",
                unit(cluster_rank=1, cluster_organiser=Launcher.CENTRAL_COUNCIL),
            ),
            passes("phong trào năm năm", unit(movements=(LedMovement(Launcher.PRIME_MINISTER, 5),))),
            fails("phong trào bốn năm", unit(movements=(LedMovement(Launcher.PRIME_MINISTER, 4),), points=_CLEAR_NO)),
            asks("chưa ai xác nhận", unit()),
        ),
        evidence=Evidence.VERIFIED,
    ),
    _rule(
        AwardCode.EXEMPLARY_COMMUNE,
        "29",
        "Dẫn đầu phong trào thi đua của cấp huyện và đạt năm tiêu chí về nhiệm vụ, kinh tế, văn hóa, môi trường, pháp "
        "luật.",
        confirmed(
            "đạt tiêu chuẩn xã, phường tiêu biểu",
            Point.LEADS_LOCAL_MOVEMENT,
            Point.TASKS_WELL_DONE,
            *LIFE,
        ),
        confirmation_examples(unit, Point.LEADS_LOCAL_MOVEMENT, Point.TASKS_WELL_DONE, *LIFE),
        evidence=Evidence.VERIFIED,
        note="Từ 01/7/2025 không còn phong trào cấp huyện: áp dụng quy định của tỉnh.",
    ),
    _rule(
        AwardCode.CULTURAL_VILLAGE,
        "30",
        "Kinh tế ổn định, văn hóa lành mạnh, môi trường sạch đẹp, chấp hành pháp luật, đoàn kết; đạt khung tiêu chuẩn.",
        confirmed("đạt tiêu chuẩn thôn, tổ dân phố văn hóa", *LIFE, Point.SOLIDARITY, Point.CRITERIA_TABLE),
        confirmation_examples(unit, *LIFE, Point.SOLIDARITY, Point.CRITERIA_TABLE),
        evidence=Evidence.VERIFIED,
        note="Mới đọc được một phần Điều 30; khung tiêu chuẩn tại Nghị định 86/2023/NĐ-CP.",
    ),
    _rule(
        AwardCode.CULTURAL_FAMILY,
        "31",
        "Gương mẫu chấp hành pháp luật; tích cực tham gia phong trào; gia đình hạnh phúc; lao động, học tập hiệu quả.",
        confirmed(
            "đạt tiêu chuẩn Gia đình văn hóa",
            Point.LAW_ABIDING,
            Point.ACTIVE_FAMILY,
            Point.HAPPY_FAMILY,
            Point.WORK_AND_STUDY,
            Point.CRITERIA_TABLE,
        ),
        confirmation_examples(
            unit,
            Point.LAW_ABIDING,
            Point.ACTIVE_FAMILY,
            Point.HAPPY_FAMILY,
            Point.WORK_AND_STUDY,
            Point.CRITERIA_TABLE,
        ),
        evidence=Evidence.VERIFIED,
        note="Khung tiêu chuẩn tại Nghị định 86/2023/NĐ-CP; thang điểm do tỉnh quy định.",
    ),
)
