"""Making a serving process ready: what is loaded at its start stays for good and is never garbage."""

from __future__ import annotations

import gc

from django.urls import get_resolver


def settle() -> None:
    """Load all pages now, so that the first visitor does not wait for it, and take what is loaded out of the sight of
    the garbage collector: a full search of half a million objects takes longer than most pages."""
    assert get_resolver().url_patterns
    gc.collect()
    gc.freeze()
