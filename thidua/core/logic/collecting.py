"""Rest for the collector of cyclic garbage while many values are made of which none is in a cycle."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


def uncollected(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """Look for no cyclic garbage while *function* runs.

    Reading ten pages makes ten thousand values and no cycle; to look through them again and again takes a twentieth of
    the time. The memory of what is no longer needed is given back all the same. Meant for tenths of a second: cycles
    that other threads make meanwhile wait until then.
    """

    @wraps(function)
    def resting(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return resting
