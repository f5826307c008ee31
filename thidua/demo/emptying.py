"""Whether there is anything in the database yet, and how a demonstration is taken away again.

Only what the demonstration itself loaded may be emptied: folder and database both have to say so. Real records are
never touched.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from thidua.core.audit import SYSTEM
from thidua.core.models import AuditEntry
from thidua.demo import places
from thidua.directory.models import Organisation, Person, User

DAY = date(2024, 12, 20)
"""The day on which the demonstration stands still: eleven months are reported, the twelfth was due yesterday."""
FIRST_PERSON = "MAU-001"


def is_empty() -> bool:
    """Nobody has an account, no unit is entered, nothing was ever done."""
    return not (User.objects.exists() or Organisation.objects.exists() or AuditEntry.objects.exists())


def is_demonstration() -> bool:
    """Whether folder and database both hold the demonstration: the mark, its first ledger line, its first person.

    The mark alone is not enough: the same folder may be used with another database.
    """
    if not Path(settings.FIXED_TODAY_FILE).exists():
        return False
    first = AuditEntry.objects.filter(seq=1, actor=SYSTEM.audit_key, subject=f"organisation:{places.PROVINCE.code}")
    people = Person.objects.all()
    return first.exists() and (people.filter(code=FIRST_PERSON).exists() or not people.exists())


def mark() -> None:
    """Note in the data folder that this is the demonstration, and which day it is there."""
    Path(settings.FIXED_TODAY_FILE).write_text(f"{DAY.isoformat()}\n", encoding="utf-8")


def empty_demonstration() -> None:
    """Remove all tables and files of the demonstration. Call only where :func:`is_demonstration` holds."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    else:
        name = Path(str(connection.settings_dict["NAME"]))
        connection.close()
        for path in (name, name.with_name(f"{name.name}-wal"), name.with_name(f"{name.name}-shm")):
            path.unlink(missing_ok=True)
    shutil.rmtree(settings.FILES, ignore_errors=True)
    Path(settings.FIXED_TODAY_FILE).unlink(missing_ok=True)
