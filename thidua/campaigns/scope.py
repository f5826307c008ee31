"""How far the eye of an account reaches over campaigns: the units it acts for, those above, those below, those before.

A published campaign is seen in the issuer's whole subtree and by its superiors. Units that were merged away live on in
their heirs, so old campaigns stay findable.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.core.audit import Actor
from thidua.directory.logic.lineage import Lineage
from thidua.directory.models import Role
from thidua.directory.queries import lineage, organisations_of, tree_on
from thidua.documents.queries import KEEPERS

DRAFTERS = KEEPERS
"""Who works on a campaign before it is sent out."""
DRAFT_READERS = (*DRAFTERS, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Sight:
    """Ids of organisations: those acted for, whose published campaigns are seen, whose drafts are worked on or read."""

    own: frozenset[int] = frozenset()
    issuers: frozenset[int] = frozenset()
    drafting: frozenset[int] = frozenset()


def sight_of(user: Actor, on: date) -> Sight:
    """What the account sees on the day. At most four queries, whatever the size of the tree."""
    tree = tree_on(on)
    own = organisations_of(user, on, tree=tree)
    if not own:
        return Sight()
    around = set(own)
    for unit in own:
        around.update(tree.ancestors(unit))
        around.update(tree.subtree(unit))
    history = lineage()
    drafting = organisations_of(user, on, *DRAFT_READERS, tree=tree)
    return Sight(_with_forebears(own, history), _with_forebears(around, history), _with_forebears(drafting, history))


def _with_forebears(units: frozenset[int] | set[int], history: Lineage) -> frozenset[int]:
    if not history.backward:
        return frozenset(units)
    return frozenset(units).union(*(history.predecessors(unit) for unit in units))
