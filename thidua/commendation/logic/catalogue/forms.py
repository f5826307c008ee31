"""Forms of commendation (hình thức khen thưởng), Luật 06/2022/QH15, chapter III."""

from __future__ import annotations

from dataclasses import replace

from thidua.commendation.logic.catalogue.award import (
    Authority,
    Award,
    Frequency,
    Group,
    Paper,
    RequiredPaper,
    Vote,
)
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2022, ND_152, Citation
from thidua.commendation.logic.terms import Evidence, SubjectKind
from thidua.core.logic.saying import say

PERSON = (SubjectKind.INDIVIDUAL,)
PERSON_OR_UNIT = (SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE)
EVERYBODY = (*PERSON_OR_UNIT, SubjectKind.HOUSEHOLD)
USUAL = tuple(
    RequiredPaper(paper) for paper in (Paper.SUBMISSION_LETTER, Paper.ACHIEVEMENT_REPORT, Paper.COMMENDATION_MINUTES)
)
"""What every dossier for a form holds (Điều 84)."""
STATE_PAPERS = (
    *USUAL,
    RequiredPaper(Paper.BALLOT_RESULT),
    RequiredPaper(Paper.PUBLIC_OPINION, evidence=Evidence.LEGACY),
)
NO_MEETING = Vote(meeting=False)


def _form(code: AwardCode, name: str, group: Group, article: str, authority: Authority, **rest: object) -> Award:
    facts: dict[str, object] = {
        "subjects": EVERYBODY,
        "frequency": Frequency.ANY,
        "authorities": (authority,),
        "authorities_before": (authority,),
        "papers": USUAL,
        "vote": Vote(),
        "basis": (Citation(LUAT_2022, article), Citation(ND_152, "54", "1")),
        "authority_evidence": Evidence.MEMORY,
        "simplified": True,
    }
    return Award(code, name, group, **(facts | rest))  # type: ignore[arg-type]


def _merit(code: AwardCode, name: str, point: str, *authorities: Authority) -> Award:
    basis = (Citation(LUAT_2022, "75", "1", point), Citation(ND_152, "54", "1", "e"))
    award = _form(code, name, Group.MERIT_CERTIFICATE, "75", authorities[0], basis=basis)
    return replace(award, authorities=authorities, authorities_before=authorities, authority_evidence=Evidence.VERIFIED)


def _order(code: AwardCode, name: str, article: str, **rest: object) -> Award:
    facts: dict[str, object] = {
        "subjects": PERSON_OR_UNIT,
        "frequency": Frequency.WHEN_ELIGIBLE,
        "papers": STATE_PAPERS,
        "basis": (Citation(LUAT_2022, article),),
    }
    return _form(code, name, Group.ORDER, article, Authority.PRESIDENT, **(facts | rest))


