"""The words of the ledger for honours published, withheld, and particulars hidden."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "decision.published": _("Công khai kết quả khen thưởng"),
    "decision.withheld": _("Không công khai kết quả khen thưởng"),
    "honour.batch_published": _("Công khai thành tích của lần nhập"),
    "honour.published": _("Công khai thành tích"),
    "honour.withheld": _("Không công khai thành tích"),
    "person.particulars_hidden": _("Ẩn thông tin cá nhân ở trang tra cứu công khai"),
    "person.particulars_shown": _("Thôi ẩn thông tin cá nhân ở trang tra cứu công khai"),
}
"""By audit code."""

FIELDS = {
    "asked_on": _("Ngày đề nghị"),
    "document": _("Văn bản"),
}
"""By the name of the field in the ledger."""
