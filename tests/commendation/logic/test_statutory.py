"""The yearly forms of the ministry: every honour stands once in each division, and blank is not zero."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.statutory import (
    Form,
    Given,
    Launched,
    Launcher,
    Rank,
    movements_form,
    province_form,
    state_form,
)
from thidua.commendation.logic.terms import MeritKind, SubjectKind

pytestmark = pytest.mark.logic

KINDS = (SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD, SubjectKind.ENTERPRISE)


@st.composite
def honours(draw: st.DrawFn) -> Given:
    subject = draw(st.sampled_from(KINDS))
    rank = draw(st.sampled_from(Rank)) if subject is SubjectKind.INDIVIDUAL else None
    merit = draw(st.sampled_from(MeritKind))
    return Given(draw(st.sampled_from(AwardCode)), subject, merit, draw(st.integers(1, 40)), rank)


def line(form: Form, label: str) -> tuple[int, ...]:
    return tuple(cell or 0 for one in form.lines if one.label == label for cell in one.cells)


def added(form: Form, first: str, last: str) -> tuple[int, ...]:
    """The sum of the rows from one to another."""
    labels = [one.label for one in form.lines]
    rows = form.lines[labels.index(first) : labels.index(last) + 1]
    return tuple(sum(cell or 0 for cell in cells) for cells in zip(*(row.cells for row in rows), strict=True))


@settings(max_examples=40)
@given(st.lists(honours(), max_size=8))
def test_each_division_of_a_form_adds_up_to_its_total(rows: list[Given]) -> None:
    for form in (state_form(rows), province_form(rows)):
        total = line(form, "Tổng số")
        groups = zip(line(form, "Tập thể"), line(form, "Hộ gia đình"), line(form, "Cá nhân"), strict=True)
        assert tuple(map(sum, groups)) == total
        assert added(form, "Thường xuyên", "Kháng chiến") == total
        people = added(
            form,
            "Lãnh đạo cấp bộ, cấp tỉnh và tương đương trở lên",
            "Người trực tiếp công tác, lao động, học tập, chiến đấu",
        )
        assert people == line(form, "Cá nhân")
        assert len(total) == len(form.heads)


def test_an_honour_stands_in_the_form_of_its_level_under_its_own_code() -> None:
    prime = Given(AwardCode.COMMENDATION_PM, SubjectKind.INDIVIDUAL, MeritKind.UNEXPECTED, 2, Rank.WORKER)
    flag = Given(AwardCode.PROVINCIAL_FLAG, SubjectKind.ENTERPRISE, MeritKind.MERIT, 3)
    order = Given(AwardCode.LABOUR_ORDER_3, SubjectKind.COLLECTIVE, MeritKind.MERIT, 1)
    commune = Given(AwardCode.MERIT_COMMUNE, SubjectKind.INDIVIDUAL, MeritKind.MERIT, 90, Rank.OTHER)
    state, province = state_form([prime, flag, order, commune]), province_form([prime, flag, order, commune])
    assert (line(state, "Tổng số")[0], line(province, "Tổng số")) == (3, (3, 0, 0, 3, 0))
    assert line(province, "Trong đó: doanh nghiệp")[0] == 3
    codes = {one.label: one.code for one in state.lines}
    assert (codes["Tập thể"], codes["Đột xuất"], codes["Kháng chiến"]) == ("06", "17", "21")
    assert [head.part for head in state.heads if head.heading.startswith("Huân chương")] == ["Tập thể", "Cá nhân"]
    blank = next(one for one in province.lines if one.label == "Kháng chiến")
    assert set(blank.cells) == {None}


def test_movements_are_counted_by_launcher_length_and_way() -> None:
    rows = [Launched(Launcher.UNIT, thematic=False, months=months) for months in (5, 12, 13, 36, 59, 60)]
    form = movements_form([*rows, Launched(Launcher.PROVINCE, thematic=True, months=None)])
    lengths = ("Dưới 1 năm", "1 năm", "Trên 1 năm đến dưới 3 năm", "Từ 3 năm đến dưới 5 năm", "Từ 5 năm trở lên")
    assert [line(form, label)[0] for label in lengths] == [1, 1, 1, 2, 1]
    assert (form.unplaced, line(form, "Tổng số")) == (1, (7, 0, 1, 6))
    assert line(form, "Thi đua theo chuyên đề") == (1, 0, 1, 0)
