"""How councils look: badges of meetings, items and boxes; rules and conflicts in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.core.logic.saying import spoken
from thidua.core.templatetags.shown import percent
from thidua.council.logic.conflict import GROUNDS, Ground
from thidua.council.logic.stored_rule import rule_from
from thidua.council.logic.voting import BASES, VotingRule
from thidua.council.logic.workflow import BoxState, ItemState, MeetingState

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, BallotBox, Conflict, Meeting

_MEETINGS: Mapping[str, tuple[Tone, str]] = {
    MeetingState.CALLED: (Tone.INFO, "calendar-due"),
    MeetingState.IN_SESSION: (Tone.WARN, "users-group"),
    MeetingState.ENDED: (Tone.OK, "circle-check"),
    MeetingState.CANCELLED: (Tone.QUIET, "ban"),
}
_ITEMS: Mapping[str, tuple[Tone, str]] = {
    ItemState.WAITING: (Tone.INFO, "hourglass"),
    ItemState.VOTING: (Tone.WARN, "inbox"),
    ItemState.REPEATED: (Tone.QUIET, "refresh"),
    ItemState.TAKEN_OFF: (Tone.QUIET, "ban"),
}
_BOXES: Mapping[str, tuple[Tone, str]] = {
    BoxState.PREPARING: (Tone.INFO, "key"),
    BoxState.OPEN: (Tone.WARN, "inbox"),
    BoxState.CLOSED: (Tone.INFO, "lock"),
    BoxState.COUNTED: (Tone.OK, "circle-check"),
    BoxState.VOID: (Tone.QUIET, "ban"),
}


def meeting_badge(meeting: Meeting) -> Badge:
    """Where a meeting stands."""
    return Badge(meeting.get_state_display(), *_MEETINGS[meeting.state])


def item_badge(item: AgendaItem) -> Badge:
    """Where an item stands; a decided one says how."""
    if item.state == ItemState.DECIDED:
        passed = bool(item.result.get("passed"))
        return Badge(_("Đạt"), Tone.OK, "circle-check") if passed else Badge(_("Không đạt"), Tone.BAD, "circle-x")
    return Badge(item.get_state_display(), *_ITEMS[item.state])


def box_badge(box: BallotBox) -> Badge:
    """Where a ballot box stands."""
    return Badge(box.get_state_display(), *_BOXES[box.state])


def way_words(rule: VotingRule) -> str:
    """Secretly or openly."""
    return _("Bỏ phiếu kín") if rule.secret else _("Biểu quyết công khai")


def rule_words(rule: VotingRule) -> str:
    """How many have to agree: ``cần từ 80% tổng số thành viên Hội đồng``."""
    share = percent(Decimal(rule.share.numerator * 100) / Decimal(rule.share.denominator))
    words = _("cần trên %(share)s %(base)s") if rule.more_than else _("cần từ %(share)s %(base)s")
    return words % {"share": share, "base": spoken(BASES[rule.base])}


def item_rule(item: AgendaItem) -> VotingRule:
    """The rule the item was put on the agenda with."""
    return rule_from(item.rule)


def ground_words(conflict: Conflict) -> str:
    """Why the member is not impartial, with what was said about it."""
    words = GROUNDS[Ground(conflict.ground)]
    return f"{words} ({conflict.note})" if conflict.note else words
