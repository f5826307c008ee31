"""Keeping outside surveys and what they publish: added, corrected, retired; scores entered, corrected, withdrawn."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.campaigns.models import Indicator
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse_lines, fold
from thidua.core.numbering import next_code
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation
from thidua.documents.models import StoredFile
from thidua.monitoring.models import Survey, SurveyScore
from thidua.monitoring.policy import surveys as policy
from thidua.monitoring.steps.locked_rows import locked_row, stated_reason
from thidua.monitoring.steps.pictures import taken_files


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """What is known of a survey. ``highest`` is the largest possible score."""

    name: str
    publisher: str
    highest: Decimal | None = None
    score_indicator: Indicator | None = None
    rank_indicator: Indicator | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ScoreFacts:
    """What was published: at least a score or a rank; a rank stands among ``among`` units."""

    source: str
    published_on: date
    score: Decimal | None = None
    rank: int | None = None
    among: int | None = None
    document_number: str = ""
    note: str = ""


@action("survey.added")
def add_survey(facts: SurveyFacts, *, keeper: Organisation, by: Actor, on: date) -> Survey:
    """Put a survey on the list."""
    require(policy.can_keep_surveys(by, keeper, on))
    survey = Survey(code=next_code(Survey, "KS-"), keeper=keeper, **_survey_values(facts))
    _set_search_key(survey)
    save_checked(survey)
    record(survey.subject, survey.name, by=by, changes={"publisher": survey.publisher, "highest": survey.highest})
    return survey


@action("survey.edited")
def edit_survey(survey: Survey, facts: SurveyFacts, *, version: int | None = None, by: Actor, on: date) -> Survey:
    """Correct what is known of a survey."""
    require(policy.can_edit_survey(by, survey, on))
    fresh = locked_row(survey, version)
    changes = assign(fresh, _survey_values(facts))
    _set_search_key(fresh)
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "search_key", "version"])
    record(fresh.subject, fresh.name, by=by, changes=changes)
    return fresh


def _survey_values(facts: SurveyFacts) -> dict[str, object]:
    names = ("name", "publisher", "highest", "score_indicator", "rank_indicator", "notes")
    return {name: _tidy(getattr(facts, name)) for name in names}


def _tidy(value: object) -> object:
    return collapse_lines(value) if isinstance(value, str) else value


def _set_search_key(survey: Survey) -> None:
    survey.search_key = fold(f"{survey.code} {survey.name} {survey.publisher}")[:600]


@action("survey.retired")
def retire_survey(survey: Survey, *, by: Actor, on: date) -> Survey:
    """Take no more results of it; what was published stays."""
    require(policy.can_edit_survey(by, survey, on))
    fresh = locked_row(survey)
    fresh.retired_on = on
    save_checked(fresh, ["retired_on"])
    record(fresh.subject, fresh.name, by=by, changes={"retired_on": on})
    return fresh


@action("survey.reinstated")
def reinstate_survey(survey: Survey, *, by: Actor, on: date) -> Survey:
    """Take results of it again."""
    require(policy.can_edit_survey(by, survey, on))
    fresh = locked_row(survey)
    fresh.retired_on = None
    save_checked(fresh, ["retired_on"])
    record(fresh.subject, fresh.name, by=by)
    return fresh


@action("survey_score.recorded")
def record_score(
    survey: Survey,
    organisation: Organisation,
    year: int,
    facts: ScoreFacts,
    *,
    upload: File[bytes] | None = None,
    by: Actor,
    on: date,
) -> SurveyScore:
    """Enter what a survey published of one unit for one year, with its source."""
    require(policy.can_record_score(by, survey, organisation, on))
    _check(survey, year, facts, on)
    score = SurveyScore(
        survey=survey, organisation=organisation, year=year, file=_paper(upload), **_score_values(facts)
    )
    save_checked(score)
    record(score.subject, _label(score), by=by, changes=_score_values(facts))
    return score


@action("survey_score.edited")
def edit_score(
    score: SurveyScore,
    facts: ScoreFacts,
    *,
    upload: File[bytes] | None = None,
    version: int | None = None,
    by: Actor,
    on: date,
) -> SurveyScore:
    """Correct what was entered; a new file replaces the old one."""
    require(policy.can_edit_score(by, score, on))
    fresh = locked_row(score, version)
    _check(fresh.survey, fresh.year, facts, on)
    paper = _paper(upload)
    changes = assign(fresh, _score_values(facts) | ({"file": paper} if paper else {}))
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "version"])
    record(fresh.subject, _label(fresh), by=by, changes=changes)
    return fresh


@action("survey_score.withdrawn")
def withdraw_score(score: SurveyScore, *, reason: str, by: Actor, on: date) -> SurveyScore:
    """Take a result back that was entered by mistake; it stays in the record with the reason."""
    require(policy.can_edit_score(by, score, on))
    fresh = locked_row(score)
    fresh.withdrawn_on, fresh.withdraw_reason = on, stated_reason(reason)
    save_checked(fresh, ["withdrawn_on", "withdraw_reason"])
    record(fresh.subject, _label(fresh), by=by, reason=fresh.withdraw_reason)
    return fresh


def _score_values(facts: ScoreFacts) -> dict[str, object]:
    return {name: _tidy(value) for name, value in asdict(facts).items()}


def _label(score: SurveyScore) -> str:
    return f"{score.survey.name} {score.year}: {score.organisation}"


def _paper(upload: File[bytes] | None) -> StoredFile | None:
    return taken_files([upload], "file")[0].file if upload is not None else None


def _check(survey: Survey, year: int, facts: ScoreFacts, on: date) -> None:
    wrong: dict[str, str] = {}
    if facts.score is None and facts.rank is None:
        wrong["score"] = _("Hãy nhập điểm số, thứ hạng, hoặc cả hai.")
    if facts.score is not None and survey.highest is not None and not 0 <= facts.score <= survey.highest:
        wrong["score"] = _("Điểm phải từ 0 đến mức cao nhất của khảo sát.")
    if facts.rank is not None and (facts.among is None or not 1 <= facts.rank <= facts.among):
        wrong["rank"] = _("Thứ hạng phải từ 1 đến tổng số đơn vị được xếp hạng; hãy nhập cả tổng số.")
    if facts.published_on > on:
        wrong["published_on"] = _("Ngày công bố không thể ở sau hôm nay.")
    if year > on.year:
        wrong["year"] = _("Chưa có kết quả của năm chưa tới.")
    if wrong:
        raise Invalid(wrong)
