"""The closed lists of the law of commendation, and the Vietnamese words that people read for them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum, StrEnum

from thidua.core.logic.saying import say


class SubjectKind(StrEnum):
    """Who is commended."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    COMMUNE = "commune"
    VILLAGE = "village"
    ENTERPRISE = "enterprise"


class MeritKind(StrEnum):
    """Loại hình khen thưởng: a dossier has exactly one (Luật 06/2022/QH15, chapter I)."""

    MERIT = "merit"  # công trạng, thành tích đạt được
    UNEXPECTED = "unexpected"  # đột xuất
    MOVEMENT = "movement"  # phong trào, chuyên đề
    DEDICATION = "dedication"  # quá trình cống hiến
    SERVICE = "service"  # niên hạn
    EXTERNAL = "external"  # đối ngoại


class Rating(IntEnum):
    """Yearly rating of a person or a unit, the higher the better."""

    NOT_DONE = 0
    DONE = 1
    WELL = 2
    EXCELLENT = 3


class Scope(StrEnum):
    """How far an initiative reaches."""

    GRASSROOTS = "grassroots"
    MINISTRY = "ministry"
    PROVINCE = "province"
    NATIONAL = "national"


class Discipline(IntEnum):
    """Kỷ luật, the higher the more severe."""

    REPRIMAND = 1
    WARNING = 2
    LOWERED_PAY = 3
    DEMOTION = 4
    DISMISSAL = 5
    EXPULSION = 6


class HoldReason(StrEnum):
    """Why a commendation is not considered for now (Nghị định 152/2025/NĐ-CP, Điều 4)."""

    DISCIPLINE_REVIEW = "discipline_review"
    INVESTIGATION = "investigation"
    INSPECTION = "inspection"
    DENUNCIATION = "denunciation"
    PRESS_CASE = "press_case"


