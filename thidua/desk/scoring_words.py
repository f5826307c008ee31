"""The words of the ledger for schemes, rounds of judging, cards, registrations and pledges."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from thidua.scoring.models import labels

DEEDS = {
    "appeal.accepted": _("Chấp nhận kiến nghị"),
    "appeal.filed": _("Gửi kiến nghị về điểm"),
    "appeal.rejected": _("Không chấp nhận kiến nghị"),
    "appeal.withdrawn": _("Rút kiến nghị"),
    "cluster.election_recorded": _("Ghi kết quả bầu đơn vị trưởng"),
    "cluster.meeting_held": _("Ghi biên bản họp cụm, khối"),
    "pledge.drafted": _("Soạn giao ước"),
    "pledge.returned": _("Đưa giao ước về soạn lại"),
    "pledge.signed": _("Ký giao ước"),
    "pledge.signing_opened": _("Mời ký giao ước"),
    "registration.approved": _("Duyệt đăng ký thi đua"),
    "registration.begun": _("Soạn đăng ký thi đua"),
    "registration.called": _("Mở đợt đăng ký thi đua"),
    "registration.changed": _("Thay đổi đăng ký thi đua"),
    "registration.edited": _("Sửa đăng ký thi đua"),
    "registration.returned": _("Trả lại đăng ký thi đua"),
    "registration.rule_set": _("Quy định về đăng ký thi đua"),
    "registration.submitted": _("Gửi đăng ký thi đua"),
    "registration.withdrawn": _("Rút đăng ký thi đua"),
    "scheme.copied": _("Chép bảng điểm"),
    "scheme.created": _("Soạn bảng điểm"),
    "scheme.edited": _("Sửa bảng điểm"),
    "scheme.published": _("Ban hành bảng điểm"),
    "scheme.reopened": _("Thu bảng điểm về sửa"),
    "scheme.retired": _("Ngừng dùng bảng điểm"),
    "scorecard.evidence_added": _("Thêm tài liệu kiểm chứng"),
    "scorecard.evidence_removed": _("Gỡ tài liệu kiểm chứng"),
    "scorecard.gate_closed": _("Ghi nhận điểm liệt"),
    "scorecard.gate_opened": _("Rút ghi nhận điểm liệt"),
    "scorecard.line_returned": _("Trả lại một dòng điểm"),
    "scorecard.marked": _("Ghi điểm"),
    "scorecard.recalled": _("Rút phiếu chấm điểm"),
    "scorecard.submitted": _("Nộp phiếu chấm điểm"),
    "scoring.appraisal_begun": _("Bắt đầu thẩm định"),
    "scoring.cancelled": _("Hủy đợt chấm điểm"),
    "scoring.checking_begun": _("Bắt đầu kiểm tra điểm"),
    "scoring.crossing_begun": _("Bắt đầu chấm chéo"),
    "scoring.days_changed": _("Đổi hạn chấm điểm"),
    "scoring.finished": _("Chốt kết quả chấm điểm"),
    "scoring.opened": _("Mở đợt chấm điểm"),
    "scoring.published": _("Công bố kết quả chấm điểm"),
    "scoring.report_written": _("Soạn báo cáo kết quả chấm điểm"),
    "scoring.taken_back": _("Thu hồi kết quả đã công bố"),
}
"""By audit code."""

FIELDS = {
    "appeal_days": _("Số ngày kiến nghị"),
    "appeal_due": _("Hạn kiến nghị"),
    "appraisal_due": _("Hạn thẩm định"),
    "approved_on": _("Ngày duyệt"),
    "check_due": _("Hạn kiểm tra"),
    "claimed": _("Số đề nghị"),
    "criterion": _("Tiêu chí"),
    "cross_due": _("Hạn chấm chéo"),
    "days_late": _("Số ngày muộn"),
    "digest": _("Mã kiểm chứng"),
    "due_on": _("Hạn"),
    "gate": _("Điều kiện liệt"),
    "held_on": _("Ngày họp"),
    "left": _("Còn chờ ký"),
    "lines": _("Nội dung"),
    "lines_added": _("Tiêu chí thêm"),
    "lines_changed": _("Tiêu chí sửa"),
    "lines_removed": _("Tiêu chí bỏ"),
    "maximum": _("Tổng điểm"),
    "paper": _("Văn bản"),
    "present": _("Số đơn vị có mặt"),
    "required": _("Bắt buộc"),
    "sample": _("Bảng mẫu"),
    "scheme": _("Bảng điểm"),
    "scorer": _("Đơn vị chấm"),
    "self_due": _("Hạn tự chấm"),
    "sign_by": _("Hạn ký"),
    "signatures_lost": _("Số chữ ký không còn giá trị"),
    "signer": _("Đơn vị ký"),
    "stage": _("Cột điểm"),
    "submitted_on": _("Ngày nộp"),
    "votes": _("Số phiếu"),
}
"""By the name of the field in the ledger."""


def _words_of(table: labels.Labels) -> Callable[[str], str]:
    words = {code.value: label for code, label in table.items()}
    return lambda code: str(words.get(code, code))


VALUES: Mapping[str, Callable[[str], str]] = {"stage": _words_of(labels.STAGES)}
"""How the values of a field read, by its name in the ledger."""
