"""Work that the serving process does every hour."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from thidua.core import hourly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_other_work() -> Iterator[None]:
    held = list(hourly._works)
    hourly._works.clear()
    yield
    hourly._works[:] = held


def test_work_that_fails_does_not_keep_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    @hourly.hourly
    def broken() -> None:
        raise RuntimeError

    @hourly.hourly
    def sound() -> None:
        done.append("sound")

    assert hourly.run_all() == 1
    assert done == ["sound"]
    assert "broken" in caplog.text


def test_nothing_starts_where_an_outside_timer_does_the_work(settings: object) -> None:
    settings.TICK = False  # type: ignore[attr-defined]
    assert hourly.start() is None
