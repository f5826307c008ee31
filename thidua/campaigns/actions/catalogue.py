"""The catalogue of indicators: added, corrected, retired, taken back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.actions.making.steps import locked
from thidua.campaigns.logic.terms import Direction, Entry, Group, OverTime, OverUnits
from thidua.campaigns.logic.units import parse_unit
from thidua.campaigns.models import Indicator, Target
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, collapse_lines, fold, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """An indicator with its definition sheet."""

    name: str
    unit: str
    group: Group = Group.OTHER
    direction: Direction = Direction.HIGHER
    over_time: OverTime = OverTime.LAST
    over_units: OverUnits = OverUnits.NONE
    entry: Entry = Entry.YTD
    owner: Organisation | None = None
    purpose: str = ""
    formula: str = ""
    numerator: str = ""
    denominator: str = ""
    source: str = ""
    frequency: str = ""
    notes: str = ""

    def clean(self) -> dict[str, object]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {k: collapse_lines(v) if type(v) is str else v for k, v in values.items()}


@action("indicator.added")
def add_indicator(facts: IndicatorFacts, *, keeper: Organisation, code: str = "", by: Actor, on: date) -> Indicator:
    """Enter an indicator; without a code it gets the next number."""
    require(policy.can_edit_catalogue(by, keeper, on))
    row = Indicator(code=collapse(code) or next_code(Indicator, "CT-"), keeper=keeper, **facts.clean())
    _set_search_key(row)
    save_checked(row)
    record(row.subject, str(row), by=by, changes=facts.clean())
    return row


def _set_search_key(row: Indicator) -> None:
    row.search_key = fold(f"{row.code} {row.name}")[:400]


@action("indicator.edited")
def edit_indicator(indicator: Indicator, facts: IndicatorFacts, *, version: int, by: Actor, on: date) -> Indicator:
    """Correct an indicator. What is measured does not change under targets that use it."""
    require(policy.can_edit_indicator(by, indicator, on))
    fresh = locked(indicator, version)
    if not parse_unit(facts.unit).agrees(parse_unit(fresh.unit)) and Target.objects.filter(indicator=fresh).exists():
        raise Invalid({"unit": _("Đã có chỉ tiêu dùng mã này nên không đổi sang thứ đo khác; hãy thêm một mã mới.")})
    changes = assign(fresh, facts.clean())
    _set_search_key(fresh)
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "search_key", "version"])
    record(fresh.subject, str(fresh), by=by, changes=changes)
    return fresh


@action("indicator.retired")
def retire_indicator(indicator: Indicator, *, reason: str, by: Actor, on: date) -> Indicator:
    """Offer it for new targets no more; old campaigns keep it."""
    require(policy.can_edit_indicator(by, indicator, on))
    fresh = locked(indicator)
    if fresh.retired_on is not None:
        raise Conflict(_("Chỉ tiêu này đã ngừng dùng; hãy tải lại trang."))
    return _set_retired(fresh, on, reason, by)


@action("indicator.reinstated")
def reinstate_indicator(indicator: Indicator, *, by: Actor, on: date) -> Indicator:
    """Offer a retired indicator again."""
    require(policy.can_edit_indicator(by, indicator, on))
    fresh = locked(indicator)
    if fresh.retired_on is None:
        raise Conflict(_("Chỉ tiêu này đang được dùng; hãy tải lại trang."))
    return _set_retired(fresh, None, "", by)


def _set_retired(row: Indicator, day: date | None, reason: str, by: Actor) -> Indicator:
    changes = assign(row, {"retired_on": day})
    row.version += 1
    save_checked(row, ["retired_on", "version"])
    record(row.subject, str(row), by=by, changes=changes, reason=collapse(nfc(reason)))
    return row
