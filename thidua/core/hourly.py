"""Work that the serving process does by itself every hour, so that a small installation needs no cron.

A room registers its work with :func:`hourly`; the embedded server starts one thread. Work must be safe to run twice and
late: another process may do the same. ``THIDUA_TICK=no`` leaves it to an outside timer.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections

log = logging.getLogger(__name__)

FIRST_AFTER = 60.0
EVERY = 3600.0
"""Seconds from the start to the first round of work, and between two rounds."""

Work = Callable[[], None]
_works: list[Work] = []


def hourly(work: Work) -> Work:
    """Register the decorated function for every hour."""
    _works.append(work)
    return work


def run_all() -> int:
    """One round of all work; what fails is logged and does not keep the rest. Returns how many failed."""
    failed = 0
    for work in _works:
        close_old_connections()
        try:
            work()
        except Exception:
            failed += 1
            log.exception("hourly work %s", work.__qualname__)
        finally:
            close_old_connections()
    return failed


def start() -> threading.Event | None:
    """Begin in a thread of this process, if the settings say so. Setting the event ends it."""
    if not settings.TICK:
        return None
    stop = threading.Event()
    threading.Thread(target=_go_on, args=(stop,), name="hourly", daemon=True).start()
    return stop


def _go_on(stop: threading.Event) -> None:
    pause = FIRST_AFTER
    while not stop.wait(pause):
        run_all()
        pause = EVERY
