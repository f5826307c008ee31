"""Vietnamese words for inspections."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.monitoring.logic.inspection_states import (
    CheckAnswer,
    FindingState,
    FollowUpKind,
    PlanState,
    Severity,
    VisitState,
)
from thidua.monitoring.models.labels import Labels

PLAN_STATES: Labels = {
    PlanState.DRAFT: _("Đang lập"),
    PlanState.ISSUED: _("Đã ban hành"),
    PlanState.CLOSED: _("Đã kết thúc"),
    PlanState.CANCELLED: _("Đã hủy"),
}
VISIT_STATES: Labels = {
    VisitState.PLANNED: _("Chưa kiểm tra"),
    VisitState.VISITED: _("Đã kiểm tra, chờ kết luận"),
    VisitState.ISSUED: _("Đã ban hành kết luận"),
    VisitState.CANCELLED: _("Đã hủy"),
}
FINDING_STATES: Labels = {
    FindingState.DRAFT: _("Dự thảo"),
    FindingState.OPEN: _("Chờ khắc phục"),
    FindingState.ANSWERED: _("Đã báo cáo khắc phục"),
    FindingState.CLOSED: _("Đã hoàn thành"),
}
SEVERITIES: Labels = {
    Severity.REMARK: _("Lưu ý"),
    Severity.SHORTCOMING: _("Hạn chế, thiếu sót"),
    Severity.VIOLATION: _("Vi phạm"),
}
CHECK_ANSWERS: Labels = {
    CheckAnswer.MET: _("Đạt"),
    CheckAnswer.NOT_MET: _("Chưa đạt"),
    CheckAnswer.NOT_APPLICABLE: _("Không áp dụng"),
}
FOLLOW_UP_KINDS: Labels = {
    FollowUpKind.ANSWER: _("Đơn vị báo cáo khắc phục"),
    FollowUpKind.RETURN: _("Yêu cầu khắc phục thêm"),
    FollowUpKind.CLOSE: _("Xác nhận hoàn thành"),
    FollowUpKind.REOPEN: _("Mở lại kết luận"),
    FollowUpKind.EXTEND: _("Gia hạn"),
}
