"""Every point in sentences down to the figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from tests.scoring.making import FEW, FULL, card, inputs, one
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import score
from thidua.scoring.logic.explaining import explain_card, explain_line
from thidua.scoring.logic.inputs import CardInput, Reading
from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Share, Step, Steps, YesNo
from thidua.scoring.logic.scheme import InputRules, LateRule

pytestmark = pytest.mark.logic
D = Decimal
RULES = InputRules(late=LateRule(D(2), D(20), 1))
LADDER = Steps((Step(D(80), D(5)), Step(D(100), D(20))))


def said(method: Method, reading: Reading, indicator: str = "") -> tuple[str, ...]:
    tested = one(method, indicator=indicator, inputs=RULES)
    return explain_line(score(tested, [card("u", {"a": reading})])[0].lines[0], RULES)


def test_a_share_is_told_from_the_figure_to_the_points() -> None:
    basis = "Thực hiện 985 ha, yêu cầu từ 1.000 ha: chưa đạt, còn cách 15 ha."
    reading = Reading(D("98.5"), FigureState.CONFIRMED, late_days=3, basis=basis)
    assert said(Share(), reading, "MT-01") == (
        basis,
        "Hoàn thành 98,5%: 20 × 98,5 / 100 = 19,7 điểm.",
        "Nộp muộn 3 ngày làm việc: trừ 4% số điểm của dòng, tức 0,79 điểm (nhiều nhất 20%).",
        "Số liệu ở mức “cơ quan chủ trì đã xác nhận”.",
        "Điểm của dòng: 18,91 trên 20.",
    )


@pytest.mark.parametrize(
    ("method", "measure", "sentence"),
    [
        (Share(), "120", "Hoàn thành 120%, từ 100% trở lên được đủ 20 điểm."),
        (Share(none_below=D(70)), "60", "Hoàn thành 60%, dưới mức 70% bắt đầu có điểm: 0 điểm."),
        (LADDER, "85", "Hoàn thành 85%, đạt bậc 80% trở lên: 5 điểm."),
        (LADDER, "5", "Hoàn thành 5%, chưa tới bậc đầu tiên: 0 điểm."),
        (YesNo(), "1", "Trả lời “có”: được 20 điểm."),
        (YesNo(), "0", "Trả lời “không”: 0 điểm."),
        (Count(D(6)), "4", "4 lượt × 6 điểm, nhiều nhất 20: 20 điểm."),
        (Deduction(D(3)), "2", "Bắt đầu từ 20 điểm, 2 lỗi × 3 điểm trừ, không dưới 0: 14 điểm."),
        (Manual(), "12.5", "Chấm 12,5 trên thang 20: 12,5 điểm."),
        (Rank(D(2), D(5)), "9",
         "Đứng thứ 1 trong cụm: 20 điểm trừ 2 điểm cho mỗi bậc sau hạng nhất, thấp nhất 5: 20 điểm."),
    ],
)  # fmt: skip
def test_each_method_has_its_sentence(method: Method, measure: str, sentence: str) -> None:
    assert said(method, Reading(D(measure), FigureState.OFFICIAL))[0] == sentence


def test_doubt_is_told_with_what_it_may_change() -> None:
    firm = Reading(D(90), FigureState.CONFIRMED)
    assert said(Share(), replace(firm, disputed=D(60)))[1] == (
        "Đang giải quyết kiến nghị giữa số 90 và số 60: tạm tính theo số cho ít điểm hơn; điểm có thể từ 12 đến 18."
    )
    assert said(Share(), replace(firm, state=FigureState.REPORTED))[1] == (
        "Số liệu ở mức “đơn vị tự báo, chưa ai xác nhận”: vẫn tính điểm; điểm có thể từ 17,1 đến 18,9."
    )
    assert said(Share(), Reading()) == (
        (
            "Chưa có số liệu. Theo bảng điểm, thiếu số liệu tính 0 điểm; còn có thể được tới 20 điểm khi số liệu được "
            "bổ sung đúng quy định."
        ),
    )
    assert said(Share(), Reading(assigned=False)) == (
        "Đơn vị không được giao nội dung này nên 20 điểm được loại khỏi mẫu số, không ảnh hưởng kết quả.",
    )


def test_the_total_is_told_with_rebasing_caps_gates_and_improvement() -> None:
    measures = {"share": Reading(assigned=False), "yes": 1, "flag": 1, "models": 3, "breach": 1}
    result = score(FULL, [card("u", measures, last_percent=D(30))])[0]
    assert explain_card(result, FULL) == (
        "Điểm chuẩn đạt 10 trên 70 điểm được giao.",
        "Quy đổi phần được giao về thang 100: 10 × 100 / 70 = 14,29 điểm.",
        "“Phần III” chạm mức trần 8 điểm nên phần vượt không tính.",
        "Tổng điểm: 14,29 + 8 thưởng - 4 trừ = 18,29 (18,29% thang điểm).",
        "So với năm trước giảm 11,71 điểm phần trăm.",
        "Điểm liệt “Phần I dưới một nửa”: hạ một mức xếp loại.",
    )


@FEW
@given(inputs())
def test_whatever_is_known_can_be_told(cards: list[CardInput]) -> None:
    for result in score(FULL, cards):
        assert all(explain_line(line, FULL.inputs) for line in result.lines)
        assert explain_card(result, FULL)
