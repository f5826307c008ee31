"""Registers: consecutive numbers, a new series each year, numbers kept and struck out, series put together."""

from __future__ import annotations

from datetime import date

import pytest

from tests.campaigns.conftest import TODAY, Cast
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.documents.actions.registers import (
    EntryFacts,
    IncomingFacts,
    cancel_incoming,
    cancel_number,
    confirm_number,
    edit_incoming,
    finish_incoming,
    group_kinds,
    register_incoming,
    reopen_incoming,
    reserve_number,
)
from thidua.documents.logic.decree30 import Kind
from thidua.documents.models import Incoming, Register, RegisterEntry
from thidua.documents.queries import entries_visible_to, incoming_due, incoming_visible_to, registers_visible_to


def keep(cast: Cast, kind: Kind = Kind.PLAN, day: date = TODAY) -> RegisterEntry:
    facts = EntryFacts(kind, f"{kind.value}-UBND", "Thi đua", day)
    return reserve_number(cast.district, facts, by=cast.officer, on=TODAY)


def came(cast: Cast, **facts: object) -> Incoming:
    given = {"sender": "UBND tỉnh", "abstract": "Về thi đua", "arrived_on": TODAY, **facts}
    return register_incoming(cast.district, IncomingFacts(**given), by=cast.officer, on=TODAY)  # type: ignore[arg-type]


def test_each_type_has_its_own_series_from_one(cast: Cast) -> None:
    given = [keep(cast, kind).written for kind in (Kind.PLAN, Kind.REPORT, Kind.PLAN, Kind.LETTER)]
    assert given == ["01/KH-UBND", "01/BC-UBND", "02/KH-UBND", "01/-UBND"]


def test_numbers_begin_anew_on_the_first_of_january(cast: Cast) -> None:
    days = [date(2023, 12, 29), date(2023, 12, 31), date(2024, 1, 1), date(2023, 12, 31)]
    assert [keep(cast, day=day).number for day in days] == [1, 2, 1, 3]


def test_a_cancelled_number_stays_in_the_book_and_is_not_given_again(cast: Cast) -> None:
    first, second = keep(cast), keep(cast)
    cancel_number(second, reason="Không ban hành", by=cast.officer, on=TODAY)
    third = keep(cast)
    book = RegisterEntry.objects.filter(register=first.register).values_list("number", "state", "cancel_reason")
    assert list(book) == [(1, "reserved", ""), (2, "cancelled", "Không ban hành"), (3, "reserved", "")]
    assert third.number == 3


def test_a_number_is_struck_out_with_a_reason_or_not_at_all(cast: Cast) -> None:
    with pytest.raises(Invalid):
        cancel_number(keep(cast), reason=" ", by=cast.officer, on=TODAY)


def test_a_number_kept_is_used_once(cast: Cast) -> None:
    entry = confirm_number(keep(cast), by=cast.officer, on=TODAY)
    assert entry.state == "issued"
    with pytest.raises(NotAllowed):
        confirm_number(entry, by=cast.officer, on=TODAY)


def test_a_refused_number_is_not_lost(cast: Cast) -> None:
    keep(cast)
    with pytest.raises(Invalid):
        reserve_number(cast.district, EntryFacts(Kind.PLAN, "", "", TODAY), by=cast.officer, on=TODAY)
    assert keep(cast).number == 2


def test_types_put_together_share_their_numbers_and_do_so_next_year_too(cast: Cast) -> None:
    group_kinds(cast.district, 2024, [[Kind.PLAN, Kind.REPORT]], by=cast.officer, on=TODAY)
    kinds = (Kind.PLAN, Kind.REPORT, Kind.DECISION)
    assert [keep(cast, kind).number for kind in kinds] == [1, 2, 1]
    assert [keep(cast, kind, date(2025, 1, 2)).number for kind in kinds] == [1, 2, 1]


