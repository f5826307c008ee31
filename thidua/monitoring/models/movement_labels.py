"""Vietnamese words for the life of movements."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.monitoring.logic.movement_life import MovementState, Rating, ResultState, ReviewKind
from thidua.monitoring.models.labels import Labels

MOVEMENT_STATES: Labels = {
    MovementState.UPCOMING: _("Chưa bắt đầu"),
    MovementState.RUNNING: _("Đang thực hiện"),
    MovementState.ENDED: _("Hết giai đoạn, chưa tổng kết"),
    MovementState.REVIEWED: _("Đã tổng kết"),
}
RESULT_STATES: Labels = {
    ResultState.REPORTED: _("Chờ xem xét"),
    ResultState.RETURNED: _("Trả lại để bổ sung"),
    ResultState.ACCEPTED: _("Đã ghi nhận"),
}
REVIEW_KINDS: Labels = {
    ReviewKind.INTERIM: _("Sơ kết"),
    ReviewKind.FINAL: _("Tổng kết"),
}
RATINGS: Labels = {
    Rating.GOOD: _("Tốt"),
    Rating.FAIR: _("Khá"),
    Rating.AVERAGE: _("Trung bình"),
    Rating.WEAK: _("Chưa đạt yêu cầu"),
}
