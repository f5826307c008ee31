"""The list of a round before others: one letter to many bodies, answers to many lines, one notice to the public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.commendation.conftest import DAY
from tests.remembering import remembered, the_district
from thidua.commendation.actions.dossiers import (
    DossierFacts,
    draft_dossier,
    propose_dossier,
    receive_dossier,
    submit_dossier,
)
from thidua.commendation.actions.list_notices import NoticeFacts, post_list
from thidua.commendation.actions.list_opinions import LetterFacts, Said, answer_letter, send_letter
from thidua.commendation.actions.opinions import FeedbackFacts, take_feedback
from thidua.commendation.actions.rounds import RoundFacts, open_award_round
from thidua.commendation.dossier_queries import opinions_due
from thidua.commendation.list_consultation_queries import (
    letters_due,
    letters_sent_by,
    letters_visible_to,
    lines_of_letter,
    lines_of_notice,
    public_lines,
    public_lists,
    voices_of,
)
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import AwardRound, Dossier, Opinion, OpinionLetter
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.demo.cast import Cast
from thidua.directory.models import User

DUE = DAY + timedelta(days=7)
Stance = Opinion.Stance


@dataclass(frozen=True)
class World:
    """Three dossiers of Bằng Hữu and one of Nhân Lý, received in one round."""

    cast: Cast
    round: AwardRound
    dossiers: list[Dossier]


def make() -> World:
    cast = the_district(DAY)
    call = RoundFacts("Tổng kết", 2024, MeritKind.MERIT, DAY, DUE)
    row = open_award_round(call, organisation=cast.district, by=cast.officer, on=DAY)
    found = []
    for user, unit in ((cast.bang_huu_officer, cast.bang_huu), (cast.bang_huu_head, cast.bang_huu),
                       (cast.nhan_ly_officer, cast.nhan_ly)):  # fmt: skip
        assert user.person is not None
        facts = DossierFacts(AwardCode.ADVANCED_WORKER, 2024, cast.district, round=row)
        dossier = draft_dossier(user.person, facts, proposer=unit, by=user, on=DAY)
        dossier = submit_dossier(dossier, by=user, on=DAY)
        found.append(receive_dossier(dossier, received_on=DAY, by=cast.officer, on=DAY))
    return World(cast, row, found)


@pytest.fixture
def world(db: None) -> World:
    return remembered("list consultation", make)


@pytest.fixture
def letter(world: World) -> OpinionLetter:
    cast = world.cast
    facts = LetterFacts([cast.finance, cast.police, cast.nhan_ly], "Có vi phạm gì không?", DUE)
    return send_letter(world.round, world.dossiers, facts, by=cast.officer, on=DAY)


def said(letter: OpinionLetter, user: User) -> dict[str, tuple[int, int, int, int]]:
    voices = voices_of(letters_visible_to(user, DAY).filter(pk=letter.pk))[letter.pk]
    return {str(one.body): (one.agrees, one.against, one.other, one.open) for one in voices}


def test_one_letter_asks_every_body_about_every_line_but_its_own(world: World, letter: OpinionLetter) -> None:
    cast = world.cast
    asked = {str(cast.finance): 3, str(cast.police): 3, str(cast.nhan_ly): 2}
    assert {body: counts[3] for body, counts in said(letter, cast.officer).items()} == asked
    entry = AuditEntry.objects.get(code="opinion_letter.sent")
    assert entry.subject == letter.subject
    assert not AuditEntry.objects.filter(code="dossier.opinions_asked").exists()
    assert Notice.objects.get(kind="opinion_letter", recipient=cast.police_officer.audit_key).link.endswith(
        f"/{letter.code}/{cast.police.code}/"
    )
    assert [voice.open for voice in letters_due(cast.police_officer, DAY)] == [3]
    assert not opinions_due(cast.police_officer, DAY)
    assert not letters_due(cast.police_officer, DUE + timedelta(days=1))
    assert not letters_due(cast.leader, DAY)


def test_a_body_agrees_to_all_but_one_in_one_deed(world: World, letter: OpinionLetter) -> None:
    cast = world.cast
    lines = list(lines_of_letter(letter, cast.police))
    bare = {lines[1].pk: Said(Stance.OBJECTS, " ")}
    with pytest.raises(Invalid, match="Hãy ghi rõ lý do"):
        answer_letter(letter, cast.police, bare, agree_to_rest=True, by=cast.police_officer, on=DAY)
    reasoned = {lines[1].pk: Said(Stance.OBJECTS, "Đang xác minh đơn")}
    assert answer_letter(letter, cast.police, reasoned, agree_to_rest=True, by=cast.police_officer, on=DAY) == 3
    assert said(letter, cast.officer)[str(cast.police)] == (2, 1, 0, 0)
    assert said(letter, cast.officer)[str(cast.finance)] == (0, 0, 0, 3)
    entry = AuditEntry.objects.get(code="opinion_letter.answered")
    assert "xác minh" not in str(entry.changes) and str(cast.police) in str(entry.changes)
    with pytest.raises(Invalid, match="Chưa có ý kiến nào mới"):
        answer_letter(letter, cast.police, reasoned, agree_to_rest=True, by=cast.police_officer, on=DAY)
    changed = {lines[1].pk: Said(Stance.AGREES)}
    assert answer_letter(letter, cast.police, changed, agree_to_rest=False, by=cast.police_officer, on=DUE) == 1
    assert said(letter, cast.officer)[str(cast.police)] == (3, 0, 0, 0)


def test_silence_stays_silence_and_nobody_speaks_for_another_body(world: World, letter: OpinionLetter) -> None:
    cast = world.cast
    with pytest.raises(NotAllowed, match="Chỉ đại diện của"):
        answer_letter(letter, cast.finance, {}, agree_to_rest=True, by=cast.police_officer, on=DAY)
    with pytest.raises(NotAllowed, match="Đã hết hạn cho ý kiến"):
        after = DUE + timedelta(days=1)
        answer_letter(letter, cast.finance, {}, agree_to_rest=True, by=cast.finance_officer, on=after)
    other = lines_of_letter(letter, cast.finance)[0]
    with pytest.raises(Invalid, match="Chưa có ý kiến nào mới"):
        foreign = {other.pk: Said(Stance.AGREES)}
        answer_letter(letter, cast.police, foreign, agree_to_rest=False, by=cast.police_officer, on=DAY)
    assert not Opinion.objects.exclude(stance="").exists()
    seen = [letters_visible_to(user, DAY).count() for user in (cast.officer, cast.police_officer, cast.bang_huu_head)]
    assert seen == [1, 1, 0]
    assert not letters_sent_by(cast.police_officer, DAY)


def test_what_cannot_be_asked_is_refused_before_anything_is_written(world: World) -> None:
    cast, row = world.cast, world.round
    facts = LetterFacts([cast.police], "?", DUE)
    with pytest.raises(NotAllowed, match="Chỉ chuyên viên thi đua"):
        send_letter(row, world.dossiers, facts, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(Invalid, match="Hãy chọn ít nhất một hồ sơ"):
        send_letter(row, [], facts, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="đề nghị của chính mình"):
        own = LetterFacts([cast.nhan_ly], "?", DUE)
        send_letter(row, world.dossiers[2:], own, by=cast.officer, on=DAY)
    Dossier.objects.filter(pk=world.dossiers[0].pk).update(state=DossierState.RETURNED)
    with pytest.raises(Conflict, match=world.dossiers[0].code):
        send_letter(row, world.dossiers, facts, by=cast.officer, on=DAY)
    assert not OpinionLetter.objects.exists()


def test_the_whole_list_is_shown_to_the_public_for_ten_days_and_stops_each_proposal(world: World) -> None:
    cast = world.cast
    facts = NoticeFacts("Bảng tin", DAY, on_portal=True)
    made = post_list(world.round, world.dossiers, facts, by=cast.officer, on=DAY)
    assert made.until == DAY + timedelta(days=9)
    assert AuditEntry.objects.filter(code="notice_list.posted").count() == 1
    line = lines_of_notice(made)[1]
    take_feedback(line, FeedbackFacts("Đúng người", DAY), by=cast.officer, on=DAY)
    counted = [(vars(one)["letters"], vars(one)["unsettled"]) for one in lines_of_notice(made)]
    assert counted == [(0, 0), (1, 1), (0, 0)]
    Dossier.objects.filter(pk=world.dossiers[0].pk).update(state=DossierState.APPRAISED)
    with pytest.raises(NotAllowed, match="Đang công khai lấy ý kiến đến hết ngày 19/12/2024"):
        propose_dossier(Dossier.objects.get(pk=world.dossiers[0].pk), by=cast.officer, on=DAY)
    Dossier.objects.filter(pk=world.dossiers[2].pk).update(state=DossierState.WITHDRAWN)
    assert [vars(row)["line_count"] for row in public_lists(made.until)] == [2]
    assert world.dossiers[2] not in [one.dossier for one in public_lines(made)]
    assert not public_lists(made.until + timedelta(days=1))
    post_list(world.round, world.dossiers[:2], NoticeFacts("Bảng tin", DAY), by=cast.officer, on=DAY)
    assert list(public_lists(DAY)) == [made]


def test_the_price_of_a_letter_does_not_grow_with_its_lines(world: World) -> None:
    cast, counts = world.cast, []
    for size in (1, 3):
        facts = LetterFacts([cast.finance, cast.police], "?", DUE)
        with CaptureQueriesContext(connection) as captured:
            letter = send_letter(world.round, world.dossiers[:size], facts, by=cast.officer, on=DAY)
            answer_letter(letter, cast.police, {}, agree_to_rest=True, by=cast.police_officer, on=DAY)
        counts.append(len(captured))
    assert counts[0] == counts[1]
