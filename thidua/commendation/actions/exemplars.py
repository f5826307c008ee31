"""Exemplars on their way: nominated, completed, verified, published, withdrawn; their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.commendation import exemplar_policy as policy
from thidua.commendation.logic.exemplars import EXEMPLAR, ExemplarField, ExemplarState
from thidua.commendation.models import Exemplar, ExemplarPicture
from thidua.commendation.steps.honours import holder, unit_of
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, collapse_lines, fold, nfc
from thidua.core.logic.workflow import NoSuchStep
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation, Person, Role, User
from thidua.directory.queries import holders_of
from thidua.documents.actions.making.photographs import kept_photograph

MOST_PICTURES = 12


@dataclass(frozen=True, slots=True)
class Story:
    """What is told. ``story`` is plain text, a blank line between paragraphs."""

    field: ExemplarField
    title: str
    summary: str
    story: str


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture to be shown and what is to be seen on it, for those who cannot see it."""

    upload: File[bytes]
    alt: str


def _told(row: Exemplar, told: Story) -> list[str]:
    """Put the story on the row with the key that follows from it; tells which fields differ."""
    values = {name: collapse(nfc(value)) for name, value in asdict(told).items() if name in {"title", "summary"}}
    values |= {"field": told.field.value, "story": collapse_lines(told.story)}
    key = fold(f"{values['title']} {row.name_then} {row.unit_then} {values['summary']}")
    return [change.field for change in assign(row, {**values, "search_key": key[:900]})]


@action("exemplar.nominated")
def nominate(
    subject: Person | Organisation,
    told: Story,
    *,
    nominator: Organisation,
    verifier: Organisation,
    pictures: Sequence[NewPicture] = (),
    by: Actor,
    on: date,
) -> Exemplar:
    """Nominate a person or a unit to the body that shall look into it; its officers are told."""
    require(policy.can_nominate(by, subject, nominator, on))
    row = Exemplar(
        **holder(subject),
        code=next_code(Exemplar, f"DH-{on.year}-"),
        year=on.year,
        name_then=str(subject),
        unit_then=unit_of(subject, on),
        nominator=nominator,
        verifier=verifier,
        nominated_by=by if isinstance(by, User) else None,
        nominated_on=on,
    )
    _told(row, told)
    save_checked(row)
    _add_pictures(row, pictures)
    record(row.subject, row.title, by=by, changes={"subject": str(subject), "verifier": verifier.code})
    text = _("“%(unit)s” đề cử điển hình: %(title)s") % {"unit": nominator, "title": row.title}
    notify(holders_of(Role.OFFICER, verifier, on), "exemplar.nominated", row.subject, text, link=_address(row))
    return row


def _address(row: Exemplar) -> str:
    """Where the exemplar is read."""
    return f"/dien-hinh/{row.code}/"


def _fresh(row: Exemplar, version: int | None = None) -> Exemplar:
    fresh = Exemplar.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if version is not None and fresh.version != version:
        raise Conflict(_("Bài viết vừa được người khác sửa; hãy mở lại trang và ghép phần của mình vào."))
    fresh.version += 1
    return fresh


@action("exemplar.edited")
def edit_exemplar(row: Exemplar, told: Story, *, version: int, by: Actor, on: date) -> Exemplar:
    """Write the story better. ``version`` is the one that was read."""
    require(policy.can_edit(by, row, on))
    fresh = _fresh(row, version)
    changed = _told(fresh, told)
    save_checked(fresh, [*changed, "version"])
    record(fresh.subject, fresh.title, by=by, changes={"fields": [name for name in changed if name != "search_key"]})
    return fresh


@action("exemplar.pictures_added")
def add_pictures(row: Exemplar, pictures: Sequence[NewPicture], *, by: Actor, on: date) -> Exemplar:
    """Add pictures; what the camera wrote into them is gone before they are kept."""
    require(policy.can_edit(by, row, on))
    if not pictures:
        raise Invalid({"pictures": _("Hãy chọn ít nhất một ảnh.")})
    fresh = _fresh(row)
    require(policy.can_edit(by, fresh, on))
    _add_pictures(fresh, pictures)
    save_checked(fresh, ["version"])
    record(fresh.subject, fresh.title, by=by, changes={"pictures": len(pictures)})
    return fresh


