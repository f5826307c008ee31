"""What outside surveys published of the district and of some communes: invented scores and ranks of three years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.demo.cascading import INVENTED, Users
from thidua.demo.founding import Units
from thidua.monitoring.actions.surveys import ScoreFacts, SurveyFacts, add_survey, record_score
from thidua.monitoring.models import SurveyScore

LISTED, ENTERED = date(2024, 1, 5), date(2024, 5, 6)
DISTRICTS, COMMUNES = 11, 20
"""Among how many the district stands in the province, and a commune in the district."""
HIGHEST = Decimal(100)
Published = tuple[int, str, int]
"""Year, score, rank."""


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """A survey, who publishes it on which day of the following year, and what it said of each unit."""

    name: str
    publisher: str
    month: int
    day: int
    document: str
    among: int
    scores: Mapping[str, tuple[Published, ...]]


SURVEYS = (
    SurveyPlan(
        "Chỉ số năng lực cạnh tranh cấp sở, huyện (DDCI)",
        "Ban Chỉ đạo DDCI tỉnh Lạng Sơn",
        3,
        28,
        "/BC-BCĐ",
        DISTRICTS,
        {"huyen": ((2021, "62.15", 8), (2022, "65.47", 6), (2023, "68.92", 4))},
    ),
    SurveyPlan(
        "Chỉ số cải cách hành chính cấp huyện (PAR INDEX)",
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        2,
        20,
        "/QĐ-UBND",
        DISTRICTS,
        {"huyen": ((2021, "81.26", 7), (2022, "83.75", 5), (2023, "85.36", 5))},
    ),
    SurveyPlan(
        "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)",
        "Sở Nội vụ tỉnh Lạng Sơn",
        4,
        10,
        "/BC-SNV",
        DISTRICTS,
        {"huyen": ((2021, "84.12", 6), (2022, "83.62", 7), (2023, "87.05", 3))},
    ),
    SurveyPlan(
        "Chỉ số cải cách hành chính cấp xã (PAR INDEX cấp xã)",
        "Ủy ban nhân dân huyện Chi Lăng",
        1,
        31,
        "/QĐ-UBND",
        COMMUNES,
        {
            "banghuu": ((2022, "78.44", 9), (2023, "84.15", 3)),
            "nhanly": ((2022, "83.05", 2), (2023, "85.63", 1)),
            "vanlinh": ((2022, "80.25", 6), (2023, "79.92", 8)),
            "bangmac": ((2022, "76.14", 13), (2023, "78.85", 10)),
            "dongmo": ((2022, "82.73", 3), (2023, "84.94", 2)),
        },
    ),
)


def survey(units: Units, users: Users) -> list[SurveyScore]:
    """Put the surveys on the list and enter what they published."""
    return [score for number, plan in enumerate(SURVEYS) for score in _entered(number, plan, units, users)]


def _entered(number: int, plan: SurveyPlan, units: Units, users: Users) -> list[SurveyScore]:
    officer = users["chuyenvien"]
    facts = SurveyFacts(plan.name, plan.publisher, HIGHEST, notes=f"{INVENTED}: điểm và thứ hạng không có thật.")
    kept = add_survey(facts, keeper=units["huyen"], by=officer, on=LISTED)
    scores = []
    for handle, published in plan.scores.items():
        for year, score, rank in published:
            said = ScoreFacts(
                source=plan.publisher,
                published_on=date(year + 1, plan.month, plan.day),
                score=Decimal(score),
                rank=rank,
                among=plan.among,
                document_number=f"{40 + 17 * number + year % 100}{plan.document}",
                note=INVENTED,
            )
            scores.append(record_score(kept, units[handle], year, said, by=officer, on=ENTERED))
    return scores
