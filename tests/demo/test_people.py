"""Nobody in the demonstration is a real person, and nobody has two names."""

from __future__ import annotations

import pytest

from thidua.demo.people import SHOWN_ACCOUNTS, officials

pytestmark = pytest.mark.logic


def test_every_invented_person_has_the_middle_name_sample() -> None:
    assert {official.full_name.split()[1] for official in officials()} == {"Mẫu"}


def test_no_two_people_share_a_name_or_a_code() -> None:
    people = list(officials())
    assert len({p.full_name for p in people}) == len({p.code for p in people}) == len(people) == 79


def test_every_shown_account_is_made() -> None:
    made = {official.account.username for official in officials() if official.account}
    assert [shown.username for shown in SHOWN_ACCOUNTS if shown.username not in made] == []


def test_every_unit_has_one_head_at_most() -> None:
    heads = [official.unit.handle for official in officials() if official.is_head]
    assert len(heads) == len(set(heads))
