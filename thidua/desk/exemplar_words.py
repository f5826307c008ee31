"""The words of the ledger for exemplars and the units that copy them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "exemplar.copied": _("Ghi đơn vị làm theo điển hình"),
    "exemplar.copy_told": _("Ghi kết quả làm theo điển hình"),
    "exemplar.edited": _("Sửa bài viết điển hình"),
    "exemplar.nominated": _("Đề cử điển hình"),
    "exemplar.picture_removed": _("Bỏ ảnh điển hình"),
    "exemplar.pictures_added": _("Thêm ảnh điển hình"),
    "exemplar.published": _("Công bố điển hình"),
    "exemplar.verified": _("Xác minh điển hình"),
    "exemplar.withdrawn": _("Rút điển hình"),
}
"""By audit code."""

FIELDS = {
    "due_on": _("Hạn ghi kết quả"),
    "outcome": _("Kết luận"),
    "picture": _("Ảnh"),
    "pictures": _("Số ảnh"),
    "verification": _("Kết quả xác minh"),
    "verifier": _("Cơ quan xác minh"),
}
"""By the name of the field in the ledger."""
