"""Papers of a meeting, begun in the paper room from the record."""

from __future__ import annotations

from datetime import date

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.council import policy
from thidua.council.logic.papers import BUILDERS, MeetingForm
from thidua.council.models import Meeting
from thidua.council.paper_source import meeting_source
from thidua.documents.actions.papers import Beginning, begin_paper
from thidua.documents.models import Paper


@action("meeting.paper_written")
def write_meeting_paper(meeting: Meeting, form: MeetingForm, *, by: Actor, on: date) -> Paper:
    """Begin a draft of the invitation, the minutes or the counting record; it is edited and signed as any paper."""
    require(policy.can_write_paper(by, meeting, on))
    document = BUILDERS[form](meeting_source(meeting))
    beginning = Beginning(form.value, meeting.subject)
    paper = begin_paper(document, issuer=meeting.council.organisation, beginning=beginning, by=by, on=on)
    record(meeting.subject, str(meeting), by=by, changes={"paper": paper.label})
    return paper
