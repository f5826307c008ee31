"""Letters about the list of a round: written, followed, answered line by line or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation import list_consultation_queries as queries
from thidua.commendation.actions.list_opinions import answer_letter, send_letter
from thidua.commendation.dossier_queries import opinions_visible_to
from thidua.commendation.forms.list_consultations import AnswersForm, LetterForm
from thidua.commendation.list_consultation_queries import Voice
from thidua.commendation.models import AwardRound, Opinion, OpinionLetter
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page
from thidua.desk.shown.list_consultations import letter_badge, voice_badge
from thidua.desk.tables.dossiers import award_round_address
from thidua.desk.tables.list_consultations import LetterLineFilters, LetterLineTable
from thidua.desk.views.consultations import USUAL_DAYS
from thidua.desk.views.dossier_access import award_round_crumbs, the_award_round
from thidua.directory.models import Organisation
from thidua.directory.queries import children_on, in_force, organisations_visible_to
from thidua.monitoring.queries.calendar import calendar_of

LINES_AT_ONCE = 100
"""Lines of a letter on one page of the answer."""
REST = "dong-y-con-lai"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFormPage(FormPage):
    """A form above the lines of a list, each of which can be left out."""

    row: AwardRound


def letter_new(request: Request, code: str) -> HttpResponse:
    """Ask other bodies about the list of a round."""
    on, row = clock.today(), the_award_round(request, code)
    require(policy.can_consult_on(request.user, row, on))
    start = {
        "due_on": calendar_of(row.organisation, on).add(on, USUAL_DAYS),
        "question": _("Đề nghị cho ý kiến về danh sách đề nghị khen thưởng kèm theo: %(round)s.")
        % {"round": row.title},
    }
    lines = queries.lines_to_consult(row)
    form = LetterForm(posted(request), initial=start, lines=lines, bodies=_bodies(request, row))
    done = submitted(
        request,
        form,
        lambda: send_letter(row, list(form.cleaned_data["dossiers"]), form.facts(), by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã gửi lấy ý kiến; các đơn vị nhận được thông báo."))
        return redirect("letter_page", done.code)
    page = ListFormPage(
        form=form,
        row=row,
        title=_("Lấy ý kiến cả danh sách"),
        lead=row.title,
        submit=_("Gửi lấy ý kiến"),
        back=award_round_address(row),
        crumbs=award_round_crumbs(row),
    )
    return render(request, "desk/list_consultations/new.html", {"page": page})


def _bodies(request: Request, row: AwardRound) -> QuerySet[Organisation]:
    on = clock.today()
    below = children_on(row.organisation, on).values("pk")
    return organisations_visible_to(request.user, on).filter(in_force(on), pk__in=below)


@dataclass(frozen=True, slots=True)
class ShownVoice:
    """What a body has said, with the way to its answer."""

    voice: Voice
    badge: Badge
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage(Page):
    """A letter for those who sent it: what each body said, line by line."""

    letter: OpinionLetter
    badge: Badge
    voices: tuple[ShownVoice, ...]
    listing: Listing
    entries: Sequence[AuditEntry]


def letter_page(request: Request, code: str) -> HttpResponse:
    """What came back on a letter; ``?xuat=xlsx`` gives it as Excel."""
    on = clock.today()
    seen = queries.letters_sent_by(request.user, on).filter(code=code)
    letter = get_object_or_404(seen)
    voices = queries.voices_of(seen)[letter.pk]
    rows = queries.lines_sent(letter)
    listing = make_listing(request, LetterLineTable, rows, LetterLineFilters, title=_("Ý kiến về danh sách"))
    page = LetterPage(
        letter=letter,
        badge=letter_badge(letter, on, open_lines=sum(voice.open for voice in voices)),
        voices=tuple(
            ShownVoice(voice, voice_badge(voice, on), reverse("letter_answer", args=[code, voice.body.code]))
            for voice in voices
        ),
        listing=listing,
        entries=list(history_of(letter.subject)[:100]),
        crumbs=award_round_crumbs(letter.award_round),
    )
    return listing.workbook or render(request, "desk/list_consultations/letter.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPage(Page):
    """The lines a body is asked about, with its answers. ``open`` counts those without one, on all pages."""

    letter: OpinionLetter
    body: Organisation
    form: AnswersForm
    pages: Paginator[Opinion]
    number: int
    open: int
    may: Decision


def letter_answer(request: Request, code: str, body: str) -> HttpResponse:
    """What a body is asked in a letter, and its answer."""
    on = clock.today()
    letter = get_object_or_404(queries.letters_visible_to(request.user, on), code=code)
    asked, lines = _asked(request, letter, body)
    pages = Paginator(lines, LINES_AT_ONCE)
    shown = pages.get_page(request.GET.get("trang"))
    form = AnswersForm(posted(request), lines=list(shown.object_list))
    done = submitted(
        request,
        form,
        lambda: answer_letter(letter, asked, form.said(), agree_to_rest=REST in request.POST, by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã gửi ý kiến về %(count)s dòng. Sửa được đến hết hạn trả lời.") % {"count": done})
        return redirect(request.get_full_path())
    page = AnswersPage(
        letter=letter,
        body=asked,
        form=form,
        pages=pages,
        number=shown.number,
        open=lines.filter(stance=Opinion.Stance.NONE).count(),
        may=policy.can_answer_letter(request.user, letter, asked, on),
        crumbs=award_round_crumbs(),
    )
    return render(request, "desk/list_consultations/answer.html", {"page": page})


def _asked(request: Request, letter: OpinionLetter, code: str) -> tuple[Organisation, QuerySet[Opinion]]:
    """The body of this code and its lines, where the reader sees them."""
    body = get_object_or_404(Organisation, code=code)
    seen = opinions_visible_to(request.user, clock.today()).order_by().values("pk")
    lines = queries.lines_of_letter(letter, body).filter(pk__in=seen)
    if not lines.exists():
        raise Http404
    return body, lines
