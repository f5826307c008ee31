"""How the life of movements looks: badges of states, of results, of ratings."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.monitoring.logic.movement_life import MovementState, Rating, ResultState
from thidua.monitoring.logic.survey_trend import Move
from thidua.monitoring.models import MovementResult, MovementReview
from thidua.monitoring.models.movement_labels import MOVEMENT_STATES, RATINGS, RESULT_STATES

_STATE_LOOKS: Mapping[MovementState, tuple[Tone, str]] = {
    MovementState.UPCOMING: (Tone.QUIET, "calendar"),
    MovementState.RUNNING: (Tone.OK, "flag"),
    MovementState.ENDED: (Tone.WARN, "hourglass"),
    MovementState.REVIEWED: (Tone.INFO, "report-analytics"),
}
_RESULT_LOOKS: Mapping[ResultState, tuple[Tone, str]] = {
    ResultState.REPORTED: (Tone.WARN, "hourglass"),
    ResultState.RETURNED: (Tone.BAD, "arrow-back-up"),
    ResultState.ACCEPTED: (Tone.OK, "circle-check"),
}
_RATING_LOOKS: Mapping[Rating, Tone] = {
    Rating.GOOD: Tone.GOLD,
    Rating.FAIR: Tone.OK,
    Rating.AVERAGE: Tone.WARN,
    Rating.WEAK: Tone.BAD,
}
_MOVES: Mapping[Move, tuple[Tone, str]] = {
    Move.BETTER: (Tone.OK, "trending-up"),
    Move.SAME: (Tone.QUIET, "arrow-right"),
    Move.WORSE: (Tone.BAD, "trending-down"),
}


def movement_badge(state: MovementState) -> Badge:
    """Where a movement stands."""
    return Badge(str(MOVEMENT_STATES[state]), *_STATE_LOOKS[state])


def result_badge(result: MovementResult) -> Badge:
    """How far a unit's result has come."""
    state = ResultState(result.state)
    return Badge(str(RESULT_STATES[state]), *_RESULT_LOOKS[state])


def rating_badge(review: MovementReview) -> Badge:
    """What a review found; a withdrawn one says so."""
    if review.withdrawn_on is not None:
        return Badge(_("Đã rút"), Tone.QUIET, "archive")
    rating = Rating(review.rating)
    return Badge(str(RATINGS[rating]), _RATING_LOOKS[rating])


def move_badge(move: Move) -> Badge | None:
    """Better or worse than the year before; None for the first year."""
    words = {Move.BETTER: _("Tiến bộ"), Move.SAME: _("Giữ nguyên"), Move.WORSE: _("Giảm sút")}
    return Badge(words[move], *_MOVES[move]) if move in words else None
