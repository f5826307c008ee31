"""Vietnamese words for the closed lists of the room, and the constraint that holds a column to its list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import CheckConstraint, Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from thidua.scoring.logic.terms import (
    DisputeRule,
    MissingRule,
    Scorer,
    SectionKind,
    Stage,
    Standing,
    TieBy,
    UnconfirmedRule,
    Veto,
)
from thidua.scoring.logic.workflow import (
    AppealState,
    CardState,
    PledgeState,
    RegistrationState,
    RoundState,
    SchemeState,
)

Labels = Mapping[StrEnum, LazyText | str]

SCHEME_STATES: Labels = {
    SchemeState.DRAFT: _("Đang soạn"),
    SchemeState.PUBLISHED: _("Đã ban hành"),
    SchemeState.FROZEN: _("Đang dùng để chấm"),
    SchemeState.RETIRED: _("Ngừng dùng"),
}
ROUND_STATES: Labels = {
    RoundState.SELF: _("Đơn vị tự chấm"),
    RoundState.CHECK: _("Cơ quan chủ trì kiểm tra"),
    RoundState.CROSS: _("Chấm chéo trong cụm"),
    RoundState.APPRAISAL: _("Thẩm định"),
    RoundState.PUBLISHED: _("Công bố trong cụm"),
    RoundState.FINAL: _("Kết quả chính thức"),
    RoundState.CANCELLED: _("Đã hủy"),
}
CARD_STATES: Labels = {
    CardState.OPEN: _("Đang tự chấm"),
    CardState.SUBMITTED: _("Đã nộp"),
}
APPEAL_STATES: Labels = {
    AppealState.FILED: _("Chờ giải quyết"),
    AppealState.ACCEPTED: _("Chấp nhận"),
    AppealState.REJECTED: _("Không chấp nhận"),
    AppealState.WITHDRAWN: _("Đã rút"),
}
REGISTRATION_STATES: Labels = {
    RegistrationState.DRAFT: _("Đang soạn"),
    RegistrationState.SUBMITTED: _("Chờ thủ trưởng duyệt"),
    RegistrationState.APPROVED: _("Đã duyệt"),
    RegistrationState.WITHDRAWN: _("Đã rút"),
}
PLEDGE_STATES: Labels = {
    PledgeState.DRAFT: _("Đang soạn"),
    PledgeState.SIGNING: _("Đang ký"),
    PledgeState.SIGNED: _("Đã ký"),
}
STAGES: Labels = {
    Stage.SELF: _("Tự chấm"),
    Stage.CHECK: _("Kiểm tra"),
    Stage.CROSS: _("Chấm chéo"),
    Stage.APPRAISAL: _("Thẩm định"),
}
SCORERS: Labels = {
    Scorer.RECORD: _("Tính từ số liệu"),
    Scorer.OWNER: _("Cơ quan chủ trì"),
    Scorer.CLUSTER: _("Các đơn vị trong cụm"),
    Scorer.STANDING: _("Cơ quan thường trực"),
}
SECTION_KINDS: Labels = {
    SectionKind.MAIN: _("Điểm chuẩn"),
    SectionKind.BONUS: _("Điểm thưởng"),
    SectionKind.PENALTY: _("Điểm trừ"),
}
STANDINGS: Labels = {
    Standing.FIRM: _("Đã chốt"),
    Standing.UNCONFIRMED: _("Chưa xác nhận"),
    Standing.DISPUTED: _("Đang kiến nghị"),
    Standing.MISSING: _("Thiếu số liệu"),
    Standing.NOT_ASSIGNED: _("Không giao"),
}
VETOES: Labels = {
    Veto.NOT_RANKED: _("Không xếp hạng"),
    Veto.NOT_PROPOSED: _("Không đề nghị khen thưởng"),
    Veto.ONE_CLASS_DOWN: _("Hạ một mức xếp loại"),
}
TIES: Labels = {
    TieBy.NODE: _("Điểm của mục"),
    TieBy.BONUS: _("Điểm thưởng nhiều hơn"),
    TieBy.LEAST_PENALTY: _("Điểm trừ ít hơn"),
    TieBy.IMPROVEMENT: _("Tiến bộ hơn so với năm trước"),
    TieBy.FEWEST_LATE_DAYS: _("Ít ngày nộp muộn hơn"),
}
MISSING_RULES: Labels = {
    MissingRule.ZERO: _("Tính 0 điểm"),
    MissingRule.LEAVES_OUT: _("Loại khỏi mẫu số"),
}
DISPUTE_RULES: Labels = {
    DisputeRule.LOWER: _("Tạm tính số cho ít điểm hơn"),
    DisputeRule.CHECKED: _("Tạm tính số đã kiểm tra"),
    DisputeRule.ZERO: _("Tạm tính 0 điểm"),
}
UNCONFIRMED_RULES: Labels = {
    UnconfirmedRule.COUNTS: _("Vẫn tính điểm"),
    UnconfirmedRule.ZERO: _("Chưa tính điểm"),
}
METHODS: Mapping[str, LazyText | str] = {
    "share": _("Theo tỷ lệ hoàn thành chỉ tiêu"),
    "steps": _("Bậc thang"),
    "yes_no": _("Có hoặc không"),
    "count": _("Đếm số lượt"),
    "deduction": _("Trừ lùi theo lỗi"),
    "rank": _("Thứ hạng trong cụm"),
    "manual": _("Chấm tay"),
}


def choices(labels: Labels) -> list[tuple[str, LazyText | str]]:
    """The list as Django's ``choices``."""
    return [(code.value, words) for code, words in labels.items()]


def known(field: str, labels: Labels, name: str) -> CheckConstraint:
    """The column holds a word of the list."""
    return CheckConstraint(condition=Q(**{f"{field}__in": [code.value for code in labels]}), name=name)
