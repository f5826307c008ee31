"""The keys under which people are found, kept with their names. A step of actions."""

from __future__ import annotations

from thidua.core.logic.name_keys import name_keys
from thidua.directory.models import Person, PersonKey


def keep_keys(person: Person) -> None:
    """Make the keys anew from the name and the code."""
    PersonKey.objects.filter(owner=person).delete()
    PersonKey.objects.bulk_create(PersonKey(owner=person, key=key) for key in name_keys(person.full_name, person.code))
