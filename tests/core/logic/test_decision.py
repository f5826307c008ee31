from __future__ import annotations

import pytest

from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal

pytestmark = pytest.mark.logic


def test_a_decision_is_truthy_when_it_allows() -> None:
    assert ALLOWED
    assert not deny("Chưa đến hạn.")


def test_a_refusal_carries_its_reason_and_citation() -> None:
    assert deny("Chưa đến hạn.", "Điều 5") == Decision(allowed=False, reason="Chưa đến hạn.", citation="Điều 5")


def test_the_first_refusal_is_the_answer() -> None:
    assert first_refusal(ALLOWED, deny("một"), deny("hai")) == deny("một")
    assert first_refusal(ALLOWED, ALLOWED) is ALLOWED
    assert first_refusal() is ALLOWED
