"""The review page of a large meeting: 500 items by 9 reviewers, as one of the reviewers opens it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bench.country import NOW, SINCE, set_up_database
from bench.measuring import Row, benchmark, milliseconds

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, CouncilMember, Meeting
    from thidua.directory.models import User

ITEMS, REVIEWERS = 500, 9
DAY = date(2024, 12, 20)
BUDGET, MOST_QUERIES = 300, 15


@benchmark
def review_page_500x9() -> Iterator[Row]:
    """A warm request through the whole site, answer rendered. Beside: the bare rows of the same scores."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    set_up_database()
    settings.FIXED_TODAY = DAY
    settings.ALLOWED_HOSTS = ["testserver"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing is collected here
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    meeting, reader = _meeting()
    door = Client()
    door.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/hoi-dong/phien/{meeting.code}/xem-xet/"

    def open_page() -> None:
        answer = door.get(address)
        assert answer.status_code == 200
        assert answer.content.count(b"review-score") == ITEMS * REVIEWERS

    taken = milliseconds(open_page, rounds=9)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        open_page()
    note = f"{ITEMS} items × {REVIEWERS} reviewers with all scores, calibrated, one page; beside: the scores by one SQL"
    yield Row("review_page_500x9", taken, "ms", BUDGET, milliseconds(lambda: _bare(meeting)), note)
    told = "queries of that request, session and rail included"
    yield Row("review_page_500x9_sql", len(asked), "queries", MOST_QUERIES, 1, told)


def _bare(meeting: Meeting) -> object:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.position, i.label, n.member_id, n.score FROM council_reviewnote n "
            "JOIN council_agendaitem i ON i.id = n.item_id WHERE i.meeting_id = %s ORDER BY i.position",
            [meeting.pk],
        )
        return cursor.fetchall()


def _meeting() -> tuple[Meeting, User]:
    from thidua.council.models import Council, CouncilMember, Meeting
    from thidua.directory.models import Organisation, Person, User

    unit = Organisation.objects.create(
        code="HD", name="HD", kind=Organisation.Kind.DISTRICT, valid_from=SINCE, search_key="hd", sort_key="hd"
    )
    council = Council.objects.create(
        code="HD-1", organisation=unit, name="Hội đồng", legal_basis="QĐ", valid_from=SINCE
    )
    members = []
    for number in range(REVIEWERS):
        person = Person.objects.create(code=f"HD-{number}", full_name=f"Ủy viên {number}", search_key="", sort_key="")
        members.append(CouncilMember.objects.create(council=council, person=person, position=number, valid_from=SINCE))
    reader = User.objects.create(
        username="uyvien", person=members[0].person, created_at=NOW, must_change_password=False
    )
    meeting = Meeting.objects.create(code="HD-1", council=council, held_on=DAY, about="Xét khen thưởng năm 2024")
    _score(_items(meeting), members)
    return meeting, reader


def _items(meeting: Meeting) -> list[AgendaItem]:
    from thidua.council.logic.stored_rule import option_values, rule_values
    from thidua.council.logic.voting import options_for
    from thidua.council.logic.voting_rules import GENERAL
    from thidua.council.models import AgendaItem

    return AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=number,
            about=f"dossier:HS-2024-{number:04d}",
            label=f"Chiến sĩ thi đua cấp tỉnh: ông, bà thứ {number}",
            options=option_values(options_for()),
            rule=rule_values(GENERAL),
        )
        for number in range(1, ITEMS + 1)
    )


def _score(items: list[AgendaItem], members: list[CouncilMember]) -> None:
    from thidua.council.models import ReviewNote

    ReviewNote.objects.bulk_create(
        (
            ReviewNote(item=item, member=member, score=Decimal(400 + (item.position * 37 + at * 53) % 600) / 10)
            for item in items
            for at, member in enumerate(members)
        ),
        500,
    )
