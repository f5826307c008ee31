"""A ballot box played through in memory: papers, envelopes, opening, record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID, uuid4

from thidua.council.logic.record import ClosedBox, Paper, closed, counted, published
from thidua.council.logic.slips import Slip
from thidua.council.logic.voting import Presence, VotingRule, options_for
from thidua.council.sealing import BoxKey, make_box_key, new_code, new_tracker, officer_public, open_share, seal_slip

OPTIONS = options_for(["Giấy khen"])


@dataclass(frozen=True)
class Box:
    """A box with its officers' codes; two of three open it."""

    box: UUID
    public: bytes
    codes: tuple[str, ...]
    sealed_shares: tuple[bytes, ...]

    def key(self, *officers: int) -> BoxKey:
        shares = [open_share(self.codes[at], self.box, self.sealed_shares[at]) for at in officers]
        return BoxKey(shares, self.public)


def new_box() -> Box:
    box, codes = uuid4(), tuple(new_code() for _ in range(3))
    made = make_box_key(box, [officer_public(code) for code in codes], 2)
    return Box(box, made.public, codes, made.sealed_shares)


def paper(members: int, *, recused: int = 0, rule: VotingRule | None = None) -> Paper:
    presence = Presence(members, members, recused)
    return Paper(uuid4(), "dossier:HS-1", "CSTĐ tỉnh: bà An", OPTIONS, rule or VotingRule(Fraction(9, 10)), presence)


def cast(box: Box, item: UUID, lines: Sequence[int]) -> list[tuple[Slip, bytes]]:
    """Slips with their envelopes, in the order of casting."""
    slips = [Slip(line, new_tracker()) for line in lines]
    return [(slip, seal_slip(box.public, box.box, item, slip)) for slip in slips]


def opened(box: Box, of: Paper, envelopes: Sequence[bytes], officers: tuple[int, int] = (0, 2)) -> dict[str, object]:
    """The record of a box with one item."""
    closing: ClosedBox = closed({of.item: envelopes})
    key = box.key(*officers)
    found = [key.open_slip(box.box, of.item, envelope) for envelope in envelopes]
    slips = [slip for slip in found if slip is not None]
    return published(str(box.box), closing, [counted(of, slips, len(found) - len(slips))])
