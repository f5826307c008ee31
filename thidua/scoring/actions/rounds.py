"""A round of judging opened, moved on stage by stage, published to the cluster, finished."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from thidua.campaigns.queries import speakers_of
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.codec import to_json
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Cluster, Organisation
from thidua.directory.queries import cluster_members
from thidua.scoring.actions.making.steps import advanced, locked, stated
from thidua.scoring.logic.attained import Attainments
from thidua.scoring.logic.results import digest, results_of
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.scheme import criteria
from thidua.scoring.logic.workflow import AppealState
from thidua.scoring.models import Appeal, Publication, Scheme, Scorecard, ScoringRound
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import inputs_of
from thidua.scoring.queries.schemes import usable_schemes


@dataclass(frozen=True, slots=True)
class Days:
    """The last day of each stage; ``appeal_days`` are calendar days after the publication."""

    self_due: date
    check_due: date
    cross_due: date
    appraisal_due: date
    appeal_days: int = 5


@action("scoring.opened")
def open_round(cluster: Cluster, scheme: Scheme, days: Days, *, by: Actor, on: date) -> ScoringRound:
    """Begin the judging of a cluster: the scheme is frozen and copied, every member gets its card."""
    require(policy.can_open_round(by, cluster, on))
    if not usable_schemes(cluster).filter(pk=scheme.pk).exists():
        raise Invalid({"scheme": _("Bảng điểm chưa ban hành hoặc không dùng cho cụm, khối này. Hãy chọn bảng khác.")})
    members = list(cluster_members(cluster))
    if len(members) < 2:
        raise Conflict(_("Cụm, khối cần ít nhất hai đơn vị thành viên để xếp hạng. Hãy thêm thành viên trước."))
    frozen = advanced(scheme, "freeze")
    save_checked(frozen, ["state", "version"])
    code = next_code(ScoringRound, f"CD-{cluster.year}-")
    row = save_checked(
        ScoringRound(code=code, cluster=cluster, scheme=frozen, body=frozen.body, opened_on=on, **asdict(days))
    )
    row.checkers.set(_owners(frozen.table))
    for member in members:
        save_checked(Scorecard(round=row, organisation=member))
    _tell(members, row, _("Mời tự chấm điểm: %(round)s, hạn %(due)s"), on)
    record(row.subject, row.label, by=by, changes={"scheme": frozen.code, "units": len(members), **asdict(days)})
    return row


def _owners(table: Table) -> list[Organisation]:
    codes = {criterion.owner for _kind, criterion in criteria(table) if criterion.owner}
    return list(Organisation.objects.filter(code__in=codes))


def _tell(units: Collection[Organisation], row: ScoringRound, words: str, on: date) -> None:
    text = words % {"round": row.label, "due": f"{row.appeal_due or row.self_due:%d/%m/%Y}"}
    notify(speakers_of([unit.pk for unit in units], on), "scoring", row.subject, text)


@action("scoring.days_changed")
def change_days(row: ScoringRound, days: Days, *, reason: str, version: int, by: Actor, on: date) -> ScoringRound:
    """Give more or less time for the stages, with a reason."""
    require(policy.can_change_days(by, row, on))
    fresh = locked(row, version)
    changes = assign(fresh, asdict(days))
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "version"])
    record(fresh.subject, fresh.label, by=by, changes=changes, reason=stated(reason))
    return fresh


@action("scoring.checking_begun")
def begin_checking(row: ScoringRound, *, by: Actor, on: date) -> ScoringRound:
    """Close the self-scoring: owners of criteria look at what the units wrote."""
    require(policy.can_move_round(by, row, "to_check", on))
    return _moved(row, "to_check", by)


@action("scoring.crossing_begun")
def begin_crossing(row: ScoringRound, *, by: Actor, on: date) -> ScoringRound:
    """Let the members score each other."""
    require(policy.can_move_round(by, row, "to_cross", on))
    return _moved(row, "to_cross", by)


@action("scoring.appraisal_begun")
def begin_appraisal(row: ScoringRound, *, by: Actor, on: date) -> ScoringRound:
    """Let the standing body appraise; the cross-round is passed over where the scheme has none."""
    require(policy.can_move_round(by, row, "to_appraisal", on))
    return _moved(row, "to_appraisal", by)


def _moved(row: ScoringRound, step: str, by: Actor) -> ScoringRound:
    fresh = advanced(row, step)
    save_checked(fresh, ["state", "version"])
    record(fresh.subject, fresh.label, by=by, changes={"state": [row.state, fresh.state]})
    return fresh


@action("scoring.published")
def publish_results(row: ScoringRound, *, source: Attainments | None = None, by: Actor, on: date) -> Publication:
    """Make the results known to the cluster and open the time for appeals. ``source`` replaces the evidence room."""
    require(policy.can_move_round(by, row, "publish", on))
    fresh = advanced(row, "publish")
    fresh.published_on, fresh.appeal_due = on, on + timedelta(days=fresh.appeal_days)
    save_checked(fresh, ["state", "published_on", "appeal_due", "version"])
    kept = _snapshot(fresh, Publication.Kind.PUBLISHED, source, on)
    _tell(_units(fresh), fresh, _("Công bố kết quả chấm điểm: %(round)s, kiến nghị đến hết %(due)s"), on)
    record(fresh.subject, fresh.label, by=by, changes={"digest": kept.digest, "appeal_due": fresh.appeal_due})
    return kept


def _units(row: ScoringRound) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=row.cards.values("organisation")))


def _snapshot(row: ScoringRound, kind: Publication.Kind, source: Attainments | None, on: date) -> Publication:
    table, inputs = row.table, inputs_of(row, source or record_of(row.cluster.organiser), on)
    rows = results_of(table, inputs).rows
    return save_checked(
        Publication(
            round=row,
            kind=kind,
            made_on=on,
            inputs=to_json(list(inputs)),
            results=to_json(list(rows)),
            digest=digest(table, inputs, rows),
        )
    )


@action("scoring.taken_back")
def take_back_results(row: ScoringRound, *, reason: str, by: Actor, on: date) -> ScoringRound:
    """Go back to the appraisal, when something is wrong for many; the published table stays in the record."""
    require(policy.can_move_round(by, row, "take_back", on))
    fresh = advanced(row, "take_back")
    fresh.published_on = fresh.appeal_due = None
    save_checked(fresh, ["state", "published_on", "appeal_due", "version"])
    record(fresh.subject, fresh.label, by=by, reason=stated(reason))
    return fresh


@action("scoring.finished")
def finish_round(row: ScoringRound, *, source: Attainments | None = None, by: Actor, on: date) -> Publication:
    """Make the result final, when the time for appeals is over and none is open."""
    require(policy.can_move_round(by, row, "finish", on))
    if row.appeal_due is not None and on <= row.appeal_due:
        raise Conflict(_("Còn trong hạn kiến nghị (đến hết %(due)s).") % {"due": f"{row.appeal_due:%d/%m/%Y}"})
    waiting = Appeal.objects.filter(card__round=row, state=AppealState.FILED).count()
    if waiting:
        raise Conflict(
            counted("Còn %(count)d kiến nghị chưa giải quyết. Hãy trả lời trước.", waiting) % {"count": waiting}
        )
    fresh = advanced(row, "finish")
    fresh.finished_on = on
    save_checked(fresh, ["state", "finished_on", "version"])
    kept = _snapshot(fresh, Publication.Kind.FINAL, source, on)
    _tell(_units(fresh), fresh, _("Kết quả chấm điểm chính thức: %(round)s"), on)
    record(fresh.subject, fresh.label, by=by, changes={"digest": kept.digest})
    return kept


@action("scoring.cancelled")
def cancel_round(row: ScoringRound, *, reason: str, by: Actor, on: date) -> ScoringRound:
    """Call the round off; the cluster may be judged anew."""
    require(policy.can_move_round(by, row, "cancel", on))
    fresh = advanced(row, "cancel")
    fresh.end_reason = stated(reason)
    save_checked(fresh, ["state", "end_reason", "version"])
    record(fresh.subject, fresh.label, by=by, reason=fresh.end_reason)
    return fresh
