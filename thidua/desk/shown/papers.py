"""How papers, numbers and incoming documents look on the screen: badges, next steps, differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.badges import Badge, Tone
from thidua.core.templatetags.shown import day
from thidua.documents.logic.blocks import Block, blocks_of
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.paper_workflow import IncomingState, NumberState, PaperState
from thidua.documents.logic.papers import signer_line
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


@dataclass(frozen=True, slots=True)
class Changed:
    """One difference of two texts: where, what stood there, what stands there now."""

    where: str
    before: str
    after: str


_HEAD: Mapping[str, LazyText | str] = {
    "abstract": gettext_lazy("Trích yếu"),
    "symbol": gettext_lazy("Ký hiệu"),
    "place": gettext_lazy("Địa danh"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "parent": gettext_lazy("Cơ quan chủ quản"),
    "deciding": gettext_lazy("Thẩm quyền ban hành"),
    "addressed_to": gettext_lazy("Kính gửi"),
    "bases": gettext_lazy("Căn cứ"),
    "recipients": gettext_lazy("Nơi nhận"),
    "urgency": gettext_lazy("Độ khẩn"),
    "secrecy": gettext_lazy("Độ mật"),
}


def differences(old: Document, new: Document) -> tuple[Changed, ...]:
    """What differs between two texts of one paper, head first, then the body in its order."""
    return (*_head_changes(old, new), *_body_changes(blocks_of(old), blocks_of(new)))


def _head_changes(old: Document, new: Document) -> Iterator[Changed]:
    for name, words in _HEAD.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Changed(str(words), _text(before), _text(after))
    if old.signatures != new.signatures:
        yield Changed(_("Người ký"), signer_line(old), signer_line(new))


def _text(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _body_changes(old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[Changed]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag != "equal":
            where = _("Nội dung, phần %(number)d") % {"number": new_first + 1}
            yield Changed(where, _joined(old[first:last]), _joined(new[new_first:new_last]))


def _joined(blocks: tuple[Block, ...]) -> str:
    return "\n".join(f"{block.number} {block.text}".strip() for block in blocks)
