"""What every test stands on: patient property tests, the machine may be slow."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The same tree gets the same verdict: new examples are looked for on purpose, with THIDUA_EXAMPLES=thorough.
settings.register_profile(
    "house", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("house"), derandomize=False, max_examples=10_000)
settings.load_profile(os.environ.get("THIDUA_EXAMPLES", "house"))
