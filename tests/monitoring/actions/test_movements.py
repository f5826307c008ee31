from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from tests.monitoring.yearly_life import codes_since, last_seq, launched, picture
from thidua.campaigns.models import Movement, Target
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.queries import notices_of
from thidua.demo.cast import Cast
from thidua.monitoring.actions import movements as actions
from thidua.monitoring.actions.movements import CharterFacts, ReviewFacts
from thidua.monitoring.logic.movement_life import MovementState, Rating, ReviewKind
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.models import MovementResult, ResultPicture
from thidua.monitoring.queries import movements as queries

QUARTER = parse_period("2024-Q1")


@pytest.fixture
def movement(cast: Cast) -> Movement:
    launched(cast)
    return Movement.objects.get(name__startswith="Sạch")


def told(movement: Movement, cast: Cast, text: str = "Trồng 2 km đường hoa") -> MovementResult:
    return actions.tell_result(
        movement, cast.bang_huu, QUARTER, text, pictures=[picture()], by=cast.bang_huu_officer, on=cast.on
    )


def test_a_charter_says_lead_years_goals_and_participants(movement: Movement, cast: Cast) -> None:
    seq = last_seq()
    facts = CharterFacts(
        2024,
        2025,
        cast.finance,
        "Mỗi thôn một tuyến đường",
        [cast.bang_huu],
        [Target.objects.get()],
        ["50% hộ tham gia"],
    )
    actions.write_charter(movement, facts, version=0, by=cast.officer, on=cast.on)
    life = queries.life_of(movement)
    row = queries.movements_visible_to(cast.officer, cast.on).get(pk=movement.pk)
    assert (row.first, row.last, row.lead_name) == (2024, 2025, cast.finance.name)
    assert [str(goal) for goal in life.goals] == [str(Target.objects.get()), "50% hộ tham gia"]
    assert (life.participants, life.chosen) == ((cast.bang_huu,), True)
    assert codes_since(seq) == ["movement.chartered"]


def test_a_movement_without_participants_is_for_everybody_its_campaign_went_to(movement: Movement, cast: Cast) -> None:
    assert set(queries.participants_of(movement)) == set(cast.communes)
    assert queries.life_of(movement).chosen is False


def test_two_people_writing_the_charter_hear_of_each_other(movement: Movement, cast: Cast) -> None:
    actions.write_charter(movement, CharterFacts(2024, 2024), version=0, by=cast.officer, on=cast.on)
    with pytest.raises(Conflict, match="vừa được người khác lưu"):
        actions.write_charter(movement, CharterFacts(2024, 2026), version=0, by=cast.officer, on=cast.on)


def test_years_out_of_order_are_a_sentence(movement: Movement, cast: Cast) -> None:
    with pytest.raises(Invalid, match="Năm cuối không được trước năm đầu"):
        actions.write_charter(movement, CharterFacts(2025, 2024), by=cast.officer, on=cast.on)


def test_the_lead_unit_keeps_the_movement_and_a_participant_does_not(movement: Movement, cast: Cast) -> None:
    actions.write_charter(movement, CharterFacts(2024, 2024, cast.agriculture), by=cast.agriculture_officer, on=cast.on)
    with pytest.raises(NotAllowed, match="Chỉ đơn vị chủ trì"):
        actions.write_charter(movement, CharterFacts(2024, 2024), by=cast.bang_huu_officer, on=cast.on)


def test_a_unit_tells_a_result_with_pictures_once_a_period(movement: Movement, cast: Cast) -> None:
    result = told(movement, cast)
    assert (result.state, result.pictures.count()) == ("reported", 1)
    with pytest.raises(Invalid, match="Đơn vị đã có kết quả của kỳ này"):
        told(movement, cast)


def test_a_file_that_is_no_picture_is_refused_with_its_name(movement: Movement, cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.tell_result(
            movement, cast.bang_huu, QUARTER, "Kết quả", pictures=[ContentFile(b"<svg/>", "anh.svg")],
            by=cast.bang_huu_officer, on=cast.on,
        )  # fmt: skip
    assert refusal.value.fields == {"pictures": "“anh.svg” không phải ảnh JPEG, PNG hoặc WebP; hãy chọn ảnh khác."}
    assert MovementResult.objects.count() == 0


def test_a_unit_outside_tells_nothing(movement: Movement, cast: Cast) -> None:
    actions.write_charter(
        movement, CharterFacts(2024, 2024, cast.agriculture, participants=[cast.nhan_ly]), by=cast.officer, on=cast.on
    )
    with pytest.raises(NotAllowed, match="không có trong danh sách tham gia"):
        told(movement, cast)


def test_a_period_to_come_has_no_result(movement: Movement, cast: Cast) -> None:
    with pytest.raises(Invalid, match="Kỳ này chưa bắt đầu"):
        actions.tell_result(movement, cast.bang_huu, parse_period("2024-Q4"), "x", by=cast.bang_huu_officer, on=cast.on)


def test_a_returned_result_tells_the_unit_why_and_is_completed(movement: Movement, cast: Cast) -> None:
    result = actions.return_result(told(movement, cast), reason="Thiếu số hộ", by=cast.agriculture_head, on=cast.on)
    assert [n.text for n in notices_of(cast.bang_huu_officer) if n.kind == "movement.returned"] == [
        "Kết quả phong trào “Sạch làng, đẹp ngõ” bị trả lại: Thiếu số hộ"
    ]
    (picture_row,) = result.pictures.all()
    changed = actions.change_result(
        result, "120 hộ tham gia", pictures=[picture("b.png")], without=[picture_row.pk], version=result.version,
        by=cast.bang_huu_officer, on=cast.on,
    )  # fmt: skip
    assert (changed.state, changed.text) == ("reported", "120 hộ tham gia")
    assert ResultPicture.objects.filter(result=result, removed_at=None).count() == 1


def test_an_accepted_result_stands_still_for_its_unit(movement: Movement, cast: Cast) -> None:
    accepted = actions.accept_result(told(movement, cast), by=cast.officer, on=cast.on)
    with pytest.raises(NotAllowed, match="Đã ghi nhận"):
        actions.change_result(accepted, "x", version=accepted.version, by=cast.bang_huu_officer, on=cast.on)


def test_a_final_review_ends_the_movement_and_can_be_withdrawn(movement: Movement, cast: Cast) -> None:
    facts = ReviewFacts(ReviewKind.FINAL, cast.on, "Đạt mục tiêu", Rating.GOOD, "9/BC-UBND", date(2024, 3, 19))
    review = actions.review_movement(movement, facts, by=cast.officer, on=cast.on)
    with pytest.raises(Invalid, match="đã có bản tổng kết"):
        actions.review_movement(movement, facts, by=cast.officer, on=cast.on)
    seen = queries.movements_visible_to(cast.officer, cast.on)
    assert queries.state_in(seen.get(pk=movement.pk), 2024) is MovementState.REVIEWED
    actions.withdraw_review(review, reason="Ghi nhầm", by=cast.officer, on=cast.on)
    assert queries.state_in(seen.get(pk=movement.pk), 2024) is MovementState.RUNNING
