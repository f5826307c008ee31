"""A cluster of the small district, judged by a small scheme on a day of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.remembering import remembered, the_district
from tests.scoring.making import criterion, scheme, section
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.actions.clusters import ClusterDraft, create_cluster, hand_over_headship
from thidua.directory.models import Cluster
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.actions.rounds import Days, open_round
from thidua.scoring.actions.schemes import create_scheme, publish_scheme
from thidua.scoring.logic.attained import Attained
from thidua.scoring.logic.methods import Count, Manual, Share, YesNo
from thidua.scoring.logic.scheme import Gate, Scheme, Tie
from thidua.scoring.logic.terms import Scorer, SectionKind, TieBy, Veto
from thidua.scoring.models import Scheme as SchemeRow
from thidua.scoring.models import Scorecard, ScoringRound

D = Decimal
DAY = date(2024, 12, 2)
DAYS = Days(date(2024, 12, 10), date(2024, 12, 14), date(2024, 12, 18), date(2024, 12, 22))


@pytest.fixture(autouse=True)
def own_files(settings: object, tmp_path: Path) -> None:
    settings.FILES = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


def small_scheme(owner: str) -> Scheme:
    """One line of every kind of scorer: the record, an owning department, the peers, the standing body."""
    checked = replace(criterion("check", 20, Manual()), scorer=Scorer.OWNER, owner=owner, evidence="Báo cáo")
    crossed = replace(criterion("cross", 20, Manual()), scorer=Scorer.CLUSTER, evidence="Biên bản")
    launched = replace(criterion("yes", 10, YesNo()), evidence="Văn bản phát động")
    return scheme(
        section("I", SectionKind.MAIN, 50, criterion("share", 50, Share(), "MT-01")),
        section("II", SectionKind.MAIN, 50, checked, crossed, launched),
        section("III", SectionKind.BONUS, 5, criterion("flag", 5, YesNo())),
        section("IV", SectionKind.PENALTY, 10, criterion("breach", 10, Count(D(2)))),
        gates=(Gate("leader", "Người đứng đầu bị kỷ luật", Veto.NOT_RANKED),),
        ties=(Tie(TieBy.NODE, "I"),),
    )


@pytest.fixture
def draft(cast: Cast) -> SchemeRow:
    table = small_scheme(cast.agriculture.code)
    return remembered("scheme", lambda: create_scheme(table, organiser=cast.district, by=cast.officer, on=DAY))


@pytest.fixture
def cluster(cast: Cast) -> Cluster:
    return remembered("cluster", lambda: _cluster(cast))


def _cluster(cast: Cast) -> Cluster:
    members = [cast.bang_huu, cast.nhan_ly, cast.bang_mac]
    facts = ClusterDraft("CUM-1", 2024, "Cụm thi đua số 1")
    row = create_cluster(facts, organiser=cast.district, members=members, by=cast.officer, on=DAY)
    hand_over_headship(row, to=cast.bang_huu, since=date(2024, 1, 1), by=cast.officer, on=DAY)
    return row


@pytest.fixture
def judging(cast: Cast, cluster: Cluster, draft: SchemeRow) -> ScoringRound:
    return remembered("judging", lambda: _judging(cast, cluster, draft))


def _judging(cast: Cast, cluster: Cluster, draft: SchemeRow) -> ScoringRound:
    published = publish_scheme(draft, by=cast.officer, on=DAY)
    return open_round(cluster, published, DAYS, by=cast.officer, on=DAY)


def card_of(judging: ScoringRound, code: str) -> Scorecard:
    return Scorecard.objects.select_related("round__cluster__organiser", "organisation").get(
        round=judging, organisation__code=code
    )


def record(percents: Mapping[str, int]) -> object:
    """A source of attainments: confirmed figures of the one indicator by code of the unit."""

    def source(
        year: int, indicators: Collection[str], units: Collection[str], on: date
    ) -> Mapping[tuple[str, str], Attained]:
        return {
            (unit, "MT-01"): Attained(D(percent), D(percent), FigureState.CONFIRMED)
            for unit, percent in percents.items()
            if unit in units and "MT-01" in indicators
        }

    return source


def last_code() -> str:
    entry = AuditEntry.objects.order_by("-seq").first()
    return entry.code if entry else ""
