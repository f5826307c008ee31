"""The words of the ledger for files of old honours."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "honour.batch_brought": _("Nhập thành tích từ Excel"),
    "honour.batch_undone": _("Hoàn tác lần nhập thành tích"),
}
"""By audit code."""

FIELDS = {
    "changed_rows": _("Số dòng cập nhật"),
    "new_rows": _("Số dòng mới"),
}
"""By the name of the field in the ledger."""
