"""How far the eye of an account reaches over campaigns: the units it acts for, those above, those below, those before.

A published campaign is seen in the issuer's whole subtree and by its superiors. Units that were merged away live on in
their heirs, so old campaigns stay findable.
"""

from __future__ import annotations

from datetime import date

from thidua.core.audit import Actor
from thidua.directory.models import Role
from thidua.directory.queries import lineage, organisations_of, tree_on
from thidua.documents.queries import KEEPERS

DRAFTERS = KEEPERS
"""Who works on a campaign before it is sent out."""
DRAFT_READERS = (*DRAFTERS, Role.AUDITOR)


def issuers_in_sight(user: Actor, on: date) -> frozenset[int]:
    """Ids of the organisations whose published campaigns the account sees. At most four queries."""
    tree = tree_on(on)
    own = organisations_of(user, on, tree=tree)
    if not own:
        return frozenset()
    seen = set(own)
    for unit in own:
        seen.update(tree.ancestors(unit))
        seen.update(tree.subtree(unit))
    return _with_forebears(seen)


def draft_issuers_of(user: Actor, on: date) -> frozenset[int]:
    """Ids of the organisations whose drafts the account works on or audits."""
    own = organisations_of(user, on, *DRAFT_READERS)
    return _with_forebears(set(own)) if own else frozenset()


def _with_forebears(units: set[int]) -> frozenset[int]:
    history = lineage()
    if not history.backward:
        return frozenset(units)
    return frozenset(units).union(*(history.predecessors(unit) for unit in units))
