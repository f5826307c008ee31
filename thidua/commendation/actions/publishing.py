"""Honours told to the public, or kept from it with the reason; particulars hidden where the person asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import decision_policy, policy
from thidua.commendation.logic.publicity import WITHHELD, Publicity, Withheld
from thidua.commendation.models import AwardDecision, HiddenParticulars, Honour, HonourBatch
from thidua.commendation.publicity_queries import hidden_particulars_of, honours_brought, honours_given
from thidua.commendation.steps.honours import keep_keys
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.saving import save_checked
from thidua.directory.models import Person


@dataclass(frozen=True, slots=True)
class Withholding:
    """Why something is not published; ``note`` says more and is never shown outside."""

    because: Withheld
    note: str = ""

    @property
    def words(self) -> str:
        """The reason as the ledger keeps it."""
        return f"{WITHHELD[self.because]}. {self.note.strip()}".strip()


def _published(on: date) -> dict[str, object]:
    return {
        "publicity": Publicity.PUBLISHED.value, "publicity_on": on, "withheld_because": "", "withheld_note": "",
    }  # fmt: skip


def _withheld(why: Withholding, on: date) -> dict[str, object]:
    if why.because is Withheld.OTHER and not why.note.strip():
        raise Invalid({"note": _("Hãy ghi rõ lý do không công khai.")})
    return {
        "publicity": Publicity.WITHHELD.value,
        "publicity_on": on,
        "withheld_because": why.because.value,
        "withheld_note": why.note.strip(),
    }


def _nothing_waits() -> Conflict:
    return Conflict(_("Không còn thành tích nào chờ công khai; hãy tải lại trang."))


@action("decision.published")
def publish_decision(decision: AwardDecision, *, by: Actor, on: date) -> int:
    """Show every honour of the decision that still waits; those withheld stay so. Returns how many."""
    require(decision_policy.can_publish_decision(by, decision, on))
    done = honours_given(decision).filter(publicity=Publicity.WAITING)
    count = Honour.objects.filter(pk__in=done.order_by().values("pk")).update(**_published(on))
    if not count:
        raise _nothing_waits()
    record(decision.subject, str(decision), by=by, changes={"count": count})
    return count


@action("decision.withheld")
def withhold_decision(decision: AwardDecision, why: Withholding, *, by: Actor, on: date) -> int:
    """Keep all honours of the decision that still wait from the public. Returns how many."""
    require(decision_policy.can_publish_decision(by, decision, on))
    done = honours_given(decision).filter(publicity=Publicity.WAITING)
    count = Honour.objects.filter(pk__in=done.order_by().values("pk")).update(**_withheld(why, on))
    if not count:
        raise _nothing_waits()
    record(decision.subject, str(decision), by=by, changes={"count": count}, reason=why.words)
    return count


@action("honour.batch_published")
def publish_batch(batch: HonourBatch, *, by: Actor, on: date) -> int:
    """Show the honours that a file brought, because their decisions were published then. Returns how many."""
    require(policy.can_keep_record(by, batch.organisation, on))
    done = honours_brought(batch).filter(publicity=Publicity.WAITING)
    count = Honour.objects.filter(pk__in=done.order_by().values("pk")).update(**_published(on))
    if not count:
        raise _nothing_waits()
    record(batch.subject, str(batch.organisation), by=by, changes={"count": count, "file": batch.file_name})
    return count


@action("honour.published")
def publish_honour(honour: Honour, *, by: Actor, on: date) -> Honour:
    """Show one honour, also one that was withheld before."""
    require(decision_policy.can_publish_honour(by, honour, on))
    fresh = _changed(honour, Publicity.PUBLISHED, _published(on))
    record(fresh.subject, str(fresh), by=by)
    return fresh


@action("honour.withheld")
def withhold_honour(honour: Honour, why: Withholding, *, by: Actor, on: date) -> Honour:
    """Keep one honour from the public, also one that was shown before."""
    require(decision_policy.can_publish_honour(by, honour, on))
    fresh = _changed(honour, Publicity.WITHHELD, _withheld(why, on))
    record(fresh.subject, str(fresh), by=by, reason=why.words)
    return fresh


def _changed(honour: Honour, to: Publicity, values: dict[str, object]) -> Honour:
    fresh = Honour.objects.select_for_update(of=("self",)).get(pk=honour.pk)
    if fresh.publicity == to:
        raise Conflict(_("Vừa có người khác ghi như vậy; hãy tải lại trang."))
    for name, value in values.items():
        setattr(fresh, name, value)
    return save_checked(fresh, list(values))


@action("person.particulars_hidden")
def hide_particulars(person: Person, *, asked_on: date, document: str, by: Actor, on: date) -> HiddenParticulars:
    """Tell the public no more than name, award and decision of this person, as the person asked in the document."""
    require(policy.can_keep_record(by, person, on))
    if asked_on > on:
        raise Invalid({"asked_on": _("Ngày đề nghị không được sau hôm nay.")})
    if hidden_particulars_of(person) is not None:
        raise Conflict(_("Thông tin của người này đang được ẩn; hãy tải lại trang."))
    row = save_checked(HiddenParticulars(person=person, asked_on=asked_on, document=document.strip()))
    _found_anew(person)
    record(person.subject, str(person), by=by, changes={"asked_on": asked_on, "document": row.document})
    return row


@action("person.particulars_shown")
def show_particulars(person: Person, *, by: Actor, on: date) -> HiddenParticulars:
    """End the hiding, because the person asks no more for it."""
    require(policy.can_keep_record(by, person, on))
    row = HiddenParticulars.objects.select_for_update(of=("self",)).filter(person=person, ended_on=None).first()
    if row is None:
        raise Conflict(_("Thông tin của người này không bị ẩn; hãy tải lại trang."))
    row.ended_on = on
    save_checked(row, ["ended_on"])
    _found_anew(person)
    record(person.subject, str(person), by=by, changes={"asked_on": row.asked_on, "document": row.document})
    return row


def _found_anew(person: Person) -> None:
    """Words of the unit must not lead to somebody whose unit is hidden: the keys are made anew."""
    keep_keys(*Honour.objects.filter(person=person))
