"""Fills a database with so many people and looks them up by name. A program; prints its times as JSON."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from statistics import median

import django

ROUNDS = 15
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
    from thidua.core.logic.name_keys import name_keys
    from thidua.core.logic.text import fold
    from thidua.directory.models import Person, PersonKey

    dice = random.Random(count)
    names = [f"{dice.choice(FAMILY)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}" for _at in range(count)]
    people = Person.objects.bulk_create(
        (
            Person(code=f"CN{at:07d}", full_name=name, search_key=fold(name), sort_key="")
            for at, name in enumerate(names)
        ),
        10_000,
    )
    keys = (PersonKey(owner=person, key=key) for person in people for key in name_keys(person.full_name, person.code))
    PersonKey.objects.bulk_create(keys, 10_000)


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return round(median(times) * 1000, 2)


def main(count: int) -> None:
    django.setup()
    from django.core.management import call_command

    from thidua.directory.models import Person
    from thidua.directory.queries import find_people, search

    call_command("migrate", verbosity=0, interactive=False)
    _fill(count)
    times = {text: _milliseconds(lambda text=text: Person.objects.in_bulk(find_people(text, 21))) for text in TYPED}
    found = {text: len(find_people(text, 21)) for text in TYPED}
    beside = _milliseconds(lambda: list(search(Person.objects.order_by("pk"), TYPED[-2])[:21]))
    print(json.dumps({"times": times, "found": found, "beside": beside}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
