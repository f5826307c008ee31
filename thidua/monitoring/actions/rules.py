"""Rules that figures must satisfy: written, changed from a day on, ended. What held stays as it held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.models import Indicator
from thidua.core.actions import action, record
from thidua.core.audit import Actor, Change
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.monitoring.logic.validation import BadSettings, check_of
from thidua.monitoring.models import ValidationRule
from thidua.monitoring.policy import rules as policy


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a rule says: its kind with the numbers it needs, its weight, its sentence, and from when it holds."""

    kind: ValidationRule.Kind
    sentence: str
    valid_from: date
    settings: Mapping[str, object] = field(default_factory=dict)
    severity: ValidationRule.Severity = ValidationRule.Severity.WARNING
    valid_to: date | None = None

    def clean(self) -> dict[str, object]:
        """The columns of the row."""
        return {
            "kind": self.kind.value,
            "settings": dict(self.settings),
            "severity": self.severity.value,
            "sentence": collapse(nfc(self.sentence)),
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
        }


@action("rule.written")
def write_rule(indicator: Indicator, facts: RuleFacts, *, by: Actor, on: date) -> ValidationRule:
    """Set a rule for the figures of an indicator."""
    require(policy.can_write_rule(by, indicator, on))
    row = _new(indicator, facts)
    record(row.subject, str(row), by=by, changes={"indicator": indicator.code, **facts.clean()})
    return row


def _new(indicator: Indicator, facts: RuleFacts) -> ValidationRule:
    _refuse_odd(indicator, facts)
    code = next_code(ValidationRule, f"QT-{indicator.code[:20]}-", digits=2)
    return save_checked(ValidationRule(code=code, indicator=indicator, **facts.clean()))


def _refuse_odd(indicator: Indicator, facts: RuleFacts) -> None:
    try:
        check_of(facts.kind.value, facts.settings)
    except BadSettings as flaw:
        raise Invalid({"": str(flaw)}) from flaw
    named = {str(code) for code in _codes(facts.settings)}
    if indicator.code in named:
        raise Invalid({"": _("Quy tắc không so chỉ tiêu với chính nó; hãy chọn chỉ tiêu khác.")})
    known = set(Indicator.objects.filter(code__in=named).values_list("code", flat=True))
    if unknown := sorted(named - known):
        raise Invalid({"": _("Không có chỉ tiêu mã %(codes)s trong danh mục.") % {"codes": ", ".join(unknown)}})


def _codes(settings: Mapping[str, object]) -> list[object]:
    """The other indicators a rule speaks of."""
    parts = settings.get("parts")
    listed = list(parts) if isinstance(parts, list | tuple) else []
    return [*listed, *([settings["other"]] if settings.get("other") else [])]


@action("rule.changed")
def change_rule(rule: ValidationRule, facts: RuleFacts, *, version: int, by: Actor, on: date) -> ValidationRule:
    """Change a rule. One that is not in force yet is corrected; one that was is ended and followed by a new one."""
    require(policy.can_write_rule(by, rule.indicator, on))
    fresh = _locked(rule, version)
    if fresh.valid_to is not None and fresh.valid_to <= on:
        raise Conflict(_("Quy tắc này đã hết hiệu lực; hãy lập quy tắc mới."))
    if fresh.valid_from > on:
        return _corrected(fresh, facts, by)
    if facts.valid_from <= on:
        raise Invalid({"valid_from": _("Quy tắc đang áp dụng: nội dung mới chỉ có hiệu lực từ ngày mai trở đi.")})
    fresh.valid_to = facts.valid_from
    fresh.version += 1
    save_checked(fresh, ["valid_to", "version"])
    successor = _new(fresh.indicator, facts)
    changes = {"rule": [fresh.code, successor.code], **facts.clean()}
    record(successor.subject, str(successor), by=by, changes=changes)
    return successor


def _corrected(row: ValidationRule, facts: RuleFacts, by: Actor) -> ValidationRule:
    _refuse_odd(row.indicator, facts)
    changes: list[Change] = assign(row, facts.clean())
    row.version += 1
    save_checked(row, [*(change.field for change in changes), "version"])
    record(row.subject, str(row), by=by, changes=changes)
    return row


@action("rule.ended")
def end_rule(rule: ValidationRule, *, ends: date, reason: str, by: Actor, on: date) -> ValidationRule:
    """Let a rule hold until before a day. Figures judged by it keep what was said of them."""
    require(policy.can_write_rule(by, rule.indicator, on))
    fresh = _locked(rule)
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy nêu lý do ngừng áp dụng.")})
    if ends < on or ends <= fresh.valid_from:
        raise Invalid({"ends": _("Ngày ngừng áp dụng phải từ hôm nay và sau ngày bắt đầu.")})
    if fresh.valid_to is not None and fresh.valid_to <= on:
        raise Conflict(_("Quy tắc này đã hết hiệu lực rồi."))
    before, fresh.valid_to = fresh.valid_to, ends
    fresh.version += 1
    save_checked(fresh, ["valid_to", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"valid_to": [before, ends]}, reason=words)
    return fresh


def _locked(rule: ValidationRule, version: int | None = None) -> ValidationRule:
    fresh = ValidationRule.objects.select_for_update(of=("self",)).select_related("indicator").get(pk=rule.pk)
    if version is not None and fresh.version != version:
        raise Conflict(
            _("Quy tắc vừa được người khác lưu. Nội dung Anh/Chị nhập vẫn còn; hãy xem bản mới rồi lưu lại.")
        )
    return fresh
