"""Writing a paper about a campaign from its record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thidua.campaigns import policy
from thidua.campaigns.logic.papers.catalogue import PaperForm, written
from thidua.campaigns.logic.papers.source import Outcome
from thidua.campaigns.models import Campaign, Participation
from thidua.campaigns.paper_source import NO_OUTCOMES, paper_source
from thidua.campaigns.queries import REACHED
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.directory.models import Organisation
from thidua.documents.actions.papers import Beginning, address_paper, begin_paper
from thidua.documents.models import Paper

TO_ALL_UNITS = frozenset({PaperForm.LAUNCH, PaperForm.PLAN, PaperForm.ALLOCATION, PaperForm.NOTICE, PaperForm.PLEDGE})
"""Papers whose distribution list begins with all units of the campaign."""


@action("campaign.paper_written")
def write_paper(
    campaign: Campaign,
    form: PaperForm,
    *,
    outcomes: Mapping[int, Outcome] = NO_OUTCOMES,
    by: Actor,
    on: date,
) -> Paper:
    """Begin a draft that says what the record knows today. A chasing letter goes to the silent units alone.

    ``outcomes`` are what was reached of each target, by its id, from the room that keeps the figures.
    """
    require(policy.can_write_paper(by, campaign, form, on))
    document = written(form, paper_source(campaign, on, outcomes))
    beginning = Beginning(form.value, campaign.subject)
    paper = begin_paper(document, issuer=campaign.issuer, beginning=beginning, by=by, on=on)
    units = _addressed(campaign, form)
    if units:
        address_paper(paper, units, by=by, on=on)
    record(campaign.subject, campaign.label, by=by, changes={"paper": paper.label})
    return paper


def _addressed(campaign: Campaign, form: PaperForm) -> list[Organisation]:
    rows = Participation.objects.filter(campaign=campaign, state__in=REACHED).select_related("organisation")
    if form is PaperForm.CHASING:
        rows = rows.filter(acknowledged_at=None, answer=None)
    elif form not in TO_ALL_UNITS:
        rows = rows.none()
    return [row.organisation for row in rows]
