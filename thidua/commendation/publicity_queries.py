"""Named reads about publishing: how much of a decision is public, what waits, whose particulars are hidden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from thidua.commendation.dossier_queries import APPRAISERS
from thidua.commendation.logic.decisions import DecisionState
from thidua.commendation.logic.publicity import Publicity
from thidua.commendation.models import AwardDecision, DecisionLine, HiddenParticulars, Honour, HonourBatch
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Person
from thidua.directory.queries import organisations_of


@dataclass(frozen=True, slots=True)
class PublicityCount:
    """How many honours stand where; those taken back count nowhere."""

    waiting: int = 0
    published: int = 0
    withheld: int = 0

    @property
    def total(self) -> int:
        return self.waiting + self.published + self.withheld


def honours_given(decision: AwardDecision) -> QuerySet[Honour]:
    """The honours of the decision that hold."""
    return Honour.objects.filter(decision_line__decision=decision, state__in=Honour.HOLDING)


def honours_brought(batch: HonourBatch) -> QuerySet[Honour]:
    """The honours that a file entered anew and that hold."""
    new = batch.brought.filter(before__isnull=True).order_by().values("honour")
    return Honour.objects.filter(pk__in=new, state__in=Honour.HOLDING)


def publicity_of(decision: AwardDecision) -> PublicityCount:
    """The honours of the decision by where they stand. One query."""
    found = honours_given(decision).order_by().values_list("publicity").annotate(Count("pk"))
    return PublicityCount(**dict(found))


def decisions_to_publish(user: Actor, on: date) -> QuerySet[AwardDecision]:
    """Decisions in force of the person's bodies with honours that nobody has published or withheld."""
    given = DecisionLine.objects.filter(
        decision=OuterRef("pk"), honour__publicity=Publicity.WAITING, honour__state__in=Honour.HOLDING
    )
    rows = AwardDecision.objects.filter(Exists(given.order_by()), state=DecisionState.SIGNED)
    rows = rows.select_related("organisation").order_by("signed_on", "code")
    return rows if user is SYSTEM else rows.filter(organisation__in=organisations_of(user, on, *APPRAISERS))


def hidden_particulars_of(person: Person) -> HiddenParticulars | None:
    """The request of the person that holds, or None."""
    return HiddenParticulars.objects.filter(person=person, ended_on=None).first()
