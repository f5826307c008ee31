from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from tests.monitoring.yearly_life import SECRET, SENDER, STEPS, denounced, recommended
from thidua.core.errors import Invalid, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.demo.cast import Cast
from thidua.monitoring.actions import complaints as actions
from thidua.monitoring.actions.complaints import ComplaintFacts
from thidua.monitoring.logic.complaint_states import ComplaintKind, PlannedStep
from thidua.monitoring.models import Complaint, ComplaintLook


def facts(cast: Cast) -> ComplaintFacts:
    return ComplaintFacts(
        ComplaintKind.DENUNCIATION, SECRET, SECRET, cast.on, sender_name=SENDER, concerns_unit=cast.bang_huu
    )


def test_ledger_and_notices_carry_the_number_and_nothing_that_tells(cast: Cast) -> None:
    letter = denounced(cast)
    lines = AuditEntry.objects.filter(subject=letter.subject)
    told = [*Notice.objects.filter(subject=letter.subject).values_list("text", flat=True)]
    assert {line.subject_label for line in lines} == {"TC-2024-001"}
    words = json.dumps([[line.changes, line.reason] for line in lines], ensure_ascii=False) + " ".join(told)
    assert [secret for secret in (SECRET, SENDER, cast.bang_huu.name, str(cast.bang_huu_head)) if secret in words] == []
    assert str(letter) == "TC-2024-001"


def test_a_denunciation_goes_to_a_leader(cast: Cast) -> None:
    with pytest.raises(Invalid, match="chuyển thẳng tới một lãnh đạo"):
        actions.register_complaint(facts(cast), receiver=cast.district, by=cast.officer, on=cast.on)


def test_a_leader_of_the_accused_unit_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="không phải lãnh đạo của đơn vị hoặc có liên quan"):
        actions.register_complaint(
            facts(cast), receiver=cast.district, leader=cast.bang_huu_head, by=cast.officer, on=cast.on
        )


def test_a_body_takes_no_denunciation_of_itself(cast: Cast) -> None:
    with pytest.raises(Invalid, match="phải chuyển lên cấp trên"):
        actions.register_complaint(
            replace(facts(cast), concerns_unit=cast.district), receiver=cast.district, leader=cast.leader,
            by=cast.officer, on=cast.on,
        )  # fmt: skip


def test_an_anonymous_letter_has_no_name(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.register_complaint(
            replace(facts(cast), is_anonymous=True), receiver=cast.district, leader=cast.leader,
            by=cast.officer, on=cast.on,
        )  # fmt: skip
    assert list(refusal.value.fields) == ["sender_name"]


def test_a_letter_is_answered_step_by_step_and_closed(cast: Cast) -> None:
    letter = denounced(cast)
    assert letter.due_on == cast.on + timedelta(days=30)
    for step in letter.steps.all():
        actions.finish_step(step, result="Đã làm", by=cast.council_member, on=cast.on)
    paper = [ContentFile(b"k", "ket-luan.txt")]
    answered = actions.answer_complaint(letter, answer="Sai", files=paper, by=cast.council_member, on=cast.on)
    closed = actions.close_complaint(answered, note="Đã thông báo", by=cast.leader, on=cast.on)
    assert (closed.state, closed.ended_on, letter.files.count()) == ("closed", cast.on, 2)


def test_a_done_step_is_not_done_again(cast: Cast) -> None:
    step = denounced(cast).steps.first()
    assert step is not None
    actions.finish_step(step, result="Đã làm", by=cast.council_member, on=cast.on)
    with pytest.raises(Exception, match="vừa được người khác ghi xong"):
        actions.finish_step(step, result="Lại", by=cast.council_member, on=cast.on)


def test_only_the_leader_ends_a_denunciation(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Chỉ lãnh đạo phụ trách đơn TC-2024-001"):
        actions.decline_complaint(denounced(cast), reason="Không đủ điều kiện", by=cast.council_member, on=cast.on)


def test_named_again_done_steps_stay_and_those_left_out_are_released(cast: Cast) -> None:
    letter = denounced(cast)
    step = letter.steps.first()
    assert step is not None
    actions.finish_step(step, result="Đã làm", by=cast.council_member, on=cast.on)
    actions.assign_complaint(
        letter, handlers=[cast.auditor], steps=[PlannedStep("Xác minh lại", 5)], by=cast.leader, on=cast.on
    )
    assert [row.title for row in letter.steps.all()] == ["Xác minh", "Xác minh lại"]
    with pytest.raises(NotAllowed, match="Không có đơn này"):
        actions.answer_complaint(letter, answer="x", by=cast.council_member, on=cast.on)


@pytest.mark.parametrize("who", ["bang_huu_head", "nhan_ly_head", "stranger"])
def test_a_handler_is_of_the_body_and_not_concerned(who: str, cast: Cast) -> None:
    with pytest.raises(Invalid, match="Có người liên quan tới đơn hoặc không thuộc cơ quan"):
        denounced(cast, handlers=[getattr(cast, who)])


def test_a_denunciation_is_not_given_to_a_whole_unit(cast: Cast) -> None:
    letter = denounced(cast)
    with pytest.raises(Invalid, match="chỉ giao cho từng người"):
        actions.assign_complaint(
            letter, handlers=[], handling_unit=cast.nhan_ly, steps=STEPS, by=cast.leader, on=cast.on
        )


def test_a_recommendation_is_answered_by_the_unit_that_handles_it(cast: Cast) -> None:
    answered = actions.answer_complaint(recommended(cast), answer="Đã công khai", by=cast.bang_huu_head, on=cast.on)
    assert answered.state == "answered"


def test_looking_leaves_who_and_when(cast: Cast) -> None:
    letter = denounced(cast)
    actions.look_at(letter, what="bang-chung.txt", by=cast.council_member, on=cast.on)
    assert [(look.user, look.what) for look in ComplaintLook.objects.all()] == [(cast.council_member, "bang-chung.txt")]
    with pytest.raises(NotAllowed):
        actions.look_at(letter, by=cast.officer, on=cast.on)


def test_each_kind_counts_for_itself(cast: Cast) -> None:
    denounced(cast)
    recommended(cast)
    assert sorted(Complaint.objects.values_list("code", flat=True)) == ["PA-2024-001", "TC-2024-001"]
