"""Exact decimals in every database: whole ten-thousandths in a big integer.

SQLite keeps decimals as binary fractions, so sums made there would not be exact, and sums of figures are what roll-ups
are. Stored as an integer, a figure is added by the database itself without losing a digit.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from thidua.core.logic.exact import LARGEST, PLACES, SCALE, from_stored, to_stored

__all__ = ["LARGEST", "PLACES", "SCALE", "ExactField", "from_stored", "to_stored"]

if TYPE_CHECKING:
    Base = models.BigIntegerField[Any, Any]
else:
    Base = models.BigIntegerField


class ExactField(Base):
    """A ``Decimal`` with four places, stored as an integer; a ``Sum`` stays exact and comes back as ``Decimal``."""

    description = "exact decimal with four places"
    if TYPE_CHECKING:  # what the stubs of Django call the types that are put in and got out
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, number: int | None, *_: object) -> Decimal | None:
        return None if number is None else from_stored(int(number))

    def to_python(self, value: object) -> Decimal | None:
        return None if value is None else Decimal(str(value))

    def get_prep_value(self, value: object) -> int | None:
        return None if value is None else to_stored(Decimal(str(value)))

    @property
    def validators(self) -> list[Any]:
        """None of the integer's: its bounds are those of the stored number, not of the value."""
        return []
