"""How long the page of a cluster's result takes as a warm request: the table, its chart, and that it replays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bench.country import set_up_database
from bench.measuring import Row, benchmark, milliseconds

if TYPE_CHECKING:
    from thidua.directory.models import User
    from thidua.scoring.logic.attained import Attained
    from thidua.scoring.logic.scheme import Criterion, Group
    from thidua.scoring.models import ScoringRound

DAY = date(2024, 12, 20)
TARGETS, BUDGET = 24, 100


@benchmark
def cluster_page() -> Iterator[Row]:
    """Ten communes by the sample of a thousand points. Beside: the kept table read from the database as JSON."""
    set_up_database()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("collectstatic", verbosity=0, interactive=False)
    settings.FIXED_TODAY = DAY
    settings.ALLOWED_HOSTS = ["*"]
    row, officer = _judged()
    client = Client()
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    path = f"/cham-diem/dot/{row.code}/"

    def page() -> None:
        assert client.get(path).status_code == 200

    def kept() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT results, inputs FROM scoring_publication")
            cursor.fetchall()

    note = f"10 units × {TARGETS} targets and the sample's other lines, SQLite; beside: the kept JSON by SQL"
    yield Row("cluster_page", milliseconds(page), "ms", BUDGET, milliseconds(kept), note)


def _judged() -> tuple[ScoringRound, User]:
    """A cluster of the demonstration, published; its figures come from a record of their own."""
    from thidua.core.audit import SYSTEM
    from thidua.demo import people
    from thidua.demo.founding import found_district
    from thidua.demo.staffing import make_clusters, staff
    from thidua.scoring.actions.rounds import Days, begin_appraisal, begin_checking, open_round, publish_results
    from thidua.scoring.actions.schemes import create_scheme, publish_scheme
    from thidua.scoring.logic.samples import thousand_points
    from thidua.scoring.logic.sharing_out import Promised

    units = found_district(by=SYSTEM)
    users = staff(list(people.officials()), units, by=SYSTEM)
    cluster = make_clusters(units, by=SYSTEM)[0]
    table = thousand_points(2024, [Promised(f"CT-{number}", f"Chỉ tiêu {number}") for number in range(TARGETS)])
    sections = tuple(replace(section, parts=_owned(section.parts, units["noivu"].code)) for section in table.sections)
    scheme = create_scheme(replace(table, sections=sections), organiser=units["huyen"], by=SYSTEM, on=DAY)
    row = open_round(cluster, publish_scheme(scheme, by=SYSTEM, on=DAY), Days(DAY, DAY, DAY, DAY), by=SYSTEM, on=DAY)
    row = begin_appraisal(begin_checking(row, by=SYSTEM, on=DAY), by=SYSTEM, on=DAY)
    return publish_results(row, source=_record, by=SYSTEM, on=DAY).round, users["chuyenvien"]


def _owned(parts: tuple[Group | Criterion, ...], owner: str) -> tuple[Group | Criterion, ...]:
    """The lines of the sample with a department that checks them."""
    from thidua.scoring.logic.scheme import Criterion

    return tuple(replace(part, owner=owner) if isinstance(part, Criterion) else part for part in parts)


def _record(
    year: int, indicators: Collection[str], units: Collection[str], on: date
) -> Mapping[tuple[str, str], Attained]:
    """Attainments from 60 to 109 percent, every fifth not yet confirmed."""
    from thidua.monitoring.logic.states import FigureState
    from thidua.scoring.logic.attained import Attained

    found = {}
    for at, unit in enumerate(sorted(units)):
        for number, indicator in enumerate(sorted(indicators)):
            state = FigureState.APPROVED if number % 5 == 0 else FigureState.CONFIRMED
            percent = Decimal(60 + (at * 13 + number * 7) % 50)
            found[unit, indicator] = Attained(percent, percent, state, basis="Đạt theo số liệu đã báo.")
    return found
