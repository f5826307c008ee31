"""The closed lists of the law of commendation, and the Vietnamese words that people read for them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum, StrEnum


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
    Rating.NOT_DONE: "không hoàn thành nhiệm vụ",
    Rating.DONE: "hoàn thành nhiệm vụ",
    Rating.WELL: "hoàn thành tốt nhiệm vụ",
    Rating.EXCELLENT: "hoàn thành xuất sắc nhiệm vụ",
}
SUBJECTS: Words = {
    SubjectKind.INDIVIDUAL: "cá nhân",
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.HOUSEHOLD: "hộ gia đình",
    SubjectKind.COMMUNE: "xã, phường, đặc khu",
    SubjectKind.VILLAGE: "thôn, tổ dân phố",
    SubjectKind.ENTERPRISE: "doanh nghiệp, hợp tác xã",
}
MERITS: Words = {
    MeritKind.MERIT: "công trạng",
    MeritKind.UNEXPECTED: "đột xuất",
    MeritKind.MOVEMENT: "chuyên đề",
    MeritKind.DEDICATION: "quá trình cống hiến",
    MeritKind.SERVICE: "niên hạn",
    MeritKind.EXTERNAL: "đối ngoại",
}
SCOPES: Words = {
    Scope.GRASSROOTS: "cấp cơ sở",
    Scope.MINISTRY: "cấp bộ",
    Scope.PROVINCE: "cấp tỉnh",
    Scope.NATIONAL: "toàn quốc",
}
DISCIPLINES: Words = {
    Discipline.REPRIMAND: "khiển trách",
    Discipline.WARNING: "cảnh cáo",
    Discipline.LOWERED_PAY: "hạ bậc lương",
    Discipline.DEMOTION: "giáng chức",
    Discipline.DISMISSAL: "cách chức",
    Discipline.EXPULSION: "buộc thôi việc",
}
HOLDS: Words = {
    HoldReason.DISCIPLINE_REVIEW: "đang trong thời gian xem xét kỷ luật",
    HoldReason.INVESTIGATION: "đang bị điều tra",
    HoldReason.INSPECTION: "đang thanh tra, kiểm tra vì có dấu hiệu vi phạm",
    HoldReason.DENUNCIATION: "có đơn tố cáo chưa giải quyết xong",
    HoldReason.PRESS_CASE: "báo chí nêu dấu hiệu tham nhũng, tiêu cực đang được xác minh",
}
LAUNCHERS: Words = {
    Launcher.COMMUNE: "cấp xã",
    Launcher.DISTRICT: "cấp huyện",
    Launcher.PROVINCE: "cấp tỉnh",
    Launcher.MINISTRY: "bộ, ban, ngành",
    Launcher.PRIME_MINISTER: "Thủ tướng Chính phủ",
    Launcher.CENTRAL_COUNCIL: "Hội đồng Thi đua - Khen thưởng Trung ương",
}
EVIDENCE: Words = {
    Evidence.VERIFIED: "đã đối chiếu với văn bản",
    Evidence.LEGACY: "chưa kiểm chứng: theo văn bản cũ đã hết hiệu lực",
    Evidence.WEAK: "chưa kiểm chứng: chỉ một nguồn thứ cấp",
    Evidence.DRAFT: "chưa kiểm chứng: theo dự thảo luật",
    Evidence.INFERENCE: "chưa kiểm chứng: suy ra từ quy định khác",
    Evidence.MEMORY: "chưa kiểm chứng: chưa đọc được văn bản gốc",
}
POINTS: Words = {
    Point.ACTIVE_IN_EMULATION: "có tinh thần tự lực, đoàn kết, tích cực tham gia phong trào thi đua",
    Point.PRACTICAL_MOVEMENT: "có phong trào thi đua thường xuyên, thiết thực, hiệu quả",
    Point.UNITED_AND_LAWFUL: "nội bộ đoàn kết, gương mẫu chấp hành chủ trương, chính sách, pháp luật",
    Point.OUTSTANDING: "có thành tích tiêu biểu xuất sắc, được lựa chọn trong số đủ tiêu chuẩn",
    Point.TARGETS_EXCEEDED: "hoàn thành vượt mức các chỉ tiêu thi đua và nhiệm vụ được giao",
    Point.LEADS_CLUSTER_LEADERS: "tiêu biểu xuất sắc trong số dẫn đầu cụm, khối thi đua do bộ, tỉnh tổ chức",
    Point.CLEAN_ORGANISATION: "nội bộ đoàn kết, tổ chức đảng, đoàn thể vững mạnh",
    Point.THRIFT_AND_INTEGRITY: "đi đầu thực hành tiết kiệm, phòng, chống tham nhũng, tiêu cực",
    Point.LEADS_LOCAL_MOVEMENT: "dẫn đầu phong trào thi đua của cấp huyện",
    Point.EXEMPLARY_IN_PROVINCE: "có thành tích tiêu biểu trong phong trào thi đua của cấp tỉnh",
    Point.TASKS_WELL_DONE: "thực hiện tốt nhiệm vụ kinh tế - xã hội, quốc phòng, an ninh",
    Point.ECONOMY: "đời sống kinh tế ổn định, từng bước phát triển",
    Point.CULTURE: "đời sống văn hóa, tinh thần lành mạnh, phong phú",
    Point.ENVIRONMENT: "môi trường an toàn, cảnh quan sạch đẹp",
    Point.LAW_ABIDING: "chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước",
    Point.SOLIDARITY: "có tinh thần đoàn kết, tương trợ trong cộng đồng",
    Point.CRITERIA_TABLE: "đạt khung tiêu chuẩn, thang điểm do cấp tỉnh quy định",
    Point.ACTIVE_FAMILY: "tích cực tham gia các phong trào thi đua của nơi cư trú",
    Point.HAPPY_FAMILY: "gia đình no ấm, hòa thuận, hạnh phúc",
    Point.WORK_AND_STUDY: "lao động, sản xuất, học tập có chất lượng, hiệu quả",
    Point.LOCAL_MERIT: "đạt tiêu chuẩn giấy khen do tỉnh, cơ quan, đơn vị quy định",
    Point.UNEXPECTED_ACHIEVEMENT: "lập thành tích xuất sắc đột xuất trong phạm vi ảnh hưởng mà hình thức này đòi hỏi",
    Point.MOVEMENT_RESULT: "có thành tích xuất sắc được bình xét trong phong trào thi đua",
    Point.BIG_CONTRIBUTION: "có đóng góp lớn vào phát triển kinh tế - xã hội, ứng dụng khoa học, công nghệ",
    Point.SECTOR_CONTRIBUTION: "có cống hiến vào sự phát triển của ngành, địa phương theo quy chế của nơi tặng",
    Point.STATE_CRITERIA: "đạt tiêu chuẩn của hình thức khen thưởng cấp Nhà nước này",
}


def reaches(scope: Scope, needed: Scope) -> bool:
    """Whether an initiative of the scope serves where ``needed`` is asked; ministry and province stand side by side."""
    rank = {Scope.GRASSROOTS: 0, Scope.MINISTRY: 1, Scope.PROVINCE: 1, Scope.NATIONAL: 2}
    return scope is needed or rank[scope] > rank[needed]
