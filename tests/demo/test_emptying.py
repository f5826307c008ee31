"""Only the demonstration itself may be emptied."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from thidua.demo.cast import district
from thidua.demo.emptying import DAY, is_demonstration, is_empty, mark
from thidua.directory.models import User


@pytest.fixture(autouse=True)
def place(settings, tmp_path: Path) -> Path:
    settings.FIXED_TODAY_FILE = tmp_path / "day"
    return tmp_path


def test_real_records_are_never_emptied(db: None) -> None:
    district(DAY)
    with pytest.raises(CommandError, match="không phải số liệu minh họa"):
        call_command("demo", reset=True)
    assert User.objects.filter(username="chuyenvien").exists()


def test_a_database_is_empty_until_somebody_is_there(db: None) -> None:
    before = is_empty()
    district(DAY)
    assert (before, is_empty()) == (True, False)


def test_the_mark_tells_the_demonstration_from_real_records() -> None:
    before = is_demonstration()
    mark()
    assert (before, is_demonstration()) == (False, True)
