"""A decision made to work: every dossier awarded at once, honours and certificates given, the money held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation.actions.fund import write_line
from thidua.commendation.decision_queries import lines_of
from thidua.commendation.decision_source import decider_of
from thidua.commendation.logic.fund import Entry, EntryKind
from thidua.commendation.models import AwardDecision, DecisionLine, Fund
from thidua.commendation.steps.awarding import close_dossiers, give_certificates, give_honours
from thidua.commendation.steps.decision_lines import AT_ONCE, RECKONED, advanced_decision, reckon, require_ready
from thidua.core.actions import Message, action, notify_each, record
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.core.errors import Invalid, require
from thidua.core.saving import save_checked
from thidua.documents.queries import clerks_of


@action("decision.issued")
def issue_decision(decision: AwardDecision, *, fund: Fund | None, by: Actor, on: date) -> AwardDecision:
    """Take number and day from the paper, award all dossiers, give honours and certificates, hold the money back.

    Bonuses follow the base salary of the day of the decision. ``fund`` None leaves the money to :func:`hold_money`;
    a fund that does not hold enough refuses the whole.
    """
    require(policy.can_issue_decision(by, decision, on))
    fresh = advanced_decision(decision, "issue")
    lines = list(lines_of(fresh))
    require_ready(fresh, [line.dossier for line in lines], on)
    _take_number(fresh)
    assert fresh.signed_on is not None
    changed = [line for line in lines if reckon(line, fresh.signed_on or on)]
    DecisionLine.objects.bulk_update(changed, RECKONED, AT_ONCE)
    close_dossiers(lines)
    give_honours(fresh, lines, decider_of(fresh, fresh.signed_on).decides)
    batches = give_certificates(fresh, lines, by=by, on=on)
    total = sum(line.amount for line in lines)
    if fund is not None and total:
        _promise(fresh, fund, total, by=by, on=on)
    save_checked(fresh, ["state", "number", "signed_on", "fund", "version"])
    _tell(fresh, lines, on)
    codes = ", ".join(row.code for row in batches)
    changes = {"number": fresh.number, "count": len(lines), "amount": total, "batches": codes}
    record(fresh.subject, str(fresh), by=by, changes=changes | {"bonuses_changed": len(changed)})
    return fresh


def _take_number(decision: AwardDecision) -> None:
    paper = decision.paper
    assert paper is not None
    assert paper.entry is not None
    decision.number, decision.signed_on = paper.entry.written, paper.issued_on


def _promise(decision: AwardDecision, fund: Fund, total: int, *, by: Actor, on: date) -> None:
    if fund.organisation_id != decision.organisation_id:
        raise Invalid({"fund": _("Hãy chọn quỹ của cơ quan ra quyết định.")})
    about = _("Tiền thưởng theo Quyết định số %(number)s") % {"number": decision.number}
    write_line(fund, Entry(EntryKind.PROMISE, total, on, about), by=by, on=on)
    decision.fund = fund


def _tell(decision: AwardDecision, lines: Sequence[DecisionLine], on: date) -> None:
    """The clerks of the proposing units learn how many of theirs were honoured."""
    counts = Counter(line.dossier.proposer_id for line in lines)
    for unit, count in counts.items():
        words = counted("Quyết định số %(number)s khen thưởng %(count)d trường hợp do đơn vị đề nghị.", count) % {
            "number": decision.number,
            "count": count,
        }
        clerks = clerks_of([unit], on)
        link = f"/khen-thuong/quyet-dinh/{decision.code}/"
        notify_each((Message(clerk, words, link) for clerk in clerks), "decision.issued", decision.subject)


@action("decision.money_held")
def hold_money(decision: AwardDecision, fund: Fund, *, by: Actor, on: date) -> AwardDecision:
    """Hold the bonuses back in the fund, where there was none or not enough in it at the issue."""
    require(policy.can_hold_money(by, decision, on))
    rows = AwardDecision.objects.select_for_update(of=("self",)).select_related("organisation")
    fresh = rows.get(pk=decision.pk)
    total = sum(line.amount for line in lines_of(fresh) if line.honour is not None and line.honour.holds)
    if not total:
        raise Invalid({"": _("Quyết định không có tiền thưởng phải giữ chỗ.")})
    _promise(fresh, fund, total, by=by, on=on)
    save_checked(fresh, ["fund"])
    record(fresh.subject, str(fresh), by=by, changes={"amount": total, "fund": str(fund)})
    return fresh
