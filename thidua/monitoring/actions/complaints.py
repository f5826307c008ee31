"""Letters taken in, assigned, handled, answered and ended.

The ledger gets the number and nothing else that could tell of content, sender or whom a letter concerns: reasons and
names stand in the rows themselves, which have their own sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, Person, User
from thidua.monitoring.logic.complaint_states import CODE_PREFIX, COMPLAINT, ComplaintKind, PlannedStep, due_after
from thidua.monitoring.models import Complaint, ComplaintFile, ComplaintHandler, ComplaintLook, ComplaintStep
from thidua.monitoring.policy import complaints as policy
from thidua.monitoring.queries.complaints import handlers_for, leaders_for, without_concerned
from thidua.monitoring.steps.locked_rows import locked_row, stated, stated_reason, stepped
from thidua.monitoring.steps.pictures import taken_files


@dataclass(frozen=True, slots=True)
class ComplaintFacts:
    """What a letter says. An anonymous one has neither name nor contact."""

    kind: ComplaintKind
    title: str
    content: str
    received_on: date
    sender_name: str = ""
    sender_contact: str = ""
    is_anonymous: bool = False
    concerns_unit: Organisation | None = None
    concerns_person: Person | None = None


@action("complaint.registered")
def register_complaint(
    facts: ComplaintFacts,
    *,
    receiver: Organisation,
    leader: User | None = None,
    files: Sequence[File[bytes]] = (),
    by: Actor,
    on: date,
) -> Complaint:
    """Take a letter in. A denunciation goes straight to a leader; whoever registered it sees it no more."""
    require(policy.can_register(by, receiver, on))
    _check(facts, receiver, leader, on)
    code = next_code(Complaint, f"{CODE_PREFIX[facts.kind]}-{facts.received_on.year}-")
    complaint = Complaint(
        code=code,
        kind=facts.kind.value,
        receiver=receiver,
        received_on=facts.received_on,
        is_anonymous=facts.is_anonymous,
        sender_name=collapse(nfc(facts.sender_name)),
        sender_contact=collapse(nfc(facts.sender_contact)),
        title=stated(facts.title, "title", _("Hãy ghi tóm tắt nội dung đơn.")),
        content=stated(facts.content, "content", _("Hãy ghi nội dung đơn.")),
        concerns_unit=facts.concerns_unit,
        concerns_person=facts.concerns_person,
        leader=leader,
        registered_at=clock.now(),
    )
    save_checked(complaint)
    _add_files(complaint, files, on)
    if leader is not None:
        words = _("Đơn %(code)s chờ Anh/Chị phân công giải quyết.") % {"code": complaint.code}
        notify([leader], "complaint.to_assign", complaint.subject, words)
    record(complaint.subject, complaint.code, by=by)
    return complaint


def _check(facts: ComplaintFacts, receiver: Organisation, leader: User | None, on: date) -> None:
    wrong: dict[str, str] = {}
    if facts.received_on > on:
        wrong["received_on"] = _("Ngày nhận không thể ở sau hôm nay.")
    if facts.is_anonymous and (facts.sender_name.strip() or facts.sender_contact.strip()):
        wrong["sender_name"] = _("Đơn không nêu tên thì bỏ trống tên và liên hệ của người gửi.")
    elif not facts.is_anonymous and not facts.sender_name.strip():
        wrong["sender_name"] = _("Hãy ghi tên người gửi, hoặc đánh dấu đơn không nêu tên.")
    if facts.kind is ComplaintKind.DENUNCIATION:
        wrong |= _check_denunciation(facts, receiver, leader, on)
    if wrong:
        raise Invalid(wrong)


def _check_denunciation(facts: ComplaintFacts, receiver: Organisation, leader: User | None, on: date) -> dict[str, str]:
    if facts.concerns_unit == receiver:
        return {"concerns_unit": _("Đơn tố cáo chính cơ quan tiếp nhận phải chuyển lên cấp trên; không vào sổ ở đây.")}
    if leader is None:
        return {"leader": _("Đơn tố cáo phải chuyển thẳng tới một lãnh đạo; hãy chọn lãnh đạo.")}
    fit = without_concerned(leaders_for(receiver, on), facts.concerns_unit, facts.concerns_person, on)
    if not fit.filter(pk=leader.pk).exists():
        return {"leader": _("Người này không nhận được đơn: không phải lãnh đạo của đơn vị hoặc có liên quan.")}
    return {}


@action("complaint.assigned")
def assign_complaint(
    complaint: Complaint,
    *,
    handlers: Sequence[User],
    steps: Sequence[PlannedStep],
    handling_unit: Organisation | None = None,
    by: Actor,
    on: date,
) -> Complaint:
    """Name who handles it and by when. Named again, those left out lose sight of it; done steps stay."""
    require(policy.can_assign(by, complaint, on))
    _check_handlers(complaint, handlers, handling_unit, on)
    if not steps:
        raise Invalid({"steps": _("Hãy ghi ít nhất một bước, mỗi dòng: số ngày | việc phải làm.")})
    fresh = stepped(complaint, COMPLAINT, "assign")
    fresh.handling_unit = handling_unit
    fresh.due_on = max(due_after(on, step.days) for step in steps)
    save_checked(fresh, ["state", "version", "handling_unit", "due_on"])
    _name_handlers(fresh, handlers, on)
    _replace_steps(fresh, steps, on)
    words = _("Anh/Chị được phân công giải quyết đơn %(code)s.") % {"code": fresh.code}
    notify(handlers, "complaint.assigned", fresh.subject, words)
    record(fresh.subject, fresh.code, by=by, changes={"due_on": fresh.due_on})
    return fresh


def _check_handlers(complaint: Complaint, handlers: Sequence[User], unit: Organisation | None, on: date) -> None:
    if complaint.is_denunciation and unit is not None:
        raise Invalid({"handling_unit": _("Đơn tố cáo chỉ giao cho từng người, không giao cho cả đơn vị.")})
    if not handlers and unit is None:
        raise Invalid({"handlers": _("Hãy chọn người giải quyết.")})
    if handlers_for(complaint, on).filter(pk__in=[user.pk for user in handlers]).count() != len(set(handlers)):
        raise Invalid({"handlers": _("Có người liên quan tới đơn hoặc không thuộc cơ quan; hãy chọn lại.")})


def _name_handlers(complaint: Complaint, handlers: Sequence[User], on: date) -> None:
    standing = ComplaintHandler.objects.filter(complaint=complaint, released_on=None)
    standing.exclude(user__in=handlers).update(released_on=on)
    known = set(standing.values_list("user_id", flat=True))
    ComplaintHandler.objects.bulk_create(
        [
            ComplaintHandler(complaint=complaint, user=user, since=on)
            for user in dict.fromkeys(handlers)
            if user.pk not in known
        ]
    )


def _replace_steps(complaint: Complaint, steps: Sequence[PlannedStep], on: date) -> None:
    rows = ComplaintStep.objects.filter(complaint=complaint)
    rows.filter(done_on=None).delete()
    last = rows.aggregate(last=Max("position"))["last"] or 0
    ComplaintStep.objects.bulk_create(
        [
            ComplaintStep(
                complaint=complaint, position=place, title=step.title, days=step.days, due_on=due_after(on, step.days)
            )
            for place, step in enumerate(steps, start=last + 1)
        ]
    )


@action("complaint.step_done")
def finish_step(
    step: ComplaintStep, *, result: str, files: Sequence[File[bytes]] = (), by: Actor, on: date
) -> ComplaintStep:
    """Write down what came of a step."""
    require(policy.can_handle(by, step.complaint, on))
    fresh = locked_row(step)
    if fresh.done_on is not None:
        raise Conflict(_("Bước này vừa được người khác ghi xong; hãy tải lại trang."))
    fresh.result, fresh.done_on = stated(result, "result", _("Hãy ghi kết quả của bước này.")), on
    fresh.done_by = by.audit_label[:200]
    save_checked(fresh, ["result", "done_on", "done_by"])
    _add_files(fresh.complaint, files, on)
    record(fresh.complaint.subject, fresh.complaint.code, by=by, changes={"step": fresh.position})
    return fresh


@action("complaint.files_added")
def add_files(complaint: Complaint, files: Sequence[File[bytes]], *, by: Actor, on: date) -> int:
    """Add files found while handling it. Returns how many."""
    require(policy.can_handle(by, complaint, on))
    if not files:
        raise Invalid({"papers": _("Hãy chọn ít nhất một tệp.")})
    count = _add_files(complaint, files, on)
    record(complaint.subject, complaint.code, by=by, changes={"files": count})
    return count


def _add_files(complaint: Complaint, files: Sequence[File[bytes]], on: date) -> int:
    taken = taken_files(files)
    ComplaintFile.objects.bulk_create(
        [ComplaintFile(complaint=complaint, file=one.file, name=one.name, added_on=on) for one in taken]
    )
    return len(taken)


@action("complaint.answered")
def answer_complaint(
    complaint: Complaint, *, answer: str, number: str = "", files: Sequence[File[bytes]] = (), by: Actor, on: date
) -> Complaint:
    """Write the answer down, with the number of the letter that carries it."""
    require(policy.can_handle(by, complaint, on))
    fresh = stepped(complaint, COMPLAINT, "answer")
    fresh.answer = stated(answer, "answer", _("Hãy ghi nội dung trả lời."))
    fresh.answer_number, fresh.answered_on = collapse(nfc(number)), on
    save_checked(fresh, ["state", "version", "answer", "answer_number", "answered_on"])
    _add_files(fresh, files, on)
    record(fresh.subject, fresh.code, by=by)
    return fresh


@action("complaint.closed")
def close_complaint(complaint: Complaint, *, note: str, by: Actor, on: date) -> Complaint:
    """End an answered letter."""
    require(policy.can_end(by, complaint, "close", on))
    return _ended(complaint, "close", stated(note, "reason", _("Hãy ghi kết quả cuối cùng.")), by, on)


@action("complaint.declined")
def decline_complaint(complaint: Complaint, *, reason: str, by: Actor, on: date) -> Complaint:
    """Not take a letter up (không thụ lý), with the reason."""
    require(policy.can_end(by, complaint, "decline", on))
    return _ended(complaint, "decline", stated_reason(reason), by, on)


@action("complaint.reopened")
def reopen_complaint(complaint: Complaint, *, reason: str, by: Actor, on: date) -> Complaint:
    """Take an answered or closed letter up again."""
    require(policy.can_end(by, complaint, "reopen", on))
    return _ended(complaint, "reopen", stated_reason(reason), by, None)


def _ended(complaint: Complaint, step: str, note: str, by: Actor, day: date | None) -> Complaint:
    fresh = stepped(complaint, COMPLAINT, step)
    fresh.end_note, fresh.ended_on = note, day
    save_checked(fresh, ["state", "version", "end_note", "ended_on"])
    record(fresh.subject, fresh.code, by=by)
    return fresh


@action("complaint.looked_at")
def look_at(complaint: Complaint, *, what: str = "", by: User, on: date) -> ComplaintLook:
    """Note that somebody has opened a denunciation, or the file named ``what``."""
    require(policy.can_look(by, complaint, on))
    look = save_checked(ComplaintLook(complaint=complaint, user=by, what=what[:255], at=clock.now()))
    record(complaint.subject, complaint.code, by=by)
    return look
