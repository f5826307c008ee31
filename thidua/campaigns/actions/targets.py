"""Targets of a draft written and corrected by hand; what may come later for a published one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.actions.making.steps import locked, save_all
from thidua.campaigns.logic.suggestions import suggested_change, suggested_measure, suggested_meets
from thidua.campaigns.logic.terms import Bound, Change, Comparator, Direction, Group, Measured, Meets
from thidua.campaigns.models import Campaign, Indicator, Target, TargetUnit
from thidua.campaigns.naming import names_under
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """What a person writes of a target. Left open, ``meets`` and ``change`` are suggested where they can be."""

    name: str
    comparator: Comparator
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str = ""
    figure_unit: str = ""
    bound: Bound | None = None
    growth_pct: Decimal | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    meets: Meets | None = None
    change: Change | None = None
    measured: Measured | None = None
    group: Group = Group.OTHER
    indicator: Indicator | None = None
    owner: Organisation | None = None
    owner_text: str = ""
    text: str = ""
    section: str = ""
    duplicate_of: Target | None = None
    whole: Target | None = None
    named_units: tuple[str, ...] = ()

    def clean(self) -> dict[str, object]:
        """The columns of the row; words in one written form, suggestions filled in."""
        values: dict[str, object] = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "named_units"}
        for name, value in values.items():
            if isinstance(value, str) and not isinstance(value, Comparator | Group):
                values[name] = collapse(nfc(value))
        direction = Direction(self.indicator.direction) if self.indicator else None
        change = self.change or suggested_change(self.name, self.unit, self.comparator)
        values["bound"] = self.bound or ""
        values["meets"] = self.meets or suggested_meets(self.comparator, self.value, direction) or ""
        values["change"] = change or ""
        values["measured"] = self.measured or suggested_measure(self.comparator, change)
        values["owner"] = self.owner or (self.indicator.owner if self.indicator else None)
        return values


@action("target.added")
def add_target(campaign: Campaign, facts: TargetFacts, *, by: Actor, on: date) -> Target:
    """Write a new target into a draft, at its end."""
    require(policy.can_edit(by, campaign, on))
    fresh = locked(campaign)
    rows = Target.objects.filter(campaign=fresh)
    last = rows.aggregate(last=Max("position"))["last"]
    target = Target(
        campaign=fresh,
        code=_next_target_code(fresh, rows.values_list("code", flat=True)),
        position=0 if last is None else last + 1,
        **facts.clean(),
    )
    _require_siblings(target)
    save_checked(target)
    _name_units(target, facts.named_units, on)
    record(target.subject, target.name, by=by, changes=_shown(facts))
    return target


def _next_target_code(campaign: Campaign, codes: Collection[str]) -> str:
    numbers = [int(code.rpartition("/")[2]) for code in codes]
    return f"{campaign.code}/{max(numbers, default=0) + 1:02d}"


def _require_siblings(target: Target) -> None:
    for field, other in (("duplicate_of", target.duplicate_of), ("whole", target.whole)):
        if other is not None and (other.campaign_id != target.campaign_id or other.pk == target.pk):
            raise Invalid({field: _("Hãy chọn một chỉ tiêu khác của cùng phong trào.")})


def _name_units(target: Target, texts: Sequence[str], on: date) -> None:
    names = names_under(target.campaign.issuer, on)
    TargetUnit.objects.filter(target=target).delete()
    clean = (collapse(nfc(text)) for text in texts)
    save_all(TargetUnit(target=target, text=text, organisation=names.find(text)) for text in clean if text)


def _shown(facts: TargetFacts) -> dict[str, object]:
    return {f.name: value for f in fields(facts) if (value := getattr(facts, f.name)) not in (None, "", ())}


@action("target.edited")
def edit_target(target: Target, facts: TargetFacts, *, version: int, by: Actor, on: date) -> Target:
    """Correct a target of a draft; :class:`Conflict` where somebody saved since ``version``."""
    require(policy.can_edit_target(by, target, on))
    fresh = locked(target, version)
    before = list(fresh.named_units.values_list("text", flat=True))
    changes = assign(fresh, facts.clean())
    _require_siblings(fresh)
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "version"])
    shown: dict[str, object] = {change.field: [change.before, change.after] for change in changes}
    if before != list(facts.named_units):
        _name_units(fresh, facts.named_units, on)
        shown["named_units"] = [before, facts.named_units]
    record(fresh.subject, fresh.name, by=by, changes=shown)
    return fresh


@action("target.dropped")
def drop_target(target: Target, *, reason: str, by: Actor, on: date) -> Target:
    """Leave a target out of a draft; it can be restored."""
    require(policy.can_edit_target(by, target, on))
    return _set_dropped(target, on, reason, by)


@action("target.restored")
def restore_target(target: Target, *, by: Actor, on: date) -> Target:
    """Take a dropped target back into its draft."""
    require(policy.can_edit_target(by, target, on))
    return _set_dropped(target, None, "", by)


def _set_dropped(target: Target, day: date | None, reason: str, by: Actor) -> Target:
    fresh = locked(target)
    changes = assign(fresh, {"dropped_on": day, "drop_reason": collapse(nfc(reason))})
    fresh.version += 1
    save_checked(fresh, ["dropped_on", "drop_reason", "version"])
    record(fresh.subject, fresh.name, by=by, changes=changes, reason=fresh.drop_reason)
    return fresh


@action("target.baseline_set")
def set_baseline(target: Target, *, value: Decimal, year: int, by: Actor, on: date) -> Target:
    """Enter the figure of the base year, before or after the launch."""
    require(policy.can_complete_target(by, target, on))
    fresh = locked(target)
    changes = assign(fresh, {"baseline": value, "baseline_year": year})
    fresh.version += 1
    save_checked(fresh, ["baseline", "baseline_year", "version"])
    record(fresh.subject, fresh.name, by=by, changes=changes)
    return fresh


@action("target.meaning_set")
def set_meets(targets: Sequence[Target], meets: Meets, *, by: Actor, on: date) -> int:
    """Say what a bare "đạt" means for several targets of one draft at once. Returns how many were set."""
    require(policy.can_edit_together(by, targets, on))
    campaign = targets[0].campaign
    pks = [target.pk for target in targets]
    done = Target.objects.filter(pk__in=pks, comparator=Comparator.EQ).update(meets=meets)
    codes = [target.code for target in targets]
    record(campaign.subject, campaign.label, by=by, changes={"targets": codes, "meets": meets})
    return done


@action("target.owner_set")
def assign_owner(targets: Sequence[Target], owner: Organisation, *, by: Actor, on: date) -> int:
    """Name the department that owns several targets of one campaign at once. Returns how many were set."""
    require(policy.can_complete_together(by, targets, on))
    campaign = targets[0].campaign
    done = Target.objects.filter(pk__in=[target.pk for target in targets]).update(owner=owner)
    codes = [target.code for target in targets]
    record(campaign.subject, campaign.label, by=by, changes={"targets": codes, "owner": str(owner)})
    return done
