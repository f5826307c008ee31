"""Vietnamese words for recommendations, complaints and denunciations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.monitoring.logic.complaint_states import ComplaintKind, ComplaintState
from thidua.monitoring.models.labels import Labels

COMPLAINT_KINDS: Labels = {
    ComplaintKind.RECOMMENDATION: _("Phản ánh, kiến nghị"),
    ComplaintKind.COMPLAINT: _("Khiếu nại"),
    ComplaintKind.DENUNCIATION: _("Tố cáo"),
}
COMPLAINT_STATES: Labels = {
    ComplaintState.RECEIVED: _("Chờ phân công"),
    ComplaintState.HANDLING: _("Đang giải quyết"),
    ComplaintState.ANSWERED: _("Đã trả lời"),
    ComplaintState.CLOSED: _("Đã kết thúc"),
    ComplaintState.DECLINED: _("Không thụ lý"),
}
