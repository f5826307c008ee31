"""A house for benchmarks that need models or settings: started once, with a data folder that is thrown away."""

from __future__ import annotations

import atexit
import os
import tempfile

import django
from django.apps import apps


def start() -> None:
    """Start Django once. A folder or database named in the environment is used as it is."""
    if apps.ready:
        return
    if "THIDUA_DATA" not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="thidua-bench-")
        atexit.register(folder.cleanup)
        os.environ["THIDUA_DATA"] = folder.name
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    django.setup()
