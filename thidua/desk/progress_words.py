"""The words of the ledger for ways of looking at figures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "view.dropped": _("Xóa cách xem"),
    "view.saved": _("Lưu cách xem"),
}
FIELDS = {
    "screen": _("Màn hình"),
    "shared_with": _("Chia sẻ trong đơn vị"),
}
