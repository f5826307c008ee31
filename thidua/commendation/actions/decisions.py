"""A decision drawn up: its text, the dossiers picked for it, the bonus of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation.decision_queries import candidates_of
from thidua.commendation.models import AwardDecision, DecisionLine, Dossier
from thidua.commendation.steps.decision_lines import (
    AT_ONCE,
    competence_problems,
    locked_decision,
    new_lines,
    renumber,
    require_free,
)
from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation, User


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What a decision says beside its lists. ``merit`` is for what, in words; ``bases`` one to a line."""

    year: int
    about: str
    merit: str
    bases: str
    signer_title: str
    signer_name: str = ""


@action("decision.drafted")
def draft_decision(
    facts: DraftFacts, *, organisation: Organisation, drafter: Organisation, by: Actor, on: date
) -> AwardDecision:
    """Begin a decision of the body; ``drafter`` is the part of it that lays it before the head."""
    require(policy.can_draft_decision(by, organisation, on))
    decision = AwardDecision(
        code=next_code(AwardDecision, f"KT-{facts.year}-"),
        organisation=organisation,
        drafter=drafter,
        created_by=by if isinstance(by, User) else None,
        created_at=clock.now(),
        **_written(facts),
    )
    save_checked(decision)
    record(decision.subject, str(decision), by=by, changes={"year": facts.year, "drafter": drafter.code})
    return decision


def _written(facts: DraftFacts) -> dict[str, object]:
    """The facts in their written form; the bases keep their lines."""
    values = asdict(facts)
    tidy = {name: collapse(nfc(value)) if isinstance(value, str) else value for name, value in values.items()}
    return tidy | {"bases": "\n".join(collapse(nfc(line)) for line in facts.bases.splitlines() if line.strip())}


@action("decision.edited")
def edit_decision(decision: AwardDecision, facts: DraftFacts, *, version: int, by: Actor, on: date) -> AwardDecision:
    """Change what it says while it is being drawn up."""
    require(policy.can_edit_decision(by, decision, on))
    fresh = locked_decision(decision, version)
    changes = assign(fresh, _written(facts))
    fresh.version += 1
    save_checked(fresh)
    record(fresh.subject, str(fresh), by=by, changes=changes)
    return fresh


@action("decision.lines_added")
def add_dossiers(decision: AwardDecision, dossiers: Sequence[Dossier], *, by: Actor, on: date) -> list[DecisionLine]:
    """Take submitted dossiers onto the lists, several at once. What the head may not decide is refused by name."""
    require(policy.can_edit_decision(by, decision, on))
    fresh = locked_decision(decision)
    if not dossiers:
        raise Invalid({"": _("Hãy đánh dấu ít nhất một hồ sơ.")})
    require_free(dossiers)
    wanted = list(candidates_of(fresh).filter(pk__in=[row.pk for row in dossiers]))
    if len(wanted) != len({row.pk for row in dossiers}):
        raise Conflict(_("Có hồ sơ chưa được trình hoặc vừa được xử lý; hãy tải lại trang."))
    if problems := competence_problems(fresh, wanted, on):
        raise Invalid({"": " ".join(problems)})
    lines = DecisionLine.objects.bulk_create(new_lines(fresh, wanted, on), AT_ONCE)
    renumber(fresh)
    codes = ", ".join(row.code for row in wanted)
    record(fresh.subject, str(fresh), by=by, changes={"dossiers": codes, "count": len(wanted)})
    return lines


@action("decision.line_removed")
def remove_line(line: DecisionLine, *, by: Actor, on: date) -> AwardDecision:
    """Take a dossier off the lists; it stays submitted and can be picked again."""
    require(policy.can_edit_decision(by, line.decision, on))
    fresh = locked_decision(line.decision)
    DecisionLine.objects.get(pk=line.pk).delete()
    renumber(fresh)
    record(fresh.subject, str(fresh), by=by, changes={"dossier": line.dossier.code, "name": line.name})
    return fresh


@action("decision.bonus_set")
def set_bonus(line: DecisionLine, amount: int, *, reason: str, by: Actor, on: date) -> DecisionLine:
    """Give another bonus than the rule: less where it is a ceiling or only the highest is paid, or one no rule gives.

    Never more than the rule (Luật 06/2022/QH15, Điều 11). An empty reason goes back to the rule.
    """
    require(policy.can_edit_decision(by, line.decision, on))
    locked_decision(line.decision)
    why = collapse(nfc(reason))
    if line.computed is not None and amount > line.computed:
        raise Invalid({"amount": _("Không được cao hơn mức theo quy định; hãy ghi số nhỏ hơn hoặc bằng.")})
    if not why and amount != (line.computed or 0):
        raise Invalid({"reason": _("Hãy ghi lý do và văn bản căn cứ của mức thưởng này.")})
    before = line.amount
    line.amount, line.amount_reason = amount, why
    save_checked(line, ["amount", "amount_reason"])
    changes = {"name": line.name, "amount": [before, amount]}
    record(line.decision.subject, str(line.decision), by=by, changes=changes, reason=why)
    return line
