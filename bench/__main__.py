"""``python -m bench [WORD …]`` runs the benchmarks whose name contains a word, or all."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import bench
from bench import house
from bench.measuring import REGISTERED, Row

LATEST = Path(__file__).with_name("latest.json")
FRAME = {
    "__main__",
    "measuring",
    "country",
    "house",
    "judging_people",
    "finding_people",
    "launch_documents",
    "scanned_pages",
}
TITLES = ("name", "value", "unit", "budget", "beside", "", "note")


def main(words: Sequence[str]) -> int:
    """Run, print each row as it comes, write the file. The exit code is 0 also where a budget is not kept."""
    house.start()
    for module in pkgutil.iter_modules(bench.__path__):
        if module.name not in FRAME:
            importlib.import_module(f"bench.{module.name}")
    print(_line(TITLES))
    rows: list[Row] = []
    for name, run in REGISTERED.items():
        if not words or any(word in name for word in words):
            for row in run():
                print(_line(_cells(row)), flush=True)
                rows.append(row)
                _write(rows, keep_others=True)
    _write(rows, keep_others=bool(words))
    return 0


def _cells(row: Row) -> tuple[str, ...]:
    figures = ("" if figure is None else f"{figure:g}" for figure in (row.budget, row.beside))
    return (row.name, f"{row.value:g}", row.unit, *figures, "" if row.within else "OVER", row.note)


def _line(cells: Iterable[str]) -> str:
    return "{:<28} {:>10} {:<8} {:>8} {:>10} {:<4} {}".format(*cells).rstrip()


def _write(rows: list[Row], *, keep_others: bool) -> None:
    """Rows of benchmarks that were not run stay as they were, each in its place; a run that is broken off loses none.

    Only a whole run that came to its end leaves out what is not measured any more.
    """
    fresh = {row.name: asdict(row) for row in rows}
    old = json.loads(LATEST.read_text(encoding="utf-8")) if LATEST.exists() else []
    merged = {row["name"]: row for row in old if keep_others or row["name"] in fresh} | fresh
    beside = LATEST.with_suffix(".new")
    beside.write_text(json.dumps(list(merged.values()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(LATEST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
