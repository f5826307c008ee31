"""Expressions that are compiled late are wrong as little as others."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

from thidua.campaigns.logic import reading
from thidua.core import logic as core
from thidua.core.logic.patterns import pattern_of
from thidua.documents import logic as documents

pytestmark = pytest.mark.logic
LATE = type(pattern_of(""))


def expressions() -> Iterator[object]:
    for package in (core, documents, reading):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield from _within(list(vars(import_module(module.name)).values()))


def _within(values: object) -> Iterator[object]:
    for value in values if isinstance(values, (list, tuple)) else ():
        if isinstance(value, LATE):
            yield value
        yield from _within(value)


def test_every_expression_that_is_compiled_late_compiles() -> None:
    assert [pattern.search("") for pattern in expressions() if pattern.groups < 0] == []  # type: ignore[attr-defined]
    assert len(list(expressions())) > 100
