"""A ballot slip as bytes of one length, and the codes by which a voter knows the own slip and envelope again.

A slip says which item, which line of the paper, and a random tracker that the voter alone knows. It carries no voter,
no time and no number; all slips are equally long, so that the envelope around one tells nothing of what is inside.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from thidua.council.logic.voting import Option, Tally

TRACKER_BYTES = 10
VERSION = 1
_LAYOUT = struct.Struct(f">B16sB{TRACKER_BYTES}s")
SLIP_BYTES = _LAYOUT.size
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, which are misread."""
_GROUP = 4
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": ""})


class Unreadable(ValueError):
    """Not a slip of this item."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One opened vote: the number of the line on the paper, from 0, and the tracker."""

    option: int
    tracker: bytes


def slip_bytes(item: UUID, slip: Slip) -> bytes:
    """What goes into the envelope."""
    if len(slip.tracker) != TRACKER_BYTES or not 0 <= slip.option <= 255:
        message = f"a slip has a tracker of {TRACKER_BYTES} bytes and a line below 256"
        raise ValueError(message)
    return _LAYOUT.pack(VERSION, item.bytes, slip.option, slip.tracker)


def read_slip(item: UUID, raw: bytes) -> Slip:
    """The slip in an opened envelope; :class:`Unreadable` where it is none or was filled in for another item."""
    if len(raw) != SLIP_BYTES:
        message = f"{len(raw)} bytes are no slip"
        raise Unreadable(message)
    version, of_item, option, tracker = _LAYOUT.unpack(raw)
    if version != VERSION or of_item != item.bytes:
        message = "a slip of another item or version"
        raise Unreadable(message)
    return Slip(option, tracker)


def code_of(raw: bytes) -> str:
    """Ten bytes as four groups of four letters, to be read out or compared by eye."""
    number = int.from_bytes(raw[:TRACKER_BYTES], "big")
    letters = "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(16)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def normal_code(text: str) -> str:
    """A code as typed by a person, in the form of :func:`code_of`: case, blanks and misread letters put right."""
    letters = text.upper().translate(_READ_AS)
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def fingerprint(envelope: bytes) -> bytes:
    """SHA-256 of an envelope: what the board of the closed box lists."""
    return hashlib.sha256(envelope).digest()


def count(slips: Sequence[Slip], options: Sequence[Option]) -> Tally:
    """The tally of the slips; one that marks a line the paper does not have is invalid."""
    counts = dict.fromkeys(options, 0)
    invalid = 0
    for slip in slips:
        if slip.option < len(options):
            counts[options[slip.option]] += 1
        else:
            invalid += 1
    return Tally(counts, invalid)
