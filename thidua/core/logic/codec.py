"""Frozen dataclasses to JSON values and back, by their annotations.

Numbers travel as text, so nothing is rounded; days and moments as ISO text, bytes as base64.
"""

from __future__ import annotations

import base64
import binascii
import types
from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Malformed(ValueError):
    """The JSON value does not fit; ``path`` names the place (``targets.3.value``)."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def to_json(value: object) -> Any:
    """A value of dicts, lists, text, whole numbers, true/false and null."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    return value


def from_json(kind: type[T], value: object) -> T:
    """The dataclass (or plain value) of type ``kind``; :class:`Malformed` where the value does not fit.

    Unknown names are passed over and missing ones take their default, so that older and newer files are both read.
    """
    return cast(T, _decode(kind, value, ""))


@cache
def hints(kind: type) -> dict[str, Any]:
    """The resolved annotations of a dataclass."""
    return get_type_hints(kind)


def decode_field(kind: type, name: str, value: object) -> Any:
    """One field's value as its annotation asks; :class:`Malformed` where it does not fit."""
    return _decode(hints(kind)[name], value, name)


def _decode(kind: Any, value: object, path: str) -> Any:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        if value is None and type(None) in get_args(kind):
            return None
        return _decode(_arm(get_args(kind), value), value, path)
    if origin is tuple:
        return _decode_tuple(get_args(kind), value, path)
    if origin is dict and isinstance(value, dict):
        return dict(value)
    if kind is Any:
        return value
    if is_dataclass(kind):
        return _decode_dataclass(cast(type, kind), value, path)
    return _decode_plain(kind, value, path)


def _arm(arms: Sequence[Any], value: object) -> Any:
    """The arm of a union that is meant: of several dataclasses the first that has every name of the value."""
    given = [arm for arm in arms if arm is not type(None)]
    names = set(value) if isinstance(value, dict) else set()
    return next((arm for arm in given if is_dataclass(arm) and names <= {f.name for f in fields(arm)}), given[0])


def _decode_tuple(arms: tuple[Any, ...], value: object, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise Malformed(path)
    if len(arms) == 2 and arms[1] is Ellipsis:
        return tuple(_decode(arms[0], item, f"{path}.{at}") for at, item in enumerate(value))
    if len(arms) != len(value):
        raise Malformed(path)
    return tuple(_decode(arm, item, path) for arm, item in zip(arms, value, strict=True))


def _decode_dataclass(kind: type, value: object, path: str) -> Any:
    if not isinstance(value, dict):
        raise Malformed(path)
    given: dict[str, Any] = {}
    for field in fields(kind):
        place = f"{path}.{field.name}" if path else field.name
        if field.name in value:
            given[field.name] = _decode(hints(kind)[field.name], value[field.name], place)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise Malformed(place)
    try:
        return kind(**given)
    except ValueError as refusal:
        raise Malformed(path) from refusal


def _decode_plain(kind: Any, value: object, path: str) -> Any:
    try:
        if kind is Decimal and isinstance(value, str | int | float) and not isinstance(value, bool):
            number = Decimal(str(value))
            if number.is_finite():
                return number
        elif isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
        elif kind in {date, datetime} and isinstance(value, str):
            return kind.fromisoformat(value)
        elif kind is bytes and isinstance(value, str):
            return base64.b64decode(value, validate=True)
        elif kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        elif isinstance(kind, type) and type(value) is kind:
            return value
    except (ValueError, InvalidOperation, binascii.Error):
        pass
    raise Malformed(path)
