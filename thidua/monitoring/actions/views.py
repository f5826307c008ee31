"""Keeping ways of looking at figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.monitoring.models import SavedView
from thidua.monitoring.policy.views import can_drop_view, can_save_view


@dataclass(frozen=True, slots=True)
class ViewFacts:
    """What is kept: the screen, a name, what stands behind the question mark, and the unit it is shared in."""

    screen: SavedView.Screen
    name: str
    query: str
    shared_with: Organisation | None = None


@action("view.saved")
def save_view(facts: ViewFacts, *, by: Actor, on: date) -> SavedView:
    """Keep a view under a name that the owner has not used for this screen yet."""
    require(can_save_view(by, facts.shared_with, on))
    assert isinstance(by, User)
    row = SavedView(
        code=next_code(SavedView, f"CX-{on.year}-"),
        owner=by,
        screen=facts.screen,
        name=collapse(nfc(facts.name)),
        query=facts.query,
        shared_with=facts.shared_with,
        saved_at=clock.now(),
    )
    save_checked(row)
    record(row.subject, str(row), by=by, changes={"screen": row.screen, "shared_with": row.shared_with})
    return row


@action("view.dropped")
def drop_view(view: SavedView, *, by: Actor, on: date) -> None:
    """Forget a view; no figure is touched."""
    require(can_drop_view(by, view, on))
    view.delete()
    record(view.subject, str(view), by=by, changes={"screen": view.screen})
