"""What people add to the law: a rule compared with its text, a figure that the own body has set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import policy
from thidua.commendation.logic.fund import Limits
from thidua.commendation.logic.law.library import rule_named
from thidua.commendation.logic.local import Deadline, MinimumShare
from thidua.commendation.logic.quota import QuotaRule
from thidua.commendation.models import LocalFigure, RuleConfirmation
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.codec import to_json
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User

Figure = QuotaRule | MinimumShare | Deadline | Limits
_KINDS = {
    QuotaRule: LocalFigure.Kind.QUOTA,
    MinimumShare: LocalFigure.Kind.SHARE,
    Deadline: LocalFigure.Kind.DEADLINE,
    Limits: LocalFigure.Kind.LIMITS,
}


@action("rule.confirmed")
def confirm_rule(rule: str, *, source: str, note: str, by: User, on: date) -> RuleConfirmation:
    """Confirm that a rule says what its text says; ``source`` is where the text was read."""
    require(policy.can_confirm_rules(by, on))
    known = rule_named(rule)
    if known is None:
        raise Invalid({"rule": _("Không có quy tắc này trong thư viện; hãy tải lại trang.")})
    if not source.strip():
        raise Invalid({"source": _("Hãy ghi văn bản, trang đã đối chiếu.")})
    row = RuleConfirmation(rule=rule, source=source, note=note, confirmed_by=by, confirmed_on=on)
    save_checked(row)
    record(row.subject, known.sentence, by=by, changes={"source": source, "citation": str(known.citation)})
    return row


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """A figure with its days and the text that sets it."""

    value: Figure
    valid_from: date
    source: str
    valid_to: date | None = None


@action("figure.set")
def set_figure(organisation: Organisation, facts: FigureFacts, *, by: Actor, on: date) -> LocalFigure:
    """Enter a figure of the body. Figures are added; the one that began last counts."""
    require(policy.can_set_figures(by, organisation, on))
    if not facts.source.strip():
        raise Invalid({"source": _("Hãy ghi văn bản quy định giá trị này.")})
    row = LocalFigure(
        organisation=organisation,
        kind=_KINDS[type(facts.value)],
        value=to_json(facts.value),
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        source=facts.source,
    )
    save_checked(row)
    changes = {"kind": row.get_kind_display(), "source": facts.source, "valid_from": facts.valid_from}
    record(organisation.subject, str(organisation), by=by, changes=changes)
    return row


@action("figure.compared")
def confirm_figure(figure: LocalFigure, *, source: str, by: User, on: date) -> LocalFigure:
    """Say that the figure was compared with its text, and where that was read; the mark is gone from then on."""
    require(policy.can_set_figures(by, figure.organisation, on))
    fresh = LocalFigure.objects.select_for_update(of=("self",)).get(pk=figure.pk)
    if fresh.confirmed_on is not None:
        raise Conflict(_("Giá trị này đã được xác nhận; hãy tải lại trang."))
    if not source.strip():
        raise Invalid({"source": _("Hãy ghi văn bản, trang đã đối chiếu.")})
    fresh.confirmed_source, fresh.confirmed_by, fresh.confirmed_on = source.strip(), by, on
    save_checked(fresh, ["confirmed_source", "confirmed_by", "confirmed_on"])
    changes = {"kind": fresh.get_kind_display(), "source": fresh.confirmed_source}
    record(figure.organisation.subject, str(figure.organisation), by=by, changes=changes)
    return fresh


@action("figure.ended")
def end_figure(figure: LocalFigure, *, ends: date, reason: str, by: Actor, on: date) -> LocalFigure:
    """Say that a figure holds no more: ``ends`` is the first day it does not. It stays for older dossiers."""
    require(policy.can_set_figures(by, figure.organisation, on))
    fresh = LocalFigure.objects.select_for_update(of=("self",)).get(pk=figure.pk)
    if fresh.valid_to is not None and fresh.valid_to <= ends:
        raise Conflict(_("Giá trị này đã hết áp dụng trước đó."))
    if ends <= fresh.valid_from:
        raise Invalid({"ends": _("Ngày kết thúc phải sau ngày bắt đầu áp dụng.")})
    fresh.valid_to = ends
    save_checked(fresh, ["valid_to"])
    changes = {"kind": fresh.get_kind_display(), "source": fresh.source, "valid_to": ends}
    record(figure.organisation.subject, str(figure.organisation), by=by, changes=changes, reason=reason)
    return fresh