MERIT_CERTIFICATES = (
    _merit(AwardCode.MERIT_COMMUNE, say("Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã"), "đ", Authority.COMMUNE_CHAIR),
    _merit(
        AwardCode.MERIT_DEPARTMENT,
        say("Giấy khen của Thủ trưởng cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh"),
        "c",
        Authority.DEPARTMENT_HEAD,
    ),
    _merit(
        AwardCode.MERIT_ENTITY,
        say("Giấy khen của Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân"),
        "a",
        Authority.ENTITY_HEAD,
    ),
    _merit(
        AwardCode.MERIT_ENTERPRISE,
        say("Giấy khen của Chủ tịch HĐQT, HĐTV, Tổng giám đốc, Giám đốc doanh nghiệp, hợp tác xã"),
        "b",
        Authority.ENTERPRISE_HEAD,
        Authority.ENTERPRISE_CHAIR,
    ),
    replace(
        _merit(
            AwardCode.MERIT_DISTRICT,
            say("Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện"),
            "d",
            Authority.DISTRICT_CHAIR,
        ),
        authorities=(),
        authority_evidence=Evidence.INFERENCE,
    ),
)
COMMENDATIONS = (
    _form(
        AwardCode.COMMENDATION_PROVINCE,
        say("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
        Group.COMMENDATION,
        "74",
        Authority.PROVINCE_CHAIR,
        subjects=(*EVERYBODY, SubjectKind.ENTERPRISE),
        basis=(Citation(LUAT_2022, "74", "1"), Citation(ND_152, "54", "1", "b")),
    ),
    _form(
        AwardCode.COMMENDATION_MINISTRY,
        say("Bằng khen của bộ, ban, ngành"),
        Group.COMMENDATION,
        "74",
        Authority.MINISTER,
        basis=(Citation(LUAT_2022, "74", "1"), Citation(ND_152, "54", "1", "b")),
    ),
    _form(
        AwardCode.COMMENDATION_PM,
        say("Bằng khen của Thủ tướng Chính phủ"),
        Group.COMMENDATION,
        "73",
        Authority.PRIME_MINISTER,
        vote=Vote(percent=80, evidence=Evidence.LEGACY),
        basis=(Citation(LUAT_2022, "73", "1"), Citation(ND_152, "54", "1", "a")),
    ),
    _form(
        AwardCode.COMMEMORATIVE_MEDAL,
        say("Kỷ niệm chương của bộ, ban, ngành, tỉnh"),
        Group.COMMEMORATIVE,
        "71",
        Authority.PROVINCE_CHAIR,
        subjects=PERSON,
        frequency=Frequency.ONCE,
        authorities=(Authority.PROVINCE_CHAIR, Authority.MINISTER),
        authorities_before=(Authority.PROVINCE_CHAIR, Authority.MINISTER),
        vote=NO_MEETING,
        basis=(Citation(LUAT_2022, "71"), Citation(ND_152, "54", "1", "d")),
    ),
)
ORDERS = (
    _order(AwardCode.LABOUR_ORDER_3, say("Huân chương Lao động hạng Ba"), "44"),
    _order(AwardCode.LABOUR_ORDER_2, say("Huân chương Lao động hạng Nhì"), "43"),
    _order(AwardCode.LABOUR_ORDER_1, say("Huân chương Lao động hạng Nhất"), "42"),
    _order(AwardCode.INDEPENDENCE_ORDER_3, say("Huân chương Độc lập hạng Ba"), "38"),
    _order(AwardCode.INDEPENDENCE_ORDER_2, say("Huân chương Độc lập hạng Nhì"), "37"),
    _order(AwardCode.INDEPENDENCE_ORDER_1, say("Huân chương Độc lập hạng Nhất"), "36"),
    _order(AwardCode.DEFENCE_ORDER_3, say("Huân chương Bảo vệ Tổ quốc hạng Ba"), "47"),
    _order(AwardCode.COURAGE_ORDER, say("Huân chương Dũng cảm"), "52"),
    _order(AwardCode.UNITY_ORDER, say("Huân chương Đại đoàn kết dân tộc"), "51", subjects=PERSON),
    replace(
        _order(
            AwardCode.YOUTH_VOLUNTEER_MEDAL,
            say("Huy chương Thanh niên xung phong vẻ vang"),
            "",
            subjects=PERSON,
            frequency=Frequency.ONCE,
            papers=USUAL,
            vote=NO_MEETING,
            basis=(Citation("Nghị định 28/2024/NĐ-CP"),),
        ),
        group=Group.MEDAL,
    ),
    replace(
        _order(
            AwardCode.LABOUR_HERO,
            say("Anh hùng Lao động"),
            "",
            frequency=Frequency.ONCE,
            papers=USUAL,
            vote=Vote(secret=True, percent=90, evidence=Evidence.WEAK),
        ),
        group=Group.HONORARY,
    ),
    replace(
        _order(
            AwardCode.HEROIC_MOTHER,
            say("Bà mẹ Việt Nam anh hùng"),
            "",
            subjects=PERSON,
            frequency=Frequency.ONCE,
            papers=USUAL,
            vote=NO_MEETING,
        ),
        group=Group.HONORARY,
    ),
)
