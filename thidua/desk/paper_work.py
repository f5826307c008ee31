"""What waits for a person among papers and registers: to sign, to number, to receive, to deal with."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.desk.work import Source, Waiting, WorkItem
from thidua.directory.models import User
from thidua.documents import queries
from thidua.documents.models import Paper

MOST = 50
"""Items of one kind on the page; the lists themselves show all."""


def papers_to_sign(user: User, on: date) -> list[Waiting]:
    """Laid before the person."""
    return [Waiting("confirm", _paper(row, _("Ký"))) for row in queries.papers_to_sign(user, on)[:MOST]]


def papers_to_number(user: User, on: date) -> list[Waiting]:
    """Signed, and without a number yet."""
    return [Waiting("confirm", _paper(row, _("Cấp số"))) for row in queries.papers_to_number(user, on)[:MOST]]


def _paper(row: Paper, verb: str) -> WorkItem:
    title = _("%(verb)s: %(kind)s %(abstract)s") % {
        "verb": verb,
        "kind": str(row.get_kind_display()).lower(),
        "abstract": row.abstract,
    }
    return WorkItem(reverse("document_page", args=[row.code]), title, str(row.issuer))


def papers_to_receive(user: User, on: date) -> list[Waiting]:
    """Sent to the person's units and not taken in yet."""
    found = []
    for copy in queries.copies_to_receive(user, on)[:MOST]:
        title = _("Nhận văn bản: %(abstract)s") % {"abstract": copy.paper.abstract}
        detail = _("%(issuer)s gửi tới %(unit)s") % {"issuer": copy.paper.issuer, "unit": copy.organisation}
        found.append(Waiting("confirm", WorkItem(reverse("document_page", args=[copy.paper.code]), title, detail)))
    return found


def incoming_to_handle(user: User, on: date) -> list[Waiting]:
    """Incoming documents with a deadline."""
    found = []
    for row in queries.incoming_due(user, on)[:MOST]:
        book = row.register
        url = reverse("incoming_page", args=[book.issuer.code, book.year, row.number])
        item = WorkItem(
            url, _("Xử lý văn bản đến: %(abstract)s") % {"abstract": row.abstract}, row.sender, row.deadline
        )
        found.append(Waiting("overdue" if row.deadline is not None and row.deadline < on else "confirm", item))
    return found


SOURCES: tuple[Source, ...] = (papers_to_sign, papers_to_number, papers_to_receive, incoming_to_handle)
