from __future__ import annotations

from datetime import date

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


def test_the_history_of_a_thing_is_newest_first() -> None:
    outer(by=SYSTEM, on=TODAY)
    outer(by=SYSTEM, on=TODAY)
    assert [line.seq for line in history_of("sample:1")] == [4, 2]
