"""Outside surveys: the list, one survey over units and years, its scores entered, corrected, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.campaigns.policy import CATALOGUERS
from thidua.campaigns.queries import active_indicators
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.surveys import ShownSeries, shown_series
from thidua.desk.tables.movements import SurveyFilters, SurveyTable, survey_address, survey_badge
from thidua.desk.views.campaign_access import units_written_for
from thidua.desk.views.intakes import highest
from thidua.desk.views.kept_files import download
from thidua.directory.models import Organisation
from thidua.directory.queries import in_force, organisations_of
from thidua.monitoring.actions import surveys as actions
from thidua.monitoring.forms.movements import WhyForm
from thidua.monitoring.forms.surveys import ScoreForm, SurveyForm
from thidua.monitoring.models import Survey, SurveyScore
from thidua.monitoring.policy import surveys as policy
from thidua.monitoring.queries import surveys as queries

MOST_HISTORY = 100


def _crumbs(survey: Survey | None = None) -> tuple[Crumb, ...]:
    way = (crumb(_("Khảo sát bên ngoài"), "survey_list"),)
    return way if survey is None else (*way, Crumb(survey.name, survey_address(survey)))


def _keepers(request: Request, on: date) -> QuerySet[Organisation]:
    return units_written_for(request.user, on, organisations_of(request.user, on, *CATALOGUERS)).filter(in_force(on))


def _scored(request: Request, on: date) -> QuerySet[Organisation]:
    return units_written_for(request.user, on, organisations_of(request.user, on, *policy.SCORERS)).filter(in_force(on))


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveysPage(Page):
    """The list."""

    listing: Listing
    may_add: bool


def survey_list(request: Request) -> HttpResponse:
    """The surveys that are followed."""
    on = clock.today()
    rows = queries.survey_list(request.user, on)
    listing = make_listing(request, SurveyTable, rows, SurveyFilters, title=_("Khảo sát bên ngoài"))
    page = SurveysPage(listing=listing, may_add=bool(organisations_of(request.user, on, *CATALOGUERS)))
    return listing.workbook or render(request, "desk/surveys/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPage(Page):
    """One survey: what it is, and each unit over the years."""

    survey: Survey
    badge: Badge
    series: tuple[ShownSeries, ...]
    entries: list[AuditEntry]
    may_edit: Decision
    may_score: bool


def _the_survey(request: Request, code: str) -> Survey:
    return get_object_or_404(queries.surveys_visible_to(request.user, clock.today()), code=code)


def survey_page(request: Request, code: str) -> HttpResponse:
    """One survey."""
    on, survey = clock.today(), _the_survey(request, code)
    scores = queries.scores_visible_to(request.user, on).filter(survey=survey)
    page = SurveyPage(
        survey=survey,
        badge=survey_badge(survey),
        series=shown_series(queries.series_of(scores, request.user, on), request.user, on),
        entries=list(history_of(survey.subject)[:MOST_HISTORY]),
        may_edit=policy.can_edit_survey(request.user, survey, on),
        may_score=survey.retired_on is None and _scored(request, on).exists(),
        crumbs=_crumbs(),
    )
    return render(request, "desk/surveys/page.html", {"page": page})


def new(request: Request) -> HttpResponse:
    """Follow one more survey."""
    on = clock.today()
    keepers = _keepers(request, on)
    refusal = deny(_("Chỉ chuyên viên thi đua hoặc quản trị viên mới thêm được khảo sát."))
    require(ALLOWED if keepers.exists() else refusal)
    form = SurveyForm(
        posted(request),
        initial={"keeper": getattr(highest(keepers, on), "code", None)},
        indicators=active_indicators(request.user, on),
        keepers=keepers,
    )
    made = submitted(
        request,
        form,
        lambda: actions.add_survey(form.facts(), keeper=form.cleaned_data["keeper"], by=request.user, on=on),
    )
    if made is not None:
        messages.success(request, _("Đã thêm khảo sát. Nhập kết quả từng năm tại đây."))
        return redirect(survey_address(made))
    page = FormPage(
        form=form, title=_("Thêm khảo sát"), submit=_("Thêm"), back=reverse("survey_list"), crumbs=_crumbs()
    )
    return ask(request, page)


def edit(request: Request, code: str) -> HttpResponse:
    """Correct what is known of a survey."""
    on, survey = clock.today(), _the_survey(request, code)
    require(policy.can_edit_survey(request.user, survey, on))
    initial = SurveyForm.initial_of(survey)
    form = SurveyForm(posted(request), initial=initial, indicators=active_indicators(request.user, on))
    done = submitted(
        request,
        form,
        lambda: actions.edit_survey(survey, form.facts(), version=form.cleaned_data["version"], by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(survey_address(survey))
    page = FormPage(
        form=form, title=_("Sửa khảo sát"), submit=_("Lưu"), back=survey_address(survey), crumbs=_crumbs(survey)
    )
    return ask(request, page)


@require_POST
def retire(request: Request, code: str) -> HttpResponse:
    """Take no more results, or take them again."""
    on, survey = clock.today(), _the_survey(request, code)
    act = actions.reinstate_survey if survey.retired_on else actions.retire_survey
    act(survey, by=request.user, on=on)
    messages.success(request, _("Đã lưu."))
    return redirect(survey_address(survey))


# --- scores ----------------------------------------------------------------------------------------------------------


def score_new(request: Request, code: str) -> HttpResponse:
    """Enter what was published of a unit."""
    on, survey = clock.today(), _the_survey(request, code)
    units = _scored(request, on)
    require(ALLOWED if units.exists() else deny(_("Chỉ chuyên viên thi đua mới nhập được kết quả khảo sát.")))
    form = ScoreForm(posted(request), request.FILES or None, initial={"year": on.year - 1}, units=units)
    done = submitted(
        request,
        form,
        lambda: actions.record_score(
            survey,
            form.cleaned_data["organisation"],
            form.cleaned_data["year"],
            form.facts(),
            upload=form.cleaned_data["file"],
            by=request.user,
            on=on,
        ),
    )
    if done is not None:
        messages.success(request, _("Đã ghi kết quả."))
        return redirect(survey_address(survey))
    return ask(request, _score_page(form, survey, _("Nhập kết quả khảo sát"), survey.name))


def _the_score(request: Request, number: int) -> SurveyScore:
    return get_object_or_404(queries.scores_visible_to(request.user, clock.today()), pk=number)


def score_edit(request: Request, number: int) -> HttpResponse:
    """Correct what was entered."""
    on, score = clock.today(), _the_score(request, number)
    require(policy.can_edit_score(request.user, score, on))
    form = ScoreForm(posted(request), request.FILES or None, initial=ScoreForm.initial_of(score))
    done = submitted(
        request,
        form,
        lambda: actions.edit_score(
            score,
            form.facts(),
            upload=form.cleaned_data["file"],
            version=form.cleaned_data["version"],
            by=request.user,
            on=on,
        ),
    )
    if done is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(survey_address(score.survey))
    return ask(request, _score_page(form, score.survey, _("Sửa kết quả khảo sát"), str(score)))


def _score_page(form: ScoreForm, survey: Survey, title: str, lead: str) -> FormPage:
    return FormPage(
        form=form, title=title, lead=lead, submit=_("Lưu"), back=survey_address(survey), crumbs=_crumbs(survey)
    )


def score_withdraw(request: Request, number: int) -> HttpResponse:
    """Take a result back that was entered by mistake."""
    on, score = clock.today(), _the_score(request, number)
    require(policy.can_edit_score(request.user, score, on))
    form = WhyForm(posted(request))
    done = submitted(request, form, lambda: actions.withdraw_score(score, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã rút kết quả; lịch sử vẫn giữ."))
        return redirect(survey_address(score.survey))
    page = FormPage(
        form=form,
        title=_("Rút kết quả khảo sát"),
        lead=str(score),
        submit=_("Rút"),
        back=survey_address(score.survey),
        danger=True,
        crumbs=_crumbs(score.survey),
    )
    return ask(request, page)


def score_file(request: Request, number: int) -> FileResponse:
    """The paper that published it."""
    score = _the_score(request, number)
    if score.file is None:
        raise Http404
    return download(score.file, score.file.name)
