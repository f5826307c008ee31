"""The arithmetic of the audit chain: each line is sealed together with the seal before it.

The seal is HMAC-SHA256 (RFC 2104) under a key kept outside the database, so that somebody who can write to the
database alone cannot forge a matching seal. The canonical form is JSON with sorted keys and no blanks.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class SealedLine:
    """One audit line as it lies in the database."""

    seq: int
    fields: Mapping[str, object]
    previous: str
    seal: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where the chain is broken (line number) and how, in Vietnamese."""

    seq: int
    message: str


def seal(key: bytes, seq: int, fields: Mapping[str, object], previous: str) -> str:
    """The seal of one line, as 64 hexadecimal digits."""
    payload = json.dumps([seq, previous, fields], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, payload.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()


def flaws(key: bytes, lines: Iterable[SealedLine], head: tuple[int, str]) -> Iterable[Flaw]:
    """Walk the chain from its first line; yield every altered, missing or reordered line.

    ``head`` is the number and seal of the last line as remembered beside the ledger: a ledger cut off at its
    end is shorter than its head says.
    """
    expected, previous = 1, GENESIS
    for line in lines:
        if line.seq != expected:
            yield Flaw(line.seq, f"thiếu dòng {expected} đến {line.seq - 1}" if line.seq > expected else "sai thứ tự")
        elif line.previous != previous:
            yield Flaw(line.seq, "không nối với dòng trước (dòng trước bị sửa, thay hoặc đảo chỗ)")
        fitting = seal(key, line.seq, line.fields, line.previous)
        if not hmac.compare_digest(line.seal.encode(errors="surrogatepass"), fitting.encode()):
            yield Flaw(line.seq, "nội dung đã bị sửa sau khi ghi")
        expected, previous = line.seq + 1, line.seal
    if (expected - 1, previous) != head:
        yield Flaw(expected, f"cuối sổ bị cắt hoặc thay: sổ phải kết thúc ở dòng {head[0]}")
