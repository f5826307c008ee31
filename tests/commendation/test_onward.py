"""Dossiers handed up by one level and taken in by the next: new, changed, same, error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commendation.conftest import DAY
from tests.commendation.decided import proposed
from thidua.commendation.actions.onward import make_package, receive_package
from thidua.commendation.actions.record import rate_year
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.onward import Manifest, Package, opened, packed
from thidua.commendation.logic.terms import Rating
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier, ReceivedDossier
from thidua.commendation.onward_plan import plan_package, to_hand_up
from thidua.core.audit import SYSTEM
from thidua.core.errors import Invalid, NotAllowed
from thidua.core.imports import Outcome
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Person


@pytest.fixture(autouse=True)
def files_of_their_own(settings: object, tmp_path: object) -> None:
    settings.FILES = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def handed_up(cast: Cast, official: Person) -> bytes:
    """The one dossier that only the province decides."""
    rate_year(official, 2024, Rating.EXCELLENT, source="TB 7", by=cast.officer, on=DAY)
    proposed(cast, official, DAY, award=AwardCode.COMMENDATION_PROVINCE)
    return make_package(cast.district, to_hand_up(cast.district, DAY), by=cast.officer, on=DAY)


def outcomes(data: bytes) -> list[Outcome]:
    return [row.outcome for row in plan_package(opened(data).manifest, DAY).rows]


def with_manifest(package: Package, manifest: Manifest) -> bytes:
    return packed(manifest.sender, manifest.made_on, manifest.dossiers, list(package.files.values()))


def test_a_package_goes_round_and_the_second_time_everything_is_the_same(cast: Cast, handed_up: bytes) -> None:
    assert outcomes(handed_up) == [Outcome.NEW]
    package = receive_package(handed_up, "ho-so.zip", appraiser=cast.province, by=SYSTEM, on=DAY)
    theirs = Dossier.objects.get(appraiser=cast.province)
    ours = Dossier.objects.get(appraiser=cast.district)
    assert (theirs.of, theirs.award, theirs.year, theirs.proposer) == (ours.of, ours.award, ours.year, ours.proposer)
    assert (theirs.state, theirs.submitted_on) == (DossierState.SUBMITTED, DAY)
    assert outcomes(handed_up) == [Outcome.SAME]
    with pytest.raises(Invalid, match="không có hồ sơ mới"):
        receive_package(handed_up, "ho-so.zip", appraiser=cast.province, by=SYSTEM, on=DAY)
    line = AuditEntry.objects.get(code="dossier_package.made")
    assert package.file.sha256 in str(line.changes)


def test_a_changed_dossier_is_brought_up_to_date_until_it_was_received(cast: Cast, handed_up: bytes) -> None:
    receive_package(handed_up, "ho-so.zip", appraiser=cast.province, by=SYSTEM, on=DAY)
    package = opened(handed_up)
    told = replace(package.manifest.dossiers[0], report="Thêm minh chứng")
    later = with_manifest(package, replace(package.manifest, dossiers=(told,)))
    assert outcomes(later) == [Outcome.CHANGED]
    receive_package(later, "ho-so-2.zip", appraiser=cast.province, by=SYSTEM, on=DAY)
    theirs = Dossier.objects.get(appraiser=cast.province)
    assert theirs.report == "Thêm minh chứng"
    Dossier.objects.filter(pk=theirs.pk).update(state=DossierState.RECEIVED)
    assert outcomes(handed_up) == [Outcome.ERROR]


def test_somebody_unknown_is_entered_and_an_unknown_unit_is_an_error(cast: Cast, handed_up: bytes) -> None:
    package = opened(handed_up)
    row = package.manifest.dossiers[0]
    stranger = replace(row, code="HS-9", subject=replace(row.subject, name="Nông Mẫu Lạ", code="KHAC-1"))
    lost = replace(row, code="HS-8", proposer_code="99.999")
    data = with_manifest(package, replace(package.manifest, dossiers=(stranger, lost)))
    assert outcomes(data) == [Outcome.NEW, Outcome.ERROR]
    receive_package(data, "ho-so.zip", appraiser=cast.province, by=SYSTEM, on=DAY)
    assert Person.objects.get(full_name="Nông Mẫu Lạ").appointments.get().organisation == cast.bang_huu
    assert ReceivedDossier.objects.get().source_code == "HS-9"
    with pytest.raises(NotAllowed):
        receive_package(data, "ho-so.zip", appraiser=cast.province, by=cast.bang_huu_officer, on=DAY)
