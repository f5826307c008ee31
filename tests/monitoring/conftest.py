"""The small district on a day of its own, with files kept in a folder of the test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.remembering import the_district
from thidua.demo.cast import Cast

DAY = date(2024, 3, 20)


@pytest.fixture
def cast(db: None, tmp_path: Path, settings: Settings) -> Cast:
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    return the_district(DAY)
