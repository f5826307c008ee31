"""The words of the ledger for the record of merit, dossiers, the law and the fund."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.terms import POINTS

DEEDS = {
    "dossier.appraised": _("Thẩm định hồ sơ"),
    "dossier.awarded": _("Ghi quyết định khen thưởng"),
    "dossier.drafted": _("Lập hồ sơ đề nghị"),
    "dossier.favourable_rule_chosen": _("Áp dụng quy định có lợi hơn"),
    "dossier.point_confirmed": _("Xác nhận tiêu chí"),
    "dossier.proposed": _("Trình quyết định"),
    "dossier.received": _("Tiếp nhận hồ sơ"),
    "dossier.refused": _("Không khen thưởng"),
    "dossier.returned": _("Trả hồ sơ để bổ sung"),
    "dossier.sent_to_council": _("Chuyển Hội đồng xét"),
    "dossier.submitted": _("Gửi hồ sơ"),
    "dossier.withdrawn": _("Rút hồ sơ"),
    "figure.compared": _("Xác nhận tỷ lệ, thời hạn đúng với văn bản"),
    "figure.ended": _("Kết thúc áp dụng tỷ lệ, thời hạn"),
    "figure.set": _("Nhập tỷ lệ, thời hạn"),
    "fund.line_written": _("Ghi sổ quỹ"),
    "fund.opened": _("Mở quỹ năm"),
    "hold.lifted": _("Bỏ tạm dừng xét"),
    "hold.placed": _("Tạm dừng xét"),
    "honour.cancelled": _("Hủy bỏ khen thưởng"),
    "honour.entered": _("Ghi thành tích đã được khen"),
    "honour.restored": _("Phục hồi khen thưởng"),
    "honour.stripped": _("Tước danh hiệu"),
    "initiative.registered": _("Ghi sáng kiến"),
    "initiative.used": _("Dùng sáng kiến làm căn cứ"),
    "merit.penalty_ended": _("Ghi chấp hành xong kỷ luật"),
    "merit.penalty_entered": _("Ghi quyết định kỷ luật"),
    "merit.rated": _("Ghi xếp loại năm"),
    "rule.confirmed": _("Xác nhận quy định"),
}
"""By audit code."""

FIELDS = {
    "amount": _("Số tiền"),
    "authors": _("Tác giả"),
    "award": _("Danh hiệu, hình thức"),
    "before": _("Trước đó"),
    "citation": _("Điều khoản"),
    "fields": _("Mục cần sửa"),
    "honour": _("Thành tích"),
    "source": _("Văn bản, nguồn"),
    "new": _("Theo quy định mới"),
    "old": _("Theo quy định cũ"),
    "proposer": _("Đơn vị đề nghị"),
    "received_on": _("Ngày tiếp nhận"),
    "subject": _("Đối tượng"),
    "verdict": _("Kết quả xét"),
    **{point.value: words for point, words in POINTS.items()},
}
"""By the name of the field in the ledger."""
