"""The published record of a ballot box, from which anybody recomputes the result.

``scripts/count_ballots.py`` does so with nothing but Python's standard library; the format is described there and here
and nowhere else: change both together and raise :data:`FORMAT`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from thidua.council.logic.board import root_of
from thidua.council.logic.slips import Slip, code_of, count, fingerprint, slip_bytes
from thidua.council.logic.stored_rule import option_values, rule_values
from thidua.council.logic.voting import Option, Outcome, Presence, Tally, VotingRule, outcome

FORMAT = "thidua-ballot-1"


@dataclass(frozen=True, slots=True)
class Paper:
    """The ballot paper of one item: what it is about, its lines, its rule, and who may vote on it."""

    item: UUID
    subject: str
    label: str
    options: tuple[Option, ...]
    rule: VotingRule
    presence: Presence


@dataclass(frozen=True, slots=True)
class ClosedBox:
    """What stands fixed once nobody can vote any more: the fingerprints by item, and the root over each."""

    fingerprints: Mapping[UUID, tuple[bytes, ...]]

    def root(self, item: UUID) -> bytes:
        return root_of(self.fingerprints[item])


@dataclass(frozen=True, slots=True)
class Counted:
    """The result of one item."""

    paper: Paper
    slips: tuple[Slip, ...]
    unreadable: int
    tally: Tally
    outcome: Outcome


def closed(envelopes: Mapping[UUID, Sequence[bytes]]) -> ClosedBox:
    """Close the box over its envelopes."""
    return ClosedBox({item: tuple(sorted(fingerprint(e) for e in inside)) for item, inside in envelopes.items()})


def counted(paper: Paper, slips: Sequence[Slip], unreadable: int = 0) -> Counted:
    """Count one item. Slips come out sorted by tracker: the order of casting is gone.

    ``unreadable`` envelopes held no slip of this item; they count as invalid votes.
    """
    ordered = tuple(sorted(slips, key=lambda slip: (slip.tracker, slip.option)))
    plain = count(ordered, paper.options)
    tally = Tally(plain.counts, plain.invalid + unreadable)
    return Counted(paper, ordered, unreadable, tally, outcome(paper.rule, paper.presence, tally))


def published(box: str, closing: ClosedBox, results: Sequence[Counted]) -> dict[str, object]:
    """The record as plain JSON values."""
    return {"format": FORMAT, "box": box, "items": [_item(closing, result) for result in results]}


def _item(closing: ClosedBox, result: Counted) -> dict[str, object]:
    paper = result.paper
    return {
        "item": str(paper.item),
        "subject": paper.subject,
        "label": paper.label,
        "options": option_values(paper.options),
        "rule": rule_values(paper.rule),
        "members": paper.presence.members,
        "present": paper.presence.present,
        "recused": paper.presence.recused,
        "envelopes": [print_.hex() for print_ in closing.fingerprints[paper.item]],
        "envelope_root": closing.root(paper.item).hex(),
        "slips": [{"tracker": code_of(slip.tracker), "option": slip.option} for slip in result.slips],
        "slip_root": root_of(slip_bytes(paper.item, slip) for slip in result.slips).hex(),
        "unreadable": result.unreadable,
        "tally": [result.tally.counts[option] for option in paper.options],
        "invalid": result.tally.invalid,
        "needed": result.outcome.needed,
        "passed": result.outcome.passed,
    }
