"""The words of the ledger for decisions of commendation, payments, honours taken back, packages of dossiers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "decision.bonus_recovered": _("Thu hồi tiền thưởng"),
    "decision.bonus_set": _("Đặt mức tiền thưởng"),
    "decision.cancelled": _("Hủy quyết định chưa ban hành"),
    "decision.drafted": _("Lập quyết định khen thưởng"),
    "decision.edited": _("Sửa quyết định khen thưởng"),
    "decision.issued": _("Ban hành quyết định khen thưởng"),
    "decision.letter_written": _("Soạn tờ trình khen thưởng"),
    "decision.line_removed": _("Bỏ hồ sơ khỏi danh sách"),
    "decision.lines_added": _("Đưa hồ sơ vào danh sách"),
    "decision.money_held": _("Giữ chỗ tiền thưởng trong quỹ"),
    "decision.paid": _("Chi tiền thưởng"),
    "decision.payment_taken_back": _("Ghi lại khoản chi nhầm"),
    "decision.returned": _("Mở lại danh sách"),
    "decision.submitted": _("Trình ký quyết định"),
    "dossier_package.made": _("Lập gói hồ sơ trình cấp trên"),
    "dossier_package.received": _("Nhận gói hồ sơ cấp dưới trình"),
    "honour.doubt_settled": _("Kết luận việc xem lại khen thưởng"),
    "honour.given_back": _("Phục hồi khen thưởng và tính lại"),
    "honour.taken_back": _("Thu hồi khen thưởng và tính lại"),
}
"""By audit code."""

FIELDS = {
    "about": _("Trích yếu"),
    "amount_reason": _("Lý do mức thưởng"),
    "bases": _("Căn cứ pháp lý"),
    "batches": _("Đợt cấp chứng nhận"),
    "bonuses_changed": _("Số dòng tính lại tiền thưởng"),
    "cause": _("Thành tích làm căn cứ"),
    "changed": _("Thay đổi"),
    "conclusion": _("Kết luận"),
    "decision": _("Quyết định"),
    "dossier": _("Hồ sơ"),
    "dossiers": _("Các hồ sơ"),
    "drafter": _("Đơn vị trình"),
    "fund": _("Quỹ"),
    "leaning": _("Khen thưởng cần xem lại"),
    "paid_on": _("Ngày chi"),
    "recovered_on": _("Ngày thu hồi"),
    "settled": _("Việc xem lại đã khép"),
    "signer_name": _("Người ký"),
    "signer_title": _("Chức danh người ký"),
}
"""By the name of the field in the ledger."""
