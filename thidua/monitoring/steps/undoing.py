"""Taking back what an import brought. A step of actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.states import FigureState, Missing
from thidua.monitoring.models import ImportBatch, Observation, Revision
from thidua.monitoring.steps.picking import locked_again
from thidua.monitoring.steps.revising import Happening
from thidua.monitoring.steps.storing import held, put, store
from thidua.monitoring.steps.writing import shown

MOST_NAMED = 5


def take_back(batch: ImportBatch, happening: Happening) -> dict[str, list[str | None]]:
    """Put back the figures that stood before the batch, in the state they had; tells what changed, for the ledger.

    Raises ``Conflict`` where something happened to one of them since.
    """
    ids = Revision.objects.filter(batch=batch, cause=Revision.Cause.IMPORTED).values_list("observation_id", flat=True)
    rows = locked_again(Observation.objects.filter(pk__in=list(ids)))
    lines = _lines(rows)
    _refuse_built_on(batch, rows, lines)
    was = {row.indicator_id: held(row) for row in rows}
    changes = {}
    for row in rows:
        imported = shown(row)
        _put_back(row, lines[row.pk][-2] if len(lines[row.pk]) > 1 else None, happening)
        changes[row.indicator.code] = [imported, shown(row)]
    store(rows, was, happening)
    return changes


def _lines(rows: Sequence[Observation]) -> dict[int, list[Revision]]:
    found: dict[int, list[Revision]] = {row.pk: [] for row in rows}
    for line in Revision.objects.filter(observation__in=rows).order_by("id"):
        found[line.observation_id].append(line)
    return found


def _refuse_built_on(batch: ImportBatch, rows: Sequence[Observation], lines: Mapping[int, Sequence[Revision]]) -> None:
    codes = [row.indicator.code for row in rows if lines[row.pk][-1].batch_id != batch.pk]
    if codes:
        names = ", ".join(codes[:MOST_NAMED]) + ("…" if len(codes) > MOST_NAMED else "")
        raise Conflict(
            _("Không hoàn tác được: các số liệu %(codes)s đã được sửa, trả lại hoặc duyệt sau lần nhập này.")
            % {"codes": names}
        )


def _put_back(row: Observation, line: Revision | None, happening: Happening) -> None:
    """What a line of history says, state and return included; nothing at all where there was no figure before."""
    put(row, figure_in(line) if line else Figure(), happening)
    row.state = FigureState(line.state) if line else FigureState.REPORTED
    row.returned = line is not None and line.cause == Revision.Cause.RETURNED
    row.return_reason = line.reason if line and row.returned else ""
    row.version += 1


def figure_in(line: Revision) -> Figure:
    """The figure as a line of history keeps it."""
    missing = Missing(line.missing) if line.missing else None
    return Figure(line.value, line.numerator, line.denominator, missing, line.note)
