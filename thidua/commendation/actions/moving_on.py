"""The same step for many dossiers at once: taken in, handed to the council, submitted for decision after its vote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.commendation import policy
from thidua.commendation.actions.dossiers import propose_dossier, receive_dossier, send_to_council
from thidua.commendation.models import Dossier
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import ActionRefused, Invalid, require
from thidua.directory.models import Organisation


class Move(StrEnum):
    """A step that asks nothing of its own, so that it can be taken for many."""

    RECEIVE = "receive"
    COUNCIL = "send_to_council"
    PROPOSE = "propose"


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of it: the dossiers that went on, and those that stayed with the reason."""

    done: tuple[Dossier, ...]
    stayed: tuple[tuple[Dossier, str], ...]


@action("dossier.many_moved")
def move_many(dossiers: Sequence[Dossier], move: Move, *, body: Organisation, by: Actor, on: date) -> Moved:
    """Take the step for each dossier that ``body`` appraises; every one has its own line in the ledger besides.

    A dossier that cannot go on stays where it is, with the reason; the others are not held up by it.
    """
    require(policy.can_appraise_for(by, body, on))
    if not dossiers:
        raise Invalid({"": _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ.")})
    done, stayed = [], []
    for dossier in dossiers:
        try:
            with transaction.atomic():
                done.append(_MOVES[move](dossier, by, on))
        except ActionRefused as refusal:
            stayed.append((dossier, str(refusal)))
    changes = {"step": move.value, "count": len(done), "left_out": len(stayed)}
    record(body.subject, str(body), by=by, changes=changes)
    return Moved(tuple(done), tuple(stayed))


def _propose(dossier: Dossier, by: Actor, on: date) -> Dossier:
    if not dossier.council_result.get("passed"):
        raise Invalid({"": _("Hội đồng chưa thông qua hồ sơ này; mở hồ sơ để trình và ghi căn cứ.")})
    return propose_dossier(dossier, by=by, on=on)


_MOVES: Mapping[Move, Callable[[Dossier, Actor, date], Dossier]] = {
    Move.RECEIVE: lambda dossier, by, on: receive_dossier(dossier, received_on=on, by=by, on=on),
    Move.COUNCIL: lambda dossier, by, on: send_to_council(dossier, by=by, on=on),
    Move.PROPOSE: _propose,
}
