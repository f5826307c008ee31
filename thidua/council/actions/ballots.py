"""The secret ballot: keys handed out, box opened, votes cast, box closed, keys turned, votes counted.

The order is forced by the states of the box. What an officer types to open a box, and what a voter chose, appears in no
ledger line, no log and no message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.saving import save_checked
from thidua.council import policy
from thidua.council.logic.leak import may_be_secret
from thidua.council.logic.sharing import Share, share_from
from thidua.council.logic.voting import quorum
from thidua.council.logic.workflow import BoxState, ItemState, MeetingState
from thidua.council.models import AgendaItem, BallotBox, CouncilMember, Envelope, Keyholder, Meeting, Turnout
from thidua.council.queries import ballot_items, member_of
from thidua.council.sealing import ENVELOPE_BYTES, WrongCode, make_box_key, new_code, officer_public, open_share
from thidua.council.steps.boxes import closing_of, mix, opened, stored_closing
from thidua.council.steps.items import (
    advanced_box,
    advanced_item,
    fix_presence,
    locked_box,
    presence_of,
    settle,
    voters_of,
)
from thidua.directory.models import User


@action("ballot.prepared")
def prepare_box(
    meeting: Meeting, items: Sequence[AgendaItem], officers: Sequence[User], *, threshold: int, by: Actor, on: date
) -> BallotBox:
    """Set up a box for the items and name the officers of whom ``threshold`` open it together (two at least)."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.IN_SESSION))
    if not 2 <= threshold <= len({officer.pk for officer in officers}):
        raise Invalid({"threshold": _("Cần ít nhất hai người mở khóa và không quá số người giữ khóa.")})
    if not items:
        raise Invalid({"items": _("Hãy chọn ít nhất một nội dung để bỏ phiếu.")})
    if any(item.meeting_id != meeting.pk or item.state != ItemState.WAITING for item in items):
        raise Invalid({"items": _("Có nội dung không còn chờ xét trong phiên họp này; hãy chọn lại.")})
    box = BallotBox(meeting=meeting, threshold=threshold)
    save_checked(box)
    Keyholder.objects.bulk_create(Keyholder(box=box, user=officer) for officer in officers)
    AgendaItem.objects.filter(pk__in=[item.pk for item in items]).update(box=box)
    changes = {"items": [item.label for item in items], "officers": [str(o) for o in officers], "threshold": threshold}
    link = f"{_address(box)}nhan-ma/"
    notify(officers, "ballot.prepared", box.subject, _("Nhận mã mở khóa hòm phiếu: %(about)s") % _about(box), link=link)
    record(box.subject, meeting.about, by=by, changes=changes)
    return box


@action("ballot.key_taken")
def take_key(box: BallotBox, *, by: Actor, on: date) -> str:
    """Make the officer's opening code and give it back, this once: only its public half is kept."""
    require(policy.can_take_key(by, box))
    fresh = locked_box(box)
    if fresh.state != BoxState.PREPARING:
        raise Conflict(_("Hòm phiếu đã mở; không đổi khóa được nữa."))
    code = new_code()
    Keyholder.objects.filter(box=fresh, user_id=_account(by).pk).update(public_key=officer_public(code))
    record(fresh.subject, fresh.meeting.about, by=by)
    return code


@action("ballot.opened")
def open_box(box: BallotBox, *, by: Actor, on: date) -> BallotBox:
    """Open the box for voting: the key is made and split, who may vote on what stands fixed from now."""
    require(policy.can_run_box(by, box, on, BoxState.PREPARING))
    fresh = advanced_box(box, "open")
    holders = list(fresh.keyholders.order_by("pk"))
    if any(not holder.public_key for holder in holders):
        raise Invalid({"": _("Còn người giữ khóa chưa nhận mã; chờ đủ mọi người rồi mở hòm phiếu.")})
    voters = {member for item in fresh.items.all() for member in _begin(item)}
    made = make_box_key(fresh.pk, [bytes(holder.public_key) for holder in holders], fresh.threshold)
    for holder, sealed in zip(holders, made.sealed_shares, strict=True):
        holder.sealed_share = sealed
    Keyholder.objects.bulk_update(holders, ["sealed_share"])
    Turnout.objects.bulk_create(Turnout(box=fresh.pk, member=pk) for pk in sorted(member.pk for member in voters))
    fresh.public_key = made.public
    save_checked(fresh, ["state", "public_key"])
    told = User.objects.filter(person__in=[member.person_id for member in voters], is_active=True)
    words = _("Hòm phiếu kín đã mở, mời Anh/Chị bỏ phiếu: %(about)s") % _about(fresh)
    notify(told, "ballot.opened", fresh.subject, words, link=f"{_address(fresh)}bo-phieu/")
    record(fresh.subject, fresh.meeting.about, by=by, changes={"voters": len(voters)})
    return fresh


def _begin(item: AgendaItem) -> list[CouncilMember]:
    """Begin the vote on one item; its voters."""
    started = advanced_item(item, "begin_vote")
    state = quorum(*presence_of(started))
    if not state.reached:
        raise Invalid({"": state.sentence})
    presence = fix_presence(started)
    secrecy = may_be_secret(presence.entitled)
    if not secrecy:
        raise Invalid({"": secrecy.reason})
    save_checked(started, ["state", "members", "present", "recused"])
    return voters_of(started)


