"""Making a serving process ready: what is loaded at its start stays for good and is never garbage."""

from __future__ import annotations

import gc

from django.urls import get_resolver

NURSERY = 20_000
"""New objects after which the youngest are searched for garbage. A page makes as many and drops them with its answer;
searched every 700 they would be walked through a dozen times while it is made."""


def settle() -> None:
    """Load all pages now, so that the first visitor does not wait for it, and take what is loaded out of the sight of
    the garbage collector: a full search of half a million objects takes longer than most pages."""
    assert get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(NURSERY, *gc.get_threshold()[1:])
