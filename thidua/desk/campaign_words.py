"""The words of the ledger for documents, campaigns, targets and the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.campaigns.models import labels
from thidua.core.templatetags.shown import number_text

DEEDS = {
    "campaign.adopted": _("Tiếp nhận văn bản thành phong trào"),
    "campaign.adoption_undone": _("Hoàn tác tiếp nhận văn bản"),
    "campaign.closed": _("Kết thúc phong trào"),
    "campaign.copied": _("Tạo phong trào từ năm trước"),
    "campaign.created": _("Soạn phong trào mới"),
    "campaign.dropped": _("Bỏ dự thảo phong trào"),
    "campaign.edited": _("Sửa thông tin phong trào"),
    "campaign.file_attached": _("Đính kèm tệp của văn bản"),
    "campaign.numbered": _("Ghi số, ngày văn bản"),
    "campaign.part_added": _("Thêm mục vào dự thảo"),
    "campaign.part_edited": _("Sửa mục của dự thảo"),
    "campaign.part_removed": _("Bỏ mục khỏi dự thảo"),
    "campaign.published": _("Phát động phong trào"),
    "campaign.recipients_chosen": _("Chọn đơn vị nhận"),
    "campaign.reopened": _("Mở lại phong trào"),
    "campaign.restored": _("Khôi phục dự thảo phong trào"),
    "campaign.tied": _("Gắn với phong trào cấp trên"),
    "campaign.withdrawn": _("Thu hồi phong trào"),
    "draft.edited": _("Sửa bản rà soát"),
    "draft.redone": _("Làm lại bước rà soát"),
    "draft.undone": _("Hoàn tác bước rà soát"),
    "indicator.added": _("Thêm chỉ tiêu vào danh mục"),
    "indicator.edited": _("Sửa chỉ tiêu của danh mục"),
    "indicator.reinstated": _("Dùng lại chỉ tiêu"),
    "indicator.retired": _("Ngừng dùng chỉ tiêu"),
    "intake.dropped": _("Bỏ văn bản tải lên"),
    "intake.read": _("Đọc xong văn bản"),
    "intake.reread": _("Đọc lại văn bản"),
    "intake.restored": _("Khôi phục văn bản tải lên"),
    "intake.unreadable": _("Không đọc được văn bản"),
    "intake.uploaded": _("Tải văn bản lên"),
    "participation.acknowledged": _("Tiếp nhận phong trào"),
    "participation.answered": _("Hưởng ứng phong trào"),
    "participation.seen": _("Xem phong trào lần đầu"),
    "target.added": _("Thêm chỉ tiêu"),
    "target.adjusted": _("Điều chỉnh chỉ tiêu"),
    "target.adjustment_withdrawn": _("Rút văn bản điều chỉnh"),
    "target.allocated": _("Phân bổ chỉ tiêu"),
    "target.baseline_set": _("Nhập số liệu năm gốc"),
    "target.dropped": _("Bỏ chỉ tiêu"),
    "target.edited": _("Sửa chỉ tiêu"),
    "target.meaning_set": _("Chọn nghĩa của “đạt”"),
    "target.owner_set": _("Giao cơ quan chủ trì"),
    "target.restored": _("Khôi phục chỉ tiêu"),
}
"""By audit code."""

_PARTS = {
    "Content": (_("Mục nội dung"), ("number", "heading", "text", "under", "position")),
    "Movement": (
        _("Phong trào chuyên đề"),
        ("name", "first_year", "last_year", "lead", "lead_text", "level", "position"),
    ),
    "Occasion": (_("Ngày kỷ niệm"), ("event", "years", "position")),
    "CitedDocument": (_("Văn bản viện dẫn"), ("kind", "number", "date_text", "title", "position")),
    "Assignment": (_("Phân công"), ("who", "organisation", "task", "position")),
    "RecipientLine": (_("Nơi nhận"), ("line", "position")),
}

FIELDS = {
    "acknowledge_by": _("Hạn tiếp nhận"),
    "added": _("Đơn vị thêm"),
    "answer": _("Phong trào hưởng ứng"),
    "answers": _("Hưởng ứng phong trào"),
    "baseline": _("Số liệu năm gốc"),
    "baseline_year": _("Năm gốc"),
    "bound": _("Kèm theo"),
    "cancels": _("Bãi bỏ"),
    "change": _("Mức tăng, giảm tính theo"),
    "comparator": _("So sánh"),
    "contents": _("Nội dung"),
    "copied_from": _("Tạo từ"),
    "date_text": _("Ngày văn bản"),
    "denominator": _("Mẫu số"),
    "direction": _("Chiều"),
    "doc_type": _("Loại văn bản"),
    "document": _("Văn bản"),
    "drop_reason": _("Lý do bỏ"),
    "dropped_on": _("Ngày bỏ"),
    "duplicate_of": _("Nhắc lại chỉ tiêu"),
    "effective_on": _("Áp dụng từ ngày"),
    "ends": _("Đến hết ngày"),
    "entry": _("Số đơn vị nhập là"),
    "event": _("Sự kiện"),
    "figure_unit": _("Đơn vị tính của số báo cáo"),
    "first_year": _("Từ năm"),
    "formula": _("Công thức tính"),
    "frequency": _("Kỳ báo cáo"),
    "group": _("Nhóm"),
    "growth_pct": _("Tốc độ tăng ghi kèm (%)"),
    "heading": _("Tiêu đề"),
    "indicator": _("Mã trong danh mục"),
    "issuer_text": _("Cơ quan ban hành"),
    "last_year": _("Đến năm"),
    "lead": _("Đơn vị chủ trì"),
    "lead_text": _("Cơ quan chủ trì"),
    "level": _("Cấp"),
    "line": _("Nơi nhận"),
    "measured": _("Số báo cáo là"),
    "meets": _("“Đạt” nghĩa là"),
    "movements": _("Phong trào chuyên đề"),
    "named_units": _("Đơn vị nêu tên"),
    "new_indicators": _("Chỉ tiêu mới của danh mục"),
    "not_assigned": _("Không giao"),
    "note": _("Ghi chú"),
    "notes": _("Ghi chú"),
    "number": _("Số, ký hiệu"),
    "numerator": _("Tử số"),
    "objective": _("Mục tiêu"),
    "over_time": _("Cộng theo thời gian"),
    "over_units": _("Cộng giữa các đơn vị"),
    "owner": _("Cơ quan chủ trì"),
    "owner_text": _("Cơ quan chủ trì (ghi trên văn bản)"),
    "place": _("Nơi ban hành"),
    "position": _("Thứ tự"),
    "purpose": _("Mục đích, ý nghĩa"),
    "removed": _("Số đơn vị bỏ ra"),
    "retired_on": _("Ngừng dùng từ"),
    "section": _("Thuộc phần"),
    "signed_on": _("Ngày ký"),
    "signer_name": _("Người ký"),
    "signer_title": _("Chức vụ người ký"),
    "source": _("Nguồn số liệu"),
    "starts": _("Từ ngày"),
    "targets": _("Chỉ tiêu"),
    "task": _("Nhiệm vụ"),
    "text": _("Nội dung"),
    "theme": _("Chủ đề"),
    "title": pgettext_lazy("campaign", "Tên, tiêu đề"),
    "under": _("Thuộc mục"),
    "unit": _("Đơn vị tính"),
    "units": _("Số đơn vị"),
    "value": _("Giá trị"),
    "value_high": _("Mức trên"),
    "weight": _("Quy mô"),
    "who": _("Đơn vị được giao"),
    "whole": _("Là thành phần của"),
    "year": _("Năm"),
    "years": _("Số năm"),
    **{part: words for part, (words, _fields) in _PARTS.items()},
    **{f"{part}.{field}": words for part, (words, fields) in _PARTS.items() for field in fields},
}
"""By the name of the field in the ledger; the field of a part is called by its part."""


def _figure(text: str) -> str:
    try:
        return number_text(Decimal(text))
    except InvalidOperation:
        return text


def _words_of(table: labels.Labels) -> Callable[[str], str]:
    words = {code.value: label for code, label in table.items()}
    return lambda code: str(words.get(code, code))


VALUES: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("baseline", "growth_pct", "value", "value_high", "weight"), _figure),
    "bound": _words_of(labels.BOUNDS),
    "change": _words_of(labels.CHANGES),
    "comparator": _words_of(labels.COMPARATORS),
    "direction": _words_of(labels.DIRECTIONS),
    "entry": _words_of(labels.ENTRIES),
    "group": _words_of(labels.GROUPS),
    "measured": _words_of(labels.MEASURED),
    "meets": _words_of(labels.MEETS),
    "over_time": _words_of(labels.OVER_TIME),
    "over_units": _words_of(labels.OVER_UNITS),
}
"""How the values of a field read, by its name in the ledger."""