@action("ballot.cast")
def cast_ballot(box: BallotBox, envelopes: Mapping[UUID, bytes], *, by: Actor, on: date) -> None:
    """Put the voter's envelopes into the box, one for each item, all or none; once.

    The ledger keeps that the member has voted. Which envelopes came is kept nowhere beside the voter: a voter whose
    answer was lost asks :func:`thidua.council.queries.is_in_box` with an envelope of the own device.
    """
    require(policy.can_vote(by, box, on))
    fresh = locked_box(box)
    member = member_of(by, fresh.meeting.council, on)
    assert member is not None
    if fresh.state != BoxState.OPEN:
        raise Conflict(_("Hòm phiếu đã khóa; phiếu của Anh/Chị chưa được bỏ."))
    if set(envelopes) != {item.pk for item in ballot_items(fresh, member)}:
        raise Invalid({"": _("Hãy chọn cho mọi nội dung trong phiếu, kể cả phiếu trắng.")})
    if any(len(content) != ENVELOPE_BYTES for content in envelopes.values()):
        raise Invalid({"": _("Phiếu bị hỏng khi gửi; hãy gửi lại.")})
    marked = Turnout.objects.filter(box=fresh.pk, member=member.pk, has_voted=False).update(has_voted=True)
    if marked != 1:
        raise Conflict(_("Anh/Chị đã bỏ phiếu; phiếu đã nằm trong hòm."))
    rows = [Envelope(item=item, content=content) for item, content in envelopes.items()]
    Envelope.objects.bulk_create(sorted(rows, key=lambda row: row.pk))
    record(fresh.subject, fresh.meeting.about, by=by)


@action("ballot.closed")
def close_box(box: BallotBox, *, by: Actor, on: date) -> BallotBox:
    """End the voting: both stores are mixed, and the root over all envelopes is fixed and told."""
    require(policy.can_run_box(by, box, on, BoxState.OPEN))
    fresh = advanced_box(box, "close")
    items = {item.pk: item for item in fresh.items.all()}
    mix(fresh, list(items))
    closing = closing_of(list(items))
    fresh.closing = stored_closing(closing)
    save_checked(fresh, ["state", "closing"])
    roots = {items[pk].about: closing.root(pk).hex() for pk in items}
    holders = [holder.user for holder in fresh.keyholders.select_related("user")]
    words = _("Hòm phiếu đã khóa, mời Anh/Chị mở khóa để kiểm phiếu: %(about)s") % _about(fresh)
    notify(holders, "ballot.closed", fresh.subject, words, link=f"{_address(fresh)}mo-khoa/")
    record(fresh.subject, fresh.meeting.about, by=by, changes={"roots": roots})
    return fresh


@action("ballot.key_turned")
def turn_key(box: BallotBox, code: str, *, by: Actor, on: date) -> BallotBox:
    """Hand in the officer's share. With the last one needed the box is opened, counted and emptied.

    The share that completes the key is used and never stored; afterwards no share is left.
    """
    require(policy.can_turn_key(by, box))
    fresh = locked_box(box)
    holder = fresh.keyholders.get(user_id=_account(by).pk)
    try:
        share = open_share(code, fresh.pk, bytes(holder.sealed_share))
    except WrongCode as flaw:
        raise Invalid({"code": _("Mã mở khóa không đúng; hãy nhập lại đúng mã đã nhận.")}) from flaw
    handed_in = [share_from(bytes(other.share)) for other in fresh.keyholders.exclude(share=b"")]
    shares = [*handed_in, share]
    if len(shares) < fresh.threshold:
        holder.share = share.to_bytes()
        holder.save(update_fields=["share"])
    else:
        fresh = _count(fresh, shares, on)
    record(fresh.subject, fresh.meeting.about, by=by, changes={"keys": len(shares), "needed": fresh.threshold})
    return fresh


def _count(box: BallotBox, shares: Sequence[Share], on: date) -> BallotBox:
    fresh = advanced_box(box, "count")
    try:
        results, published = opened(fresh, shares)
    except ValueError as flaw:
        raise Conflict(_("Phiếu trong hòm không khớp với lúc khóa hòm; hãy lập biên bản và bỏ phiếu lại.")) from flaw
    for result in results:
        settle(advanced_item(AgendaItem.objects.get(pk=result.paper.item), "decide"), result, on)
    fresh.record = published
    save_checked(fresh, ["state", "record"])
    _empty(fresh)
    return fresh


def _empty(box: BallotBox) -> None:
    """Take away what could still join envelopes and slips: the envelopes and every share."""
    Envelope.objects.filter(item__in=box.items.values("pk")).delete()
    box.keyholders.update(share=b"", sealed_share=b"")


@action("ballot.voided")
def void_box(box: BallotBox, *, reason: str, by: Actor, on: date) -> BallotBox:
    """Give a box up unopened: its envelopes are destroyed unread and its items wait for another vote."""
    require(policy.can_run_box(by, box, on, BoxState.PREPARING, BoxState.OPEN, BoxState.CLOSED))
    if not reason.strip():
        raise Invalid({"reason": _("Hãy ghi lý do hủy hòm phiếu.")})
    fresh = advanced_box(box, "void")
    save_checked(fresh, ["state"])
    _empty(fresh)
    for item in fresh.items.filter(state=ItemState.VOTING):
        save_checked(advanced_item(item, "return"), ["state"])
    fresh.items.update(box=None)
    record(fresh.subject, fresh.meeting.about, by=by, reason=reason)
    return fresh


def _address(box: BallotBox) -> str:
    return f"/hoi-dong/hom-phieu/{box.pk}/"


def _about(box: BallotBox) -> dict[str, str]:
    """What a notice says of a box: the meeting, never what is voted on."""
    return {"about": box.meeting.about}


def _account(by: Actor) -> User:
    assert isinstance(by, User), "keys belong to people"
    return by
