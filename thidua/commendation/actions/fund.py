"""The fund of a year: opened, and written line by line within its limits."""

from __future__ import annotations

from datetime import date

from thidua.commendation import policy
from thidua.commendation.logic.dated import NotSet, on_day
from thidua.commendation.logic.fund import Entry, Limits, may_enter
from thidua.commendation.models import Fund, FundLine, Honour
from thidua.commendation.queries import entries_of, local_rules
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.saying import say
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation


@action("fund.opened")
def open_fund(organisation: Organisation, year: int, *, by: Actor, on: date) -> Fund:
    """Open the fund of a year."""
    require(policy.can_keep_fund(by, organisation, on))
    fund = save_checked(Fund(organisation=organisation, year=year))
    record(fund.subject, str(fund), by=by)
    return fund


@action("fund.line_written")
def write_line(fund: Fund, entry: Entry, *, by: Actor, on: date, honour: Honour | None = None) -> FundLine:
    """Add a line, if the fund holds enough and no ceiling is passed."""
    require(policy.can_keep_fund(by, fund.organisation, on))
    fresh = Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)
    decision = may_enter(entry, entries_of(fresh), _limits(fresh.organisation, entry.on))
    if not decision:
        raise Invalid({"amount": decision.reason})
    line = FundLine(
        fund=fresh, kind=entry.kind.value, amount=entry.amount, on=entry.on, about=entry.about, honour=honour
    )
    save_checked(line)
    record(fresh.subject, str(fresh), by=by, changes={"kind": line.get_kind_display(), "amount": entry.amount})
    return line


def _limits(organisation: Organisation, day: date) -> Limits:
    try:
        return on_day(local_rules(organisation).limits, day, say("giới hạn quỹ")).value
    except NotSet:
        return Limits()
