"""Named reads of rounds of judging and of the cards in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import ClusterMember, Organisation, Role
from thidua.directory.queries import organisations_of
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import AppealState, CardState, RoundState
from thidua.scoring.models import Appeal, CardEvidence, GateFact, Mark, MarkChange, Publication, Scorecard, ScoringRound
from thidua.scoring.queries.schemes import STANDING_ROLES

KNOWN_TO_THE_CLUSTER = (RoundState.PUBLISHED, RoundState.FINAL)
"""States in which every member sees every card."""
AT_EACH_OTHER = (RoundState.CROSS, *KNOWN_TO_THE_CLUSTER)
"""States in which the members see each other's cards: they are to score them, or have been shown them."""


def rounds_visible_to(user: Actor, on: date) -> QuerySet[ScoringRound]:
    """The rounds of clusters that one's unit competes in, checks criteria of, or organises."""
    rows = ScoringRound.objects.select_related("cluster__organiser", "scheme")
    if user is SYSTEM:
        return rows
    units = organisations_of(user, on)
    return rows.filter(Q(Exists(_membership(units))) | Q(Exists(_checking(units))) | _organised("", user, on))


def _membership(units: Collection[int]) -> QuerySet[ClusterMember]:
    return ClusterMember.objects.filter(cluster=OuterRef("cluster"), organisation__in=units)


def _checking(units: Collection[int]) -> QuerySet[Any]:
    return ScoringRound.checkers.through.objects.filter(scoringround=OuterRef("pk"), organisation__in=units)


def _organised(path: str, user: Actor, on: date) -> Q:
    return Q(**{f"{path}cluster__organiser__in": organisations_of(user, on, *STANDING_ROLES)})


def scorecards_visible_to(user: Actor, on: date) -> QuerySet[Scorecard]:
    """One's own card always; all cards for the organiser and the checkers; each other's when it is time."""
    rows = Scorecard.objects.select_related("round__cluster__organiser", "organisation")
    if user is SYSTEM:
        return rows
    units = organisations_of(user, on)
    peers = ScoringRound.objects.filter(Exists(_membership(units)), state__in=AT_EACH_OTHER).order_by()
    checked = ScoringRound.objects.filter(Exists(_checking(units))).order_by()
    return rows.filter(
        Q(organisation__in=units)
        | Q(round__in=peers.values("pk"))
        | Q(round__in=checked.values("pk"))
        | _organised("round__", user, on)
    )


def cards_of(row: ScoringRound) -> QuerySet[Scorecard]:
    """The cards of a round with everything that was written on them: a constant number of queries."""
    return Scorecard.objects.filter(round=row).select_related("organisation").prefetch_related(*_written())


def _written() -> tuple[Prefetch[str], ...]:
    return (
        Prefetch("marks", Mark.objects.select_related("scorer").order_by("id")),
        Prefetch("facts", GateFact.objects.filter(withdrawn_on=None), to_attr="standing_facts"),
        Prefetch("appeals", Appeal.objects.filter(state=AppealState.FILED), to_attr="open_appeals"),
    )


def with_progress(rows: QuerySet[ScoringRound]) -> QuerySet[ScoringRound]:
    """Each round with ``card_count`` and ``submitted_count``."""
    submitted = Q(cards__state=CardState.SUBMITTED)
    return rows.annotate(
        card_count=Count("cards", distinct=True), submitted_count=Count("cards", filter=submitted, distinct=True)
    )


def marks_of(card: Scorecard) -> list[Mark]:
    """Everything written on a card, in the order of its first writing."""
    return list(Mark.objects.filter(card=card).select_related("scorer").order_by("id"))


def returned_keys(card: Scorecard, stage: Stage, scorer: Organisation) -> frozenset[str]:
    """The lines of one column that wait to be written anew."""
    rows = Mark.objects.filter(card=card, stage=stage, scorer=scorer, returned=True)
    return frozenset(rows.values_list("criterion", flat=True))


def changes_of(card: Scorecard) -> QuerySet[MarkChange]:
    """Every change of every column of a card, oldest first."""
    return MarkChange.objects.filter(mark__card=card)


def marks_on(card: Scorecard) -> QuerySet[Mark]:
    """The marks of a card, to find one of them."""
    return Mark.objects.filter(card=card).select_related("scorer")


def facts_on(card: Scorecard) -> QuerySet[GateFact]:
    """The facts noted for a card, withdrawn ones too."""
    return GateFact.objects.filter(card=card)


def facts_of(card: Scorecard) -> list[GateFact]:
    """The facts behind gates that hold for the unit."""
    return list(facts_on(card).filter(withdrawn_on=None))


def evidence_of(card: Scorecard) -> Mapping[str, list[CardEvidence]]:
    """The files behind a card by key of the criterion."""
    found: dict[str, list[CardEvidence]] = {}
    for row in CardEvidence.objects.filter(card=card, removed_at=None).select_related("file"):
        found.setdefault(row.criterion, []).append(row)
    return found


def appeals_of(row: ScoringRound) -> QuerySet[Appeal]:
    """All appeals of a round, oldest first."""
    return Appeal.objects.filter(card__round=row).select_related("card__organisation", "card__round")


def appeals_visible_to(user: Actor, on: date) -> QuerySet[Appeal]:
    """Those about one's own card; all of them for whoever works at the organiser."""
    rows = Appeal.objects.select_related("card__organisation", "card__round__cluster__organiser")
    if user is SYSTEM:
        return rows
    own = Q(card__organisation__in=organisations_of(user, on))
    return rows.filter(own | _organised("card__round__", user, on))


def evidence_on(card: Scorecard) -> QuerySet[CardEvidence]:
    """The files of a card, removed ones too: they stay in the history."""
    return CardEvidence.objects.filter(card=card).select_related("file", "card__round", "card__organisation")


def publications_of(row: ScoringRound) -> QuerySet[Publication]:
    """What was made known, the latest first."""
    return Publication.objects.filter(round=row)


def cards_to_fill(user: Actor, on: date) -> QuerySet[Scorecard]:
    """Cards that the reader's units still have to hand in, the earliest day first."""
    rows = Scorecard.objects.select_related("round__cluster", "organisation")
    open_cards = rows.filter(state=CardState.OPEN, round__state=RoundState.SELF)
    units = organisations_of(user, on, Role.HEAD, Role.UNIT_OFFICER)
    return open_cards.filter(organisation__in=units).order_by("round__self_due", "pk")