class Launcher(StrEnum):
    """Who organises a cluster or launches a movement."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    MINISTRY = "ministry"
    PRIME_MINISTER = "prime_minister"
    CENTRAL_COUNCIL = "central_council"


class Evidence(StrEnum):
    """How well the text behind a rule or a figure is known. Any but VERIFIED is shown until it is confirmed."""

    VERIFIED = "verified"
    LEGACY = "legacy"
    WEAK = "weak"
    DRAFT = "draft"
    INFERENCE = "inference"
    MEMORY = "memory"
    ENTERED = "entered"


class Point(StrEnum):
    """A criterion that no record proves: a person who knows the case says whether it is met."""

    ACTIVE_IN_EMULATION = "active_in_emulation"
    PRACTICAL_MOVEMENT = "practical_movement"
    UNITED_AND_LAWFUL = "united_and_lawful"
    OUTSTANDING = "outstanding"
    TARGETS_EXCEEDED = "targets_exceeded"
    LEADS_CLUSTER_LEADERS = "leads_cluster_leaders"
    CLEAN_ORGANISATION = "clean_organisation"
    THRIFT_AND_INTEGRITY = "thrift_and_integrity"
    LEADS_LOCAL_MOVEMENT = "leads_local_movement"
    EXEMPLARY_IN_PROVINCE = "exemplary_in_province"
    TASKS_WELL_DONE = "tasks_well_done"
    ECONOMY = "economy"
    CULTURE = "culture"
    ENVIRONMENT = "environment"
    LAW_ABIDING = "law_abiding"
    SOLIDARITY = "solidarity"
    CRITERIA_TABLE = "criteria_table"
    ACTIVE_FAMILY = "active_family"
    HAPPY_FAMILY = "happy_family"
    WORK_AND_STUDY = "work_and_study"
    LOCAL_MERIT = "local_merit"
    UNEXPECTED_ACHIEVEMENT = "unexpected_achievement"
    MOVEMENT_RESULT = "movement_result"
    BIG_CONTRIBUTION = "big_contribution"
    SECTOR_CONTRIBUTION = "sector_contribution"
    STATE_CRITERIA = "state_criteria"


Words = Mapping[Enum, str]

RATINGS: Words = {
    Rating.NOT_DONE: say("không hoàn thành nhiệm vụ"),
    Rating.DONE: say("hoàn thành nhiệm vụ"),
    Rating.WELL: say("hoàn thành tốt nhiệm vụ"),
    Rating.EXCELLENT: say("hoàn thành xuất sắc nhiệm vụ"),
}
SUBJECTS: Words = {
    SubjectKind.INDIVIDUAL: say("cá nhân"),
    SubjectKind.COLLECTIVE: say("tập thể"),
    SubjectKind.HOUSEHOLD: say("hộ gia đình"),
    SubjectKind.COMMUNE: say("xã, phường, đặc khu"),
    SubjectKind.VILLAGE: say("thôn, tổ dân phố"),
    SubjectKind.ENTERPRISE: say("doanh nghiệp, hợp tác xã"),
}
MERITS: Words = {
    MeritKind.MERIT: say("công trạng"),
    MeritKind.UNEXPECTED: say("đột xuất"),
    MeritKind.MOVEMENT: say("chuyên đề"),
    MeritKind.DEDICATION: say("quá trình cống hiến"),
    MeritKind.SERVICE: say("niên hạn"),
    MeritKind.EXTERNAL: say("đối ngoại"),
}
SCOPES: Words = {
    Scope.GRASSROOTS: say("cấp cơ sở"),
    Scope.MINISTRY: say("cấp bộ"),
    Scope.PROVINCE: say("cấp tỉnh"),
    Scope.NATIONAL: say("toàn quốc"),
}
DISCIPLINES: Words = {
    Discipline.REPRIMAND: say("khiển trách"),
    Discipline.WARNING: say("cảnh cáo"),
    Discipline.LOWERED_PAY: say("hạ bậc lương"),
    Discipline.DEMOTION: say("giáng chức"),
    Discipline.DISMISSAL: say("cách chức"),
    Discipline.EXPULSION: say("buộc thôi việc"),
}
HOLDS: Words = {
    HoldReason.DISCIPLINE_REVIEW: say("đang trong thời gian xem xét kỷ luật"),
    HoldReason.INVESTIGATION: say("đang bị điều tra"),
    HoldReason.INSPECTION: say("đang thanh tra, kiểm tra vì có dấu hiệu vi phạm"),
    HoldReason.DENUNCIATION: say("có đơn tố cáo chưa giải quyết xong"),
    HoldReason.PRESS_CASE: say("báo chí nêu dấu hiệu tham nhũng, tiêu cực đang được xác minh"),
}
LAUNCHERS: Words = {
    Launcher.COMMUNE: say("cấp xã"),
    Launcher.DISTRICT: say("cấp huyện"),
    Launcher.PROVINCE: say("cấp tỉnh"),
    Launcher.MINISTRY: say("bộ, ban, ngành"),
    Launcher.PRIME_MINISTER: say("Thủ tướng Chính phủ"),
    Launcher.CENTRAL_COUNCIL: say("Hội đồng Thi đua - Khen thưởng Trung ương"),
}
EVIDENCE: Words = {
    Evidence.VERIFIED: say("đã đối chiếu với văn bản"),
    Evidence.LEGACY: say("chưa kiểm chứng: theo văn bản cũ đã hết hiệu lực"),
    Evidence.WEAK: say("chưa kiểm chứng: chỉ một nguồn thứ cấp"),
    Evidence.DRAFT: say("chưa kiểm chứng: theo dự thảo luật"),
    Evidence.INFERENCE: say("chưa kiểm chứng: suy ra từ quy định khác"),
    Evidence.MEMORY: say("chưa kiểm chứng: chưa đọc được văn bản gốc"),
    Evidence.ENTERED: say("chưa kiểm chứng: đơn vị tự nhập, chưa đối chiếu với văn bản"),
}
POINTS: Words = {
    Point.ACTIVE_IN_EMULATION: say("có tinh thần tự lực, đoàn kết, tích cực tham gia phong trào thi đua"),
    Point.PRACTICAL_MOVEMENT: say("có phong trào thi đua thường xuyên, thiết thực, hiệu quả"),
    Point.UNITED_AND_LAWFUL: say("nội bộ đoàn kết, gương mẫu chấp hành chủ trương, chính sách, pháp luật"),
    Point.OUTSTANDING: say("có thành tích tiêu biểu xuất sắc, được lựa chọn trong số đủ tiêu chuẩn"),
    Point.TARGETS_EXCEEDED: say("hoàn thành vượt mức các chỉ tiêu thi đua và nhiệm vụ được giao"),
    Point.LEADS_CLUSTER_LEADERS: say("tiêu biểu xuất sắc trong số dẫn đầu cụm, khối thi đua do bộ, tỉnh tổ chức"),
    Point.CLEAN_ORGANISATION: say("nội bộ đoàn kết, tổ chức đảng, đoàn thể vững mạnh"),
    Point.THRIFT_AND_INTEGRITY: say("đi đầu thực hành tiết kiệm, phòng, chống tham nhũng, tiêu cực"),
    Point.LEADS_LOCAL_MOVEMENT: say("dẫn đầu phong trào thi đua của cấp huyện"),
    Point.EXEMPLARY_IN_PROVINCE: say("có thành tích tiêu biểu trong phong trào thi đua của cấp tỉnh"),
    Point.TASKS_WELL_DONE: say("thực hiện tốt nhiệm vụ kinh tế - xã hội, quốc phòng, an ninh"),
    Point.ECONOMY: say("đời sống kinh tế ổn định, từng bước phát triển"),
    Point.CULTURE: say("đời sống văn hóa, tinh thần lành mạnh, phong phú"),
    Point.ENVIRONMENT: say("môi trường an toàn, cảnh quan sạch đẹp"),
    Point.LAW_ABIDING: say("chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước"),
    Point.SOLIDARITY: say("có tinh thần đoàn kết, tương trợ trong cộng đồng"),
    Point.CRITERIA_TABLE: say("đạt khung tiêu chuẩn, thang điểm do cấp tỉnh quy định"),
    Point.ACTIVE_FAMILY: say("tích cực tham gia các phong trào thi đua của nơi cư trú"),
    Point.HAPPY_FAMILY: say("gia đình no ấm, hòa thuận, hạnh phúc"),
    Point.WORK_AND_STUDY: say("lao động, sản xuất, học tập có chất lượng, hiệu quả"),
    Point.LOCAL_MERIT: say("đạt tiêu chuẩn giấy khen do tỉnh, cơ quan, đơn vị quy định"),
    Point.UNEXPECTED_ACHIEVEMENT: say(
        "lập thành tích xuất sắc đột xuất trong phạm vi ảnh hưởng mà hình thức này đòi hỏi"
    ),
    Point.MOVEMENT_RESULT: say("có thành tích xuất sắc được bình xét trong phong trào thi đua"),
    Point.BIG_CONTRIBUTION: say("có đóng góp lớn vào phát triển kinh tế - xã hội, ứng dụng khoa học, công nghệ"),
    Point.SECTOR_CONTRIBUTION: say("có cống hiến vào sự phát triển của ngành, địa phương theo quy chế của nơi tặng"),
    Point.STATE_CRITERIA: say("đạt tiêu chuẩn của hình thức khen thưởng cấp Nhà nước này"),
}


def reaches(scope: Scope, needed: Scope) -> bool:
    """Whether an initiative of the scope serves where ``needed`` is asked; ministry and province stand side by side."""
    rank = {Scope.GRASSROOTS: 0, Scope.MINISTRY: 1, Scope.PROVINCE: 1, Scope.NATIONAL: 2}
    return scope is needed or rank[scope] > rank[needed]
