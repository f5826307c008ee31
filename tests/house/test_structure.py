"""Borders that import contracts cannot see."""

from __future__ import annotations

import ast
import re

from django.apps import apps
from django.db import models

from tests.house.source import PACKAGE, ROOT, modules, named, parsed, templates

FLOORS = [
    "core", "directory", "documents", "campaigns", "monitoring", "scoring", "council", "commendation",
]  # fmt: skip


def test_foreign_keys_point_down_and_leave_no_trace_above() -> None:
    wrong = []
    for model in apps.get_models():
        app = model._meta.app_label
        if app not in FLOORS:
            continue
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey | models.ManyToManyField):
                continue
            target = field.related_model._meta.app_label
            if target not in FLOORS or target == app:
                continue
            if FLOORS.index(target) > FLOORS.index(app):
                wrong.append(f"{model.__name__}.{field.name} points up")
            if not field.remote_field.hidden:
                wrong.append(f'{model.__name__}.{field.name} needs related_name="+"')
    assert wrong == []


def test_core_keeps_few_tables() -> None:
    assert [m.__name__ for m in apps.get_app_config("core").get_models()] == [
        "AuditEntry",
        "AuditHead",
        "Notice",
        "Job",
    ]


def test_doors_fetch_through_queries_and_write_through_actions() -> None:
    wrong = []
    for path in modules():
        room = path.relative_to(PACKAGE).parts[0]
        if room not in {"desk", "portal", "api"} and path.name not in {"forms.py", "tables.py", "exports.py"}:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
                wrong.append(f"{named(path)}:{node.lineno} .{node.attr}")
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
            ):
                wrong.append(f"{named(path)}:{node.lineno} .{node.func.attr}()")
    assert wrong == [], f"read through queries, write through actions: {wrong}"


CLOCK_READERS = {"core/clock.py"}


def test_the_clock_is_read_in_one_place() -> None:
    wrong = []
    for path in modules():
        if str(path.relative_to(PACKAGE)) in CLOCK_READERS:
            continue
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            call = ast.unparse(node.func)
            if re.fullmatch(
                r"(datetime|timezone|date|datetime\.datetime|datetime\.date)\.(now|today|localdate|utcnow)", call
            ):
                wrong.append(f"{named(path)}:{node.lineno} {call}()")
    assert wrong == [], f"take the date as an argument; only core/clock.py reads the clock: {wrong}"


def test_nothing_below_the_doors_asks_the_house_clock_but_the_ledger_and_jobs() -> None:
    allowed = {"core/audit.py", "core/actions.py", "core/jobs.py"}
    wrong = [
        named(path)
        for path in modules()
        if (floor := path.relative_to(PACKAGE).parts)[0] in FLOORS
        and "/".join(floor) not in allowed
        and floor[-1] not in {"tasks.py"}
        and "tasks" not in floor
        and "management" not in floor
        and "clock.today()" in path.read_text(encoding="utf-8")
    ]
    assert wrong == [], f"take on: date instead: {wrong}"


def test_no_logic_hangs_on_model_signals() -> None:
    wrong = [named(p) for p in modules() if "django.db.models.signals" in p.read_text(encoding="utf-8")]
    assert wrong == [], "one action calls another, or publishes a fact (core/events.py)"


def test_no_room_has_a_junk_drawer() -> None:
    words = ("util", "helper", "misc", "common", "manager", "service")
    assert [named(p) for p in modules() if any(w in p.stem for w in words)] == []


def test_templates_carry_no_inline_script_or_style() -> None:
    pattern = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=|\son[a-z]+=\"|javascript:"
    )
    wrong = [
        f"{named(p)}: {m.group(0)[:40]}" for p in templates() for m in pattern.finditer(p.read_text(encoding="utf-8"))
    ]
    assert wrong == [], f"the content policy forbids inline code: {wrong}"


def test_nothing_is_loaded_from_elsewhere() -> None:
    pattern = re.compile(r"(?:src|href|action)=\"(?:https?:)?//", re.IGNORECASE)
    wrong = [named(p) for p in templates() if pattern.search(p.read_text(encoding="utf-8"))]
    assert wrong == []


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", "registry" + r"\.npmjs", "deb" + r"\.debian"]))
    looked_at = [
        p
        for p in [*ROOT.glob("*"), *ROOT.glob("requirements/*"), *ROOT.glob("scripts/*"), *ROOT.glob("docs/**/*.md")]
        if p.is_file() and p.suffix not in {".png", ".mo"}
    ]
    assert [named(p) for p in looked_at if hosts.search(p.read_text(encoding="utf-8"))] == []
