from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.monitoring.yearly_life import launched
from thidua.campaigns.models import Indicator
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.demo.cast import Cast
from thidua.monitoring.actions import surveys as actions
from thidua.monitoring.actions.surveys import ScoreFacts, SurveyFacts
from thidua.monitoring.models import Survey, SurveyScore
from thidua.monitoring.queries import surveys as queries

PUBLISHED = date(2024, 3, 1)


@pytest.fixture
def survey(cast: Cast) -> Survey:
    launched(cast)
    facts = SurveyFacts("DDCI Lạng Sơn", "UBND tỉnh", Decimal(100), rank_indicator=Indicator.objects.get(code="DDCI-H"))
    return actions.add_survey(facts, keeper=cast.district, by=cast.officer, on=cast.on)


def recorded(survey: Survey, cast: Cast, rank: int = 4, year: int = 2024) -> SurveyScore:
    facts = ScoreFacts("Báo cáo DDCI", PUBLISHED, Decimal("81.25"), rank, 11, "100/BC-UBND")
    return actions.record_score(survey, cast.district, year, facts, by=cast.officer, on=cast.on)


def test_a_rank_is_judged_by_the_target_lower_is_better(survey: Survey, cast: Cast) -> None:
    rows = [recorded(survey, cast)]
    verdicts = queries.verdicts_on(rows, cast.officer, cast.on)[rows[0].pk]
    assert [(v.is_rank, v.judgement and v.judgement.achieved) for v in verdicts] == [(True, True)]


def test_a_worse_rank_misses_the_target(survey: Survey, cast: Cast) -> None:
    rows = [recorded(survey, cast, rank=6)]
    ((verdict,),) = queries.verdicts_on(rows, cast.officer, cast.on).values()
    assert verdict.why == "Thực hiện 6, yêu cầu không quá 5: chưa đạt, còn cách 1."


def test_a_target_of_another_year_says_nothing(survey: Survey, cast: Cast) -> None:
    row = recorded(survey, cast, year=2023)
    assert queries.verdicts_on([row], cast.officer, cast.on) == {row.pk: ()}


def test_years_stand_newest_first_with_their_trend(survey: Survey, cast: Cast) -> None:
    rows = [recorded(survey, cast, rank=6, year=2023), recorded(survey, cast)]
    ((series),) = queries.series_of(rows, cast.officer, cast.on)
    assert [(row.year, point.rank_move.value) for row, point, _v in series.rows] == [(2024, "better"), (2023, "first")]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (ScoreFacts("Nguồn", PUBLISHED), "score"),
        (ScoreFacts("Nguồn", PUBLISHED, Decimal(101)), "score"),
        (ScoreFacts("Nguồn", PUBLISHED, rank=12, among=11), "rank"),
        (ScoreFacts("Nguồn", PUBLISHED, rank=1), "rank"),
        (ScoreFacts("Nguồn", date(2024, 3, 21), Decimal(1)), "published_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(facts: ScoreFacts, field: str, survey: Survey, cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.record_score(survey, cast.district, 2024, facts, by=cast.officer, on=cast.on)
    assert list(refusal.value.fields) == [field]


def test_one_result_a_year_until_it_is_withdrawn(survey: Survey, cast: Cast) -> None:
    row = recorded(survey, cast)
    with pytest.raises(Invalid, match="Đơn vị đã có kết quả của năm này"):
        recorded(survey, cast)
    actions.withdraw_score(row, reason="Nhập nhầm", by=cast.officer, on=cast.on)
    assert recorded(survey, cast, rank=3).rank == 3


def test_an_edit_of_an_old_version_is_told(survey: Survey, cast: Cast) -> None:
    row = recorded(survey, cast)
    facts = ScoreFacts("Báo cáo DDCI", PUBLISHED, Decimal(82), 4, 11)
    actions.edit_score(row, facts, version=1, by=cast.officer, on=cast.on)
    with pytest.raises(Conflict, match="vừa được người khác lưu"):
        actions.edit_score(row, facts, version=1, by=cast.officer, on=cast.on)


def test_only_officers_of_the_unit_enter_scores(survey: Survey, cast: Cast) -> None:
    facts = ScoreFacts("Nguồn", PUBLISHED, Decimal(1))
    for user in (cast.bang_huu_head, cast.neighbour_officer, cast.leader):
        with pytest.raises(NotAllowed, match="Chỉ chuyên viên thi đua"):
            actions.record_score(survey, cast.district, 2024, facts, by=user, on=cast.on)


def test_a_retired_survey_takes_no_scores(survey: Survey, cast: Cast) -> None:
    actions.retire_survey(survey, by=cast.officer, on=cast.on)
    survey.refresh_from_db()
    with pytest.raises(NotAllowed, match="đã ngừng dùng"):
        recorded(survey, cast)
