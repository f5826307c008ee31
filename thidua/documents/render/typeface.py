"""How wide words stand in the faces that ship with the project (metrically equal to Times New Roman)."""

from __future__ import annotations

import functools
import struct
from dataclasses import dataclass
from pathlib import Path

from thidua.documents.logic.printing import NO_BREAK

FONTS = Path(__file__).parents[1] / "fonts"
POINTS_AN_INCH, MM_AN_INCH = 72, 25.4


@dataclass(frozen=True, slots=True)
class Typeface:
    """Advance widths of one face, in parts of the type size. A letter the face lacks counts as wide as ``n``."""

    advances: dict[int, float]

    def width(self, text: str, size: float) -> float:
        """Width in millimetres of the text on one line at ``size`` points; kerning is left out of account."""
        usual = self.advances[ord("n")]
        ems = sum(self.advances.get(ord(char), usual) for char in text)
        return ems * size * MM_AN_INCH / POINTS_AN_INCH

    def lines(self, text: str, room: float, size: float) -> list[str]:
        """The text broken at blanks into as few lines of at most ``room`` millimetres as can be, evenly filled."""
        words = self._pieces(text, room, size)
        count = len(self._filled(words, room, size))
        narrow, wide = 0.0, room
        for _ in range(12):
            middle = (narrow + wide) / 2
            if len(self._filled(words, middle, size)) > count:
                narrow = middle
            else:
                wide = middle
        return self._filled(words, wide, size)

    def longest_word(self, text: str, size: float) -> float:
        """Width in millimetres of the widest word."""
        return max((self.width(word, size) for word in text.split()), default=0.0)

    def _pieces(self, text: str, room: float, size: float) -> list[str]:
        """What may not be broken: words, and words kept together where they fit."""
        pieces: list[str] = []
        for word in text.split(" "):
            pieces += [word] if self.width(word, size) <= room else word.split(NO_BREAK)
        return pieces

    def _filled(self, words: list[str], room: float, size: float) -> list[str]:
        lines = [words[0]]
        for word in words[1:]:
            longer = f"{lines[-1]} {word}"
            if self.width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


@functools.cache
def typeface(style: str = "Regular") -> Typeface:
    """The metrics of ``Regular``, ``Bold``, ``Italic`` or ``BoldItalic``, read once a process."""
    data = (FONTS / f"Tinos-{style}.ttf").read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (metrics,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    glyphs = _characters(data, tables["cmap"])
    widths = struct.unpack_from(">" + "Hh" * metrics, data, tables["hmtx"])[::2]
    return Typeface({char: widths[min(glyph, metrics - 1)] / units for char, glyph in glyphs.items()})


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of the font file begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _characters(data: bytes, start: int) -> dict[int, int]:
    """Characters of the basic plane and their glyphs (subtable of format 4, OpenType ``cmap``)."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    found: dict[int, int] = {}
    for index in range(count):
        _, _, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * index)
        if struct.unpack_from(">H", data, start + offset)[0] == 4:
            found |= _segments(data, start + offset)
    return found


def _segments(data: bytes, start: int) -> dict[int, int]:
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    count = doubled // 2
    shape = f">{count}H"
    ends = struct.unpack_from(shape, data, start + 14)
    starts = struct.unpack_from(shape, data, start + 16 + doubled)
    deltas = struct.unpack_from(shape, data, start + 16 + 2 * doubled)
    offsets_at = start + 16 + 3 * doubled
    offsets = struct.unpack_from(shape, data, offsets_at)
    found: dict[int, int] = {}
    for index in range(count):
        for char in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = char
            if offsets[index]:
                place = offsets_at + 2 * index + offsets[index] + 2 * (char - starts[index])
                (glyph,) = struct.unpack_from(">H", data, place)
            found[char] = (glyph + deltas[index]) % 0x10000
    return found
