"""The words of the ledger for rounds of consideration, for writing dossiers, opinions, notices and council results."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.dossier_parts import PARTS
from thidua.commendation.logic.law.finding import VERDICTS

DEEDS = {
    "award_round.closed": _("Đóng đợt xét"),
    "award_round.edited": _("Sửa đợt xét"),
    "award_round.opened": _("Mở đợt xét khen thưởng"),
    "award_round.reopened": _("Mở lại đợt xét"),
    "dossier.council_decided": _("Ghi kết quả của Hội đồng"),
    "dossier.edited": _("Sửa hồ sơ"),
    "dossier.feedback_settled": _("Kết luận góp ý công khai"),
    "dossier.feedback_taken": _("Ghi góp ý công khai"),
    "dossier.handler_named": _("Giao người thẩm định"),
    "dossier.many_drafted": _("Lập hồ sơ theo danh sách"),
    "dossier.many_moved": _("Chuyển bước nhiều hồ sơ"),
    "dossier.notice_posted": _("Công khai lấy ý kiến"),
    "dossier.opinion_given": _("Cho ý kiến"),
    "dossier.opinions_asked": _("Lấy ý kiến"),
    "dossier.paper_added": _("Thêm giấy tờ"),
    "dossier.paper_dropped": _("Bỏ giấy tờ"),
    "dossier.return_answered": _("Trả lời mục bị trả lại"),
    "dossier.taken_simply": _("Trình theo thủ tục đơn giản"),
}
"""By audit code."""

FIELDS = {
    "about": _("Nội dung, yêu cầu"),
    "awards": _("Danh hiệu, hình thức được đề nghị"),
    "bodies": _("Đơn vị được hỏi"),
    "body": _("Đơn vị cho ý kiến"),
    "codes": _("Mã hồ sơ"),
    "handler": _("Người thẩm định"),
    "left_out": _("Số dòng không lập"),
    "meeting": _("Phiên họp"),
    "opens_on": _("Nhận từ ngày"),
    "paper": _("Giấy tờ"),
    "posted_on": _("Công khai từ ngày"),
    "until": _("Đến hết ngày"),
    **{part.value: words for part, words in PARTS.items()},
}
"""By the name of the field in the ledger."""

_VERDICTS = {verdict.value: words for verdict, words in VERDICTS.items()}


def _verdict(value: str) -> str:
    """An answer of the law in its words; anything else as it stands."""
    return _VERDICTS.get(value, value)


VALUES: Mapping[str, Callable[[str], str]] = dict.fromkeys(("verdict", "old", "new"), _verdict)
"""How the values of a field read, by its name in the ledger."""
