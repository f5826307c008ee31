"""Tying names in a text to the organisations they mean, within the issuer's own tree on the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua.core.logic.text import collapse, fold
from thidua.directory.models import Organisation
from thidua.directory.queries import tree_on


@dataclass(frozen=True, slots=True)
class Names:
    """Organisations by folded name; a name that two units share ties to neither."""

    known: Mapping[str, Organisation]

    def find(self, text: str) -> Organisation | None:
        """The unit of this name, accents and case aside."""
        return self.known.get(fold(collapse(text)))


def names_under(issuer: Organisation, on: date) -> Names:
    """The issuer and everything under it on the day, by full and short name. Two queries."""
    units = list(Organisation.objects.filter(pk__in=tree_on(on).subtree(issuer.pk)))
    pairs = {(fold(collapse(name)), unit.pk) for unit in units for name in (unit.name, unit.short_name) if name}
    counts = Counter(name for name, _pk in pairs)
    by_pk = {unit.pk: unit for unit in units}
    return Names({name: by_pk[pk] for name, pk in pairs if counts[name] == 1})
