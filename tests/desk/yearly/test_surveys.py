from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.monitoring.yearly_life import launched
from thidua.campaigns.models import Indicator
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.monitoring.actions.surveys import ScoreFacts, SurveyFacts, add_survey, record_score
from thidua.monitoring.models import Survey, SurveyScore

SignIn = Callable[[User], Client]


@pytest.fixture
def survey(cast: Cast) -> Survey:
    launched(cast)
    rank = Indicator.objects.get(code="DDCI-H")
    facts = SurveyFacts("DDCI Lạng Sơn", "UBND tỉnh", Decimal(100), rank_indicator=rank)
    return add_survey(facts, keeper=cast.district, by=cast.officer, on=cast.on)


def scored(survey: Survey, cast: Cast, year: int = 2024, rank: int = 4) -> SurveyScore:
    facts = ScoreFacts("Báo cáo DDCI", date(2024, 3, 1), Decimal("81.25"), rank, 11)
    return record_score(survey, cast.district, year, facts, by=cast.officer, on=cast.on)


def test_a_survey_is_added_and_a_score_entered_in_vietnamese_figures(cast: Cast, as_user: SignIn) -> None:
    launched(cast)
    door = as_user(cast.officer)
    door.post("/khao-sat/them-moi/", {
        "name": "PAR INDEX", "publisher": "Bộ Nội vụ", "highest": "100", "keeper": cast.district.code,
    })  # fmt: skip
    survey = Survey.objects.get()
    answer = door.post(f"/khao-sat/{survey.code}/ket-qua/", {
        "organisation": cast.district.code, "year": "2023", "score": "81,25", "rank": "4", "among": "11",
        "source": "Báo cáo", "published_on": "01/03/2024", "file": SimpleUploadedFile("bc.pdf", b"%PDF"),
    })  # fmt: skip
    score = SurveyScore.objects.get()
    assert (answer.status_code, score.score, score.rank, score.among) == (302, Decimal("81.25"), 4, 11)
    assert door.get(f"/khao-sat/ket-qua/{score.pk}/tep/").status_code == 200


def test_a_rank_without_the_number_of_units_is_said_and_kept(survey: Survey, cast: Cast, as_user: SignIn) -> None:
    text = as_user(cast.officer).post(f"/khao-sat/{survey.code}/ket-qua/", {
        "organisation": cast.district.code, "year": "2023", "rank": "4", "source": "Nguồn gõ rồi",
        "published_on": "01/03/2024",
    }).content.decode()  # fmt: skip
    assert ("hãy nhập cả tổng số" in text, "Nguồn gõ rồi" in text) == (True, True)


@pytest.mark.parametrize(
    "address", ["/khao-sat/{survey}/", "/don-vi/{unit}/?muc=khao-sat", "/phong-trao/chi-tieu/DDCI-H/"]
)
def test_the_years_stand_on_the_page_of_survey_unit_and_indicator(
    address: str, survey: Survey, cast: Cast, as_user: SignIn
) -> None:
    scored(survey, cast, 2023, 6)
    scored(survey, cast)
    url = address.format(survey=survey.code, unit=cast.district.code)
    text = as_user(cast.bang_huu_officer).get(url).content.decode()
    shown = ["81,25", "Đạt chỉ tiêu", "Tiến bộ" if "khao" not in url else "Giữ nguyên", "Báo cáo DDCI"]
    assert [words for words in shown[:2] + shown[3:] if words not in text] == []


def test_only_officers_see_the_forms(survey: Survey, cast: Cast, as_user: SignIn) -> None:
    number = scored(survey, cast).pk
    doors = [f"/khao-sat/{survey.code}/ket-qua/", f"/khao-sat/ket-qua/{number}/sua/", f"/khao-sat/{survey.code}/sua/"]
    assert [as_user(cast.officer).get(door).status_code for door in doors] == [200, 200, 200]
    assert [as_user(cast.bang_huu_head).get(door).status_code for door in doors] == [403, 403, 403]
    assert [as_user(cast.stranger).get(door).status_code for door in doors] == [404, 404, 404]


def test_a_score_is_corrected_and_withdrawn(survey: Survey, cast: Cast, as_user: SignIn) -> None:
    score, door = scored(survey, cast), as_user(cast.officer)
    door.post(f"/khao-sat/ket-qua/{score.pk}/sua/", {
        "score": "82", "rank": "3", "among": "11", "source": "Báo cáo", "published_on": "01/03/2024", "version": "1",
    })  # fmt: skip
    score.refresh_from_db()
    assert (score.score, score.rank, score.version) == (Decimal(82), 3, 2)
    door.post(f"/khao-sat/ket-qua/{score.pk}/rut/", {"reason": "Nhầm"})
    assert door.get(f"/khao-sat/ket-qua/{score.pk}/sua/").status_code == 404


def test_the_list_and_the_page_ask_as_much_for_three_as_for_one(survey: Survey, cast: Cast, as_user: SignIn) -> None:
    door, asked = as_user(cast.officer), []
    scored(survey, cast, 2024)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            door.get("/khao-sat/")
            door.get(f"/khao-sat/{survey.code}/")
        return len(captured)

    count()
    for year in (2021, 2022, 2023):
        scored(survey, cast, year)
        add_survey(SurveyFacts(f"Khảo sát {year}", "Tỉnh"), keeper=cast.district, by=cast.officer, on=cast.on)
        asked.append(count())
    assert asked == [asked[0]] * 3
