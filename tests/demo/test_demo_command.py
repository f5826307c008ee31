"""``thidua demo``: what is there when it is done, and what it refuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from thidua.campaigns.launching import allocation_check, gate_items
from thidua.campaigns.logic.allocation import Balance
from thidua.campaigns.logic.terms import Comparator
from thidua.campaigns.models import Campaign, Indicator
from thidua.campaigns.queries import board_of, live_targets, promise_of
from thidua.commendation.lookup_queries import batches_visible_to
from thidua.commendation.models import Authorship, Dossier, Exemplar, Honour, Replication
from thidua.core import audit
from thidua.core.models import AuditEntry
from thidua.council.logic.papers import MeetingForm
from thidua.council.models import BallotBox, Envelope, Meeting
from thidua.council.queries.work import meetings_to_review
from thidua.demo.emptying import DAY
from thidua.demo.people import PASSWORD, SHOWN_ACCOUNTS
from thidua.directory.models import User
from thidua.documents.models import Intake, Paper
from thidua.monitoring.logic.complaint_states import ComplaintKind
from thidua.monitoring.logic.inspection_states import FindingStatistics
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.models import Complaint, Finding, MovementResult, MovementReview, SurveyScore, VisitPhoto
from thidua.monitoring.queries.campaign_year import asked_units, campaign_year, only
from thidua.monitoring.queries.complaints import complaints_visible_to
from thidua.monitoring.queries.dashboard import lights_of_units
from thidua.monitoring.queries.inspections import statistics_of
from thidua.monitoring.queries.progress import Lens, progress_of_whole

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(400)]  # the first one loads the whole demonstration


def run(**options: bool) -> str:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of its own."""
    folder = tmp_path_factory.mktemp("demonstration")
    storages = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": {"location": folder}}}
    with override_settings(FIXED_TODAY_FILE=folder / "day", FILES=folder / "files", STORAGES=storages):
        yield folder


