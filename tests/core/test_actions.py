from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from thidua.core import audit
from thidua.core.actions import REGISTER, action, notify, read_notices, record
from thidua.core.audit import SYSTEM
from thidua.core.errors import Invalid, NotAllowed, require
from thidua.core.logic.decision import deny
from thidua.core.models import AuditEntry, Notice
from thidua.core.queries import history_of, notices_of

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 15)


@action("sample.silent")
def silent(*, by: audit.Actor, on: date) -> None:
    """Forgets its line."""


@action("sample.talkative")
def talkative(*, by: audit.Actor, on: date) -> None:
    record("sample:1", "một", by=by)
    record("sample:1", "một", by=by)


@action("sample.inner")
def inner(*, by: audit.Actor, on: date) -> None:
    record("sample:2", "trong", by=by)


@action("sample.outer")
def outer(*, by: audit.Actor, on: date) -> None:
    inner(by=by, on=on)
    record("sample:1", "ngoài", by=by)


@action("sample.failing")
def failing(*, by: audit.Actor, on: date) -> None:
    record("sample:1", "một", by=by)
    raise Invalid({"": "Hãy thử lại."})


@pytest.mark.parametrize(("verb", "left"), [(silent, 0), (talkative, 2)])
def test_an_action_that_leaves_other_than_one_line_is_undone(verb: object, left: int) -> None:
    with pytest.raises(RuntimeError, match=f"left {left} audit lines"):
        verb(by=SYSTEM, on=TODAY)  # type: ignore[operator]
    assert AuditEntry.objects.count() == 0


def test_an_action_inside_another_leaves_a_line_of_its_own_code() -> None:
    outer(by=SYSTEM, on=TODAY)
    assert list(AuditEntry.objects.values_list("code", flat=True)) == ["sample.inner", "sample.outer"]


def test_a_refused_action_leaves_nothing() -> None:
    with pytest.raises(Invalid, match="Hãy thử lại"):
        failing(by=SYSTEM, on=TODAY)
    assert AuditEntry.objects.count() == 0


def test_only_an_action_writes_to_the_ledger() -> None:
    with pytest.raises(RuntimeError, match="only an action"):
        record("sample:1", "một", by=SYSTEM)


def test_two_actions_do_not_share_a_code() -> None:
    with pytest.raises(RuntimeError, match="share the code"):
        action("sample.silent")(silent)
    assert REGISTER["sample.silent"].code == "sample.silent"


def test_a_refusal_says_its_reason() -> None:
    with pytest.raises(NotAllowed, match="Chưa đến hạn"):
        require(deny("Chưa đến hạn."))


def test_a_second_notice_of_the_same_kind_replaces_the_first_as_unread() -> None:
    notify([SYSTEM], "report.due", "report:1", "Còn 3 ngày")
    notice = Notice.objects.get()
    assert read_notices([notice.pk], by=SYSTEM, on=TODAY) == 1
    notify([SYSTEM], "report.due", "report:1", "Còn 1 ngày")
    assert list(notices_of(SYSTEM).values_list("text", "read_at")) == [("Còn 1 ngày", None)]


@dataclass(frozen=True)
class Reader:
    """Somebody who gets notices."""

    audit_key: str
    audit_label: str = ""


def test_a_notice_to_many_asks_the_database_once(django_assert_num_queries: Any) -> None:
    for count in (1, 3, 100):
        with django_assert_num_queries(1):
            notify([Reader(f"user:{n}") for n in range(count)], "campaign.sent", "campaign:1", "Đã gửi")
    assert Notice.objects.count() == 100


def test_some_know_already_and_others_are_told_the_first_time() -> None:
    first, second = Reader("user:1"), Reader("user:2")
    notify([first], "report.due", "report:1", "Còn 3 ngày", link="/cu/")
    read_notices(notices_of(first).values_list("pk", flat=True), by=first, on=TODAY)
    known = Notice.objects.get()
    notify([first, second, first], "report.due", "report:1", "Còn 1 ngày")
    notify([first], "report.due", "report:2", "Kỳ khác")
    about = Notice.objects.filter(subject="report:1").order_by("recipient")
    assert list(about.values_list("recipient", "text", "link", "read_at")) == [
        ("user:1", "Còn 1 ngày", "", None),
        ("user:2", "Còn 1 ngày", "", None),
    ]
    assert about[0].pk == known.pk
    assert about[0].created_at > known.created_at


def test_a_notice_to_nobody_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        notify([], "report.due", "report:1", "Còn 3 ngày")


def test_the_history_of_a_thing_is_newest_first() -> None:
    outer(by=SYSTEM, on=TODAY)
    outer(by=SYSTEM, on=TODAY)
    assert [line.seq for line in history_of("sample:1")] == [4, 2]
