"""Migrations are linear, numbered, named, and import nothing of the house."""

from __future__ import annotations

import re

from django.db.migrations.loader import MigrationLoader

from tests.house.source import PACKAGE, modules, named


def _migrations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in modules(migrations=True):
        if path.parent.name == "migrations" and path.name != "__init__.py":
            found.setdefault(path.relative_to(PACKAGE).parts[0], []).append(path.stem)
    return found


def test_migrations_are_numbered_without_gaps_and_named() -> None:
    for room, names in _migrations().items():
        assert [int(n[:4]) for n in names] == list(range(1, len(names) + 1)), room
        assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+", n) and "_auto_" not in n for n in names), room


def test_each_room_has_one_last_migration() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}


def test_migrations_import_nothing_of_the_house() -> None:
    wrong = [
        named(p)
        for p in modules(migrations=True)
        if p.parent.name == "migrations"
        and re.search(
            r"^(from|import) thidua(?!\.directory\.models\.user|\.core\.migrating)", p.read_text(), re.MULTILINE
        )
    ]
    assert wrong == []
