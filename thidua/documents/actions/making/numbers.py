"""The next number of a register, given under the lock of its row. Part of the actions that give one.

Between the look at ``last`` and the commit of the line nobody else sees the row: on PostgreSQL it is locked, on SQLite
the whole write transaction is. A transaction that fails gives its number back, because ``last`` goes back with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thidua.core.saving import save_checked
from thidua.directory.models import Organisation
from thidua.documents.logic.decree30 import Kind
from thidua.documents.logic.numbering import INCOMING, slug_of
from thidua.documents.models import Register, RegisterKind
from thidua.documents.queries import kinds_numbered_with


def next_number(issuer: Organisation, year: int, kind: Kind | None) -> tuple[Register, int]:
    """The locked register and the number taken from it; ``kind`` None is the register of incoming documents."""
    pk = _pk_of_register(issuer, year, kind)
    register = Register.objects.select_for_update(of=("self",)).select_related("issuer").get(pk=pk)
    register.last += 1
    register.save(update_fields=["last"])
    return register, register.last


def _pk_of_register(issuer: Organisation, year: int, kind: Kind | None) -> int:
    """The register's key; a register is opened with its first number."""
    known = _known(issuer, year, kind)
    if known is not None:
        return known
    Organisation.objects.select_for_update().get(pk=issuer.pk)
    known = _known(issuer, year, kind)
    if known is not None:
        return known
    kinds = () if kind is None else kinds_numbered_with(kind, issuer, year)
    return open_register(issuer, year, kinds).pk


def _known(issuer: Organisation, year: int, kind: Kind | None) -> int | None:
    if kind is None:
        rows = Register.objects.filter(issuer=issuer, year=year, series=INCOMING)
        return rows.values_list("pk", flat=True).first()
    held = RegisterKind.objects.filter(issuer=issuer, year=year, kind=slug_of(kind))
    return held.values_list("register_id", flat=True).first()


def open_register(issuer: Organisation, year: int, kinds: Sequence[Kind]) -> Register:
    """A new book for these types; without types that of incoming documents. The caller holds the issuer's lock."""
    slugs = [slug_of(kind) for kind in kinds]
    register = save_checked(Register(issuer=issuer, year=year, series="+".join(slugs) or INCOMING))
    for slug in slugs:
        save_checked(RegisterKind(register=register, issuer=issuer, year=year, kind=slug))
    return register


def reopen_registers(issuer: Organisation, year: int, groups: Iterable[Sequence[Kind]]) -> list[Register]:
    """Close the books of the year that have no number yet and open one for each group."""
    empty = Register.objects.filter(issuer=issuer, year=year, last=0).exclude(series=INCOMING)
    RegisterKind.objects.filter(register__in=empty).delete()
    empty.delete()
    return [open_register(issuer, year, group) for group in groups]
