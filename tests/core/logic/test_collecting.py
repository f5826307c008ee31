"""Rest for the collector of garbage: only while the work lasts, and only where it was awake."""

from __future__ import annotations

import gc

import pytest

from thidua.core.logic.collecting import uncollected

pytestmark = pytest.mark.logic


@uncollected
def _awake(trouble: bool = False) -> bool:
    if trouble:
        raise ValueError
    return gc.isenabled()


def test_the_collector_rests_during_the_work_and_not_after_it() -> None:
    assert gc.isenabled()
    assert not _awake()
    assert gc.isenabled()
    with pytest.raises(ValueError):
        _awake(trouble=True)
    assert gc.isenabled()


def test_a_collector_at_rest_is_not_woken() -> None:
    gc.disable()
    try:
        assert not _awake()
        assert not gc.isenabled()
    finally:
        gc.enable()