def test_types_may_be_taken_apart_in_a_later_year(cast: Cast) -> None:
    group_kinds(cast.district, 2024, [[Kind.PLAN, Kind.REPORT]], by=cast.officer, on=TODAY)
    group_kinds(cast.district, 2025, [], by=cast.officer, on=TODAY)
    days = (date(2024, 1, 2), date(2025, 1, 2))
    assert [[keep(cast, kind, day).number for kind in (Kind.PLAN, Kind.REPORT)] for day in days] == [[1, 2], [1, 1]]


def test_a_series_does_not_change_once_it_has_numbers(cast: Cast) -> None:
    keep(cast)
    with pytest.raises(Conflict):
        group_kinds(cast.district, TODAY.year, [[Kind.PLAN, Kind.REPORT]], by=cast.officer, on=TODAY)


def test_a_type_stands_in_one_group_only(cast: Cast) -> None:
    groups = [[Kind.PLAN, Kind.REPORT], [Kind.PLAN, Kind.NOTICE]]
    with pytest.raises(Invalid):
        group_kinds(cast.district, 2024, groups, by=cast.officer, on=TODAY)


def test_only_those_who_keep_the_books_give_numbers(cast: Cast) -> None:
    facts = EntryFacts(Kind.PLAN, "KH-UBND", "Thi đua", TODAY)
    for user in (cast.leader, cast.head, cast.next_door, cast.auditor, cast.admin, cast.stranger):
        with pytest.raises(NotAllowed):
            reserve_number(cast.district, facts, by=user, on=TODAY)
    assert not Register.objects.exists()


def test_books_are_seen_by_the_unit_and_its_auditor(cast: Cast) -> None:
    keep(cast)
    seen = [registers_visible_to(u, TODAY).count() for u in (cast.officer, cast.leader, cast.auditor, cast.head)]
    assert seen == [1, 1, 1, 0]
    assert [entries_visible_to(u, TODAY).count() for u in (cast.officer, cast.head)] == [1, 0]


def test_incoming_documents_have_one_series_a_year(cast: Cast) -> None:
    rows = [came(cast), came(cast, arrived_on=date(2023, 12, 29)), came(cast)]
    assert [(row.register.year, row.number) for row in rows] == [(2024, 1), (2023, 1), (2024, 2)]
    assert [incoming_visible_to(u, TODAY).count() for u in (cast.officer, cast.head)] == [3, 0]


def test_nothing_arrives_tomorrow(cast: Cast) -> None:
    with pytest.raises(Invalid):
        came(cast, arrived_on=date(2024, 1, 16))


def test_an_incoming_document_is_dealt_with_taken_up_again_and_struck_out(cast: Cast) -> None:
    row = came(cast, deadline=date(2024, 1, 20))
    assert list(incoming_due(cast.officer, TODAY)) == [row]
    done = finish_incoming(row, result="Đã trả lời", by=cast.officer, on=TODAY)
    assert (done.state, list(incoming_due(cast.officer, TODAY))) == ("done", [])
    again = reopen_incoming(done, reason="Còn ý kiến", by=cast.officer, on=TODAY)
    assert cancel_incoming(again, reason="Vào sổ nhầm", by=cast.officer, on=TODAY).state == "cancelled"
    with pytest.raises(NotAllowed):
        finish_incoming(Incoming.objects.get(pk=row.pk), result="", by=cast.officer, on=TODAY)


def test_a_correction_keeps_the_number_and_the_year(cast: Cast) -> None:
    row = came(cast)
    facts = IncomingFacts("Sở Nội vụ", "Về khen thưởng", TODAY, handler="Phòng Nội vụ")
    assert edit_incoming(row, facts, by=cast.officer, on=TODAY).sender == "Sở Nội vụ"
    with pytest.raises(Invalid):
        edit_incoming(row, IncomingFacts("A", "B", date(2023, 12, 1)), by=cast.officer, on=TODAY)


def test_each_deed_leaves_one_line(cast: Cast) -> None:
    before = AuditEntry.objects.count()
    entry = keep(cast)
    cancel_number(entry, reason="Nhầm", by=cast.officer, on=TODAY)
    came(cast)
    codes = list(AuditEntry.objects.filter(seq__gt=before).values_list("code", flat=True))
    assert codes == ["number.reserved", "number.cancelled", "incoming.registered"]
