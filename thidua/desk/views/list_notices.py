"""The list of a round shown to the public, with what people write line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation import list_consultation_queries as queries
from thidua.commendation.actions.list_notices import post_list
from thidua.commendation.dossier_queries import longest_notice
from thidua.commendation.forms.list_consultations import NoticeListForm
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.models import NoticeList, PublicNotice
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Paged, paged
from thidua.desk.pages import Page
from thidua.desk.shown.list_consultations import list_badge
from thidua.desk.tables.dossiers import award_round_address
from thidua.desk.views.dossier_access import award_round_crumbs, the_award_round
from thidua.desk.views.list_opinions import ListFormPage


def notice_list_new(request: Request, code: str) -> HttpResponse:
    """Show the list of a round to the public."""
    on, row = clock.today(), the_award_round(request, code)
    require(policy.can_consult_on(request.user, row, on))
    lines = queries.lines_to_consult(row)
    form = NoticeListForm(posted(request), initial={"posted_on": on, "on_portal": True}, lines=lines)
    done = submitted(
        request,
        form,
        lambda: post_list(row, list(form.cleaned_data["dossiers"]), form.facts(), by=request.user, on=on),
    )
    if done is not None:
        words = _("Đã công khai danh sách đến hết ngày %(day)s.") % {"day": f"{done.until:%d/%m/%Y}"}
        messages.success(request, words)
        return redirect("notice_list_page", done.code)
    days = longest_notice(row.organisation, {AwardCode(line.award) for line in form.lines}, on)
    page = ListFormPage(
        form=form,
        row=row,
        title=_("Công khai danh sách"),
        lead=_("Công khai %(days)s ngày, kể cả ngày đầu; trong thời gian này chưa trình quyết định.") % {"days": days},
        submit=_("Công khai danh sách"),
        back=award_round_address(row),
        crumbs=award_round_crumbs(row),
    )
    return render(request, "desk/list_consultations/new.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeListPage(Page):
    """A list shown to the public; what people wrote is counted for those who may read it."""

    row: NoticeList
    badge: Badge
    lines: Paged[PublicNotice]
    may_take: Decision
    entries: Sequence[AuditEntry]


def notice_list_page(request: Request, code: str) -> HttpResponse:
    """One list with its lines."""
    on = clock.today()
    row = get_object_or_404(queries.notice_lists_visible_to(request.user, on), code=code)
    page = NoticeListPage(
        row=row,
        badge=list_badge(row, on),
        lines=paged(request, queries.lines_of_notice(row)),
        may_take=policy.can_consult_on(request.user, row.award_round, on),
        entries=list(history_of(row.subject)[:100]),
        crumbs=award_round_crumbs(row.award_round),
    )
    return render(request, "desk/list_consultations/notice.html", {"page": page})
