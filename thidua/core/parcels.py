"""Files held for their owner between two steps: uploaded and looked at, not taken in yet.

A parcel lies in the data folder under a name nobody can guess, in a folder of its owner; after a day it is thrown away.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from thidua.core import clock
from thidua.core.audit import Actor

KEPT = timedelta(days=1)
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Parcel:
    """A held file and the name it had on its owner's machine, without folders."""

    name: str
    content: bytes


def _folder(owner: Actor) -> Path:
    return Path(settings.FILES) / "parcels" / hashlib.sha256(owner.audit_key.encode()).hexdigest()[:32]


def hold(parcel: Parcel, owner: Actor) -> str:
    """Keep a file for its owner; returns the token that opens it."""
    folder = _folder(owner)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _throw_away_old(folder)
    token = secrets.token_urlsafe(24)
    _label(folder / token).write_text(parcel.name[:LONGEST_NAME], encoding="utf-8")
    (folder / token).write_bytes(parcel.content)
    return token


def opened(token: str, owner: Actor) -> Parcel | None:
    """The file, or None when it is not the owner's or is gone."""
    path = _folder(owner) / token
    if not TOKEN.fullmatch(token) or not path.is_file():
        return None
    return Parcel(_label(path).read_text(encoding="utf-8"), path.read_bytes())


def throw_away(token: str, owner: Actor) -> None:
    """Let go of a file that has been taken in."""
    if TOKEN.fullmatch(token):
        path = _folder(owner) / token
        path.unlink(missing_ok=True)
        _label(path).unlink(missing_ok=True)


def _label(path: Path) -> Path:
    """Where the name lies; with its dot it is no token, so nobody opens it as a file."""
    return path.with_suffix(".name")


def _throw_away_old(folder: Path) -> None:
    oldest = (clock.now() - KEPT).timestamp()
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
