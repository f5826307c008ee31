"""Who sees and handles the papers of a unit, and how files are kept."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile
from pytest_django import DjangoAssertNumQueries

from tests.campaigns.conftest import TODAY, Cast
from thidua.core.audit import SYSTEM
from thidua.documents import policy
from thidua.documents.actions.intake import drop_intake, upload_document
from thidua.documents.files import lent, open_stored
from thidua.documents.logic.intake import INTAKE, IntakeState
from thidua.documents.models import Intake, StoredFile
from thidua.documents.queries import files_visible_to, intake_list, intakes_visible_to, waiting_intakes


def put_in(cast: Cast, text: str = "a", name: str = "Phát động.TXT") -> Intake:
    return upload_document(ContentFile(text.encode(), name), organisation=cast.district, by=cast.officer, on=TODAY)


def test_the_papers_of_a_unit_are_seen_by_those_who_work_with_them_and_the_auditor(cast: Cast) -> None:
    intake = put_in(cast)
    see = [cast.officer, cast.leader, cast.auditor, SYSTEM]
    blind = [cast.head, cast.unit_officer, cast.next_door, cast.admin, cast.stranger]
    assert [list(intakes_visible_to(user, TODAY)) for user in see] == [[intake]] * 4
    assert [list(intakes_visible_to(user, TODAY)) for user in blind] == [[]] * 5
    assert [list(files_visible_to(user, TODAY)) for user in (cast.officer, cast.head)] == [[intake.file], []]


def test_an_auditor_reads_and_does_not_touch(cast: Cast) -> None:
    intake = put_in(cast)
    intake.state = IntakeState.READ
    assert policy.can_review(cast.officer, intake, TODAY)
    assert not policy.can_review(cast.auditor, intake, TODAY)
    assert not policy.can_drop(cast.auditor, intake, TODAY)


def test_each_step_has_its_states(cast: Cast) -> None:
    intake = put_in(cast)
    allowed = {
        IntakeState.READING: ["reread"],
        IntakeState.READ: ["review", "adopt", "drop", "reread"],
        IntakeState.FAILED: ["drop", "reread"],
        IntakeState.ADOPTED: ["undo"],
        IntakeState.DROPPED: ["restore"],
    }
    steps = ["review", "adopt", "drop", "reread", "undo", "restore"]
    for state, expected in allowed.items():
        intake.state = state
        found = [s for s in steps if getattr(policy, f"can_{s}")(cast.officer, intake, TODAY)]
        assert set(found) == set(expected)


def test_only_the_worker_hands_in_a_reading(cast: Cast) -> None:
    intake = put_in(cast)
    assert policy.can_keep_reading(SYSTEM, intake, TODAY)
    assert not policy.can_keep_reading(cast.officer, intake, TODAY)


def test_every_state_of_an_intake_is_reachable() -> None:
    assert INTAKE.reachable() == set(IntakeState)


def test_the_same_bytes_are_stored_once_whatever_their_name(cast: Cast, tmp_path: Path) -> None:
    drop_intake_of = put_in(cast)
    Intake.objects.filter(pk=drop_intake_of.pk).update(state=IntakeState.FAILED)
    drop_intake(Intake.objects.get(), reason="", by=cast.officer, on=TODAY)
    put_in(cast, name="tên khác.docx")
    assert StoredFile.objects.count() == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_stored_file_is_opened_and_lent_out_under_its_own_extension(cast: Cast) -> None:
    intake = put_in(cast, "nội dung")
    with open_stored(intake.file) as stored:
        assert stored.read().decode() == "nội dung"
    with lent(intake.file, intake.file_name) as path:
        assert (path.suffix, path.read_text()) == (".txt", "nội dung")
    assert not path.exists()


def test_a_list_of_intakes_costs_the_same_for_one_and_for_many(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        put_in(cast, str(number))
        with django_assert_num_queries(3):
            assert [(i.organisation.name, i.file.size) for i in intake_list(cast.officer, TODAY)]
    Intake.objects.filter(code__endswith="2").update(state=IntakeState.READ)
    assert [i.code for i in waiting_intakes(cast.officer, TODAY)] == ["TN-2024-0002"]
