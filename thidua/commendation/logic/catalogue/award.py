"""What is known of a title or form: whom it is for, who decides it on a day, which papers and which vote it asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import Citation
from thidua.commendation.logic.terms import Evidence, SubjectKind
from thidua.core.logic.saying import say

TWO_TIERS = date(2025, 7, 1)
"""From this day there are provinces and communes only (Nghị quyết 202/2025/QH15)."""


class Group(StrEnum):
    """The family an award belongs to (Luật 06/2022/QH15, Điều 9 for the forms)."""

    TITLE = "title"
    MERIT_CERTIFICATE = "merit_certificate"
    COMMENDATION = "commendation"
    COMMEMORATIVE = "commemorative"
    ORDER = "order"
    MEDAL = "medal"
    HONORARY = "honorary"


class Frequency(StrEnum):
    """How often one subject may get it."""

    YEARLY = "yearly"
    WHEN_ELIGIBLE = "when_eligible"
    ANY = "any"
    ONCE = "once"


class Authority(StrEnum):
    """Who decides."""

    COMMUNE_CHAIR = "commune_chair"
    DISTRICT_CHAIR = "district_chair"
    PROVINCE_CHAIR = "province_chair"
    DEPARTMENT_HEAD = "department_head"
    ENTITY_HEAD = "entity_head"
    ENTERPRISE_HEAD = "enterprise_head"
    ENTERPRISE_CHAIR = "enterprise_chair"
    MINISTER = "minister"
    PRIME_MINISTER = "prime_minister"
    GOVERNMENT = "government"
    PRESIDENT = "president"
    ARMED_FORCES = "armed_forces"


class Paper(StrEnum):
    """A component of a dossier."""

    SUBMISSION_LETTER = "submission_letter"
    ACHIEVEMENT_REPORT = "achievement_report"
    SHORT_REPORT = "short_report"
    SELECTION_MINUTES = "selection_minutes"
    COMMENDATION_MINUTES = "commendation_minutes"
    INITIATIVE_CERTIFICATE = "initiative_certificate"
    SCOPE_CONFIRMATION = "scope_confirmation"
    BALLOT_RESULT = "ballot_result"
    PUBLIC_OPINION = "public_opinion"
    CLUSTER_MINUTES = "cluster_minutes"
    SCORE_TABLE = "score_table"
    NOMINATION_LIST = "nomination_list"


class When(StrEnum):
    """In which case a paper is asked."""

    ALWAYS = "always"
    INITIATIVE_ROUTE = "initiative_route"
    CLUSTER_ROUTE = "cluster_route"


AUTHORITIES = {
    Authority.COMMUNE_CHAIR: say("Chủ tịch UBND cấp xã"),
    Authority.DISTRICT_CHAIR: say("Chủ tịch UBND cấp huyện"),
    Authority.PROVINCE_CHAIR: say("Chủ tịch UBND cấp tỉnh"),
    Authority.DEPARTMENT_HEAD: say("Thủ trưởng cơ quan chuyên môn thuộc UBND cấp tỉnh"),
    Authority.ENTITY_HEAD: say("Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân"),
    Authority.ENTERPRISE_HEAD: say("Tổng giám đốc, Giám đốc doanh nghiệp, hợp tác xã"),
    Authority.ENTERPRISE_CHAIR: say("Chủ tịch Hội đồng quản trị, Hội đồng thành viên"),
    Authority.MINISTER: say("Bộ trưởng, thủ trưởng bộ, ban, ngành"),
    Authority.PRIME_MINISTER: say("Thủ tướng Chính phủ"),
    Authority.GOVERNMENT: say("Chính phủ"),
    Authority.PRESIDENT: say("Chủ tịch nước"),
    Authority.ARMED_FORCES: say("theo quy định của Bộ Quốc phòng, Bộ Công an"),
}
PAPERS = {
    Paper.SUBMISSION_LETTER: say("Tờ trình"),
    Paper.ACHIEVEMENT_REPORT: say("Báo cáo thành tích"),
    Paper.SHORT_REPORT: say("Báo cáo tóm tắt thành tích"),
    Paper.SELECTION_MINUTES: say("Biên bản bình xét"),
    Paper.COMMENDATION_MINUTES: say("Biên bản xét khen thưởng"),
    Paper.INITIATIVE_CERTIFICATE: say("Chứng nhận hoặc xác nhận sáng kiến, đề tài, đề án, công trình"),
    Paper.SCOPE_CONFIRMATION: say("Xác nhận hiệu quả áp dụng và phạm vi ảnh hưởng của sáng kiến"),
    Paper.BALLOT_RESULT: say("Kết quả bỏ phiếu kín của Hội đồng"),
    Paper.PUBLIC_OPINION: say("Kết quả lấy ý kiến Nhân dân"),
    Paper.CLUSTER_MINUTES: say("Biên bản bình xét của cụm, khối thi đua"),
    Paper.SCORE_TABLE: say("Bảng chấm điểm thi đua"),
    Paper.NOMINATION_LIST: say("Danh sách đề nghị"),
}


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper and when it is asked."""

    paper: Paper
    when: When = When.ALWAYS
    evidence: Evidence = Evidence.VERIFIED


@dataclass(frozen=True, slots=True)
class Vote:
    """How the council decides: by secret ballot or not, and what share of all members must agree.

    None means that the local regulation says so. ``percent`` is of all members (Hội đồng) unless local data differ.
    """

    meeting: bool = True
    secret: bool | None = None
    percent: int | None = None
    evidence: Evidence = Evidence.MEMORY


@dataclass(frozen=True, slots=True)
class Award:
    """One title or form. ``authorities`` hold from 2025-07-01, ``authorities_before`` until the day before.

    The name is the one of the law; the catalogue of translations holds its English.
    """

    code: AwardCode
    name: str
    group: Group
    subjects: tuple[SubjectKind, ...]
    frequency: Frequency
    authorities: tuple[Authority, ...]
    authorities_before: tuple[Authority, ...]
    papers: tuple[RequiredPaper, ...]
    vote: Vote
    basis: tuple[Citation, ...]
    authority_evidence: Evidence = Evidence.VERIFIED
    simplified: bool = False
    public_notice_days: int | None = None
    name_before: str = ""

    def deciders(self, on: date) -> tuple[Authority, ...]:
        """Who decides it on the day; nobody where it is no longer given."""
        return self.authorities if on >= TWO_TIERS else self.authorities_before

    def name_on(self, on: date) -> str:
        """How the law calls it on the day."""
        return self.name_before if self.name_before and on < TWO_TIERS else self.name
