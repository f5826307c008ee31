"""Where a notice leads: its own link, or the page of what it is about."""

from __future__ import annotations

from django import template
from django.urls import NoReverseMatch, reverse

from thidua.core.models import Notice

register = template.Library()

PAGES = {
    "award_round": "award_round_page",
    "campaign": "campaign_page",
    "certificate_batch": "certificate_batch_page",
    "complaint": "complaint_page",
    "decision": "decision_page",
    "dossier": "dossier_page",
    "inspection_plan": "inspection_plan_page",
    "intake": "intake_page",
    "meeting": "meeting_page",
    "paper": "document_page",
    "registration": "registration_page",
    "report": "report_page",
    "round": "round_page",
    "scorecard": "scorecard_page",
    "scoring": "scoring_round_page",
    "visit": "visit_page",
}
"""Routes by the kind of a subject; the parts of its name, divided by slashes, are what their addresses ask for."""


@register.filter
def leads_to(notice: Notice) -> str:
    """The address that a notice opens; '' where its subject has no page of its own."""
    kind, _colon, name = notice.subject.partition(":")
    if notice.link or kind not in PAGES:
        return notice.link
    try:
        return reverse(PAGES[kind], args=name.split("/"))
    except NoReverseMatch:
        return ""
