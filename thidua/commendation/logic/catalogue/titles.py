"""Emulation titles (danh hiệu thi đua), Luật 06/2022/QH15, chapter II."""

from __future__ import annotations

from thidua.commendation.logic.catalogue.award import (
    Authority,
    Award,
    Frequency,
    Group,
    Paper,
    RequiredPaper,
    Vote,
    When,
)
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2022, ND_86, ND_129, Citation
from thidua.commendation.logic.terms import Evidence, SubjectKind
from thidua.core.logic.saying import say

PERSON, UNIT = (SubjectKind.INDIVIDUAL,), (SubjectKind.COLLECTIVE,)
GRASSROOTS = (
    Authority.COMMUNE_CHAIR,
    Authority.DEPARTMENT_HEAD,
    Authority.ENTITY_HEAD,
    Authority.ENTERPRISE_HEAD,
)
"""Whoever gives the titles of the grassroots since the district is gone (Điều 80; Nghị định 129/2025/NĐ-CP)."""
WITH_DISTRICT = (Authority.DISTRICT_CHAIR, *GRASSROOTS[1:])
PROVINCE, MINISTRY = (Authority.PROVINCE_CHAIR,), (Authority.MINISTER,)
FORCES = (Authority.ARMED_FORCES,)
USUAL = tuple(
    RequiredPaper(paper) for paper in (Paper.SUBMISSION_LETTER, Paper.ACHIEVEMENT_REPORT, Paper.SELECTION_MINUTES)
)
"""What every dossier for a title holds (Điều 84)."""
INITIATIVE = RequiredPaper(Paper.INITIATIVE_CERTIFICATE)
BALLOT = RequiredPaper(Paper.BALLOT_RESULT)
COMMUNE_COUNCIL = Vote(evidence=Evidence.VERIFIED)
SECRET = Vote(secret=True)


def title(
    code: AwardCode,
    name: str,
    article: str,
    subjects: tuple[SubjectKind, ...],
    authorities: tuple[Authority, ...],
    **rest: object,
) -> Award:
    """A yearly title with the usual papers; ``rest`` says what differs."""
    facts: dict[str, object] = {
        "frequency": Frequency.YEARLY,
        "authorities_before": authorities,
        "papers": USUAL,
        "vote": Vote(),
        "basis": (Citation(LUAT_2022, article), Citation(LUAT_2022, "80"), Citation(ND_129)),
        "authority_evidence": Evidence.MEMORY if authorities in {PROVINCE, MINISTRY} else Evidence.VERIFIED,
    }
    return Award(code, name, Group.TITLE, subjects, authorities=authorities, **(facts | rest))  # type: ignore[arg-type]


