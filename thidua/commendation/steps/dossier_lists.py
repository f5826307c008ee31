"""What actions on the list of a round share: its lines, locked and still under appraisal."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.commendation.list_consultation_queries import lines_to_consult
from thidua.commendation.models import AwardRound, Dossier
from thidua.core.errors import Conflict, Invalid

AT_ONCE = 500
"""Rows of one statement."""


def locked_lines(row: AwardRound, dossiers: Sequence[Dossier]) -> list[Dossier]:
    """The chosen dossiers in the order of the list, locked; :class:`Conflict` names those that moved on meanwhile."""
    if not dossiers:
        raise Invalid({"dossiers": _("Hãy chọn ít nhất một hồ sơ trong danh sách.")})
    wanted = {dossier.pk for dossier in dossiers}
    lines = [line for line in lines_to_consult(row).select_for_update(of=("self",)) if line.pk in wanted]
    astray = wanted - {line.pk for line in lines}
    if astray:
        names = "; ".join(str(dossier) for dossier in dossiers if dossier.pk in astray)
        raise Conflict(_("Không còn ở bước thẩm định: %(names)s. Bỏ các dòng này rồi gửi lại.") % {"names": names})
    return lines
