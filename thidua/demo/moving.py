"""The named movements of the launch document as they are lived: who leads, what units tell, what a review finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua.campaigns.models import Campaign, Movement
from thidua.demo import places
from thidua.demo.cascading import INVENTED, Users, target_of
from thidua.demo.drawing import Scene, drawn
from thidua.demo.founding import Units
from thidua.monitoring.actions.movements import (
    CharterFacts,
    ReviewFacts,
    accept_result,
    return_result,
    review_movement,
    tell_result,
    write_charter,
)
from thidua.monitoring.logic.movement_life import Rating, ResultState, ReviewKind
from thidua.monitoring.logic.period import Period, PeriodKind
from thidua.monitoring.models import MovementResult

CHARTERED = date(2024, 1, 22)
COUNTRYSIDE = "Cả nước chung sức xây dựng nông thôn mới"
THE_POOR = "Vì người nghèo không để ai bị bỏ lại phía sau"
CULTURE = "Toàn dân đoàn kết xây dựng đời sống văn hóa"
INVESTMENT = "Giải ngân vốn đầu tư công trên địa bàn tỉnh Lạng Sơn"
SAFETY = "Vì an ninh Tổ quốc"
TOWNS = frozenset({"dongmo", "ttchilang"})
HALF, NINE_MONTHS = Period(2024, PeriodKind.HALF), Period(2024, PeriodKind.NINE_MONTHS)


@dataclass(frozen=True, slots=True)
class CharterPlan:
    """Who leads a movement in which years, what is done, and by what it is measured."""

    movement: str
    lead: str
    years: tuple[int, int]
    contents: str
    indicators: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()


CHARTERS = (
    CharterPlan(
        COUNTRYSIDE,
        "nongnghiep",
        (2021, 2025),
        "Giữ vững tiêu chí đã đạt, dồn sức cho xã về đích; mỗi thôn mỗi quý làm xong một việc cụ thể: "
        "đường hoa, hàng rào xanh, thu gom rác tại nhà.",
        ("XH-01", "XH-02"),
        ("Mỗi thôn có ít nhất một đoạn đường tự quản",),
    ),
    CharterPlan(
        THE_POOR,
        "laodong",
        (2021, 2025),
        "Mỗi cơ quan, đoàn thể nhận giúp một thôn; hỗ trợ giống, kỹ thuật, nhà ở theo nhu cầu của từng hộ.",
        ("XH-10",),
    ),
    CharterPlan(
        CULTURE, "vanhoa", (2024, 2024), "Bình xét công khai, bảo quản và dùng hết công suất nhà văn hóa.", ("XH-06",)
    ),
    CharterPlan(
        INVESTMENT,
        "taichinh",
        (2024, 2024),
        "Giao ban tiến độ từng dự án mỗi tháng một lần.",
        goals=("Giải ngân từ 95% vốn được giao",),
    ),
    CharterPlan(
        SAFETY,
        "congan",
        (2024, 2024),
        "Giữ vững các tổ tự quản về an ninh trật tự, hòa giải mâu thuẫn ngay từ thôn.",
        goals=("Mỗi xã, thị trấn có ít nhất một mô hình tự quản hoạt động tốt",),
    ),
)


@dataclass(frozen=True, slots=True)
class ResultPlan:
    """What a unit tells of a movement, and what became of it: taken, sent back with ``why``, or still waiting."""

    movement: str
    handle: str
    period: Period
    told_on: date
    text: str
    state: ResultState = ResultState.ACCEPTED
    why: str = ""
    scene: Scene | None = None


RESULTS = (
    ResultPlan(
        COUNTRYSIDE,
        "banghuu",
        HALF,
        date(2024, 6, 17),
        "Ba thôn trồng 2,4 km đường hoa, hiến 860 m² đất mở rộng đường vào thôn; đạt thêm hai tiêu chí.\n\n"
        "Cách làm hay: giao từng đoạn đường cho chi hội phụ nữ chăm sóc, có biển tên.",
        scene=Scene.FLOWER_LANE,
    ),
    ResultPlan(
        COUNTRYSIDE,
        "nhanly",
        HALF,
        date(2024, 6, 18),
        "Giữ vững 19 tiêu chí; làm mới 1,1 km đường nội đồng, 42 hộ chỉnh trang vườn.",
    ),
    ResultPlan(
        COUNTRYSIDE,
        "vanlinh",
        HALF,
        date(2024, 6, 19),
        "Nhân dân tích cực hưởng ứng, đạt nhiều kết quả.",
        ResultState.RETURNED,
        "Chưa có con số và việc làm cụ thể của từng thôn; đề nghị bổ sung.",
    ),
    ResultPlan(
        COUNTRYSIDE,
        "bangmac",
        NINE_MONTHS,
        date(2024, 9, 20),
        "Thêm 1,6 km đường tự quản, 12 hộ xóa vườn tạp; rừng trồng mới vượt tiến độ 4%.",
        ResultState.REPORTED,
        scene=Scene.FOREST,
    ),
    ResultPlan(
        THE_POOR,
        "dongmo",
        HALF,
        date(2024, 6, 17),
        "Mười hai cơ quan, doanh nghiệp nhận giúp 27 hộ; bốn nhà được sửa chữa trước mùa mưa.",
    ),
    ResultPlan(
        CULTURE,
        "chilang",
        NINE_MONTHS,
        date(2024, 9, 18),
        "Cả chín thôn có nhà văn hóa hoạt động ít nhất hai buổi mỗi tuần.",
        ResultState.REPORTED,
        scene=Scene.VILLAGE_HALL,
    ),
    ResultPlan(
        SAFETY,
        "banghuu",
        NINE_MONTHS,
        date(2024, 9, 19),
        "Bảy tổ tự quản, hòa giải thành 15 trong 16 vụ việc; không có điểm nóng.",
    ),
)
LEAD_SPEAKS: Mapping[str, str] = {
    COUNTRYSIDE: "nongnghiep.daumoi",
    CULTURE: "vanhoa.daumoi",
    INVESTMENT: "taichinh.daumoi",
    SAFETY: "congan.daumoi",
}
"""The account that looks at the results of a movement; the district's officer where the lead has none."""
REVIEWS = (
    (
        COUNTRYSIDE,
        ReviewFacts(
            ReviewKind.INTERIM,
            date(2024, 7, 12),
            f"{INVENTED}. Phong trào đi vào việc cụ thể ở từng thôn; hai xã giữ tiến độ tốt. "
            "Hạn chế: một số xã báo cáo chung chung, chưa có con số. Sáu tháng cuối năm tập trung cho xã về đích.",
            Rating.GOOD,
            "215/BC-UBND",
            date(2024, 7, 15),
        ),
    ),
    (
        INVESTMENT,
        ReviewFacts(
            ReviewKind.FINAL,
            date(2024, 12, 18),
            f"{INVENTED}. Giao ban hằng tháng giúp gỡ vướng mắc mặt bằng sớm hơn năm trước; "
            "hai dự án còn chậm do thời tiết quý III. Đề nghị tiếp tục cách giao ban theo từng dự án trong năm sau.",
            Rating.FAIR,
            "401/BC-UBND",
            date(2024, 12, 19),
        ),
    ),
)


