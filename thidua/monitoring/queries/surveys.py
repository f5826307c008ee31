"""Named reads of outside surveys: what was published of whom, over the years, and whether it keeps a target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, Q, QuerySet

from thidua.campaigns.logic.target import CannotJudge, Judgement, Promise, judge
from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Allocation, Indicator, Target
from thidua.campaigns.queries import promise_of, targets_visible_to
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.text import fold
from thidua.directory.models import Organisation
from thidua.directory.queries import grants_of
from thidua.monitoring.logic.survey_trend import TrendPoint, YearResult, trend
from thidua.monitoring.logic.survey_verdicts import of_rank
from thidua.monitoring.models import Survey, SurveyScore


def surveys_visible_to(user: Actor, on: date) -> QuerySet[Survey]:
    """All surveys for anyone who holds a role on the day: what they say is published anyway."""
    rows = Survey.objects.select_related("keeper", "score_indicator", "rank_indicator")
    return rows if user is SYSTEM or grants_of(user, on).exists() else rows.none()


def survey_list(user: Actor, on: date) -> QuerySet[Survey]:
    """The same for a list, with the number of units and the last year it spoke of."""
    standing = Q(scores__withdrawn_on=None)
    return surveys_visible_to(user, on).annotate(
        unit_count=Count("scores__organisation", standing, distinct=True),
        last_year=Max("scores__year", filter=standing),
    )


def find_surveys(rows: QuerySet[Survey], text: str) -> QuerySet[Survey]:
    """Those whose code, name or publisher holds every word."""
    for word in fold(text).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def scores_visible_to(user: Actor, on: date) -> QuerySet[SurveyScore]:
    """Scores that stand, of the surveys the reader sees."""
    rows = SurveyScore.objects.select_related(
        "survey__score_indicator", "survey__rank_indicator", "survey__keeper", "organisation", "file"
    ).filter(withdrawn_on=None)
    return rows if user is SYSTEM or grants_of(user, on).exists() else rows.none()


def scores_about(rows: QuerySet[SurveyScore], indicator: Indicator) -> QuerySet[SurveyScore]:
    """Scores of the surveys that give the figures of an indicator."""
    return rows.filter(Q(survey__score_indicator=indicator) | Q(survey__rank_indicator=indicator))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a target asked for and whether the published figure keeps it; ``judgement`` None: ``why`` says why not."""

    target: Target
    figure: Decimal
    is_rank: bool
    judgement: Judgement | None
    why: str


@dataclass(frozen=True, slots=True)
class Series:
    """One survey of one unit over the years, newest first, each with its row, its trend and the targets it meets."""

    survey: Survey
    organisation: Organisation
    rows: tuple[tuple[SurveyScore, TrendPoint, tuple[Verdict, ...]], ...]


def series_of(scores: Iterable[SurveyScore], user: Actor, on: date) -> tuple[Series, ...]:
    """The scores as series by survey and unit, with their verdicts. Two or three queries more, however many."""
    found = list(scores)
    verdicts = verdicts_on(found, user, on)
    groups: dict[tuple[str, str, str], list[SurveyScore]] = {}
    for row in found:
        groups.setdefault((row.survey.name, row.organisation.sort_key, row.organisation.code), []).append(row)
    return tuple(_series(rows, verdicts) for _key, rows in sorted(groups.items()))


def _series(scores: list[SurveyScore], verdicts: Mapping[int, tuple[Verdict, ...]]) -> Series:
    by_year = {row.year: row for row in scores}
    results = [YearResult(row.year, row.score, row.rank, row.among) for row in scores]
    points = trend(results, scores[0].survey.highest)
    rows = tuple((by_year[p.result.year], p, verdicts.get(by_year[p.result.year].pk, ())) for p in reversed(points))
    return Series(scores[0].survey, scores[0].organisation, rows)


def verdicts_on(scores: Iterable[SurveyScore], user: Actor, on: date) -> Mapping[int, tuple[Verdict, ...]]:
    """By id of the score: the verdicts by every live target of its year that is the unit's own or allocated to it."""
    found = list(scores)
    asked = {pk for row in found for pk in (row.survey.score_indicator_id, row.survey.rank_indicator_id) if pk}
    if not asked:
        return {}
    out = (CampaignState.PUBLISHED, CampaignState.CLOSED)
    targets = list(
        targets_visible_to(user, on).filter(
            indicator__in=asked, dropped_on=None, duplicate_of=None, campaign__state__in=out,
            campaign__year__in={row.year for row in found},
        )
    )  # fmt: skip
    given = _allocated(targets, found)
    return {row.pk: tuple(_verdicts(row, targets, given, on)) for row in found}


Given = Mapping[tuple[int, int], Decimal | None]


def _allocated(targets: list[Target], scores: list[SurveyScore]) -> Given:
    units = {row.organisation_id for row in scores}
    rows = Allocation.objects.filter(target__in=targets, organisation__in=units, not_assigned=False)
    return {(row.target_id, row.organisation_id): row.value for row in rows}


def _verdicts(score: SurveyScore, targets: list[Target], given: Given, on: date) -> Iterable[Verdict]:
    figures = (
        (score.survey.score_indicator_id, score.score, False),
        (score.survey.rank_indicator_id, None if score.rank is None else Decimal(score.rank), True),
    )
    for indicator, figure, is_rank in figures:
        if indicator is None or figure is None:
            continue
        for target in targets:
            place = (target.pk, score.organisation_id)
            own = target.campaign.issuer_id == score.organisation_id
            if target.indicator_id != indicator or target.campaign.year != score.year or not (own or place in given):
                continue
            promise = promise_of(target, on)
            if promise is not None:
                yield _verdict(target, _for_unit(promise, given.get(place)), figure, is_rank=is_rank)


def _for_unit(promise: Promise, value: Decimal | None) -> Promise:
    return promise if value is None else replace(promise, value=value, value_high=None)


def _verdict(target: Target, promise: Promise, figure: Decimal, *, is_rank: bool) -> Verdict:
    asked = of_rank(promise) if is_rank else promise
    try:
        judgement = judge(asked, figure, "" if is_rank else target.unit)
    except CannotJudge as lack:
        return Verdict(target, figure, is_rank, None, lack.reason_vi)
    return Verdict(target, figure, is_rank, judgement, judgement.reason_vi)
