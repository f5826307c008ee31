"""One operation for migrations: the tables of many models at once.

Django draws every related model anew for each table it creates. In a house of some two hundred models that turned the
first migration of an empty database into half a minute; drawn once for all tables of a migration it takes seconds.
Indexes and constraints that are listed behind their table are written with it, instead of changing it afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import AddConstraint, AddIndex, CreateModel
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """Create the tables of ``models`` in their order; each may refer to those before it. Reversed last to first.

    Among the models stand indexes and constraints of those before them. Raises :class:`ValueError` for one of a table
    that is not made here.
    """

    reduces_to_sql = True
    reversible = True
    serialization_expand_args = ["models"]

    def __init__(self, models: Sequence[CreateModel | AddIndex | AddConstraint]) -> None:
        self.models = _whole(models)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # The drawn models are thrown away, so that they are drawn once afterwards and not after each addition.
        state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Create models " + ", ".join(model.name for model in self.models)

    @property
    def migration_name_fragment(self) -> str:
        return "_".join(model.name_lower for model in self.models[:3])


def _whole(operations: Sequence[CreateModel | AddIndex | AddConstraint]) -> list[CreateModel]:
    """Each table with all its indexes and constraints, in the order of the tables."""
    tables: dict[str, CreateModel] = {}
    for operation in operations:
        if isinstance(operation, CreateModel):
            tables[operation.name_lower] = operation
        elif operation.model_name_lower not in tables:
            message = f"{operation.describe()}: its table is not made here"
            raise ValueError(message)
        elif isinstance(operation, AddIndex):
            _grow(tables[operation.model_name_lower], "indexes", operation.index)
        else:
            _grow(tables[operation.model_name_lower], "constraints", operation.constraint)
    return list(tables.values())


def _grow(table: CreateModel, option: str, part: object) -> None:
    table.options = {**table.options, option: [*table.options.get(option, []), part]}