def live_movements(campaign: Campaign, units: Units, users: Users) -> list[MovementResult]:
    """Charters in January, what seven units told, a review halfway and one at the end."""
    for plan in CHARTERS:
        _charter(campaign, plan, units, users)
    results = [_tell(campaign, result, units, users) for result in RESULTS]
    for name, facts in REVIEWS:
        review_movement(_movement(campaign, name), facts, by=users["chuyenvien"], on=facts.held_on)
    return results


def _movement(campaign: Campaign, name: str) -> Movement:
    return Movement.objects.select_related("campaign__issuer").get(campaign=campaign, name=name)


def _charter(campaign: Campaign, plan: CharterPlan, units: Units, users: Users) -> None:
    communes = [units[unit.handle] for unit in places.COMMUNES if unit.handle not in TOWNS]
    facts = CharterFacts(
        *plan.years,
        lead=units[plan.lead],
        contents=f"{INVENTED}. {plan.contents}",
        participants=communes if plan.movement == COUNTRYSIDE else (),
        targets=[target_of(campaign, code) for code in plan.indicators],
        goals=plan.goals,
    )
    write_charter(_movement(campaign, plan.movement), facts, by=users["chuyenvien"], on=CHARTERED)


def _tell(campaign: Campaign, plan: ResultPlan, units: Units, users: Users) -> MovementResult:
    result = tell_result(
        _movement(campaign, plan.movement),
        units[plan.handle],
        plan.period,
        plan.text,
        pictures=[drawn(plan.scene)] if plan.scene else [],
        by=users[f"{plan.handle}.daumoi"],
        on=plan.told_on,
    )
    reviewer, on = users[LEAD_SPEAKS.get(plan.movement, "chuyenvien")], date(2024, plan.told_on.month, 25)
    if plan.state is ResultState.ACCEPTED:
        return accept_result(result, by=reviewer, on=on)
    if plan.state is ResultState.RETURNED:
        return return_result(result, reason=plan.why, by=reviewer, on=on)
    return result
