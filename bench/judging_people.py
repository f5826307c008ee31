"""Fills a database with the records of so many people and judges them all. A program; prints its times as JSON."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import TypeVar

import django

Result = TypeVar("Result")
YEAR, ON = 2025, date(2025, 12, 20)
YEARS = range(2016, YEAR + 1)
ROUNDS = 3


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """The middle time of a few rounds in seconds, and what came of the last."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return round(median(times), 2), result


def _fill(count: int) -> None:
    """Invented people: ten ratings each, a title in three years of four, an initiative now and then."""
    from thidua.commendation.models import Authorship, Honour, Initiative, YearRating
    from thidua.directory.models import Person

    dice = random.Random(count)
    people = Person.objects.bulk_create(
        Person(code=f"CN-{at}", full_name=f"Người Thứ {at}", search_key="", sort_key="") for at in range(count)
    )
    YearRating.objects.bulk_create(
        YearRating(person=person, year=year, rating=dice.choice([1, 2, 2, 3])) for person in people for year in YEARS
    )
    Honour.objects.bulk_create(
        Honour(
            person=person,
            code=f"TT-{person.pk}-{year}",
            subject_kind="individual",
            award=dice.choice(["advanced_worker", "grassroots_emulation_fighter"]),
            first_year=year,
            last_year=year,
            decision_number=f"{year}/QĐ",
            decided_on=date(year, 12, 1),
            decided_by="Chủ tịch UBND",
            name_then=person.full_name,
            search_key="",
        )
        for person in people
        for year in YEARS
        if dice.random() < 0.75
    )
    made = Initiative.objects.bulk_create(
        Initiative(code=f"SK-{at}", title="Sáng kiến", year=dice.choice(YEARS), scope="grassroots", decision="QĐ")
        for at in range(count)
    )
    Authorship.objects.bulk_create(
        Authorship(initiative=idea, person=person) for idea, person in zip(made, people, strict=True)
    )


def main(count: int) -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from thidua.commendation.logic.catalogue.codes import AwardCode
    from thidua.commendation.logic.law.eligibility import judge
    from thidua.commendation.merit_facts import facts_of_people
    from thidua.commendation.queries import eligible_people
    from thidua.directory.models import Person

    call_command("migrate", verbosity=0, interactive=False)
    _fill(count)
    people = Person.objects.all()
    awards = (
        AwardCode.ADVANCED_WORKER,
        AwardCode.GRASSROOTS_FIGHTER,
        AwardCode.PROVINCIAL_FIGHTER,
        AwardCode.NATIONAL_FIGHTER,
        AwardCode.COMMENDATION_PROVINCE,
        AwardCode.COMMENDATION_PM,
        AwardCode.MERIT_COMMUNE,
    )
    with CaptureQueriesContext(connection) as captured:
        read, facts = _timed(lambda: facts_of_people(people, YEAR, ON))
    busy = time.process_time()
    judged, answers = _timed(lambda: eligible_people(people, AwardCode.COMMENDATION_PROVINCE, YEAR, ON, ON))
    busy = round((time.process_time() - busy) / ROUNDS, 2)
    seven, _ = _timed(lambda: [judge(award, one, ON) for one in facts.values() for award in awards])
    yes = sum(answer.verdict == "meets" for answer in answers.values())
    queries = len(captured) // ROUNDS
    print(json.dumps({"read": read, "judged": judged, "seven": seven, "yes": yes, "busy": busy, "queries": queries}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
