from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import QuerySet

from tests.monitoring.yearly_life import concluded, planned, visited
from thidua.demo.cast import Cast
from thidua.monitoring.actions import findings
from thidua.monitoring.models import Finding, Visit
from thidua.monitoring.queries import inspections as queries

PEOPLE = (
    "officer", "leader", "council_member", "auditor", "bang_huu_head", "bang_huu_officer", "nhan_ly_head",
    "neighbour_officer", "admin", "stranger",
)  # fmt: skip
INSIDE = ["officer", "leader", "council_member", "auditor"]


def readers(ask: Callable[..., QuerySet], cast: Cast) -> list[str]:  # type: ignore[type-arg]
    return [who for who in PEOPLE if ask(getattr(cast, who), cast.on).exists()]


def test_a_draft_plan_is_seen_by_those_who_draw_it_up(cast: Cast) -> None:
    planned(cast, issue=False)
    drawn = ["officer", "leader", "auditor"]
    assert readers(queries.plans_visible_to, cast) == drawn
    assert readers(queries.visits_visible_to, cast) == drawn


def test_a_planned_visit_is_seen_by_its_group_and_not_by_the_unit(cast: Cast) -> None:
    planned(cast)
    assert readers(queries.plans_visible_to, cast) == INSIDE
    assert readers(queries.visits_visible_to, cast) == INSIDE


def test_a_drafted_finding_is_not_for_the_unit(cast: Cast) -> None:
    visited(cast)
    assert readers(queries.findings_visible_to, cast) == INSIDE


def test_issued_conclusions_are_seen_by_the_unit_and_by_no_other(cast: Cast) -> None:
    concluded(cast)
    with_unit = [*INSIDE, "bang_huu_head", "bang_huu_officer"]
    assert readers(queries.visits_visible_to, cast) == with_unit
    assert readers(queries.findings_visible_to, cast) == with_unit
    assert readers(queries.plans_visible_to, cast) == INSIDE


def test_a_unit_that_has_to_mend_sees_the_finding_and_not_the_visit(cast: Cast) -> None:
    Finding.objects.filter(pk=concluded(cast).pk).update(owner=cast.nhan_ly)
    assert "nhan_ly_head" in readers(queries.findings_visible_to, cast)
    assert "nhan_ly_head" not in readers(queries.visits_visible_to, cast)


def test_a_list_counts_findings_issued_and_still_open(cast: Cast) -> None:
    finding = concluded(cast)

    def counts() -> tuple[int, int]:
        row: Visit = queries.visit_list(cast.officer, cast.on).get()
        return vars(row)["finding_count"], vars(row)["open_count"]

    assert counts() == (1, 1)
    findings.close_finding(finding, note="Xong", by=cast.officer, on=cast.on)
    assert counts() == (1, 0)


@pytest.mark.parametrize("who", ["council_member", "officer"])
def test_an_answered_finding_waits_for_whoever_checks_it(who: str, cast: Cast) -> None:
    finding = concluded(cast)
    assert [row.pk for row in queries.findings_to_answer(cast.bang_huu_officer, cast.on)] == [finding.pk]
    findings.answer_finding(finding, "Đã lập sổ", by=cast.bang_huu_officer, on=cast.on)
    assert [row.pk for row in queries.findings_to_check(getattr(cast, who), cast.on)] == [finding.pk]
    assert not queries.findings_to_answer(cast.bang_huu_officer, cast.on).exists()