def _add_pictures(row: Exemplar, pictures: Sequence[NewPicture]) -> None:
    standing = list(row.pictures.values_list("position", flat=True))
    if len(standing) + len(pictures) > MOST_PICTURES:
        raise Invalid(
            {"pictures": _("Mỗi điển hình có nhiều nhất %(most)d ảnh; hãy bớt ảnh.") % {"most": MOST_PICTURES}}
        )
    for position, picture in enumerate(pictures, max(standing, default=0) + 1):
        alt = collapse(nfc(picture.alt))
        if not alt:
            raise Invalid({"alt": _("Hãy mô tả ảnh cho người không nhìn thấy.")})
        kept = kept_photograph(picture.upload, "pictures")
        shown = ExemplarPicture(
            exemplar=row,
            file=kept.file,
            media_type=kept.media_type,
            width=kept.width,
            height=kept.height,
            alt=alt,
            position=position,
        )
        save_checked(shown)


@action("exemplar.picture_removed")
def remove_picture(picture: ExemplarPicture, *, by: Actor, on: date) -> None:
    """Take a picture away; it is shown nowhere any more."""
    require(policy.can_edit(by, picture.exemplar, on))
    fresh = _fresh(picture.exemplar)
    require(policy.can_edit(by, fresh, on))
    save_checked(fresh, ["version"])
    record(picture.exemplar.subject, picture.exemplar.title, by=by, changes={"picture": picture.alt})
    picture.delete()


def _advanced(row: Exemplar, step: str) -> Exemplar:
    fresh = _fresh(row)
    try:
        fresh.state = EXEMPLAR.advance(ExemplarState(fresh.state), step).value
    except NoSuchStep as flaw:
        raise Conflict(_("Điển hình vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    return fresh


@action("exemplar.verified")
def verify(row: Exemplar, *, verification: str, by: Actor, on: date) -> Exemplar:
    """Confirm that the story is true; ``verification`` says how that was found out."""
    require(policy.can_verify(by, row, on))
    words = collapse_lines(verification)
    if not words:
        raise Invalid({"verification": _("Hãy ghi đã xác minh thế nào: đến nơi, hỏi ai, đối chiếu tài liệu nào.")})
    fresh = _advanced(row, "verify")
    fresh.verification, fresh.verified_on = words, on
    fresh.verified_by = by if isinstance(by, User) else None
    save_checked(fresh, ["state", "verification", "verified_on", "verified_by", "version"])
    record(fresh.subject, fresh.title, by=by, changes={"verification": words})
    return fresh


@action("exemplar.published")
def publish(row: Exemplar, *, consented: bool, by: Actor, on: date) -> Exemplar:
    """Show the exemplar to everybody. A person must have agreed to that."""
    require(policy.can_publish(by, row, on))
    if row.person_id is not None and not consented:
        raise Invalid({"consented": _("Chỉ công bố khi cá nhân đã đồng ý; hãy hỏi rồi đánh dấu.")})
    fresh = _advanced(row, "publish")
    fresh.published_on = on
    fresh.consented_on = on if row.person_id is not None else None
    save_checked(fresh, ["state", "published_on", "consented_on", "version"])
    record(fresh.subject, fresh.title, by=by)
    return fresh


@action("exemplar.withdrawn")
def withdraw(row: Exemplar, *, reason: str, by: Actor, on: date) -> Exemplar:
    """Take an exemplar back, whatever step it is at. The public no longer sees it."""
    require(policy.can_withdraw(by, row, on))
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy ghi lý do rút.")})
    fresh = _advanced(row, "withdraw")
    fresh.end_reason, fresh.withdrawn_on = words, on
    save_checked(fresh, ["state", "end_reason", "withdrawn_on", "version"])
    record(fresh.subject, fresh.title, by=by, reason=words)
    return fresh
