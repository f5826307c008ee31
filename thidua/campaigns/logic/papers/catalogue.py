"""The papers that can be written about a campaign, and who writes them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from thidua.campaigns.logic.papers import agreeing, directing, launching, reporting
from thidua.campaigns.logic.papers.source import PaperSource
from thidua.documents.logic.decree30 import Document


class PaperForm(StrEnum):
    """What a paper is for. Values are stable: they stand in databases and addresses."""

    LAUNCH = "phat-dong"
    PLAN = "ke-hoach"
    CHASING = "don-doc"
    SUBMISSION = "to-trinh"
    ALLOCATION = "giao-chi-tieu"
    HALFWAY = "so-ket"
    FINAL = "tong-ket"
    FIGURES = "so-lieu"
    PLEDGE = "giao-uoc"
    MINUTES = "bien-ban"
    NOTICE = "thong-bao"
    INVITATION = "giay-moi"


BUILDERS: dict[PaperForm, Callable[[PaperSource], Document]] = {
    PaperForm.LAUNCH: launching.launch,
    PaperForm.PLAN: launching.plan,
    PaperForm.CHASING: directing.chasing_letter,
    PaperForm.SUBMISSION: directing.submission,
    PaperForm.ALLOCATION: directing.allocation_decision,
    PaperForm.HALFWAY: reporting.halfway_report,
    PaperForm.FINAL: reporting.final_report,
    PaperForm.FIGURES: reporting.figures_report,
    PaperForm.PLEDGE: agreeing.pledge,
    PaperForm.MINUTES: agreeing.minutes,
    PaperForm.NOTICE: directing.notice,
    PaperForm.INVITATION: directing.invitation,
}

WITH_FIGURES = frozenset({PaperForm.HALFWAY, PaperForm.FINAL, PaperForm.FIGURES})
"""Papers that tell what was reached of each target."""
BEFORE_LAUNCH = frozenset({PaperForm.LAUNCH, PaperForm.PLAN, PaperForm.SUBMISSION, PaperForm.INVITATION})
"""What may be written while the campaign is still a draft; the others speak of units that have received it."""


def written(form: PaperForm, source: PaperSource) -> Document:
    """The paper of this form, from the record."""
    return BUILDERS[form](source)
