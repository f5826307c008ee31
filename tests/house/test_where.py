"""The page that leads from a sentence to its rule, its screen and its test names only what is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, get_resolver

from tests.house.source import ROOT, parsed

PAGE = ROOT / "docs" / "where.md"
QUOTED = re.compile(r"`([^`]+)`")
RULE, SCREEN, TEST = 1, 2, 3


def rows() -> Iterator[list[str]]:
    """The cells of each row below a head."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "what the system does" and not cells[0].startswith("---"):
            yield cells


def named(column: int) -> set[str]:
    return {name for cells in rows() for name in QUOTED.findall(cells[column])}


def addresses(patterns: Any = None, before: str = "/") -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        else:
            yield re.sub(r"<\w+:(\w+)>", r"<\1>", address)


def is_there(test: str) -> bool:
    path, _, name = test.partition("::")
    file = ROOT / path
    return file.exists() and any(isinstance(n, ast.FunctionDef) and n.name == name for n in parsed(file).body)


def test_every_row_has_four_cells_and_says_what_it_is_about() -> None:
    assert [cells for cells in rows() if len(cells) != 4 or not cells[0] or not QUOTED.search(cells[RULE])] == []


def test_every_rule_is_a_file_of_the_house() -> None:
    assert sorted(path for path in named(RULE) if not (ROOT / path).exists()) == []


def test_every_screen_has_its_address() -> None:
    assert sorted(named(SCREEN) - set(addresses())) == []


def test_every_test_is_there() -> None:
    assert sorted(test for test in named(TEST) if not is_there(test)) == []


def test_the_page_is_found_from_the_front() -> None:
    for front in ("README.md", "docs/architecture.md"):
        assert "where.md" in (ROOT / front).read_text(encoding="utf-8")
