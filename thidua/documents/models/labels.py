"""Vietnamese words for the closed lists of the room."""

from __future__ import annotations

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from thidua.documents.logic.decree30 import Kind
from thidua.documents.logic.numbering import slug_of
from thidua.documents.logic.paper_workflow import IncomingState, NumberState, PaperState

KINDS = {
    slug_of(kind): words
    for kind, words in (
        (Kind.LAUNCH, _("Phát động")),
        (Kind.PLAN, _("Kế hoạch")),
        (Kind.LETTER, _("Công văn")),
        (Kind.SUBMISSION, _("Tờ trình")),
        (Kind.MINUTES, _("Biên bản")),
        (Kind.DECISION, _("Quyết định")),
        (Kind.REPORT, _("Báo cáo")),
        (Kind.PLEDGE, _("Giao ước thi đua")),
        (Kind.NOTICE, _("Thông báo")),
        (Kind.INVITATION, _("Giấy mời")),
    )
}
PAPER_STATES = {
    PaperState.DRAFT: _("Dự thảo"),
    PaperState.SUBMITTED: _("Trình ký"),
    PaperState.SIGNED: _("Đã ký, chờ số"),
    PaperState.ISSUED: _("Đã ban hành"),
    PaperState.WITHDRAWN: _("Đã thu hồi"),
}
NUMBER_STATES = {
    NumberState.RESERVED: _("Giữ số"),
    NumberState.ISSUED: _("Đã cấp"),
    NumberState.CANCELLED: _("Đã hủy"),
}
INCOMING_STATES = {
    IncomingState.OPEN: _("Đang xử lý"),
    IncomingState.DONE: _("Đã xong"),
    IncomingState.CANCELLED: _("Đã hủy"),
}


def held_to(field: str, words: object, name: str) -> CheckConstraint:
    """The column holds a word of the list. ``words`` is one of the tables above."""
    assert isinstance(words, dict)
    return CheckConstraint(condition=Q(**{f"{field}__in": [str(code) for code in words]}), name=name)
