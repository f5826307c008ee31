"""Who is to be told of which report today, what was told already, and the letters that still have to be mailed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from thidua.directory.models import Grant, Role, User
from thidua.directory.queries import in_force
from thidua.monitoring.logic.deadlines import LateBy
from thidua.monitoring.logic.digest import Audience, Due, audiences, furthest_deadline, stage_reached
from thidua.monitoring.models import Digest, Reminder, Report, Round
from thidua.monitoring.queries.rounds import awaited_reports

DAILY = "daily"
_ROLE_OF = {Role.UNIT_OFFICER: Audience.UNIT, Role.HEAD: Audience.HEAD, Role.OFFICER: Audience.OFFICER}


@dataclass(frozen=True, slots=True)
class Telling:
    """One person is to be told of one report, at a stage of its deadline, in a part."""

    report: Report
    user: User
    offset: int
    audience: Audience

    @property
    def due_on(self) -> date:
        """The deadline spoken of."""
        return self.report.round.answer_by

    @property
    def key(self) -> tuple[int, int, date, int]:
        """What was told once is not told again."""
        return self.report.pk, self.user.pk, self.due_on, self.offset


class Listeners:
    """The accounts that stand behind units on a day, by their part."""

    def __init__(self, found: Mapping[tuple[int, Audience], list[User]]) -> None:
        self._found = found

    def of(self, organisation_id: int, audience: Audience) -> list[User]:
        """The people of a unit in this part; where nobody reports for a unit, its head is told instead."""
        people = self._found.get((organisation_id, audience), [])
        if people or audience is not Audience.UNIT:
            return people
        return self._found.get((organisation_id, Audience.HEAD), [])

    def running(self, organisation_id: int) -> list[User]:
        """Who runs the campaigns of an issuer: its emulation officers, else whoever reports for it."""
        return self.of(organisation_id, Audience.OFFICER) or self.of(organisation_id, Audience.UNIT)


def listeners_of(organisation_ids: Collection[int], on: date) -> Listeners:
    """Reporting officers, heads and emulation officers of the units themselves. One query."""
    grants = Grant.objects.filter(
        in_force(on), organisation__in=organisation_ids, role__in=list(_ROLE_OF), user__is_active=True
    )
    found: dict[tuple[int, Audience], list[User]] = defaultdict(list)
    for grant in grants.select_related("user").order_by("pk"):
        people = found[grant.organisation_id, _ROLE_OF[Role(grant.role)]]
        if grant.user not in people:
            people.append(grant.user)
    return Listeners(found)


def tellings_due(on: date) -> list[Telling]:
    """What has to be told today and was not: each report at the latest stage it has reached.

    Who got the day's message already is told tomorrow. Seven queries, whatever the number of units.
    """
    awaited = awaited_reports(on, furthest_deadline(on)).select_related(None).select_related("organisation")
    reports = list(awaited.prefetch_related("round__campaign__issuer"))
    if not reports:
        return []
    organisations = {pk for report in reports for pk in (report.organisation_id, report.round.campaign.issuer_id)}
    wanted = _all_tellings(reports, listeners_of(organisations, on), on)
    told = _told_already(reports)
    served = set(Digest.objects.filter(on=on, occasion=DAILY).values_list("user_id", flat=True))
    return [telling for telling in wanted if telling.key not in told and telling.user.pk not in served]


def _all_tellings(reports: Iterable[Report], listeners: Listeners, on: date) -> Iterator[Telling]:
    for report in reports:
        offset = stage_reached(report.round.answer_by, on)
        if offset is None:
            continue
        people: dict[User, Audience] = {}
        for audience in audiences(offset):
            for user in _people(report, audience, listeners):
                people.setdefault(user, audience)
        for user, audience in people.items():
            yield Telling(report, user, offset, audience)


def _people(report: Report, audience: Audience, listeners: Listeners) -> list[User]:
    if audience is Audience.OFFICER:
        return listeners.running(report.round.campaign.issuer_id)
    return listeners.of(report.organisation_id, audience)


def _told_already(reports: Collection[Report]) -> set[tuple[int, int, date, int]]:
    """What was told of these reports by the calendar."""
    rows = Reminder.objects.filter(report__in=reports, kind=Reminder.Kind.CALENDAR)
    return set(rows.values_list("report_id", "user_id", "due_on", "offset"))


def due_of(report: Report, on: date, late_by: LateBy) -> Due:
    """The report as the words of a message of the day need it."""
    row = report.round
    return Due(
        campaign=row.campaign.code,
        period=row.period,
        period_name=row.span.name_vi,
        unit=report.organisation.code,
        unit_name=str(report.organisation),
        due_on=row.answer_by,
        late_days=late_by(on, row.answer_by),
        returned=report.first_submitted_on is not None,
    )


def chased_on(row: Round, on: date) -> bool:
    """Whether the round was chased by hand on the day."""
    return Reminder.objects.filter(report__round=row, kind=Reminder.Kind.CHASE, on=on).exists()


@dataclass(frozen=True, slots=True)
class Told:
    """How often a report's people were reminded, and when last."""

    times: int
    last: date


def reminded(row: Round) -> Mapping[int, Told]:
    """By report id: on how many days somebody was reminded of it, and the latest. One query."""
    rows = Reminder.objects.filter(report__round=row).order_by().values("report_id")
    counted = rows.annotate(times=Count("on", distinct=True), last=Max("on"))
    return {line["report_id"]: Told(line["times"], line["last"]) for line in counted}


def letters_to_mail(lost_since: datetime) -> QuerySet[Digest]:
    """Messages whose mail has not gone out: waiting ones, and those claimed before ``lost_since`` and never marked."""
    waiting = Q(mail=Digest.Mail.WAITING) | Q(mail=Digest.Mail.SENDING, claimed_at__lt=lost_since)
    return Digest.objects.filter(waiting).select_related("user").order_by("pk")
