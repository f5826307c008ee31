from __future__ import annotations

from datetime import date

from tests.monitoring.yearly_life import denounced, recommended
from thidua.core.audit import SYSTEM
from thidua.demo.cast import Cast
from thidua.directory.actions.accounts import GrantDraft, grant_role
from thidua.directory.models import Role
from thidua.monitoring.models import ComplaintHandler
from thidua.monitoring.queries import complaints as queries

PEOPLE = (
    "admin", "auditor", "officer", "leader", "council_member", "neighbour_officer", "bang_huu_head",
    "bang_huu_officer", "nhan_ly_head", "stranger",
)  # fmt: skip


def readers(cast: Cast) -> list[str]:
    return [who for who in PEOPLE if queries.complaints_visible_to(getattr(cast, who), cast.on).exists()]


def test_a_denunciation_is_seen_by_its_handler_and_its_leader_alone(cast: Cast) -> None:
    denounced(cast)
    assert readers(cast) == ["leader", "council_member"]


def test_the_system_sees_no_letters(cast: Cast) -> None:
    denounced(cast)
    assert not queries.complaints_visible_to(SYSTEM, cast.on).exists()


def test_a_recommendation_is_seen_where_it_came_in_and_where_it_is_handled(cast: Cast) -> None:
    recommended(cast)
    assert readers(cast) == ["auditor", "officer", "leader", "bang_huu_head", "bang_huu_officer"]


def test_a_released_handler_loses_sight(cast: Cast) -> None:
    denounced(cast)
    ComplaintHandler.objects.update(released_on=cast.on)
    assert readers(cast) == ["leader"]


def test_a_handler_who_joins_the_accused_unit_loses_sight(cast: Cast) -> None:
    denounced(cast)
    grant_role(
        cast.council_member, GrantDraft(Role.UNIT_OFFICER, cast.bang_huu, date(2024, 1, 1)), by=SYSTEM, on=cast.on
    )
    assert readers(cast) == ["leader"]


def test_the_accused_person_sees_nothing_even_where_named(cast: Cast) -> None:
    letter = denounced(cast)
    ComplaintHandler.objects.create(complaint=letter, user=cast.bang_huu_head, since=cast.on)
    assert readers(cast) == ["leader", "council_member"]


def test_steps_and_assignments_wait_for_the_right_people(cast: Cast) -> None:
    denounced(cast)
    recommended(cast)

    def waiting(who: str) -> list[str]:
        return [step.complaint.code for step in queries.steps_to_take(getattr(cast, who), cast.on)]

    assert waiting("council_member") == ["TC-2024-001"] * 2
    assert waiting("bang_huu_officer") == ["PA-2024-001"] * 2
    assert [waiting(who) for who in ("bang_huu_head", "nhan_ly_officer", "admin")] == [["PA-2024-001"] * 2, [], []]