TITLES = (
    title(
        AwardCode.ADVANCED_WORKER,
        say("Lao động tiên tiến"),
        "24",
        PERSON,
        GRASSROOTS,
        authorities_before=(Authority.COMMUNE_CHAIR, *WITH_DISTRICT),
    ),
    title(AwardCode.ADVANCED_SOLDIER, say("Chiến sĩ tiên tiến"), "24", PERSON, FORCES),
    title(
        AwardCode.GRASSROOTS_FIGHTER,
        say("Chiến sĩ thi đua cơ sở"),
        "23",
        PERSON,
        GRASSROOTS,
        authorities_before=WITH_DISTRICT,
        papers=(*USUAL, RequiredPaper(Paper.INITIATIVE_CERTIFICATE, When.INITIATIVE_ROUTE)),
    ),
    title(
        AwardCode.PROVINCIAL_FIGHTER,
        say("Chiến sĩ thi đua cấp tỉnh"),
        "22",
        PERSON,
        PROVINCE,
        papers=(*USUAL, INITIATIVE, RequiredPaper(Paper.SCOPE_CONFIRMATION, evidence=Evidence.WEAK)),
        vote=Vote(secret=True, evidence=Evidence.VERIFIED),
    ),
    title(
        AwardCode.MINISTERIAL_FIGHTER,
        say("Chiến sĩ thi đua bộ, ban, ngành"),
        "22",
        PERSON,
        MINISTRY,
        papers=(*USUAL, INITIATIVE),
        vote=SECRET,
    ),
    title(
        AwardCode.NATIONAL_FIGHTER,
        say("Chiến sĩ thi đua toàn quốc"),
        "21",
        PERSON,
        (Authority.PRIME_MINISTER,),
        frequency=Frequency.WHEN_ELIGIBLE,
        papers=(*USUAL, INITIATIVE, BALLOT, RequiredPaper(Paper.PUBLIC_OPINION, evidence=Evidence.LEGACY)),
        vote=Vote(secret=True, percent=90, evidence=Evidence.WEAK),
        authority_evidence=Evidence.MEMORY,
    ),
    title(
        AwardCode.ADVANCED_COLLECTIVE,
        say("Tập thể lao động tiên tiến"),
        "28",
        UNIT,
        GRASSROOTS,
        authorities_before=WITH_DISTRICT,
    ),
    title(AwardCode.ADVANCED_UNIT, say("Đơn vị tiên tiến"), "28", UNIT, FORCES),
    title(
        AwardCode.EXCELLENT_COLLECTIVE,
        say("Tập thể lao động xuất sắc"),
        "27",
        UNIT,
        (*PROVINCE, *MINISTRY),
        authority_evidence=Evidence.MEMORY,
    ),
    title(
        AwardCode.DETERMINED_UNIT,
        say("Đơn vị quyết thắng"),
        "27",
        UNIT,
        (*PROVINCE, *MINISTRY, *FORCES),
        authority_evidence=Evidence.MEMORY,
    ),
    title(
        AwardCode.PROVINCIAL_FLAG,
        say("Cờ thi đua của Ủy ban nhân dân tỉnh"),
        "26",
        UNIT,
        PROVINCE,
        papers=(
            *USUAL,
            RequiredPaper(Paper.CLUSTER_MINUTES, When.CLUSTER_ROUTE),
            RequiredPaper(Paper.SCORE_TABLE, When.CLUSTER_ROUTE),
        ),
        vote=Vote(secret=True, evidence=Evidence.VERIFIED),
    ),
    title(AwardCode.MINISTERIAL_FLAG, say("Cờ thi đua của bộ, ban, ngành"), "26", UNIT, MINISTRY, vote=SECRET),
    title(
        AwardCode.GOVERNMENT_FLAG,
        say("Cờ thi đua của Chính phủ"),
        "25",
        UNIT,
        (Authority.GOVERNMENT,),
        papers=(*USUAL, BALLOT),
        vote=Vote(secret=True, percent=80, evidence=Evidence.WEAK),
        authority_evidence=Evidence.MEMORY,
    ),
    title(
        AwardCode.EXEMPLARY_COMMUNE,
        say("Xã, phường, đặc khu tiêu biểu"),
        "29",
        (SubjectKind.COMMUNE,),
        PROVINCE,
        name_before=say("Xã, phường, thị trấn tiêu biểu"),
    ),
    title(
        AwardCode.CULTURAL_VILLAGE,
        say("Thôn, tổ dân phố văn hóa"),
        "30",
        (SubjectKind.VILLAGE,),
        (Authority.COMMUNE_CHAIR,),
        authorities_before=(Authority.DISTRICT_CHAIR,),
        vote=COMMUNE_COUNCIL,
        public_notice_days=10,
        basis=(Citation(LUAT_2022, "30"), Citation(ND_86, "7"), Citation(ND_129)),
    ),
    title(
        AwardCode.CULTURAL_FAMILY,
        say("Gia đình văn hóa"),
        "31",
        (SubjectKind.HOUSEHOLD,),
        (Authority.COMMUNE_CHAIR,),
        papers=(
            RequiredPaper(Paper.NOMINATION_LIST, evidence=Evidence.MEMORY),
            RequiredPaper(Paper.SELECTION_MINUTES, evidence=Evidence.MEMORY),
        ),
        basis=(Citation(LUAT_2022, "31"), Citation(ND_86)),
    ),
)
