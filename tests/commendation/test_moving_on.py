"""One step for many dossiers: those that can go on do, the others stay with their reason."""

from __future__ import annotations

import pytest

from tests.commendation.conftest import DAY, FIGHTER
from thidua.commendation.actions.dossiers import appraise_dossier, draft_dossier, receive_dossier, submit_dossier
from thidua.commendation.actions.moving_on import Move, move_many
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.models import Dossier
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.core.errors import Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast


def sent(cast: Cast, award: AwardCode) -> Dossier:
    person, unit = cast.bang_huu_officer.person, cast.bang_huu_officer
    assert person is not None
    row = draft_dossier(person, DossierFacts(award, 2023, cast.district), proposer=cast.bang_huu, by=unit, on=DAY)
    return submit_dossier(row, by=unit, on=DAY)


def test_those_that_can_go_on_do_and_the_others_stay_with_their_reason(cast: Cast) -> None:
    by, rows = cast.officer, [sent(cast, award) for award in (FIGHTER, AwardCode.MERIT_DISTRICT)]
    moved = move_many(rows, Move.RECEIVE, body=cast.district, by=by, on=DAY)
    assert ([row.received_on for row in moved.done], moved.stayed) == ([DAY, DAY], ())
    rows = [appraise_dossier(row, by=by, on=DAY) for row in moved.done]
    moved = move_many(rows, Move.COUNCIL, body=cast.district, by=by, on=DAY)
    assert [row.award for row in moved.done] == [AwardCode.MERIT_DISTRICT]
    ((stayed, reason),) = moved.stayed
    assert (stayed.award, "Chưa đủ điều kiện" in reason) == (FIGHTER, True)
    assert Dossier.objects.get(pk=stayed.pk).state == "appraised"
    moved = move_many(moved.done, Move.PROPOSE, body=cast.district, by=by, on=DAY)
    assert "Hội đồng chưa thông qua" in moved.stayed[0][1]
    assert AuditEntry.objects.filter(code="dossier.many_moved").count() == 3
    assert AuditEntry.objects.filter(code="dossier.sent_to_council").count() == 1


def test_only_the_appraising_body_moves_them_and_nothing_is_no_choice(cast: Cast) -> None:
    row = sent(cast, FIGHTER)
    with pytest.raises(NotAllowed):
        move_many([row], Move.RECEIVE, body=cast.district, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(Invalid):
        move_many([], Move.RECEIVE, body=cast.district, by=cast.officer, on=DAY)
    moved = move_many([row], Move.COUNCIL, body=cast.district, by=cast.officer, on=DAY)
    assert moved.done == ()


def test_the_simplified_procedure_is_for_its_kinds_of_merit_alone(cast: Cast) -> None:
    unit = cast.bang_huu_officer
    assert unit.person is not None
    facts = DossierFacts(AwardCode.MERIT_DISTRICT, 2024, cast.district, simplified=True, deed="Cứu người")
    with pytest.raises(Invalid, match="thủ tục đơn giản"):
        draft_dossier(unit.person, facts, proposer=cast.bang_huu, by=unit, on=DAY)


def test_a_received_dossier_keeps_the_day_of_its_first_receipt(cast: Cast) -> None:
    row = receive_dossier(sent(cast, FIGHTER), received_on=DAY, by=cast.officer, on=DAY)
    moved = move_many([row], Move.RECEIVE, body=cast.district, by=cast.officer, on=DAY)
    assert (moved.done, len(moved.stayed)) == ((), 1)
