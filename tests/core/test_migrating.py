"""The tables of a migration made at once."""

from __future__ import annotations

import pytest
from django.db import models
from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel

from thidua.core.migrating import CreateModels

pytestmark = pytest.mark.logic

INDEX = AddIndex("Round", models.Index(fields=["year"], name="round_year"))
CONSTRAINT = AddConstraint("round", models.UniqueConstraint(fields=["year"], name="round_once"))


def test_indexes_and_constraints_are_written_with_their_table() -> None:
    bare = CreateModel("Other", [("year", models.IntegerField())])
    made = CreateModels([CreateModel("Round", [("year", models.IntegerField())]), bare, INDEX, CONSTRAINT])
    assert [table.name for table in made.models] == ["Round", "Other"]
    assert made.models[0].options == {"indexes": [INDEX.index], "constraints": [CONSTRAINT.constraint]}
    assert bare.options == {}


def test_a_constraint_of_a_table_made_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not made here"):
        CreateModels([CONSTRAINT])
