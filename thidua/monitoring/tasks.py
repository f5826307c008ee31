"""Background work of the room: the calendar's work, every hour."""

from __future__ import annotations

import logging

from thidua.core import clock
from thidua.core.hourly import hourly
from thidua.monitoring.tick import tick

log = logging.getLogger(__name__)


@hourly
def do_what_is_due() -> None:
    """Open, remind, lock, send mail; finds nothing to do where another process has done it."""
    tick(clock.today(), clock.now(), tell=log.info)
