"""What is done in the years of a movement: its charter, results told, taken or sent back, reviews."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.campaigns.models import Movement, Target
from thidua.campaigns.queries import speakers_of
from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, collapse_lines, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.monitoring.logic.movement_life import RESULT, Rating, ReviewKind
from thidua.monitoring.logic.period import Period
from thidua.monitoring.models import (
    MovementCharter,
    MovementGoal,
    MovementParticipant,
    MovementResult,
    MovementReview,
    ResultPicture,
)
from thidua.monitoring.models.movement import movement_subject
from thidua.monitoring.policy import movements as policy
from thidua.monitoring.steps.locked_rows import locked_row, stated, stated_reason, stepped
from thidua.monitoring.steps.pictures import taken_files, taken_pictures


@dataclass(frozen=True, slots=True)
class CharterFacts:
    """How a movement is carried out. ``participants`` empty: all units of the campaign.

    ``targets`` are live targets of the campaign, ``goals`` sentences of the movement's own.
    """

    first_year: int
    last_year: int
    lead: Organisation | None = None
    contents: str = ""
    participants: Sequence[Organisation] = ()
    targets: Sequence[Target] = ()
    goals: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What a sơ kết or tổng kết says."""

    kind: ReviewKind
    held_on: date
    findings: str
    rating: Rating
    document_number: str = ""
    document_date: date | None = None


@action("movement.chartered")
def write_charter(
    movement: Movement, facts: CharterFacts, *, version: int | None = None, by: Actor, on: date
) -> MovementCharter:
    """Say who leads, which years, which contents, goals and participants. ``version`` 0: there was no charter yet."""
    require(policy.can_charter(by, movement, on))
    locked_row(movement.campaign)
    if any(target.campaign_id != movement.campaign_id for target in facts.targets):
        raise Invalid({"targets": _("Hãy chọn chỉ tiêu của chính phong trào này.")})
    charter = _charter(movement, version)
    charter.lead, charter.contents = facts.lead, collapse_lines(facts.contents)
    charter.first_year, charter.last_year = facts.first_year, facts.last_year
    save_checked(charter, ["lead", "contents", "first_year", "last_year", "version"])
    _replace_participants(movement, facts.participants)
    _replace_goals(movement, facts)
    changes = {
        "lead": facts.lead,
        "first_year": facts.first_year,
        "last_year": facts.last_year,
        "participants": len(facts.participants),
        "goals": len(facts.targets) + len(facts.goals),
    }
    record(movement_subject(movement), movement.name, by=by, changes=changes)
    return charter


def _charter(movement: Movement, version: int | None) -> MovementCharter:
    found = MovementCharter.objects.select_for_update().filter(movement=movement).first()
    present = found.version if found else 0
    if version is not None and version != present:
        raise Conflict(_("Thông tin phong trào vừa được người khác lưu; hãy xem bản mới rồi lưu lại."))
    if found is None:
        return MovementCharter(movement=movement)
    found.version += 1
    return found


def _replace_participants(movement: Movement, units: Sequence[Organisation]) -> None:
    MovementParticipant.objects.filter(movement=movement).delete()
    rows = [MovementParticipant(movement=movement, organisation=unit) for unit in dict.fromkeys(units)]
    MovementParticipant.objects.bulk_create(rows)


def _replace_goals(movement: Movement, facts: CharterFacts) -> None:
    MovementGoal.objects.filter(movement=movement).delete()
    goals = [MovementGoal(movement=movement, target=target) for target in dict.fromkeys(facts.targets)]
    goals += [
        MovementGoal(movement=movement, text=words[:500]) for text in facts.goals if (words := collapse(nfc(text)))
    ]
    for position, goal in enumerate(goals, start=1):
        goal.position = position
    MovementGoal.objects.bulk_create(goals)


@action("movement.result_told")
def tell_result(
    movement: Movement,
    organisation: Organisation,
    period: Period,
    text: str,
    *,
    pictures: Sequence[File[bytes]] = (),
    by: Actor,
    on: date,
) -> MovementResult:
    """Tell what one unit did in a period, in words and pictures; once for each period."""
    require(policy.can_report(by, movement, organisation, on))
    if period.starts > on:
        raise Invalid({"period": _("Kỳ này chưa bắt đầu; hãy chọn kỳ đã qua hoặc đang diễn ra.")})
    result = MovementResult(
        movement=movement,
        organisation=organisation,
        period=str(period),
        text=_told(text),
        reported_by=by if isinstance(by, User) else None,
        reported_on=on,
    )
    save_checked(result)
    count = _add_pictures(result, pictures)
    record(movement_subject(movement), movement.name, by=by, changes=_of(result, pictures=count))
    return result


