"""Dossiers for the route test: one of everything that an address of theirs can be about."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.base import ContentFile

from thidua.commendation.actions.dossiers import draft_dossier, receive_dossier, submit_dossier
from thidua.commendation.actions.list_notices import NoticeFacts, post_list
from thidua.commendation.actions.list_opinions import LetterFacts, send_letter
from thidua.commendation.actions.opinions import FeedbackFacts, ask_opinions, post_notice, take_feedback
from thidua.commendation.actions.record import enter_penalty, place_hold
from thidua.commendation.actions.rounds import RoundFacts, open_award_round
from thidua.commendation.actions.writing import add_paper
from thidua.commendation.logic.catalogue.award import Paper as PaperKind
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import Discipline, HoldReason, MeritKind
from thidua.commendation.models import AwardRound, Dossier
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.demo.cast import Cast


def dossier_words(cast: Cast) -> dict[str, object]:
    """A round, a dossier under appraisal with a paper, an opinion asked, a notice with a letter, a hold, a penalty."""
    by, day, person = cast.officer, cast.on, cast.bang_huu_head.person
    assert person is not None
    awards = (AwardCode.ADVANCED_WORKER,)
    call = RoundFacts("Tổng kết", 2024, MeritKind.MERIT, day, cast.on + timedelta(days=12), awards=awards)
    award_round = open_award_round(call, organisation=cast.district, by=by, on=day)
    facts = DossierFacts(AwardCode.ADVANCED_WORKER, 2023, cast.district, round=award_round)
    dossier = draft_dossier(person, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=day)
    paper = add_paper(dossier, PaperKind.SELECTION_MINUTES, ContentFile(b"a", "a.txt"), by=cast.bang_huu_head, on=day)
    dossier = submit_dossier(dossier, by=cast.bang_huu_officer, on=day)
    dossier = receive_dossier(dossier, received_on=day, by=by, on=day)
    question = ask_opinions(dossier, [cast.nhan_ly], question="Có ý kiến gì?", due_on=day, by=by, on=day)
    notice = post_notice(dossier, place="Bảng tin", posted_on=day, by=by, on=day)
    letter = take_feedback(notice, FeedbackFacts("Đúng người", day), by=by, on=day)
    hold = place_hold(cast.bang_mac, HoldReason.INSPECTION, note="", since=day, by=by, on=day)
    penalty = enter_penalty(person, Discipline.REPRIMAND, decided_on=day, decision="QĐ 1", by=by, on=day)
    return {
        "award_round": award_round.code,
        "dossier": dossier.code,
        "dossier_paper": paper.pk,
        "opinion": question.opinions.get().pk,
        "public_notice": notice.pk,
        "feedback": letter.pk,
        "hold": hold.code,
        "penalty": penalty.pk,
        "award": AwardCode.ADVANCED_WORKER.value,
        **list_words(cast, award_round, dossier),
    }


def list_words(cast: Cast, award_round: AwardRound, dossier: Dossier) -> dict[str, object]:
    """A letter that asks Nhân Lý about the list of the round, and the list in public."""
    by, day = cast.officer, cast.on
    letter = send_letter(award_round, [dossier], LetterFacts([cast.nhan_ly], "?", day), by=by, on=day)
    shown = post_list(award_round, [dossier], NoticeFacts("Bảng tin", day, on_portal=True), by=by, on=day)
    return {"opinion_letter": letter.code, "asked_body": cast.nhan_ly.code, "notice_list": shown.code}
