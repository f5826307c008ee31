"""Rounds with what comes in: many dossiers at once, remarks and answers, papers, quotas and shares while choosing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.commendation.conftest import DAY, FIGHTER, given
from thidua.commendation.actions.dossiers import draft_dossier, receive_dossier, return_dossier, submit_dossier
from thidua.commendation.actions.law import FigureFacts, set_figure
from thidua.commendation.actions.record import enter_honour, rate_year
from thidua.commendation.actions.rounds import (
    RoundFacts,
    close_award_round,
    edit_award_round,
    extend_award_round,
    open_award_round,
    reopen_award_round,
)
from thidua.commendation.actions.writing import (
    DossierDraft,
    Wanted,
    add_paper,
    answer_return,
    draft_many,
    drop_paper,
    edit_dossier,
)
from thidua.commendation.choosing import choosing_of
from thidua.commendation.dossier_queries import award_round_list, award_rounds_visible_to, papers_visible_to
from thidua.commendation.eligibility import eligibility_list
from thidua.commendation.logic.catalogue.award import Paper
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.local import MinimumShare
from thidua.commendation.logic.quota import QuotaBase, QuotaRule
from thidua.commendation.logic.terms import MeritKind, Rating
from thidua.commendation.models import AwardRound, Dossier
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.demo.cast import Cast
from thidua.directory.actions.people import PersonFacts, edit_person
from thidua.directory.models import Person, User

YEAR_END = RoundFacts("Tổng kết năm 2024", 2024, MeritKind.MERIT, date(2024, 12, 1), date(2024, 12, 20))


@pytest.fixture
def row(cast: Cast) -> AwardRound:
    return open_award_round(YEAR_END, organisation=cast.district, by=cast.officer, on=DAY)


def people_of(*users: User) -> list[Person]:
    return [user.person for user in users if user.person is not None]


def test_a_round_tells_the_units_below_and_is_seen_from_there_alone(cast: Cast, row: AwardRound) -> None:
    told = set(Notice.objects.filter(kind="award_round").values_list("recipient", flat=True))
    assert {cast.bang_huu_officer.audit_key, cast.nhan_ly_head.audit_key} <= told
    assert cast.neighbour_officer.audit_key not in told
    seen = [award_rounds_visible_to(user, DAY).count() for user in (cast.bang_huu_officer, cast.officer)]
    assert seen == [1, 1]
    assert not award_rounds_visible_to(cast.neighbour_officer, DAY)
    assert not award_rounds_visible_to(cast.stranger, DAY)


def test_a_round_is_changed_by_its_body_and_takes_nothing_once_closed(cast: Cast, row: AwardRound) -> None:
    with pytest.raises(NotAllowed):
        close_award_round(row, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(Invalid, match="Hạn gửi hồ sơ phải từ ngày bắt đầu"):
        edit_award_round(row, replace(YEAR_END, due_on=date(2024, 11, 1)), version=1, by=cast.officer, on=DAY)
    closed = close_award_round(row, by=cast.officer, on=DAY)
    with pytest.raises(Conflict):
        edit_award_round(row, YEAR_END, version=1, by=cast.officer, on=DAY)
    (person,) = people_of(cast.bang_huu_officer)
    done = draft_many(
        [Wanted(person, DossierFacts(FIGHTER, 2024, cast.district, round=closed))],
        proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY,
    )  # fmt: skip
    assert done.refused == ((person, "Đợt xét này đã đóng; hãy chọn đợt đang nhận hồ sơ."),)
    assert reopen_award_round(closed, by=cast.officer, on=DAY).closed_on is None


def test_a_round_that_names_its_awards_takes_no_other_until_it_is_extended(cast: Cast, row: AwardRound) -> None:
    call = replace(YEAR_END, awards=(FIGHTER,))
    named = open_award_round(call, organisation=cast.district, by=cast.officer, on=DAY)
    (person,) = people_of(cast.bang_huu_officer)
    facts = DossierFacts(AwardCode.MERIT_DISTRICT, 2024, cast.district, deed="Hiến đất làm đường", round=named)
    with pytest.raises(Invalid, match="không nhận hồ sơ đề nghị Giấy khen") as refusal:
        draft_dossier(person, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    assert set(refusal.value.fields) == {"award"}
    done = draft_many([Wanted(person, facts)], proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    assert not done.made and "bổ sung vào đợt" in done.refused[0][1]
    with pytest.raises(NotAllowed, match="nhận mọi danh hiệu"):
        extend_award_round(row, AwardCode.MERIT_DISTRICT, reason="TB 12", by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="văn bản cho phép"):
        extend_award_round(named, AwardCode.MERIT_DISTRICT, reason=" ", by=cast.officer, on=DAY)
    wider = extend_award_round(named, AwardCode.MERIT_DISTRICT, reason="Thông báo 12/TB", by=cast.officer, on=DAY)
    assert AuditEntry.objects.get(code="award_round.extended").reason == "Thông báo 12/TB"
    made = draft_dossier(person, replace(facts, round=wider), proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    assert made.round == wider
    with pytest.raises(Invalid, match="giữ trong danh sách"):
        edit_award_round(wider, call, version=2, by=cast.officer, on=DAY)


def test_many_dossiers_are_made_at_once_and_each_refusal_names_its_row(cast: Cast, row: AwardRound) -> None:
    head, officer = people_of(cast.bang_huu_head, cast.bang_huu_officer)
    enter_honour(head, given(FIGHTER, 2024), by=cast.officer, on=DAY)
    lines = [Wanted(one, DossierFacts(FIGHTER, 2024, cast.district, round=row)) for one in (head, officer)]
    done = draft_many(lines, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    assert [dossier.of for dossier in done.made] == [officer]
    assert [(who, "bỏ đề nghị trùng" in why) for who, why in done.refused] == [(head, True)]
    again = draft_many(lines[1:], proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
    assert not again.made and "đang được đề nghị" in again.refused[0][1]
    line = AuditEntry.objects.filter(code="dossier.many_drafted").earliest("seq")
    assert (line.changes["count"], line.changes["left_out"]) == (1, 1)
    assert line.subject == done.made[0].list_subject
    assert award_round_list(cast.nhan_ly_officer, DAY).get().mine == 0
    assert award_round_list(cast.officer, DAY).get().mine == 1
    with pytest.raises(NotAllowed):
        draft_many(lines, proposer=cast.bang_huu, by=cast.nhan_ly_officer, on=DAY)


def test_a_remark_keeps_its_answer_after_the_dossier_is_sent_again(cast: Cast, dossier: Dossier) -> None:
    sent = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(NotAllowed):
        edit_dossier(sent, DossierDraft(MeritKind.MERIT, 2024, 2024, "", "Mới"), version=2, by=cast.officer, on=DAY)
    back = return_dossier(sent, {"report": "Nêu rõ số liệu"}, by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Hãy ghi đã sửa gì"):
        answer_return(back, {"deed": "Không hỏi"}, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(Conflict):
        edit_dossier(
            back, DossierDraft(MeritKind.MERIT, 2024, 2024, "", "Bản cũ"), version=1, by=cast.bang_huu_officer, on=DAY
        )
    told = answer_return(back, {"report": "Đã thêm bảng số liệu"}, by=cast.bang_huu_officer, on=DAY)
    again = submit_dossier(told, by=cast.bang_huu_officer, on=DAY)
    assert again.returned_fields == {}
    assert [(one["asked"], one["answer"]) for one in again.exchanges] == [("Nêu rõ số liệu", "Đã thêm bảng số liệu")]


def test_papers_are_put_in_by_who_holds_the_dossier_and_seen_by_nobody_else(cast: Cast, dossier: Dossier) -> None:
    paper = add_paper(dossier, Paper.SELECTION_MINUTES, ContentFile(b"%PDF", "bb.pdf"), by=cast.bang_huu_head, on=DAY)
    assert papers_visible_to(cast.bang_huu_officer, DAY).get() == paper
    assert not papers_visible_to(cast.nhan_ly_officer, DAY)
    sent = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    receive_dossier(sent, received_on=DAY, by=cast.officer, on=DAY)
    paper = papers_visible_to(cast.officer, DAY).get()
    with pytest.raises(NotAllowed):
        drop_paper(paper, by=cast.bang_huu_officer, on=DAY)
    assert drop_paper(paper, by=cast.officer, on=DAY).file.size == 4


def test_quota_and_shares_are_seen_while_choosing_in_a_constant_number_of_queries(cast: Cast, row: AwardRound) -> None:
    people = people_of(cast.bang_huu_head, cast.bang_huu_officer, cast.nhan_ly_officer, cast.bang_mac_officer)
    for person, gender in zip(people, ("male", "male", "female", "male"), strict=True):
        rate_year(person, 2024, Rating.WELL, source="TB", by=cast.officer, on=DAY)
        edit_person(person, PersonFacts(person.full_name, gender=gender, ethnicity="Tày"), by=cast.officer, on=DAY)
    for value in (
        QuotaRule(FIGHTER, Decimal(50), QuotaBase.RATED_WELL, leaders_apart=True),
        MinimumShare(Trait.WOMAN, Decimal(40)),
    ):
        set_figure(cast.district, FigureFacts(value, date(2024, 1, 1), "QĐ 10"), by=cast.officer, on=DAY)
    asked = []
    for count in (1, 3):
        lines = [Wanted(one, DossierFacts(FIGHTER, 2024, cast.district, round=row)) for one in people[:count]]
        draft_many(lines, proposer=cast.district, by=cast.officer, on=DAY)
        with CaptureQueriesContext(connection) as captured:
            found = choosing_of(row, FIGHTER, cast.officer, DAY)
        asked.append(len(captured))
    assert asked[0] == asked[1]
    assert [(use.allowed, use.chosen, use.exceeded) for use in found.quota] == [(0, 1, True), (1, 2, True)]
    women = next(share for share in found.shares if share.trait is Trait.WOMAN)
    assert (women.chosen, women.of_chosen, women.of_all, women.below_minimum) == (1, 3, 4, True)
    mine = choosing_of(row, FIGHTER, cast.nhan_ly_officer, DAY)
    assert {unit.unit for unit in mine.units} == {str(cast.nhan_ly)}


def test_the_eligibility_list_answers_for_everybody_at_a_constant_price(cast: Cast, official: Person) -> None:
    rate_year(official, 2024, Rating.EXCELLENT, source="TB", by=cast.officer, on=DAY)
    counted = []
    for unit in (cast.bang_huu, cast.district):
        with CaptureQueriesContext(connection) as captured:
            people = eligibility_list(unit, FIGHTER, 2024, DAY, DAY)
        counted.append(len(captured))
        assert len(people) >= 2
    assert counted[0] == counted[1]
    lines = {
        line.subject: line.answer.verdict.value for line in eligibility_list(cast.bang_huu, FIGHTER, 2024, DAY, DAY)
    }
    assert lines[official] == "needs_person"
    assert set(lines.values()) == {"needs_person", "not_yet"}
    for unit, units in ((cast.bang_huu, 1), (cast.district, 9)):
        with CaptureQueriesContext(connection) as captured:
            found = eligibility_list(unit, AwardCode.ADVANCED_COLLECTIVE, 2024, DAY, DAY)
        counted.append(len(captured))
        assert len(found) == units
    assert counted[2] == counted[3]
