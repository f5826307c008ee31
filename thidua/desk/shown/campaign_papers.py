"""The papers of a campaign, and its two reviews (sơ kết, tổng kết) as steps that a report fulfils."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy

from thidua.campaigns import policy
from thidua.campaigns.logic.papers.catalogue import PaperForm
from thidua.campaigns.models import Campaign
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.desk.shown.papers import paper_badge
from thidua.directory.models import User
from thidua.documents.logic.paper_workflow import PaperState
from thidua.documents.models import Paper
from thidua.documents.queries import papers_about


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper with its state."""

    paper: Paper
    badge: Badge


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """A review of the campaign: its report where one was begun, else whether it may be begun."""

    form: PaperForm
    name: LazyText | str
    report: ListedPaper | None
    may: Decision


@dataclass(frozen=True, slots=True)
class CampaignPapers:
    """What the part "Văn bản" of a campaign lists."""

    reviews: tuple[ReviewStep, ...]
    papers: tuple[ListedPaper, ...]


REVIEWS = ((PaperForm.HALFWAY, gettext_lazy("Sơ kết")), (PaperForm.FINAL, gettext_lazy("Tổng kết")))


def campaign_papers(campaign: Campaign, user: User, on: date) -> CampaignPapers:
    """The papers about the campaign that the reader sees, newest first."""
    papers = tuple(ListedPaper(row, paper_badge(row)) for row in papers_about(campaign.subject, user, on))
    reviews = tuple(
        ReviewStep(form, name, _report(form, papers), policy.can_write_paper(user, campaign, form, on))
        for form, name in REVIEWS
    )
    return CampaignPapers(reviews, papers)


def _report(form: PaperForm, papers: Iterable[ListedPaper]) -> ListedPaper | None:
    """The report of the review: one that is out comes before a draft; a withdrawn one does not count."""
    live = [row for row in papers if row.paper.form == form and row.paper.state != PaperState.WITHDRAWN]
    return next((row for row in live if row.paper.state == PaperState.ISSUED), live[0] if live else None)
