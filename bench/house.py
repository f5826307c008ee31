"""A house for benchmarks that need models or settings: started once, with a data folder that is thrown away."""

from __future__ import annotations

import atexit
import os
import tempfile

import django
from django.apps import apps

from thidua.core import warming


def start() -> None:
    """Start Django once as a serving process does, never in the data folder of somebody's installation."""
    if apps.ready:
        return
    folder = tempfile.TemporaryDirectory(prefix="thidua-bench-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    os.environ["THIDUA_DATA"] = folder.name
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    django.setup()
    warming.settle()
