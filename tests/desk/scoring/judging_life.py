"""A cluster of three that several tests of the screens begin with: just opened, or made known to its members."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.remembering import remembered
from tests.scoring.conftest import small_scheme
from thidua.demo.cast import Cast
from thidua.directory.actions.clusters import ClusterDraft, create_cluster, hand_over_headship
from thidua.directory.models import Organisation, User
from thidua.scoring.actions.cards import Entry, write_marks
from thidua.scoring.actions.rounds import (
    Days,
    begin_appraisal,
    begin_checking,
    begin_crossing,
    open_round,
    publish_results,
)
from thidua.scoring.actions.schemes import create_scheme, publish_scheme
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Scorecard, ScoringRound

DAYS = Days(date(2024, 3, 25), date(2024, 3, 26), date(2024, 3, 27), date(2024, 3, 28))
D = Decimal


def opened(cast: Cast) -> ScoringRound:
    """A round of Bằng Hữu (which leads), Nhân Lý and Bằng Mạc by the small scheme."""
    return remembered(("a cluster is judged", cast.on), lambda: _opened(cast))


def _opened(cast: Cast) -> ScoringRound:
    members = [cast.bang_huu, cast.nhan_ly, cast.bang_mac]
    facts = ClusterDraft("CUM-1", 2024, "Cụm thi đua số 1")
    cluster = create_cluster(facts, organiser=cast.district, members=members, by=cast.officer, on=cast.on)
    hand_over_headship(cluster, to=cast.bang_huu, since=cast.on, by=cast.officer, on=cast.on)
    table = small_scheme(cast.agriculture.code)
    scheme = publish_scheme(
        create_scheme(table, organiser=cast.district, by=cast.officer, on=cast.on), by=cast.officer, on=cast.on
    )
    return open_round(cluster, scheme, DAYS, by=cast.officer, on=cast.on)


def published(cast: Cast) -> ScoringRound:
    """The same with two self-scored cards, made known to the cluster."""
    return remembered(("a cluster knows its results", cast.on), lambda: _published(cast))


def _published(cast: Cast) -> ScoringRound:
    row = _opened(cast)
    self_score(row, cast.bang_huu, cast.bang_huu_officer, 18, cast.on)
    self_score(row, cast.nhan_ly, cast.nhan_ly_officer, 12, cast.on)
    row = begin_appraisal(begin_checking(row, by=cast.officer, on=cast.on), by=cast.officer, on=cast.on)
    publish_results(row, by=cast.officer, on=cast.on)
    return ScoringRound.objects.get()


def crossing(cast: Cast) -> ScoringRound:
    """The members score each other; nobody has handed in."""
    row = opened(cast)
    self_score(row, cast.bang_huu, cast.bang_huu_officer, 18, cast.on)
    return begin_crossing(begin_checking(row, by=cast.officer, on=cast.on), by=cast.officer, on=cast.on)


def self_score(row: ScoringRound, unit: Organisation, by: User, mark: int, on: date) -> None:
    """A unit fills the lines of its own column."""
    entries = [Entry("check", D(mark)), Entry("cross", D(mark)), Entry("yes", D(1))]
    write_marks(card_of(row, unit), Stage.SELF, unit, entries, by=by, on=on)


def card_of(row: ScoringRound, unit: Organisation) -> Scorecard:
    """The card of a unit with its round."""
    rows = Scorecard.objects.select_related("round__cluster__organiser", "organisation")
    return rows.get(round=row, organisation=unit)


def card_path(row: ScoringRound, unit: Organisation) -> str:
    """The address of a card."""
    return f"/cham-diem/dot/{row.code}/phieu/{unit.code}/"
