"""How outside surveys look: a unit's years as rows with their bars, moves and verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.desk.shown.movements import move_badge
from thidua.directory.models import Organisation, User
from thidua.monitoring.logic.survey_trend import Move, TrendPoint
from thidua.monitoring.models import Survey, SurveyScore
from thidua.monitoring.policy.surveys import can_edit_score
from thidua.monitoring.queries.surveys import Series, Verdict


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """A verdict with its badge."""

    row: Verdict
    badge: Badge


@dataclass(frozen=True, slots=True)
class ShownYear:
    """One year of a series; ``bar`` is in thousandths."""

    score: SurveyScore
    bar: int
    move: Badge | None
    verdicts: tuple[ShownVerdict, ...]


@dataclass(frozen=True, slots=True)
class ShownSeries:
    """One survey of one unit, newest year first."""

    survey: Survey
    organisation: Organisation
    years: tuple[ShownYear, ...]
    may_edit: bool


def shown_series(series: Iterable[Series], user: User, on: date) -> tuple[ShownSeries, ...]:
    """Series ready to be shown; whether one may be corrected is asked once for each unit."""
    may: dict[int, bool] = {}
    shown = []
    for one in series:
        key = one.organisation.pk
        if key not in may:
            may[key] = bool(can_edit_score(user, one.rows[0][0], on))
        years = tuple(_year(score, point, verdicts) for score, point, verdicts in one.rows)
        shown.append(ShownSeries(one.survey, one.organisation, years, may[key]))
    return tuple(shown)


def _year(score: SurveyScore, point: TrendPoint, verdicts: Iterable[Verdict]) -> ShownYear:
    move = point.score_move if point.score_move is not Move.FIRST else point.rank_move
    return ShownYear(score, point.bar, move_badge(move), tuple(ShownVerdict(v, _verdict_badge(v)) for v in verdicts))


def _verdict_badge(verdict: Verdict) -> Badge:
    if verdict.judgement is None:
        return Badge(_("Chưa đánh giá được"), Tone.QUIET)
    return Badge(_("Đạt chỉ tiêu"), Tone.OK) if verdict.judgement.achieved else Badge(_("Chưa đạt chỉ tiêu"), Tone.BAD)
