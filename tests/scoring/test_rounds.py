"""A cluster is judged from the opening of the round to the final table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from tests.scoring.conftest import DAY, DAYS, card_of, last_code, record
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.demo.cast import Cast
from thidua.directory.models import Cluster
from thidua.scoring.actions.appeals import accept_appeal, file_appeal, reject_appeal, withdraw_appeal
from thidua.scoring.actions.cards import (
    Entry,
    add_evidence,
    recall_card,
    record_gate_fact,
    remove_evidence,
    return_mark,
    submit_card,
    withdraw_gate_fact,
    write_marks,
)
from thidua.scoring.actions.rounds import (
    begin_appraisal,
    begin_checking,
    begin_crossing,
    cancel_round,
    change_days,
    finish_round,
    open_round,
    publish_results,
    take_back_results,
)
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Mark, MarkChange, Publication, Scheme, ScoringRound
from thidua.scoring.queries.results import last_percents, published_rows, replays
from thidua.scoring.queries.rounds import evidence_of, rounds_visible_to, scorecards_visible_to

D = Decimal
LATER = date(2025, 1, 10)


def self_scored(cast: Cast, judging: ScoringRound) -> None:
    """All three members write their own column."""
    for unit, user, check in (
        (cast.bang_huu, cast.bang_huu_officer, 18),
        (cast.nhan_ly, cast.nhan_ly_officer, 16),
        (cast.bang_mac, cast.bang_mac_officer, 20),
    ):
        lines = [Entry("check", D(check)), Entry("cross", D(15)), Entry("yes", D(1))]
        write_marks(card_of(judging, unit.code), Stage.SELF, unit, lines, by=user, on=DAY)


def fresh(judging: ScoringRound) -> ScoringRound:
    return ScoringRound.objects.select_related("cluster__organiser", "scheme").get(pk=judging.pk)


def at_appraisal(cast: Cast, judging: ScoringRound) -> ScoringRound:
    self_scored(cast, judging)
    begin_checking(judging, by=cast.officer, on=DAY)
    begin_crossing(fresh(judging), by=cast.officer, on=DAY)
    return begin_appraisal(fresh(judging), by=cast.officer, on=DAY)


def published(cast: Cast, judging: ScoringRound) -> Publication:
    at_appraisal(cast, judging)
    source = record({cast.bang_huu.code: 90, cast.nhan_ly.code: 100})
    return publish_results(fresh(judging), source=source, by=cast.officer, on=DAY)  # type: ignore[arg-type]


def test_opening_freezes_the_scheme_and_gives_every_member_a_card(cast: Cast, judging: ScoringRound) -> None:
    assert Scheme.objects.get().state == "frozen"
    assert judging.table == Scheme.objects.get().table
    assert sorted(c.organisation.code for c in judging.cards.all()) == sorted(
        [cast.bang_huu.code, cast.nhan_ly.code, cast.bang_mac.code]
    )
    assert [unit.code for unit in judging.checkers.all()] == [cast.agriculture.code]


def test_a_cluster_is_judged_once_and_only_by_a_published_scheme(
    cast: Cast, cluster: Cluster, draft: Scheme, judging: ScoringRound
) -> None:
    with pytest.raises(Invalid):
        open_round(cluster, fresh(judging).scheme, DAYS, by=cast.officer, on=DAY)
    cancel_round(fresh(judging), reason="Lập lại", by=cast.officer, on=DAY)
    again = open_round(cluster, fresh(judging).scheme, DAYS, by=cast.officer, on=DAY)
    assert again.code == "CD-2024-002"


def test_a_unit_writes_its_own_column_and_no_other(cast: Cast, judging: ScoringRound) -> None:
    card = card_of(judging, cast.bang_huu.code)
    lines = [Entry("check", D(18))]
    write_marks(card, Stage.SELF, cast.bang_huu, lines, by=cast.bang_huu_officer, on=DAY)
    assert last_code() == "scorecard.marked"
    with pytest.raises(NotAllowed):
        write_marks(card, Stage.SELF, cast.nhan_ly, lines, by=cast.nhan_ly_officer, on=DAY)
    with pytest.raises(NotAllowed):
        write_marks(card, Stage.CHECK, cast.bang_huu, lines, by=cast.bang_huu_officer, on=DAY)


def test_points_from_targets_are_never_typed(cast: Cast, judging: ScoringRound) -> None:
    with pytest.raises(NotAllowed, match="tính từ số liệu"):
        write_marks(
            card_of(judging, cast.bang_huu.code), Stage.SELF, cast.bang_huu, [Entry("share", D(99))],
            by=cast.bang_huu_officer, on=DAY,
        )  # fmt: skip


def test_lines_that_do_not_fit_are_all_named_and_nothing_is_saved(cast: Cast, judging: ScoringRound) -> None:
    lines = [Entry("check", D(21)), Entry("yes", D(2)), Entry("cross", D(5))]
    with pytest.raises(Invalid) as refusal:
        write_marks(
            card_of(judging, cast.bang_huu.code), Stage.SELF, cast.bang_huu, lines, by=cast.bang_huu_officer, on=DAY
        )
    assert sorted(refusal.value.fields) == ["check", "yes"]
    assert Mark.objects.count() == 0


def test_the_head_hands_the_card_in_and_may_take_it_back(cast: Cast, judging: ScoringRound) -> None:
    card = card_of(judging, cast.bang_huu.code)
    with pytest.raises(NotAllowed):
        submit_card(card, by=cast.bang_huu_officer, on=DAY)
    submit_card(card, by=cast.bang_huu_head, on=DAY)
    card = card_of(judging, cast.bang_huu.code)
    with pytest.raises(NotAllowed, match="Phiếu đã nộp"):
        write_marks(card, Stage.SELF, cast.bang_huu, [Entry("check", D(1))], by=cast.bang_huu_officer, on=DAY)
    assert recall_card(card, reason="Thiếu minh chứng", by=cast.bang_huu_head, on=DAY).state == "open"


def test_the_owner_checks_its_own_criteria_and_says_why_it_differs(cast: Cast, judging: ScoringRound) -> None:
    self_scored(cast, judging)
    begin_checking(judging, by=cast.officer, on=DAY)
    card = card_of(judging, cast.bang_huu.code)
    with pytest.raises(Invalid, match="ghi lý do"):
        write_marks(card, Stage.CHECK, cast.agriculture, [Entry("check", D(12))], by=cast.agriculture_officer, on=DAY)
    lower = [Entry("check", D(12), "Thiếu biên bản")]
    write_marks(card, Stage.CHECK, cast.agriculture, lower, by=cast.agriculture_officer, on=DAY)
    with pytest.raises(NotAllowed):
        write_marks(card, Stage.CHECK, cast.finance, lower, by=cast.finance_officer, on=DAY)


def test_nobody_scores_the_own_unit_in_the_cross_round(cast: Cast, judging: ScoringRound) -> None:
    self_scored(cast, judging)
    begin_checking(judging, by=cast.officer, on=DAY)
    begin_crossing(fresh(judging), by=cast.officer, on=DAY)
    lines = [Entry("cross", D(16))]
    with pytest.raises(NotAllowed, match="cho chính mình"):
        write_marks(
            card_of(judging, cast.bang_huu.code), Stage.CROSS, cast.bang_huu, lines, by=cast.bang_huu_officer, on=DAY
        )
    write_marks(
        card_of(judging, cast.nhan_ly.code), Stage.CROSS, cast.bang_huu, lines, by=cast.bang_huu_officer, on=DAY
    )
    with pytest.raises(NotAllowed, match="không thuộc cụm"):
        write_marks(
            card_of(judging, cast.nhan_ly.code), Stage.CROSS, cast.finance, lines, by=cast.finance_officer, on=DAY
        )


def test_a_returned_line_is_written_anew_and_the_rest_goes_on(cast: Cast, judging: ScoringRound) -> None:
    at_appraisal(cast, judging)
    mark = Mark.objects.select_related("card__round__cluster__organiser", "card__organisation", "scorer").get(
        criterion="check", stage="self", scorer=cast.bang_huu
    )
    return_mark(mark, reason="Đính kèm lại quyết định", by=cast.officer, on=DAY)
    card = card_of(judging, cast.bang_huu.code)
    write_marks(card, Stage.SELF, cast.bang_huu, [Entry("check", D(17))], by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(NotAllowed):
        write_marks(card, Stage.SELF, cast.bang_huu, [Entry("cross", D(17))], by=cast.bang_huu_officer, on=DAY)
    assert list(MarkChange.objects.filter(mark=mark).values_list("before", "after")) == [(None, 18), (18, 17)]
    assert fresh(judging).state == "appraisal"


def test_a_published_table_keeps_its_inputs_and_replays_to_the_digit(cast: Cast, judging: ScoringRound) -> None:
    kept = published(cast, judging)
    rows = [(row.unit, row.place, row.total) for row in published_rows(kept)]
    # Bằng Mạc was not assigned the target: 45 of 50 points stand for 90 of 100.
    assert rows == [
        (cast.nhan_ly.code, 1, D("91.00")),
        (cast.bang_mac.code, 2, D("90.00")),
        (cast.bang_huu.code, 3, D("88.00")),
    ]
    assert replays(kept)
    kept.results[0]["total"] = "99.00"
    assert not replays(kept)


def test_appeals_have_a_time_an_answer_and_an_effect(cast: Cast, judging: ScoringRound) -> None:
    published(cast, judging)
    card = card_of(judging, cast.bang_huu.code)
    appeal = file_appeal(card, "check", claimed=D(20), text="Có quyết định kèm theo", by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(Conflict):
        file_appeal(card, "check", claimed=D(19), text="Lần hai", by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(NotAllowed):
        accept_appeal(appeal, answer="Tự chấp nhận", by=cast.bang_huu_officer, on=DAY)
    assert accept_appeal(appeal, answer="Đã đối chiếu quyết định", by=cast.officer, on=DAY).state == "accepted"
    assert Mark.objects.get(card=card, stage="appraisal", criterion="check").measure == 20
    with pytest.raises(NotAllowed, match="hết hạn kiến nghị"):
        file_appeal(card, "yes", claimed=D(1), text="Muộn", by=cast.bang_huu_officer, on=LATER)


def test_a_round_is_finished_when_no_appeal_is_open_and_lends_next_year_its_percents(
    cast: Cast, judging: ScoringRound
) -> None:
    published(cast, judging)
    source = record({cast.bang_huu.code: 90})
    card = card_of(judging, cast.nhan_ly.code)
    first = file_appeal(card, "check", claimed=D(20), text="Đề nghị xem lại", by=cast.nhan_ly_officer, on=DAY)
    with pytest.raises(Conflict, match="Còn trong hạn"):
        finish_round(fresh(judging), source=source, by=cast.officer, on=DAY)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match="Còn 1 kiến nghị"):
        finish_round(fresh(judging), source=source, by=cast.officer, on=LATER)  # type: ignore[arg-type]
    withdraw_appeal(first, by=cast.nhan_ly_officer, on=DAY)
    second = file_appeal(card, "check", claimed=D(20), text="Gửi lại", by=cast.nhan_ly_officer, on=DAY)
    reject_appeal(second, answer="Không có minh chứng", by=cast.officer, on=DAY)
    final = finish_round(fresh(judging), source=source, by=cast.leader, on=LATER)  # type: ignore[arg-type]
    assert (final.kind, fresh(judging).state, replays(final)) == ("final", "final", True)
    assert last_percents(2024, [cast.bang_huu.code]) == {cast.bang_huu.code: D("88.00")}


def test_published_results_may_be_taken_back_and_stay_in_the_record(cast: Cast, judging: ScoringRound) -> None:
    published(cast, judging)
    take_back_results(fresh(judging), reason="Sai số liệu của cả cụm", by=cast.officer, on=DAY)
    assert (fresh(judging).state, Publication.objects.count()) == ("appraisal", 1)


def test_a_fact_behind_a_gate_is_recorded_with_its_reason_and_may_be_withdrawn(
    cast: Cast, judging: ScoringRound
) -> None:
    at_appraisal(cast, judging)
    card = card_of(judging, cast.bang_huu.code)
    with pytest.raises(NotAllowed):
        record_gate_fact(card, "leader", reason="Quyết định 12", by=cast.bang_huu_officer, on=DAY)
    fact = record_gate_fact(card, "leader", reason="Quyết định 12", by=cast.officer, on=DAY)
    source = record({})
    table = publish_results(fresh(judging), source=source, by=cast.officer, on=DAY)  # type: ignore[arg-type]
    assert published_rows(table)[-1].place is None
    withdraw_gate_fact(fact, reason="Quyết định đã hủy", by=cast.officer, on=DAY)
    assert last_code() == "scorecard.gate_opened"


def test_evidence_is_added_by_the_unit_and_its_removal_remembered(cast: Cast, judging: ScoringRound) -> None:
    card = card_of(judging, cast.bang_huu.code)
    file = ContentFile(b"noi dung", "minh-chung.pdf")
    row = add_evidence(card, "check", file, note="Quyết định", by=cast.bang_huu_officer, on=DAY)
    assert [e.file.name for e in evidence_of(card)["check"]] == ["minh-chung.pdf"]
    remove_evidence(row, reason="Nhầm tệp", by=cast.bang_huu_officer, on=DAY)
    assert evidence_of(card) == {}


def test_more_time_is_given_with_a_reason(cast: Cast, judging: ScoringRound) -> None:
    longer = replace(DAYS, appraisal_due=date(2024, 12, 30))
    row = change_days(judging, longer, reason="Bão", version=judging.version, by=cast.officer, on=DAY)
    assert (row.appraisal_due, last_code()) == (date(2024, 12, 30), "scoring.days_changed")


def test_who_sees_rounds_and_cards(cast: Cast, judging: ScoringRound) -> None:
    def seen(user: object) -> tuple[int, int]:
        return rounds_visible_to(user, DAY).count(), scorecards_visible_to(user, DAY).count()  # type: ignore[arg-type]

    users = (cast.officer, cast.bang_huu_officer, cast.agriculture_officer, cast.finance_officer, cast.stranger)
    assert [seen(user) for user in users] == [(1, 3), (1, 1), (1, 3), (0, 0), (0, 0)]
    self_scored(cast, judging)
    begin_checking(judging, by=cast.officer, on=DAY)
    begin_crossing(fresh(judging), by=cast.officer, on=DAY)
    assert seen(cast.bang_huu_officer) == (1, 3)
