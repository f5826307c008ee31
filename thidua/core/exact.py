"""Exact decimals in every database: whole ten-thousandths in a big integer.

SQLite keeps decimals as binary fractions, so sums made there would not be exact, and sums of figures are what roll-ups
are. Stored as an integer, a figure is added by the database itself without losing a digit.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

PLACES = 4
"""Decimals that a stored figure keeps."""
SCALE = 10**PLACES
LARGEST = Decimal(10) ** 11
"""The largest figure of one unit: sums over a country still fit the column. Beyond it, count in tỷ đồng."""
_STEP = Decimal(1).scaleb(-PLACES)


def to_stored(value: Decimal) -> int:
    """The integer that stands for ``value``, rounded half to even at the last kept place."""
    return int(value.quantize(_STEP, ROUND_HALF_EVEN).scaleb(PLACES))


def from_stored(number: int) -> Decimal:
    """The value behind a stored integer, without trailing zeros beyond the point."""
    value = Decimal(number).scaleb(-PLACES)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


if TYPE_CHECKING:
    Base = models.BigIntegerField[Any, Any]
else:
    Base = models.BigIntegerField


class ExactField(Base):
    """A ``Decimal`` with four places, stored as an integer; a ``Sum`` stays exact and comes back as ``Decimal``."""

    description = "exact decimal with four places"

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """A plain big integer to migrations, which import nothing of the house."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.BigIntegerField", args, kwargs

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
