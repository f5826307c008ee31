"""The record of merit as its pages show it: honours, ratings, initiatives with shares and use, discipline, offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from thidua.commendation import dossier_queries, policy, queries
from thidua.commendation.logic.terms import RATINGS, Rating
from thidua.commendation.models import Authorship, Hold, Honour, Penalty, YearRating
from thidua.core.badges import Badge, Tone
from thidua.core.logic.decision import Decision
from thidua.core.logic.saying import capital
from thidua.directory.models import Appointment, Organisation, Person, User
from thidua.directory.queries import appointments_of

_RATINGS = {
    Rating.NOT_DONE: (Tone.BAD, "circle-x"),
    Rating.DONE: (Tone.QUIET, "check"),
    Rating.WELL: (Tone.INFO, "circle-check"),
    Rating.EXCELLENT: (Tone.GOLD, "star"),
}


_HONOURS: Mapping[str, tuple[Tone, str]] = {
    Honour.State.IN_FORCE: (Tone.OK, "circle-check"),
    Honour.State.CANCELLED: (Tone.BAD, "ban"),
    Honour.State.STRIPPED: (Tone.BAD, "circle-x"),
    Honour.State.RESTORED: (Tone.INFO, "restore"),
}


def honour_badge(row: Honour) -> Badge:
    """Whether an honour holds."""
    return Badge(str(Honour.State(row.state).label), *_HONOURS[row.state])


def years_of(row: Honour) -> str:
    """The years of achievement."""
    return str(row.last_year) if row.first_year == row.last_year else f"{row.first_year}-{row.last_year}"


@dataclass(frozen=True, slots=True)
class ShownHonour:
    """An honour with its years and whether it holds."""

    row: Honour
    years: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class ShownRating:
    """The rating of a year."""

    year: int
    badge: Badge
    source: str


@dataclass(frozen=True, slots=True)
class ShownInitiative:
    """An initiative with the author's share in percent, and the honour it served for."""

    row: Authorship
    share: Decimal


@dataclass(frozen=True, slots=True)
class MeritRecord:
    """The lifelong record. ``penalties`` and ``holds`` only as far as the reader keeps the record."""

    subject: Person | Organisation
    kind: str
    honours: tuple[ShownHonour, ...]
    ratings: tuple[ShownRating, ...]
    initiatives: tuple[ShownInitiative, ...]
    penalties: tuple[Penalty, ...]
    holds: tuple[Hold, ...]
    offices: tuple[Appointment, ...]
    may_keep: Decision


def merit_record(subject: Person | Organisation, user: User, on: date) -> MeritRecord:
    """Everything the reader may see of the record. A constant number of queries."""
    of = Q(person=subject) if isinstance(subject, Person) else Q(organisation=subject)
    keeps = policy.can_keep_record(user, subject, on)
    person = subject if isinstance(subject, Person) else None
    honours = queries.honours_visible_to(user, on).filter(of)
    return MeritRecord(
        subject,
        "ca-nhan" if person else "don-vi",
        tuple(ShownHonour(row, years_of(row), honour_badge(row)) for row in honours),
        _ratings(dossier_queries.ratings_of(subject)),
        _initiatives(person) if person else (),
        tuple(dossier_queries.penalties_visible_to(user, on).filter(person=person)) if person and keeps else (),
        tuple(queries.holds_visible_to(user, on).filter(of)) if keeps else (),
        tuple(appointments_of(person).select_related("organisation")) if person else (),
        keeps,
    )


def _ratings(rows: Iterable[YearRating]) -> tuple[ShownRating, ...]:
    found = ((row, Rating(row.rating)) for row in rows)
    return tuple(ShownRating(row.year, rating_badge(rating), row.source) for row, rating in found)


def rating_badge(rating: Rating) -> Badge:
    """A rating in its words."""
    words = RATINGS[rating]
    return Badge(capital(words), *_RATINGS[rating])


def _initiatives(person: Person) -> tuple[ShownInitiative, ...]:
    return tuple(ShownInitiative(row, Decimal(row.share) / 100) for row in dossier_queries.authorships_of(person))
