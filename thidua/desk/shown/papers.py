"""How papers, numbers and incoming documents look on the screen: badges, next steps, where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from thidua.core.badges import Badge, Tone
from thidua.core.templatetags.shown import day
from thidua.documents.logic.paper_workflow import IncomingState, NumberState, PaperState
from thidua.documents.models import Incoming, Paper, RegisterEntry
from thidua.documents.models.labels import INCOMING_STATES, NUMBER_STATES, PAPER_STATES

_PAPER_LOOKS: Mapping[PaperState, tuple[Tone, str]] = {
    PaperState.DRAFT: (Tone.QUIET, "pencil"),
    PaperState.SUBMITTED: (Tone.WARN, "send"),
    PaperState.SIGNED: (Tone.INFO, "hash"),
    PaperState.ISSUED: (Tone.OK, "file-check"),
    PaperState.WITHDRAWN: (Tone.BAD, "arrow-back-up"),
}
_NUMBER_LOOKS: Mapping[NumberState, tuple[Tone, str]] = {
    NumberState.RESERVED: (Tone.WARN, "bookmark"),
    NumberState.ISSUED: (Tone.OK, "circle-check"),
    NumberState.CANCELLED: (Tone.BAD, "ban"),
}
_NEXT: Mapping[PaperState, LazyText | str] = {
    PaperState.DRAFT: gettext_lazy("Hoàn chỉnh nội dung rồi trình ký"),
    PaperState.SUBMITTED: gettext_lazy("Chờ thủ trưởng hoặc lãnh đạo ký"),
    PaperState.SIGNED: gettext_lazy("Chờ văn thư cấp số và ban hành"),
}


def paper_badge(paper: Paper) -> Badge:
    """The state of a paper."""
    state = PaperState(paper.state)
    return Badge(str(PAPER_STATES[state]), *_PAPER_LOOKS[state])


def number_badge(entry: RegisterEntry) -> Badge:
    """What became of a number."""
    state = NumberState(entry.state)
    return Badge(str(NUMBER_STATES[state]), *_NUMBER_LOOKS[state])


def incoming_badge(row: Incoming, on: date) -> Badge:
    """How far an incoming document is; open past its deadline is overdue."""
    state = IncomingState(row.state)
    if state is IncomingState.OPEN and row.deadline is not None and row.deadline < on:
        return Badge(_("Quá hạn %(day)s") % {"day": day(row.deadline)}, Tone.BAD, "clock-exclamation")
    tones = {IncomingState.OPEN: Tone.WARN, IncomingState.DONE: Tone.OK, IncomingState.CANCELLED: Tone.BAD}
    return Badge(str(INCOMING_STATES[state]), tones[state])


def next_words(paper: Paper) -> str:
    """What has to happen next; empty at the end of the way."""
    return str(_NEXT.get(PaperState(paper.state), ""))


PLACES_OF_CHANGE = (
    gettext_noop("Tên loại văn bản"), gettext_noop("Cơ quan chủ quản"), gettext_noop("Cơ quan ban hành"),
    gettext_noop("Số"), gettext_noop("Ký hiệu"), gettext_noop("Địa danh"), gettext_noop("Ngày ban hành"),
    gettext_noop("Trích yếu"), gettext_noop("Thẩm quyền ban hành"), gettext_noop("Độ khẩn"), gettext_noop("Độ mật"),
    gettext_noop("Nơi kính gửi"), gettext_noop("Căn cứ"), gettext_noop("Nơi nhận"), gettext_noop("Nội dung"),
    gettext_noop("Người ký"),
)  # fmt: skip
"""Where a difference may lie (documents.logic.difference), marked here so that the English screens say it too."""