@action("movement.result_changed")
def change_result(
    result: MovementResult,
    text: str,
    *,
    pictures: Sequence[File[bytes]] = (),
    without: Collection[int] = (),
    version: int,
    by: Actor,
    on: date,
) -> MovementResult:
    """Complete a result: new words, more pictures, without those whose ids are named; it waits to be taken again."""
    require(policy.can_change_result(by, result, on))
    fresh = stepped(result, RESULT, "change", version)
    fresh.text, fresh.reported_on = _told(text), on
    fresh.reported_by = by if isinstance(by, User) else None
    save_checked(fresh, ["text", "state", "version", "reported_on", "reported_by"])
    standing = ResultPicture.objects.filter(result=fresh, removed_at=None, pk__in=list(without))
    removed = standing.update(removed_at=clock.now())
    count = _add_pictures(fresh, pictures)
    movement = fresh.movement
    record(
        movement_subject(movement),
        movement.name,
        by=by,
        changes=_of(fresh, pictures=count, pictures_removed=removed),
    )
    return fresh


@action("movement.result_accepted")
def accept_result(result: MovementResult, *, by: Actor, on: date) -> MovementResult:
    """Take a result; from now on everybody who sees the movement reads it."""
    require(policy.can_accept_result(by, result, on))
    fresh = stepped(result, RESULT, "accept")
    _reviewed(fresh, "", by, on)
    record(movement_subject(fresh.movement), fresh.movement.name, by=by, changes=_of(fresh))
    return fresh


@action("movement.result_returned")
def return_result(result: MovementResult, *, reason: str, by: Actor, on: date) -> MovementResult:
    """Send a result back; those who speak for the unit are told why."""
    require(policy.can_return_result(by, result, on))
    fresh = stepped(result, RESULT, "return")
    _reviewed(fresh, stated_reason(reason), by, on)
    words = _("Kết quả phong trào “%(name)s” bị trả lại: %(reason)s")
    text = words % {"name": fresh.movement.name, "reason": fresh.return_reason}
    notify(speakers_of([fresh.organisation_id], on), "movement.returned", f"movement_result:{fresh.pk}", text)
    record(
        movement_subject(fresh.movement),
        fresh.movement.name,
        by=by,
        changes=_of(fresh),
        reason=fresh.return_reason,
    )
    return fresh


def _told(text: str) -> str:
    return stated(text, "text", _("Hãy viết kết quả đạt được: việc đã làm, con số, cách làm hay."))


def _of(result: MovementResult, **counts: int) -> dict[str, object]:
    return {"organisation": result.organisation, "period": result.span.name_vi, **counts}


def _reviewed(result: MovementResult, reason: str, by: Actor, on: date) -> None:
    result.return_reason, result.reviewed_on = reason, on
    result.reviewed_by = by if isinstance(by, User) else None
    save_checked(result, ["state", "version", "return_reason", "reviewed_on", "reviewed_by"])


def _add_pictures(result: MovementResult, uploads: Sequence[File[bytes]]) -> int:
    taken = taken_pictures(uploads)
    now = clock.now()
    ResultPicture.objects.bulk_create(
        [ResultPicture(result=result, file=one.file, media_type=one.media_type, added_at=now) for one in taken]
    )
    return len(taken)


@action("movement.reviewed")
def review_movement(
    movement: Movement, facts: ReviewFacts, *, upload: File[bytes] | None = None, by: Actor, on: date
) -> MovementReview:
    """Write a sơ kết or tổng kết. One final review stands; a wrong one is withdrawn first."""
    require(policy.can_review(by, movement, on))
    if facts.held_on > on:
        raise Invalid({"held_on": _("Ngày sơ kết, tổng kết không thể ở sau hôm nay.")})
    taken = taken_files([upload], "file") if upload is not None else []
    review = MovementReview(
        movement=movement,
        kind=facts.kind,
        held_on=facts.held_on,
        findings=stated(facts.findings, "findings", _("Hãy ghi kết quả đánh giá.")),
        rating=facts.rating,
        document_number=collapse(nfc(facts.document_number)),
        document_date=facts.document_date,
        file=taken[0].file if taken else None,
        written_by=by if isinstance(by, User) else None,
    )
    save_checked(review)
    changes = {"kind": review.get_kind_display(), "held_on": review.held_on, "rating": review.get_rating_display()}
    record(movement_subject(movement), movement.name, by=by, changes=changes)
    return review


@action("movement.review_withdrawn")
def withdraw_review(review: MovementReview, *, reason: str, by: Actor, on: date) -> MovementReview:
    """Take a review back; it stays to be read, with the reason."""
    require(policy.can_withdraw_review(by, review, on))
    fresh = locked_row(review)
    fresh.withdrawn_on, fresh.withdraw_reason = on, stated_reason(reason)
    save_checked(fresh, ["withdrawn_on", "withdraw_reason"])
    movement = fresh.movement
    changes = {"kind": fresh.get_kind_display(), "held_on": fresh.held_on}
    record(movement_subject(movement), movement.name, by=by, changes=changes, reason=fresh.withdraw_reason)
    return fresh
