"""Schemes written, checked, published, copied; and who sees them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.scoring.conftest import DAY
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.demo.cast import Cast
from thidua.directory.models import Cluster
from thidua.scoring.actions.schemes import (
    SchemeFacts,
    copy_scheme,
    create_scheme,
    edit_scheme,
    publish_scheme,
    reopen_scheme,
    retire_scheme,
)
from thidua.scoring.logic.samples import hundred_points
from thidua.scoring.models import Scheme, ScoringRound
from thidua.scoring.queries.schemes import schemes_of, schemes_visible_to, usable_schemes, with_round_count

D = Decimal


def test_a_sample_is_marked_until_somebody_edits_it(cast: Cast) -> None:
    facts = SchemeFacts(is_sample=True)
    row = create_scheme(hundred_points(2025), organiser=cast.district, facts=facts, by=cast.officer, on=DAY)
    assert (row.code, row.is_sample, row.name) == ("BD-2025-001", True, "Mẫu: bảng điểm 100 điểm năm 2025")
    renamed = replace(row.table, name="Bảng điểm cụm xã năm 2025")
    assert edit_scheme(row, renamed, version=1, by=cast.officer, on=DAY).is_sample is False


def test_units_do_not_write_schemes(cast: Cast, draft: Scheme) -> None:
    with pytest.raises(NotAllowed):
        create_scheme(hundred_points(2025), organiser=cast.district, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(NotAllowed):
        publish_scheme(draft, by=cast.bang_huu_head, on=DAY)


def test_what_does_not_add_up_is_not_published(cast: Cast) -> None:
    row = create_scheme(hundred_points(2025), organiser=cast.district, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="chưa gắn chỉ tiêu"):
        publish_scheme(row, by=cast.officer, on=DAY)


def test_two_editors_hear_of_each_other_and_nothing_new_is_said_so(cast: Cast, draft: Scheme) -> None:
    table = replace(draft.table, places=1)
    edit_scheme(draft, table, version=1, by=cast.officer, on=DAY)
    with pytest.raises(Conflict, match="người khác lưu"):
        edit_scheme(draft, replace(table, places=0), version=1, by=cast.officer, on=DAY)
    with pytest.raises(Conflict, match="không có gì thay đổi"):
        edit_scheme(draft, table, version=2, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="năm"):
        edit_scheme(draft, replace(table, year=2030), version=2, by=cast.officer, on=DAY)


def test_a_published_scheme_is_taken_back_only_while_no_round_uses_it(
    cast: Cast, cluster: Cluster, draft: Scheme
) -> None:
    published = publish_scheme(draft, by=cast.leader, on=DAY)
    assert list(usable_schemes(cluster)) == [published]
    back = reopen_scheme(published, reason="Sửa tiêu chí", by=cast.officer, on=DAY)
    assert (back.state, list(usable_schemes(cluster))) == ("draft", [])


def test_a_scheme_in_use_is_frozen(cast: Cast, judging: ScoringRound) -> None:
    with pytest.raises(NotAllowed):
        reopen_scheme(judging.scheme, reason="Sửa", by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="chép thành bảng mới"):
        edit_scheme(judging.scheme, judging.table, version=3, by=cast.officer, on=DAY)
    assert [row.round_count for row in with_round_count(Scheme.objects.all())] == [1]


def test_last_years_scheme_is_copied_and_retired(cast: Cast, judging: ScoringRound) -> None:
    copy = copy_scheme(judging.scheme, organiser=cast.district, year=2025, by=cast.officer, on=DAY)
    assert (copy.code, copy.table.year, copy.replaces) == ("BD-2025-001", 2025, judging.scheme)
    retire_scheme(judging.scheme, reason="Đã có bảng mới", by=cast.officer, on=DAY)
    assert list(schemes_of(cast.district, 2024)) == []
    assert ScoringRound.objects.get().table.year == 2024


def test_drafts_are_seen_by_the_organiser_and_published_ones_by_all_who_hold_a_role(cast: Cast, draft: Scheme) -> None:
    users = (cast.officer, cast.leader, cast.bang_huu_officer, cast.stranger)
    assert [schemes_visible_to(user, DAY).count() for user in users] == [1, 1, 0, 0]
    publish_scheme(draft, by=cast.officer, on=DAY)
    assert [schemes_visible_to(user, DAY).count() for user in users] == [1, 1, 1, 0]
