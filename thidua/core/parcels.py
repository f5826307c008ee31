"""Files held for their owner between two steps: uploaded and looked at, not taken in yet.

A parcel lies in the data folder under a name nobody can guess, in a folder of its owner; after a day it is thrown away.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from thidua.core import clock
from thidua.core.audit import Actor

KEPT = timedelta(days=1)
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def _folder(owner: Actor) -> Path:
    return Path(settings.FILES) / "parcels" / hashlib.sha256(owner.audit_key.encode()).hexdigest()[:32]


def hold(content: bytes, owner: Actor) -> str:
    """Keep a file for its owner; returns the token that opens it."""
    folder = _folder(owner)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _throw_away_old(folder)
    token = secrets.token_urlsafe(24)
    (folder / token).write_bytes(content)
    return token


def opened(token: str, owner: Actor) -> bytes | None:
    """The file, or None when it is not the owner's or is gone."""
    path = _folder(owner) / token
    return path.read_bytes() if TOKEN.fullmatch(token) and path.is_file() else None


def throw_away(token: str, owner: Actor) -> None:
    """Let go of a file that has been taken in."""
    if TOKEN.fullmatch(token):
        (_folder(owner) / token).unlink(missing_ok=True)


def _throw_away_old(folder: Path) -> None:
    oldest = (clock.now() - KEPT).timestamp()
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
