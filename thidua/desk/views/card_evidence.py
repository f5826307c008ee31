"""The files behind the lines of a card: attached, opened, taken off with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.views import kept_files
from thidua.desk.views.scorecards import card_address, step_back, the_card
from thidua.scoring.actions.cards import add_evidence, remove_evidence
from thidua.scoring.forms.judging import EvidenceForm
from thidua.scoring.forms.schemes import ReasonForm
from thidua.scoring.logic.scheme import criterion_of
from thidua.scoring.models import CardEvidence
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.rounds import evidence_on


def attach(request: Request, code: str, unit: str, criterion: str) -> HttpResponse:
    """Add a file to a line."""
    on, card = clock.today(), the_card(request, code, unit)
    line = criterion_of(card.round.table, criterion)
    if line is None:
        raise Http404
    require(policy.can_add_evidence(request.user, card, on))
    form = EvidenceForm(posted(request), request.FILES or None)

    def act() -> CardEvidence:
        given = form.cleaned_data
        return add_evidence(card, criterion, given["file"], note=given["note"], by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã thêm tài liệu vào dòng “%(line)s”.") % {"line": line.name})
        return redirect(f"{card_address(card)}#dong-{criterion}")
    lead = _("%(line)s. Cần: %(evidence)s") % {"line": line.name, "evidence": line.evidence} if line.evidence else ""
    page = FormPage(
        form=form, title=_("Thêm tài liệu kiểm chứng"), submit=_("Thêm tài liệu"), lead=lead or line.name,
        back=card_address(card), crumbs=step_back(card),
    )  # fmt: skip
    return ask(request, page)


def _the_file(request: Request, code: str, unit: str, number: int) -> CardEvidence:
    """The file if the person sees the card it is on, else 404."""
    return get_object_or_404(evidence_on(the_card(request, code, unit)), pk=number)


def open_file(request: Request, code: str, unit: str, number: int) -> HttpResponseBase:
    """Hand the file out."""
    row = _the_file(request, code, unit, number)
    return kept_files.download(row.file, row.file.name)


def take_off(request: Request, code: str, unit: str, number: int) -> HttpResponse:
    """Take a file off its line, with a reason; it stays in the history."""
    on, row = clock.today(), _the_file(request, code, unit, number)
    card = the_card(request, code, unit)
    require(policy.can_add_evidence(request.user, card, on))
    form = ReasonForm(posted(request))
    done = submitted(request, form, lambda: remove_evidence(row, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã gỡ “%(name)s”.") % {"name": row.file.name})
        return redirect(f"{card_address(card)}#dong-{row.criterion}")
    page = FormPage(
        form=form, title=_("Gỡ tài liệu kiểm chứng"), submit=_("Gỡ tài liệu"), lead=row.file.name, danger=True,
        back=card_address(card), crumbs=step_back(card),
    )  # fmt: skip
    return ask(request, page)
