"""An initiative serves once: named in one open proposal, used when that is awarded, free when it is taken back."""

from __future__ import annotations

import pytest

from tests.commendation.conftest import DAY, FIGHTER
from thidua.commendation.actions.dossiers import DossierFacts, draft_dossier, withdraw_dossier
from thidua.commendation.actions.record import InitiativeFacts, cancel_honour, register_initiative, restore_honour
from thidua.commendation.actions.writing import name_grounds
from thidua.commendation.dossier_queries import free_initiatives, grounds_of
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import Scope
from thidua.commendation.models import Authorship, Dossier
from thidua.commendation.queries import facts_for
from thidua.commendation.steps.honours import HonourFacts, initiatives_served, new_honour
from thidua.core.errors import Conflict, NotAllowed
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Person


@pytest.fixture
def idea(cast: Cast, official: Person) -> Authorship:
    facts = InitiativeFacts("Phần mềm một cửa", 2024, Scope.GRASSROOTS, "UBND xã", "QĐ 5")
    return register_initiative(facts, [(official, 10_000)], by=cast.officer, on=DAY).authorships.get()


@pytest.fixture
def other(cast: Cast, official: Person) -> Dossier:
    facts = DossierFacts(AwardCode.ADVANCED_WORKER, 2024, cast.district)
    return draft_dossier(official, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)


def test_an_initiative_named_in_one_open_dossier_is_not_offered_to_another(
    cast: Cast, dossier: Dossier, other: Dossier, idea: Authorship
) -> None:
    by = cast.bang_huu_officer
    with pytest.raises(NotAllowed):
        name_grounds(dossier, [idea], by=cast.nhan_ly_officer, on=DAY)
    name_grounds(dossier, [idea], by=by, on=DAY)
    assert list(grounds_of(dossier)) == list(free_initiatives(dossier)) == [idea]
    assert not free_initiatives(other)
    with pytest.raises(Conflict, match="Phần mềm một cửa"):
        name_grounds(other, [idea], by=by, on=DAY)
    name_grounds(dossier, [], by=by, on=DAY)
    assert not grounds_of(dossier)
    name_grounds(other, [idea], by=by, on=DAY)
    withdraw_dossier(other, reason="Trùng", by=by, on=DAY)
    name_grounds(dossier, [idea], by=by, on=DAY)
    assert list(grounds_of(dossier)) == [idea] and not grounds_of(other)
    changes = AuditEntry.objects.filter(code="dossier.grounds_named").last()
    assert changes is not None and idea.initiative.code in str(changes.changes)


def test_what_served_counts_no_more_until_the_honour_is_taken_back(
    cast: Cast, official: Person, dossier: Dossier, other: Dossier, idea: Authorship
) -> None:
    name_grounds(dossier, [idea], by=cast.bang_huu_officer, on=DAY)
    assert facts_for(other, DAY).initiatives[0].used_for == ()
    honour = new_honour(official, HonourFacts(FIGHTER, 2024, "QĐ 9", DAY, "Chủ tịch"), DAY, dossier)
    initiatives_served(honour)
    idea.refresh_from_db()
    assert idea.served == honour and not free_initiatives(other)
    assert facts_for(other, DAY).initiatives[0].used_for == ("Chiến sĩ thi đua cơ sở năm 2024",)
    Dossier.objects.filter(pk=dossier.pk).update(state="awarded")
    honour = cancel_honour(honour, decision="QĐ 12", reason="Khai man", by=cast.officer, on=DAY)
    assert facts_for(other, DAY).initiatives[0].used_for == ()
    assert list(free_initiatives(other)) == [idea]
    restore_honour(honour, decision="QĐ 20", reason="Xét lại", by=cast.officer, on=DAY)
    assert facts_for(other, DAY).initiatives[0].used_for and not free_initiatives(other)
