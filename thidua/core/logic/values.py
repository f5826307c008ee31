"""Values of which a document makes thousands: never changed, and quick to make."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[Made]) -> type[Made]:
    """A slotted dataclass, equal and hashed by its fields, that no one may change.

    The type checker holds the last, not the interpreter: a dataclass that is frozen at run time takes five times as
    long to make, and the reading of ten pages makes five thousand values. What all such classes do alike is written
    once, because to have it written for each of them is what starting the command takes longest with.
    """
    made = dataclass(slots=True, eq=False, repr=False)(cls)
    names = tuple(made.__dataclass_fields__)  # type: ignore[attr-defined]
    fields = attrgetter(*names)

    def equal(self: Made, other: object) -> bool:
        return fields(self) == fields(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Made) -> int:
        return hash(fields(self))

    def shown(self: Made) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    for name, method in (("__eq__", equal), ("__hash__", hashed), ("__repr__", shown)):
        setattr(made, name, method)
    return made
