"""The source tree as syntax trees, for the house rules to look at."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "thidua"


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def modules(*, migrations: bool = False) -> Iterator[Path]:
    """Every Python file of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if migrations or "migrations" not in path.parts:
            yield path


def templates() -> Iterator[Path]:
    """Every HTML template."""
    yield from sorted(PACKAGE.rglob("templates/**/*.html"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))
