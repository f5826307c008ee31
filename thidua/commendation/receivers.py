"""What the rooms below tell this one, inside their transactions."""

from __future__ import annotations

from thidua.commendation.actions.council_results import take_council_result
from thidua.commendation.dossier_queries import dossier_about
from thidua.commendation.steps.dossiers import takes_result
from thidua.core.audit import SYSTEM
from thidua.core.events import listens
from thidua.council.facts import ItemDecided


@listens(ItemDecided)
def follow_council(fact: ItemDecided) -> None:
    """The result of an item goes to the dossier it was about; items about anything else are not ours."""
    dossier = dossier_about(fact.about)
    if dossier is not None and takes_result(dossier):
        take_council_result(dossier, fact, by=SYSTEM, on=fact.on)
