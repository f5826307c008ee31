"""The life of a batch of certificates, and its list as people type or paste it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.logic.workflow import Transition, Workflow
from thidua.documents.logic.certificates import CertificateState


class BatchState(StrEnum):
    """Where a batch stands."""

    DRAFT = "draft"
    PRINTING = "printing"
    ISSUED = "issued"
    DROPPED = "dropped"


BATCH = Workflow(
    name="certificate_batch",
    start=BatchState.DRAFT,
    transitions=(
        Transition("issue", (BatchState.DRAFT,), BatchState.PRINTING),
        Transition("printed", (BatchState.PRINTING,), BatchState.ISSUED),
        Transition("reprint", (BatchState.ISSUED, BatchState.PRINTING), BatchState.PRINTING),
        Transition("drop", (BatchState.DRAFT,), BatchState.DROPPED),
        Transition("restore", (BatchState.DROPPED,), BatchState.DRAFT),
    ),
)

CERTIFICATE = Workflow(
    name="certificate",
    start=CertificateState.DRAFT,
    transitions=(
        Transition("issue", (CertificateState.DRAFT,), CertificateState.VALID),
        Transition("revoke", (CertificateState.VALID,), CertificateState.REVOKED),
        Transition("restore", (CertificateState.REVOKED,), CertificateState.VALID),
    ),
)

LONGEST: Final = {"holder": 160, "unit": 250, "award": 200, "merit": 500, "decision_number": 60}
MOST_ROWS: Final = 20_000
SEPARATORS: Final = ("\t", ";", "|")
"""What stands between the parts of a typed line; a paste from Excel has tabs. The first one found is taken."""
TYPED_PARTS: Final = ("holder", "unit", "merit", "award")


class RowFault(StrEnum):
    """Why a line cannot become a certificate."""

    NO_HOLDER = "no_holder"
    NO_MERIT = "no_merit"
    TOO_LONG = "too_long"
    TOO_MANY_PARTS = "too_many_parts"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Grantee:
    """Who is honoured for what. ``award`` and decision are empty where those of the batch hold."""

    holder: str
    unit: str = ""
    merit: str = ""
    award: str = ""
    decision_number: str = ""
    decision_date: date | None = None


@dataclass(frozen=True, slots=True)
class ListFault:
    """What is wrong with a line; ``line`` counts from 1."""

    line: int
    fault: RowFault


def typed_grantees(text: str) -> tuple[list[Grantee], list[ListFault]]:
    """The people of a typed list, one on a line: holder; unit; merit; award. Blank lines are left out."""
    found: list[Grantee] = []
    faults: list[ListFault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = _parts(line)
        if len(parts) > len(TYPED_PARTS):
            faults.append(ListFault(number, RowFault.TOO_MANY_PARTS))
            continue
        row = grantee_of(dict(zip(TYPED_PARTS, parts, strict=False)))
        found.append(row)
        faults += [ListFault(number, fault) for fault in faults_of(row)]
    return found, faults


def _parts(line: str) -> list[str]:
    separator = next((mark for mark in SEPARATORS if mark in line), SEPARATORS[0])
    return [part.strip() for part in line.split(separator)]


def grantee_of(values: Mapping[str, object]) -> Grantee:
    """The row of named values, in the written form the system keeps."""
    words = {name: collapse(nfc(str(values.get(name) or ""))) for name in LONGEST}
    day = values.get("decision_date")
    return Grantee(**words, decision_date=day if isinstance(day, date) else None)


def faults_of(row: Grantee) -> Iterator[RowFault]:
    """What is wrong with one row by itself. The merit may be empty where the batch gives one for all."""
    if not row.holder:
        yield RowFault.NO_HOLDER
    if any(len(getattr(row, name)) > longest for name, longest in LONGEST.items()):
        yield RowFault.TOO_LONG


def repeated(rows: Iterable[Grantee]) -> list[int]:
    """Places, from 0, of rows that honour the same holder of the same unit for the same award as an earlier one."""
    seen: set[tuple[str, str, str]] = set()
    places = []
    for place, row in enumerate(rows):
        key = (fold(row.holder), fold(row.unit), fold(row.award))
        if key in seen:
            places.append(place)
        seen.add(key)
    return places
