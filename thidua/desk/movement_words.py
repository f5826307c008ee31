"""The words of the ledger for movements and outside surveys."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "movement.chartered": _("Ghi cách tổ chức phong trào"),
    "movement.result_accepted": _("Ghi nhận kết quả phong trào"),
    "movement.result_changed": _("Bổ sung kết quả phong trào"),
    "movement.result_returned": _("Trả lại kết quả phong trào"),
    "movement.result_told": _("Nhập kết quả phong trào"),
    "movement.review_withdrawn": _("Rút bản sơ kết, tổng kết"),
    "movement.reviewed": _("Ghi sơ kết, tổng kết phong trào"),
    "survey.added": _("Thêm khảo sát"),
    "survey.edited": _("Sửa khảo sát"),
    "survey.reinstated": _("Dùng lại khảo sát"),
    "survey.retired": _("Ngừng dùng khảo sát"),
    "survey_score.edited": _("Sửa kết quả khảo sát"),
    "survey_score.recorded": _("Nhập kết quả khảo sát"),
    "survey_score.withdrawn": _("Rút kết quả khảo sát"),
}
"""By audit code."""

FIELDS = {
    "among": _("Trong tổng số đơn vị"),
    "document_date": _("Ngày văn bản"),
    "document_number": _("Số văn bản"),
    "goals": _("Số mục tiêu"),
    "held_on": _("Ngày sơ kết, tổng kết"),
    "highest": _("Điểm cao nhất có thể"),
    "participants": _("Số đơn vị tham gia"),
    "period": _("Kỳ"),
    "pictures": _("Số ảnh"),
    "pictures_removed": _("Số ảnh bỏ ra"),
    "published_on": _("Ngày công bố"),
    "publisher": _("Cơ quan công bố"),
    "rank": _("Thứ hạng"),
    "rank_indicator": _("Chỉ tiêu về thứ hạng"),
    "rating": _("Xếp loại"),
    "score": _("Điểm"),
    "score_indicator": _("Chỉ tiêu về điểm số"),
}
"""By the name of the field in the ledger."""