@pytest.fixture(scope="module")
def output(place: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What the command said on an empty database. Loaded once for all tests here, then rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield run()
        transaction.set_rollback(True)


@pytest.fixture
def campaign(output: str) -> Campaign:
    return Campaign.objects.get(code="PT-2024-001")


def test_it_tells_how_to_sign_in_and_every_shown_account_can(output: str) -> None:
    assert [account.username in output for account in SHOWN_ACCOUNTS] == [True] * len(SHOWN_ACCOUNTS)
    assert PASSWORD in output
    users = [User.objects.get(username=account.username) for account in SHOWN_ACCOUNTS]
    assert [user.check_password(PASSWORD) for user in users] == [True] * len(users)


def test_a_second_run_changes_nothing_if_empty_is_asked_and_is_refused_otherwise(output: str) -> None:
    lines = AuditEntry.objects.count()
    assert run(if_empty=True) == "Đã có số liệu, giữ nguyên.\n"
    with pytest.raises(CommandError, match="đã có số liệu"):
        run()
    assert AuditEntry.objects.count() == lines


def test_the_ledger_is_whole_and_the_day_is_noted(output: str, place: Path) -> None:
    assert list(audit.verify()) == []
    assert (place / "day").read_text(encoding="utf-8") == f"{DAY.isoformat()}\n"


def test_the_campaign_holds_the_26_targets_and_the_three_parts_of_one(campaign: Campaign) -> None:
    targets = list(campaign.targets.all())
    assert len([target for target in targets if target.whole_id is None]) == 26
    assert len([target for target in targets if target.whole_id is not None]) == 3
    assert len([target for target in targets if target.duplicate_of_id is not None]) == 2
    assert campaign.movements.count() == campaign.recipientlines.count() == 9
    assert (campaign.state, campaign.number, f"{campaign.ends}") == ("published", "01/PĐ-UBND", "2024-12-31")


def test_every_target_that_counts_is_tied_to_the_catalogue_and_owned(campaign: Campaign) -> None:
    targets = list(live_targets(campaign))
    wholes = {target.whole_id for target in targets}
    assert [t.name for t in targets if t.indicator is None and t.pk not in wholes] == []
    assert [t.name for t in targets if t.owner is None] == []
    alike = [t.name for t in targets if t.indicator and t.comparator == Comparator.EQ and t.name != t.indicator.name]
    assert alike == []
    assert Indicator.objects.count() == 30


def test_nothing_is_missing_at_the_launch_gate(campaign: Campaign) -> None:
    assert gate_items(campaign, DAY) == ()


def test_four_sums_are_even_and_one_is_still_open(campaign: Campaign) -> None:
    codes = ("MT-01", "KT-05", "XH-01", "XH-05", "KT-06")
    balances = [allocation_check(live_targets(campaign).get(indicator__code=code), DAY).balance for code in codes]
    assert balances == [Balance.EVEN] * 4 + [Balance.OPEN]


def test_some_units_have_acknowledged_some_answered_and_most_are_silent(campaign: Campaign) -> None:
    counts = {state.value: number for state, number in board_of(campaign).counts.items() if number}
    assert counts == {"sent": 34, "seen": 1, "acknowledged": 4, "answered": 3}


def test_one_target_is_adjusted_by_a_document(campaign: Campaign) -> None:
    target = live_targets(campaign).get(indicator__code="KT-07")
    promise = promise_of(target, DAY)
    assert promise is not None
    assert (target.value, promise.value) == (75, 80)
    assert [row.document_number for row in target.adjustments.all()] == ["512/QĐ-UBND"]


def test_every_commune_is_judged_on_poverty_by_its_own_figure_of_2023(campaign: Campaign) -> None:
    of = campaign_year(campaign, DAY)
    target = next(row for row in of.targets if row.indicator and row.indicator.code == "XH-10")
    of = only(of, (target,))
    [whole] = progress_of_whole(of, Lens(DAY))
    assert whole.standing.before == target.baseline
    units = list(asked_units(of))
    standings = [row.standing for one in lights_of_units(of, units, Lens(DAY)) for row in one.rows]
    assert [(row.baseline_counted, row.light is Light.UNKNOWN) for row in standings] == [(True, False)] * 20
    assert Campaign.objects.get(year=2023).state == "closed"


def test_the_flawed_document_waits_for_review(output: str) -> None:
    intakes = {intake.file_name: intake.state for intake in Intake.objects.all()}
    assert intakes == {"phat_dong_2024.docx": "adopted", "phat_dong_2024_loi.pdf": "read"}


def test_findings_are_open_overdue_answered_and_closed(output: str) -> None:
    expected = FindingStatistics(total=4, open=2, answered=1, overdue=1, closed=1, closed_in_time=1)
    assert statistics_of(Finding.objects.all(), DAY) == expected
    assert VisitPhoto.objects.count() == 2


def test_letters_stand_at_three_steps_and_few_see_the_denunciation(output: str) -> None:
    states = {letter.kind: letter.state for letter in Complaint.objects.all()}
    assert states == {"recommendation": "answered", "denunciation": "handling", "complaint": "received"}
    users = User.objects.order_by("username")
    secret = ComplaintKind.DENUNCIATION
    seeing = [user.username for user in users if complaints_visible_to(user, DAY).filter(kind=secret).exists()]
    assert seeing == ["hoidong", "lanhdao", "thanhtra"]


def test_movements_have_results_at_every_step_and_two_reviews(output: str) -> None:
    states = Counter(MovementResult.objects.values_list("state", flat=True))
    assert states == {"accepted": 4, "reported": 2, "returned": 1}
    assert set(MovementReview.objects.values_list("kind", flat=True)) == {"interim", "final"}


def test_the_district_is_ranked_by_three_surveys_among_eleven(output: str) -> None:
    ranks = SurveyScore.objects.filter(organisation__code="20.187", year=2023).order_by("rank")
    assert list(ranks.values_list("rank", "among")) == [(3, 11), (4, 11), (5, 11)]


def test_one_exemplar_is_shown_with_its_picture_and_one_copy_owes_its_result(output: str) -> None:
    states = {row.state: row.pictures.count() for row in Exemplar.objects.all()}
    assert states == {"published": 1, "nominated": 0}
    owing = Replication.objects.filter(reported_on=None, due_on__lte=DAY)
    assert [row.organisation.name for row in owing] == ["Xã Nhân Lý"]


def test_the_council_has_decided_by_both_kinds_of_vote_and_meets_again(output: str) -> None:
    held, coming = Meeting.objects.order_by("held_on")
    assert (held.state, coming.state) == ("ended", "called")
    items = list(held.items.order_by("position"))
    assert [item.result["passed"] for item in items] == [True, False, False, True, True]
    assert [(item.open_votes.count(), item.recused) for item in items] == [(0, 1), (0, 0), (9, 0), (8, 1), (9, 0)]
    box = BallotBox.objects.get()
    assert (box.state, len(box.record["items"]), Envelope.objects.count()) == ("counted", 2, 0)
    states = {item.about: Dossier.objects.get(code=item.about.removeprefix("dossier:")).state for item in items}
    assert list(states.values()) == ["in_council", "refused", "refused", "in_council", "in_council"]
    member = User.objects.get(username="hoidong")
    assert [row.missing for row in meetings_to_review(member, DAY)] == [4]  # type: ignore[attr-defined]
    assert set(Paper.objects.filter(about=held.subject).values_list("form", flat=True)) == {
        form.value for form in MeetingForm
    }


def test_twenty_people_have_honours_of_earlier_years_and_some_share_initiatives(output: str) -> None:
    batch = batches_visible_to(User.objects.get(username="chuyenvien"), DAY).get()
    brought = Honour.objects.filter(pk__in=batch.brought.values("honour"))
    assert brought.exclude(person=None).values("person").distinct().count() == 20
    assert brought.filter(decided_on__gt=DAY).count() == 0
    assert Authorship.objects.filter(share__lt=10_000).count() >= 4
