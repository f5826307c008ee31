"""Thousands of QR codes of one size, quickly: the frame of each version is made once by segno, the rest by tables.

ISO/IEC 18004, byte mode, level M, mask 0. What a code of a version has in common with every other (finders, timing,
version and format bits) is read off one code of segno; only data and error correction differ. The Reed-Solomon
remainder of a block is carried as one whole number, so that a step is a shift and an exclusive or.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import segno
from segno import consts

MASK: Final = 0
_DATA_MODULES: Final = frozenset({consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT})
_FIELD: Final = 0x11D
"""The polynomial of the field GF(256) that QR codes reckon in."""
Matrix = tuple[bytearray, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    data: int
    correction: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """One version: its fixed modules, the places of the bits in their order with what the mask does to each."""

    modules: tuple[bytes, ...]
    places: tuple[tuple[int, int, int], ...]
    blocks: tuple[_Block, ...]

    @property
    def capacity(self) -> int:
        return sum(block.data for block in self.blocks)


def qr_matrix(text: str) -> Matrix:
    """The modules of the code, 1 is dark, without the quiet zone; ``ValueError`` for more than 2331 bytes."""
    data = text.encode()
    frame = _frame(_version_for(len(data)))
    matrix = tuple(bytearray(row) for row in frame.modules)
    bits = _bits(_codewords(_filled(data, frame), frame.blocks), len(frame.places))
    for (row, column, flip), bit in zip(frame.places, bits, strict=True):
        matrix[row][column] = bit ^ flip
    return matrix


def qr_png(text: str) -> bytes:
    """The code as PNG, one pixel a module, one bit a pixel, black on white."""
    matrix = qr_matrix(text)
    size = len(matrix)
    rows = b"".join(b"\0" + _packed(row) for row in matrix)
    head = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _packed(row: bytearray) -> bytes:
    """Eight modules in a byte; a dark module is 0, as black is in PNG."""
    light = "".join("0" if module else "1" for module in row).ljust(-(-len(row) // 8) * 8, "0")
    return int(light, 2).to_bytes(len(light) // 8, "big")


@cache
def _version_for(length: int) -> int:
    for version in range(1, 41):
        head = 2 if version < 10 else 3
        if sum(block.data for block in _blocks(version)) >= length + head:
            return version
    message = f"{length} bytes do not fit into a QR code"
    raise ValueError(message)


@cache
def _blocks(version: int) -> tuple[_Block, ...]:
    table: Any = consts.ECC
    return tuple(
        _Block(info.num_data, info.num_total - info.num_data)
        for info in table[version][consts.ERROR_LEVEL_M]
        for _ in range(info.num_blocks)
    )


@cache
def _frame(version: int) -> _Frame:
    sample = segno.make("0", version=version, error="m", mode="byte", mask=MASK, micro=False, boost_error=False)
    kinds: list[list[int]] = [list(row) for row in sample.matrix_iter(border=0, verbose=True)]
    modules = tuple(bytes(row) for row in sample.matrix)
    places = tuple((row, column, int((row + column) % 2 == 0)) for row, column in _zigzag(kinds))
    return _Frame(modules, places, _blocks(version))


def _zigzag(kinds: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The data modules in their order: pairs of columns from the right, up and down in turn, past the timing column."""
    size = len(kinds)
    upward = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        rows = range(size - 1, -1, -1) if upward else range(size)
        for row in rows:
            yield from ((row, c) for c in (right, right - 1) if _is_data(kinds, row, c))
        upward = not upward


def _is_data(kinds: Sequence[Sequence[int]], row: int, column: int) -> bool:
    """Whether the module carries data. segno counts the one left of the right format bits among these; it is not."""
    return kinds[row][column] in _DATA_MODULES or (row == 8 and column == len(kinds) - 9)


def _filled(data: bytes, frame: _Frame) -> bytes:
    """Mode, length, data, end mark and padding, up to the capacity."""
    count_bits = 8 if frame.capacity < _least_of_wide_count() else 16
    stream = (0b0100 << count_bits | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
    bits = 4 + count_bits + 8 * len(data) + 4
    body = (stream << 4).to_bytes(bits // 8, "big")
    padding = b"\xec\x11" * frame.capacity
    return (body + padding)[: frame.capacity]


@cache
def _least_of_wide_count() -> int:
    """From version 10 on the length takes 16 bits."""
    return sum(block.data for block in _blocks(10))


def _codewords(data: bytes, blocks: Sequence[_Block]) -> bytes:
    """Data and correction of all blocks, interleaved."""
    parts: list[bytes] = []
    start = 0
    for block in blocks:
        parts.append(data[start : start + block.data])
        start += block.data
    corrections = [_correction(part, block.correction) for part, block in zip(parts, blocks, strict=True)]
    return bytes(_interleaved(parts)) + bytes(_interleaved(corrections))


def _interleaved(parts: Sequence[bytes]) -> Iterator[int]:
    for place in range(max(map(len, parts))):
        yield from (part[place] for part in parts if place < len(part))


def _correction(data: bytes, length: int) -> bytes:
    table = _multiples(length)
    top, whole = 8 * (length - 1), (1 << 8 * length) - 1
    remainder = 0
    for byte in data:
        remainder = ((remainder << 8) & whole) ^ table[byte ^ (remainder >> top)]
    return remainder.to_bytes(length, "big")


@cache
def _multiples(length: int) -> tuple[int, ...]:
    """Every multiple of the generator of this many correction bytes, without its leading one."""
    generator = [1]
    root = 1
    for _ in range(length):
        generator = [a ^ _times(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = _times(root, 2)
    return tuple(int.from_bytes(bytes(_times(g, factor) for g in generator[1:]), "big") for factor in range(256))


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= _FIELD
        b >>= 1
    return product


def _bits(codewords: bytes, wanted: int) -> Iterator[int]:
    """The bits of the codewords, then zeros for the modules that remain."""
    text = f"{int.from_bytes(codewords, 'big'):0{8 * len(codewords)}b}".ljust(wanted, "0")
    return iter(text.encode().translate(_ZERO_AND_ONE))


_ZERO_AND_ONE: Final = bytes(range(256)).replace(b"0", b"\0").replace(b"1", b"\1")
