"""Empty databases with all their tables: made by the migrations once, copied for everybody after that.

Migrating takes seconds, a copy takes none, and a run of the suite wants some fifteen databases. What was made is kept
in the temporary folder of the machine (SQLite) or beside the other databases of the server (PostgreSQL) under a digest
of everything that tables are made from, so that a changed migration or model makes new ones.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
ONE_AT_A_TIME = 20_240_320
"""The lock of a PostgreSQL server under which its tables are made."""


def ready_file() -> Path:
    """A SQLite file with the tables."""
    folder = Path(tempfile.gettempdir()) / f"thidua-tables-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"{_digest()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            _make_file(file)
    return file


@contextmanager
def own_database(address: str, name: str) -> Iterator[str]:
    """The address of a PostgreSQL database with the tables, beside the one at ``address``, as long as the block."""
    with psycopg.connect(address, autocommit=True) as server:
        _copy_tables(server, address, name)
    try:
        yield _beside(address, name)
    finally:
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _copy_tables(server: psycopg.Connection[tuple[object, ...]], address: str, name: str) -> None:
    """Make the database anew from the one that holds the tables; make that one first where it is not there."""
    server.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    ready = f"thidua_tables_{_digest()}"
    if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ready]).fetchone():
        server.execute("DROP DATABASE IF EXISTS thidua_unready WITH (FORCE)")
        server.execute("CREATE DATABASE thidua_unready")
        _migrate(DATABASE_URL=_beside(address, "thidua_unready"))
        server.execute(f"ALTER DATABASE thidua_unready RENAME TO {ready}")
    server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    server.execute(f"CREATE DATABASE {name} TEMPLATE {ready}")


def lay_tables() -> None:
    """Give the database of this process its tables, if it has none yet."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(ready_file())) as ready:
            ready.backup(connection.connection)
    elif not connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def tables_of_tests(worker: str) -> Iterator[None]:
    """The database of a process of tests, for as long as the block: in memory, or one of its own on the server."""
    name = f"test_thidua_{worker}"
    with nullcontext() if connection.vendor == "sqlite" else own_database(os.environ["DATABASE_URL"], name):
        kept = connection.settings_dict["NAME"]
        connection.close()
        in_memory = f"file:{name}?mode=memory&cache=shared"
        connection.settings_dict["NAME"] = in_memory if connection.vendor == "sqlite" else name
        lay_tables()
        yield
        connection.close()
        connection.settings_dict["NAME"] = kept


def _make_file(file: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="thidua-tables-") as data:
        _migrate(THIDUA_DATA=data, DATABASE_URL="")
        made, new = Path(data) / "thidua.sqlite3", file.with_suffix(".new")
        with closing(sqlite3.connect(made)) as database:
            database.execute("PRAGMA journal_mode=DELETE")  # all of it in one file
        shutil.copyfile(made, new)
        new.replace(file)


def _migrate(**environment: str) -> None:
    command = (sys.executable, "-m", "thidua", "migrate", "-v", "0")
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)


def _beside(address: str, name: str) -> str:
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def _digest() -> str:
    """Of models, migrations and installed packages."""
    sources = (ROOT / "thidua").rglob("*.py")
    making = [path for path in sources if {"migrations", "models", "models.py", "migrating.py"} & {*path.parts}]
    digest = hashlib.sha256()
    for path in (*sorted(making), ROOT / "requirements" / "dev.lock", ROOT / "thidua" / "settings.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
