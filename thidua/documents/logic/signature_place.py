"""Where the picture of a digital signature stands on the page (Decree 30/2020/NĐ-CP, Appendix I, part II, 7 and 8).

The signature of a person: between position and name, in the middle. The seal of a body: real size, over the left third
of the signature. An appendix in a file of its own: upper right corner of its first page, words without a picture.
Lengths are points of 1/72 inch from the lower left corner of the page, as in the PDF itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

POINTS_A_MM: Final = 72 / 25.4


class Signing(StrEnum):
    """Who signs, which decides the place."""

    PERSON = "person"
    BODY = "body"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page; pages count from 0."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Gap:
    """The room for a signature that was found: below the position, above the name, around its middle."""

    page: int
    middle: float
    above_name: float
    below_position: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages of a file: how many, and the size of the page that is signed."""

    pages: int
    width: float
    height: float


SIGNATURE_WIDTH: Final = 46 * POINTS_A_MM
TALLEST_SIGNATURE, LOWEST_SIGNATURE = 28 * POINTS_A_MM, 12 * POINTS_A_MM
AIR: Final = 1 * POINTS_A_MM
SEAL: Final = 36 * POINTS_A_MM
"""Diameter of the round seal of a state body (Circular 21/2012/TT-BCA gives 36 mm for People's Committees)."""
CORNER_WIDTH, CORNER_HEIGHT = 70 * POINTS_A_MM, 14 * POINTS_A_MM
CORNER_MARGIN: Final = 8 * POINTS_A_MM


def place(signing: Signing, gap: Gap | None, sheet: Sheet) -> Box:
    """The box of the picture. Without a gap found it stands in the lower right quarter of the last page."""
    if signing is Signing.APPENDIX:
        left = sheet.width - CORNER_WIDTH - CORNER_MARGIN
        return Box(0, left, sheet.height - CORNER_HEIGHT - CORNER_MARGIN, CORNER_WIDTH, CORNER_HEIGHT)
    signature = _signature_box(gap or _usual_gap(sheet))
    return signature if signing is Signing.PERSON else _seal_over(signature)


def _usual_gap(sheet: Sheet) -> Gap:
    return Gap(sheet.pages - 1, sheet.width * 0.7, sheet.height * 0.15, sheet.height * 0.15 + TALLEST_SIGNATURE)


def _signature_box(gap: Gap) -> Box:
    room = gap.below_position - gap.above_name - 2 * AIR
    height = min(max(room, LOWEST_SIGNATURE), TALLEST_SIGNATURE)
    centre = (gap.below_position + gap.above_name) / 2
    return Box(gap.page, gap.middle - SIGNATURE_WIDTH / 2, centre - height / 2, SIGNATURE_WIDTH, height)


def _seal_over(signature: Box) -> Box:
    """The right edge of the seal reaches a third into the signature."""
    right = signature.left + signature.width / 3
    centre = signature.bottom + signature.height / 2
    return Box(signature.page, max(right - SEAL, 0.0), centre - SEAL / 2, SEAL, SEAL)
