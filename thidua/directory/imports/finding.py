"""Units as people write them into a file: by code, or by a name that only one living unit bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.core.errors import ActionRefused, Invalid
from thidua.core.imports import PlannedRow
from thidua.directory import queries
from thidua.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class UnitFinder:
    """The units that the texts of one file may mean, read in one query."""

    by_code: dict[str, Organisation]
    by_name: dict[str, list[Organisation]]

    @classmethod
    def of(cls, texts: Iterable[str], on: date) -> UnitFinder:
        wanted = {text for text in texts if text}
        living = queries.in_force(on)
        found = Organisation.objects.filter(Q(code__in=wanted) | (Q(name__in=wanted) & living))
        by_code: dict[str, Organisation] = {}
        by_name: dict[str, list[Organisation]] = defaultdict(list)
        for unit in found:
            by_code[unit.code] = unit
            if unit.valid_to is None or unit.valid_to > on:
                by_name[unit.name].append(unit)
        return cls({code: unit for code, unit in by_code.items() if code in wanted}, dict(by_name))

    @property
    def all(self) -> list[Organisation]:
        """Every unit that some text of the file means or may mean."""
        return [*self.by_code.values(), *(unit for units in self.by_name.values() for unit in units)]

    def find(self, text: str) -> Organisation | None:
        """The unit meant, or None where there is none or more than one."""
        named = self.by_name.get(text, [])
        return self.by_code.get(text) or (named[0] if len(named) == 1 else None)

    def trouble(self, text: str) -> str:
        """Why ``find`` found nothing, and what to do."""
        named = self.by_name.get(text, [])
        if len(named) > 1:
            codes = ", ".join(unit.code for unit in named)
            return _("Có nhiều đơn vị tên “%(name)s”. Hãy ghi mã: %(codes)s.") % {"name": text, "codes": codes}
        return _("Không có đơn vị nào mang mã hoặc tên “%(name)s”. Hãy xem trang “Danh mục”.") % {"name": text}


@contextmanager
def naming(row: PlannedRow) -> Iterator[None]:
    """Let a refusal met while bringing a row in say which row it was."""
    try:
        yield
    except ActionRefused as refusal:
        message = _("Dòng %(row)s (%(label)s): %(reason)s") % {
            "row": row.number,
            "label": row.label,
            "reason": refusal,
        }
        raise Invalid({"": message}) from refusal
