"""Values that are quick to make."""

from dataclasses import replace

import pytest

from thidua.core.logic.values import frozen

pytestmark = pytest.mark.logic


@frozen
class Point:
    """Two numbers."""

    across: int
    down: int = 0


def test_values_with_equal_fields_are_equal_and_hash_alike() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert {Point(1, 2), Point(1, 2), Point(1)} == {Point(1, 2), Point(1, 0)}


def test_a_value_has_no_place_for_further_attributes() -> None:
    with pytest.raises(AttributeError):
        setattr(Point(1), "depth", 3)  # noqa: B010 - the type checker would refuse the plain form


def test_a_changed_value_is_another_one() -> None:
    point = Point(1, 2)
    assert (replace(point, down=5), point) == (Point(1, 5), Point(1, 2))
