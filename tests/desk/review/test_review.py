"""The review of a reading, seen through its pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thidua.campaigns.logic.worksheet import worksheet_from
from thidua.campaigns.models import Campaign
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.demo.reviewing import take_in
from thidua.directory.models import User
from thidua.documents.models import Intake

AsUser = Callable[[User], Client]
DOCUMENT = Path(__file__).parents[3] / "thidua" / "demo" / "data" / "phat_dong_2024.docx"


@pytest.fixture
def intake(cast: Cast) -> Intake:
    """The launch document of the district, read and waiting for its officer."""
    return take_in(DOCUMENT, cast.district, by=cast.officer, on=cast.on)


@pytest.fixture
def officer(cast: Cast, as_user: AsUser) -> Client:
    return as_user(cast.officer)


def post(client: Client, route: str, *arguments: object, **data: object) -> str:
    answer = client.post(reverse(route, args=arguments), data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.content.decode()


def draft_of(intake: Intake):  # type: ignore[no-untyped-def]
    intake.refresh_from_db()
    return worksheet_from(intake.draft).draft


def test_the_page_shows_source_and_reading_and_ties_them_together(officer: Client, intake: Intake) -> None:
    page = officer.get(reverse("intake_page", args=[intake.code])).content.decode()
    assert page.count('id="card-') == 26
    assert 'data-keys="targets-' in page
    assert "Vi Nông Trường" in page


def test_a_corrected_fact_is_kept_at_once_and_leaves_one_line(officer: Client, intake: Intake) -> None:
    before = AuditEntry.objects.count()
    post(officer, "intake_fact", intake.code, "place", version=intake.version, place="  Đồng   Mỏ ")
    assert draft_of(intake).doc.place == "Đồng Mỏ"
    assert list(AuditEntry.objects.order_by("seq").values_list("code", flat=True))[before:] == ["draft.edited"]


def test_what_says_the_same_changes_nothing(officer: Client, intake: Intake) -> None:
    version = intake.version
    post(officer, "intake_fact", intake.code, "place", version=version, place=draft_of(intake).doc.place)
    intake.refresh_from_db()
    assert intake.version == version


def test_a_date_that_is_none_stays_as_typed_with_what_to_do(officer: Client, intake: Intake) -> None:
    answer = post(officer, "intake_fact", intake.code, "end", version=intake.version, end="cuối năm")
    assert 'value="cuối năm"' in answer
    assert "31/12/2024" in answer


def test_the_second_of_two_people_is_told_and_keeps_what_was_typed(officer: Client, intake: Intake) -> None:
    old = intake.version
    post(officer, "intake_fact", intake.code, "place", version=old, place="Đồng Mỏ")
    answer = post(officer, "intake_fact", intake.code, "place", version=old, place="Chi Lăng 2")
    assert "vừa được người khác lưu" in answer
    assert 'value="Chi Lăng 2"' in answer
    assert draft_of(intake).doc.place == "Đồng Mỏ"


def test_a_number_typed_the_vietnamese_way_is_understood(officer: Client, intake: Intake) -> None:
    target = draft_of(intake).targets[0]
    form = officer.get(reverse("intake_target_form", args=[intake.code, target.id])).context["form"]
    data = {f"t-{name}": value if value is not None else "" for name, value in form.initial.items()}
    post(
        officer, "intake_target_form", intake.code, target.id, **{**data, "t-value": "3.200,75"}, version=intake.version
    )
    assert str(draft_of(intake).targets[0].value) == "3200.75"


def test_dropping_splitting_and_undoing_targets(officer: Client, intake: Intake) -> None:
    first, second, third = draft_of(intake).targets[:3]
    post(officer, "intake_item", intake.code, "targets", first.id, act="drop", version=intake.version)
    assert len(draft_of(intake).live_targets) == 25
    post(officer, "intake_split_form", intake.code, second.id, names="Một\nHai", version=intake.version)
    assert [t.name for t in draft_of(intake).live_targets][:2] == ["Một", "Hai"]
    officer.post(reverse("intake_undo", args=[intake.code]), {"version": intake.version})
    assert third.id in {t.id for t in draft_of(intake).live_targets}
    assert second.id in {t.id for t in draft_of(intake).live_targets}


def test_merging_needs_two_and_says_so(officer: Client, intake: Intake) -> None:
    one = draft_of(intake).targets[0].id
    assert "ít nhất hai" in post(officer, "intake_bulk", intake.code, act="merge", ids=[one], version=intake.version)
    assert "Chưa chọn" in post(officer, "intake_bulk", intake.code, act="merge", version=intake.version)


def test_a_target_is_added_from_words_marked_in_the_source(officer: Client, intake: Intake) -> None:
    start = intake.text.index("Thu ngân sách")
    post(officer, "intake_add_target", intake.code, start=start, end=start + 13, version=intake.version)
    added = draft_of(intake).targets[-1]
    assert (added.text, added.span) == ("Thu ngân sách", (start, start + 13))


def test_adopting_makes_the_campaign_and_can_be_undone(officer: Client, intake: Intake) -> None:
    answer = officer.post(reverse("intake_adopt", args=[intake.code]), {"version": intake.version})
    campaign = Campaign.objects.get(intake=intake)
    assert answer.headers["Location"] == reverse("campaign_page", args=[campaign.code])
    assert campaign.targets.count() == 26
    officer.post(reverse("intake_undo_adopt", args=[intake.code]))
    campaign.refresh_from_db()
    assert campaign.state == "dropped"
    assert officer.get(reverse("intake_page", args=[intake.code])).content.count(b'id="card-') == 26


def test_adopting_an_old_look_is_refused(officer: Client, intake: Intake) -> None:
    post(officer, "intake_fact", intake.code, "place", version=intake.version, place="Đồng Mỏ")
    answer = officer.post(reverse("intake_adopt", args=[intake.code]), {"version": 1})
    assert "vừa được người khác lưu" in answer.content.decode()
    assert not Campaign.objects.exists()


def test_the_page_asks_the_database_the_same_however_many_targets_there_are(officer: Client, intake: Intake) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            officer.get(reverse("intake_page", args=[intake.code]))
        return len(seen)

    queries()  # the first look writes down when the session was last seen
    many = queries()
    for target in draft_of(intake).targets[3:]:
        intake.refresh_from_db()
        post(officer, "intake_item", intake.code, "targets", target.id, act="drop", version=intake.version)
    assert queries() == many


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("anh.pdf", b"%PDF-1.7 nothing", "hỏng"),
        ("van_ban.docx", b"PK\x03\x04 not really", "hỏng"),
        ("bang.xlsx", b"MZ\x90\x00", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_kept_and_explained(
    officer: Client,
    cast: Cast,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
    name: str,
    content: bytes,
    words: str,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = SimpleUploadedFile(name, content)
        answer = officer.post(reverse("intake_upload"), {"file": file, "organisation": cast.district.pk})
    intake = Intake.objects.get(file_name=name)
    assert intake.state == "failed"
    assert intake.error in officer.get(answer.headers["Location"]).context["page"].intake.error
    assert words in intake.error
    kept = officer.get(reverse("intake_file", args=[intake.code]))
    assert b"".join(kept.streaming_content) == content  # type: ignore[arg-type]
    assert kept.headers["Content-Disposition"].startswith("attachment")


def test_an_empty_upload_says_what_is_missing(officer: Client, cast: Cast) -> None:
    answer = officer.post(reverse("intake_upload"), {"organisation": cast.district.pk})
    assert answer.status_code == 422
    empty = SimpleUploadedFile("rong.txt", b"")
    assert officer.post(reverse("intake_upload"), {"file": empty, "organisation": cast.district.pk}).status_code == 422
    assert not Intake.objects.exists()


def test_a_neighbour_sees_nothing_of_it(as_user: AsUser, cast: Cast, intake: Intake) -> None:
    neighbour = as_user(cast.neighbour_officer)
    assert neighbour.get(reverse("intake_page", args=[intake.code])).status_code == 404
    assert intake.code not in neighbour.get(reverse("intake_list")).content.decode()


def test_an_auditor_reads_but_does_not_correct(as_user: AsUser, cast: Cast, intake: Intake) -> None:
    auditor = as_user(cast.auditor)
    page = auditor.get(reverse("intake_page", args=[intake.code])).content.decode()
    assert "Tiếp nhận vào hệ thống" not in page
    answer = auditor.post(
        reverse("intake_fact", args=[intake.code, "place"]), {"place": "x", "version": intake.version}
    )
    assert answer.status_code == 403
