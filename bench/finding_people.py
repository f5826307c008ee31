"""Fills a database with so many people and looks them up by name. A program; prints its times as JSON."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from statistics import median

import django

ROUNDS = 15
AT_ONCE = 20_000
NAMES = """\
Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Phạm Hoàng Huỳnh Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông
Văn Văn Văn Thị Thị Thị Đức Hữu Minh Ngọc Thanh Xuân Quang Thu Hồng
An Ánh Bình Chi Cường Dũng Đạt Giang Hà Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Yến
"""
FAMILY, MIDDLE, GIVEN = (line.split() for line in NAMES.splitlines())
"""Words of names, the common ones as often as they are common."""
TYPED = ("nguyen van an", "Trần Thị", "an", "nguy", "ngo an", "đặng yến", "thi an nguyen", "không có ai", "CN0999999")
"""A whole name, its beginning, a given name, half a word, words apart, words in another order, nobody, a code."""


def _fill(count: int) -> None:
    """Rows written as plain SQL: making a million objects of the models would take minutes."""
    from django.db import connection, transaction

    from thidua.core.logic.name_keys import name_keys

    people, keys = _people(count), _keys(count, name_keys)
    columns = "id, code, full_name, gender, personal_id, ethnicity, phone, email, is_active, search_key, sort_key"
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, rows in (
            (
                f"INSERT INTO directory_person ({columns}) VALUES (%s, %s, %s, 'unknown', '', '', '', '', 1, %s, '')",
                people,
            ),
            ("INSERT INTO directory_personkey (owner_id, key) VALUES (%s, %s)", keys),
        ):
            while part := list(islice(rows, AT_ONCE)):
                cursor.executemany(statement, part)


def _people(count: int) -> Iterator[tuple[int, str, str, str]]:
    from thidua.core.logic.text import fold

    return ((at, f"CN{at:07d}", name, fold(name)) for at, name in _names(count))


def _keys(count: int, keys_of: Callable[..., tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    return ((at, key) for at, name in _names(count) for key in keys_of(name, f"CN{at:07d}"))


def _names(count: int) -> Iterator[tuple[int, str]]:
    dice = random.Random(count)
    for at in range(1, count + 1):
        yield at, f"{dice.choice(FAMILY)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}"


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return round(median(times) * 1000, 2)


def _read(text: str) -> object:
    from thidua.directory.models import Person
    from thidua.directory.queries import find_people

    return Person.objects.in_bulk(find_people(text, 21))


def main(count: int) -> None:
    django.setup()
    from django.core.management import call_command

    from thidua.directory.models import Person
    from thidua.directory.queries import find_people, search

    call_command("migrate", verbosity=0, interactive=False)
    _fill(count)
    times = {text: _milliseconds(partial(_read, text)) for text in TYPED}
    found = {text: len(find_people(text, 21)) for text in TYPED}
    beside = _milliseconds(lambda: list(search(Person.objects.order_by("pk"), TYPED[-2])[:21]))
    print(json.dumps({"times": times, "found": found, "beside": beside}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
