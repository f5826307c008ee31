"""What holds for everything an official does."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from tests.house.source import PACKAGE, modules, named, parsed


def _functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in parsed(path).body if isinstance(node, ast.FunctionDef)]


def _is_action(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(d, ast.Call) and isinstance(d.func, ast.Name) and d.func.id == "action"
        for d in function.decorator_list
    )


def _action_files() -> list[Path]:
    return [p for p in modules() if p.parent.name == "actions" or p.name == "actions.py"]


def _statements(function: ast.FunctionDef) -> list[ast.stmt]:
    body = function.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return body[1:]
    return body


def test_every_public_function_in_actions_is_an_action() -> None:
    loose = [
        f"{named(path)}:{f.lineno} {f.name}"
        for path in _action_files()
        if path != PACKAGE / "core" / "actions.py"
        for f in _functions(path)
        if not f.name.startswith("_") and not _is_action(f)
    ]
    assert loose == [], f"decorate with @action(code), or make private: {loose}"


def test_every_action_takes_its_actor_and_its_date_by_keyword() -> None:
    wrong = []
    for path in _action_files():
        for f in _functions(path):
            names = {a.arg for a in f.args.kwonlyargs}
            if _is_action(f) and not {"by", "on"} <= names:
                wrong.append(f"{named(path)}:{f.lineno} {f.name}")
    assert wrong == [], f"make by and on keyword-only: {wrong}"


# Actions on one's own things ask no policy: the query itself is limited to the actor.
ON_OWN_THINGS = {"read_notices"}


def test_every_action_asks_its_policy_first() -> None:
    wrong = []
    for path in _action_files():
        for f in _functions(path):
            if not _is_action(f) or f.name in ON_OWN_THINGS:
                continue
            first = ast.unparse(_statements(f)[0])
            if not first.startswith("require("):
                wrong.append(f"{named(path)}:{f.lineno} {f.name}: {first[:60]}")
    assert wrong == [], f"first line of an action is require(can_…): {wrong}"


def test_actions_know_neither_request_nor_message() -> None:
    wrong = [
        named(path)
        for path in _action_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom | ast.Import) and "django.http" in ast.unparse(node)
    ]
    assert wrong == []


def test_the_frame_refuses_an_action_without_its_audit_line(db: None) -> None:
    from thidua.core.actions import REGISTER, action

    @action("test.silent")
    def silent(*, by: object, on: object) -> None:
        return None

    try:
        assert "left 0 audit lines" in _error_of(lambda: silent(by=None, on=None))
    finally:
        del REGISTER["test.silent"]


def _error_of(call: object) -> str:
    try:
        call()  # type: ignore[operator]
    except RuntimeError as error:
        return str(error)
    return ""


def test_registered_codes_are_noun_dot_verb() -> None:
    from thidua.core.actions import REGISTER

    assert [c for c in REGISTER if c.count(".") != 1 or c != c.lower()] == []
    assert all(inspect.isfunction(info.function) for info in REGISTER.values())
