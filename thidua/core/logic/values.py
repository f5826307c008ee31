"""Values of which a document makes thousands: never changed, and quick to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[Made]) -> type[Made]:
    """A slotted dataclass, equal and hashed by its fields, that no one may change.

    The type checker holds the last, not the interpreter: a dataclass that is frozen at run time takes five times as
    long to make, and the reading of ten pages makes five thousand values.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
