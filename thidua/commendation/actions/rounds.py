"""Rounds of consideration: opened, changed, closed, opened again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import AwardRound, Dossier
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Grant, Organisation, Role, User
from thidua.directory.queries import in_force, tree_on

TOLD = (Role.UNIT_OFFICER, Role.HEAD)
"""Who is told that a round was opened, in every unit under the body."""


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What a body calls for. ``awards`` empty: every award may be proposed."""

    title: str
    year: int
    merit: MeritKind
    opens_on: date
    due_on: date
    about: str = ""
    awards: tuple[AwardCode, ...] = ()


def _values(facts: RoundFacts) -> dict[str, object]:
    if facts.due_on < facts.opens_on:
        raise Invalid({"due_on": _("Hạn gửi hồ sơ phải từ ngày bắt đầu nhận trở đi.")})
    return asdict(facts) | {"merit": facts.merit.value, "awards": [award.value for award in facts.awards]}


@action("award_round.opened")
def open_award_round(facts: RoundFacts, *, organisation: Organisation, by: Actor, on: date) -> AwardRound:
    """Call for dossiers; the reporting officers and heads of the units below are told."""
    require(policy.can_open_round(by, organisation, on))
    row = AwardRound(code=next_code(AwardRound, f"DX-{facts.year}-"), organisation=organisation, **_values(facts))
    save_checked(row)
    words = _("Đợt xét khen thưởng “%(title)s”: gửi hồ sơ đến hết ngày %(day)s.")
    text = words % {"title": row.title, "day": f"{row.due_on:%d/%m/%Y}"}
    notify(_officers_below(organisation, on), "award_round", row.subject, text, link=f"/khen-thuong/dot/{row.code}/")
    record(row.subject, row.title, by=by, changes={"organisation": organisation, "due_on": row.due_on})
    return row


def _officers_below(organisation: Organisation, on: date) -> list[User]:
    below = tree_on(on).subtree(organisation.pk)
    grants = Grant.objects.filter(in_force(on), role__in=TOLD, organisation__in=below, user__is_active=True)
    return [grant.user for grant in grants.select_related("user")]


@action("award_round.edited")
def edit_award_round(row: AwardRound, facts: RoundFacts, *, version: int, by: Actor, on: date) -> AwardRound:
    """Change the words, days or awards of a round; what has come in stays, and so does its award in the list."""
    require(policy.can_change_round(by, row, on))
    fresh = _locked(row)
    if fresh.version != version:
        raise Conflict(_("Đợt xét vừa được người khác sửa; hãy tải lại trang rồi sửa tiếp."))
    if dropped := _still_proposed(fresh, facts.awards):
        words = _("Đợt xét đã có hồ sơ đề nghị %(awards)s; hãy giữ trong danh sách.")
        raise Invalid({"awards": words % {"awards": ", ".join(AWARDS[code].name for code in dropped)}})
    changes = assign(fresh, _values(facts))
    fresh.version += 1
    save_checked(fresh)
    record(fresh.subject, fresh.title, by=by, changes=changes)
    return fresh


def _still_proposed(row: AwardRound, awards: tuple[AwardCode, ...]) -> list[AwardCode]:
    """Awards that the list would drop although dossiers of the round propose them."""
    if not awards:
        return []
    gone = set(row.awards) - {award.value for award in awards}
    codes = Dossier.objects.filter(round=row, award__in=gone).exclude(state=DossierState.WITHDRAWN)
    return [AwardCode(code) for code in codes.order_by("award").values_list("award", flat=True).distinct()]


@action("award_round.extended")
def extend_award_round(row: AwardRound, award: AwardCode, *, reason: str, by: Actor, on: date) -> AwardRound:
    """Let the round take one award more, with the reason or the document that allows it."""
    require(policy.can_extend_round(by, row, on))
    fresh = _locked(row)
    if not reason.strip():
        raise Invalid({"reason": _("Hãy ghi lý do hoặc văn bản cho phép bổ sung.")})
    if award.value in fresh.awards:
        raise Conflict(_("Đợt xét đã nhận danh hiệu, hình thức này; hãy tải lại trang."))
    fresh.awards = [*fresh.awards, award.value]
    fresh.version += 1
    save_checked(fresh, ["awards", "version"])
    record(fresh.subject, fresh.title, by=by, changes={"award": AWARDS[award].name}, reason=reason.strip())
    return fresh


def _locked(row: AwardRound) -> AwardRound:
    return AwardRound.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=row.pk)


def _moved(row: AwardRound, state: AwardRound.State, on: date) -> AwardRound:
    fresh = _locked(row)
    if fresh.state == state:
        raise Conflict(_("Đợt xét vừa được người khác đóng hoặc mở lại; hãy tải lại trang."))
    fresh.state, fresh.closed_on = state, on if state is AwardRound.State.CLOSED else None
    fresh.version += 1
    return save_checked(fresh, ["state", "closed_on", "version"])


@action("award_round.closed")
def close_award_round(row: AwardRound, *, by: Actor, on: date) -> AwardRound:
    """Take no more dossiers into the round."""
    require(policy.can_change_round(by, row, on))
    fresh = _moved(row, AwardRound.State.CLOSED, on)
    record(fresh.subject, fresh.title, by=by)
    return fresh


@action("award_round.reopened")
def reopen_award_round(row: AwardRound, *, by: Actor, on: date) -> AwardRound:
    """Take dossiers into the round again."""
    require(policy.can_change_round(by, row, on))
    fresh = _moved(row, AwardRound.State.OPEN, on)
    record(fresh.subject, fresh.title, by=by)
    return fresh
