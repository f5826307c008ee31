"""Odd figures of a file: the dry run asks why, and keeps what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.errors import Invalid
from thidua.core.logic.text import collapse, nfc
from thidua.monitoring.imports.report_workbook import ReportPlan, told_figure
from thidua.monitoring.logic.report_sheet import LONGEST_NOTE

FIELD = "ly-do-"
"""How the field of a reason begins; the code of the indicator follows."""


@dataclass(frozen=True, slots=True)
class Question:
    """One figure that a rule finds odd: what the file says, the sentence of the rule, the reason typed so far."""

    field: str
    name: str
    told: str
    sentence: str
    reason: str


def questions_of(plan: ReportPlan, sent: Mapping[str, str]) -> tuple[Question, ...]:
    """What the dry run asks, in the order of the file, with what was sent for it."""
    return tuple(
        Question(
            FIELD + remark.code,
            remark.present.name,
            told_figure(remark.figure, remark.present.inputs),
            remark.sentence,
            sent.get(FIELD + remark.code, ""),
        )
        for remark in plan.remarks
    )


def reasons_for(plan: ReportPlan, sent: Mapping[str, str]) -> dict[str, str]:
    """The reasons by code of the indicator; :class:`Invalid` while one is missing or too long."""
    reasons = {remark.code: collapse(nfc(sent.get(FIELD + remark.code, ""))) for remark in plan.remarks}
    if unanswered := sum(not reason for reason in reasons.values()):
        words = counted(
            "Còn %(count)s số liệu bất thường chưa có lý do. Hãy nêu lý do từng số, hoặc sửa trong tệp.", unanswered
        )
        raise Invalid({"": words % {"count": unanswered}})
    if any(len(reason) > LONGEST_NOTE for reason in reasons.values()):
        raise Invalid({"": _("Lý do dài quá %(longest)s ký tự; hãy rút gọn.") % {"longest": LONGEST_NOTE}})
    return reasons
