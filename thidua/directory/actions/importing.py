"""The line that says a file was brought in. The rows themselves go through their own actions, each with its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.directory import policy
from thidua.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What a file brought: its kind ("units", "people"), its name, how many rows of each outcome, the mode."""

    kind: str
    file_name: str
    mode: str
    counts: dict[str, int]


@action("directory.imported")
def note_import(summary: ImportSummary, *, under: Organisation, by: Actor, on: date) -> None:
    """Write down that a file was brought in under a unit."""
    require(policy.can_keep_people_of(by, under, on))
    record(
        under.subject,
        under.name,
        by=by,
        changes={"kind": summary.kind, "file": summary.file_name, "mode": summary.mode, **summary.counts},
    )
