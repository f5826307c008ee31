"""Which uploaded files are pictures that every browser shows, told from their first bytes."""

from __future__ import annotations

HEAD_BYTES = 16
"""How much of a file has to be looked at."""

_MAGIC = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


def picture_type(head: bytes) -> str | None:
    """The media type of a JPEG, PNG or WebP picture by its first bytes; None for everything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
