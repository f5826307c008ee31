from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from thidua.core import audit
from thidua.core.actions import action, record
from thidua.core.audit import SYSTEM, Change
from thidua.core.models import AuditEntry, AuditHead

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 15)
TEXT_COLUMNS = ("code", "actor", "actor_label", "subject", "subject_label", "reason", "correlation", "previous", "seal")


@action("sample.written")
def write_sample(number: int, *, by: audit.Actor, on: date) -> None:
    changes = [Change("số", Decimal("84.770"), number), Change("ngày", None, on)]
    record(f"sample:{number}", f"Mẫu số {number}", by=by, changes=changes, reason="để kiểm tra")


@pytest.fixture
def ledger() -> Iterator[None]:
    with audit.correlated("một lần bấm"):
        for number in (1, 2, 3):
            write_sample(number, by=SYSTEM, on=TODAY)
    yield


def unguard() -> None:
    """Drop the triggers, as somebody with full access to the database could; undone with the test's transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_no_update")
            cursor.execute("DROP TRIGGER audit_no_delete")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP TRIGGER audit_no_update ON core_auditentry")


def flawed() -> list[int]:
    return [flaw.seq for flaw in audit.verify()]


def test_a_ledger_as_written_is_whole(ledger: None) -> None:
    assert flawed() == []


def test_an_empty_ledger_is_whole() -> None:
    assert flawed() == []


def test_lines_are_numbered_without_gaps_and_each_names_its_click(ledger: None) -> None:
    assert list(AuditEntry.objects.values_list("seq", "correlation")) == [(n, "một lần bấm") for n in (1, 2, 3)]


def test_values_are_kept_as_text_that_lasts(ledger: None) -> None:
    line = AuditEntry.objects.get(seq=1)
    assert line.changes == {"số": ["84.77", 1], "ngày": [None, "2024-03-15"]}


@pytest.mark.parametrize("statement", ["UPDATE core_auditentry SET reason = ''", "DELETE FROM core_auditentry"])
def test_the_database_refuses_to_change_or_remove_a_line(ledger: None, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert flawed() == []


@pytest.mark.parametrize("column", TEXT_COLUMNS)
def test_changing_any_character_of_a_line_is_found(ledger: None, column: str) -> None:
    unguard()
    line = AuditEntry.objects.get(seq=2)
    text = getattr(line, column)
    missed = []
    for place, old in enumerate(text):
        new = "x" if old != "x" else "y"
        AuditEntry.objects.filter(seq=2).update(**{column: text[:place] + new + text[place + 1 :]})
        if 2 not in flawed():
            missed.append(place)
    assert missed == []


def test_changing_any_byte_of_a_stored_line_is_found(ledger: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL stores typed values, not text")
    unguard()
    missed = []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        for column in ("at", "changes", *TEXT_COLUMNS):
            cursor.execute(f"SELECT CAST({column} AS BLOB) FROM core_auditentry WHERE seq = 2")
            raw: bytes = cursor.fetchone()[0]
            for place, old in enumerate(raw):
                for new in {old ^ 1, old ^ 0x80, ord("T"), ord("\t"), ord('"')} - {old}:
                    altered = raw[:place] + bytes([new]) + raw[place + 1 :]
                    set_column(cursor, column, altered)
                    if 2 not in flawed():
                        missed.append((column, altered))
            set_column(cursor, column, raw)
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    assert missed == []
    assert flawed() == []


def set_column(cursor: object, column: str, raw: bytes) -> None:
    statement = f"UPDATE core_auditentry SET {column} = CAST(%s AS TEXT) WHERE seq = 2"
    cursor.execute(statement, [raw])  # type: ignore[attr-defined]


def test_a_blank_put_into_the_changes_is_found(ledger: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL stores JSON in one form only")
    unguard()
    with connection.cursor() as cursor:
        set_column(cursor, "changes", b" " + json.dumps(AuditEntry.objects.get(seq=2).changes).encode())
    assert flawed() == [2]


def test_another_value_among_the_changes_is_found(ledger: None) -> None:
    unguard()
    AuditEntry.objects.filter(seq=2).update(changes={"số": ["84.77", 3], "ngày": [None, "2024-03-15"]})
    assert flawed() == [2]


def test_another_moment_is_found(ledger: None) -> None:
    from datetime import timedelta

    unguard()
    line = AuditEntry.objects.get(seq=2)
    AuditEntry.objects.filter(seq=2).update(at=line.at + timedelta(microseconds=1))
    assert flawed() == [2]


@pytest.mark.parametrize(("removed", "found"), [(1, [2]), (2, [3]), (3, [3])])
def test_a_removed_line_is_found(ledger: None, removed: int, found: list[int]) -> None:
    unguard()
    AuditEntry.objects.filter(seq=removed).delete()
    assert flawed() == found


def test_lines_that_changed_places_are_found(ledger: None) -> None:
    unguard()
    for old, new in ((1, 9), (2, 1), (9, 2)):
        AuditEntry.objects.filter(seq=old).update(seq=new)
    assert set(flawed()) >= {1, 2}


def test_a_ledger_cut_off_together_with_its_memory_of_the_end_is_found(ledger: None) -> None:
    unguard()
    AuditEntry.objects.filter(seq=3).delete()
    AuditHead.objects.update(seq=2)
    assert flawed() == [3]


def test_lines_added_past_the_writer_are_found(ledger: None) -> None:
    last = AuditEntry.objects.get(seq=3)
    last.seq, last.previous = 4, last.seal
    last.save(force_insert=True)
    assert 4 in flawed()


def test_the_command_says_that_the_ledger_is_whole(ledger: None) -> None:
    out = StringIO()
    call_command("audit", "verify", stdout=out)
    assert out.getvalue() == "Sổ nhật ký nguyên vẹn: 3 dòng.\n"


def test_the_command_names_each_flaw_and_ends_with_code_one(ledger: None) -> None:
    unguard()
    AuditEntry.objects.filter(seq=2).update(reason="khác")
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("audit", "verify", stdout=out, stderr=err)
    assert end.value.code == 1
    assert out.getvalue() == "Dòng 2: nội dung đã bị sửa sau khi ghi.\n"
    assert "1 lỗi trong 3 dòng" in err.getvalue()


def test_the_command_tells_how_far_it_is(ledger: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.core.management.commands.audit.EACH", 2)
    err = StringIO()
    call_command("audit", "verify", stdout=StringIO(), stderr=err)
    assert err.getvalue() == "Đã kiểm tra 2/3 dòng …\n"
