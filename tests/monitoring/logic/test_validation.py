"""Rules a figure must satisfy, each with its sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from thidua.campaigns.logic.terms import Entry
from thidua.monitoring.logic.validation import (
    NEVER_FALLS,
    BadSettings,
    Beside,
    Check,
    Compare,
    Fall,
    Jump,
    Range,
    Relation,
    Rule,
    SumOf,
    breaches,
    check_of,
    rules_for,
)

pytestmark = pytest.mark.logic
D = Decimal


@pytest.mark.parametrize(
    ("check", "value", "beside", "sentence"),
    [
        (Range(D(0), D(100)), D(101), Beside(), "101 nằm ngoài khoảng cho phép (từ 0 đến 100)."),
        (Range(high=D(100)), D(100), Beside(), None),
        (Jump(D(50)), D(4), Beside(D(2)), "Kỳ trước là 2, kỳ này 4: tăng 100,0%, quá mức 50%."),
        (Jump(D(50)), D(1), Beside(D(2)), None),
        (Jump(D(50)), D(9), Beside(D(0)), None),
        (Jump(D(50)), D(9), Beside(), None),
        (Fall(), D(9), Beside(year_to_date_before=D(10)), "Số lũy kế giảm từ 10 xuống 9."),
        (Fall(), D(10), Beside(year_to_date_before=D(10)), None),
        (SumOf(("A", "B")), D(4), Beside(others={"A": D(1), "B": D(2)}), "Tổng phải bằng A + B = 3, đang là 4."),
        (SumOf(("A", "B")), D(4), Beside(others={"A": D(1)}), None),
        (Compare("A", Relation.LE), D(4), Beside(others={"A": D(3)}), "4 phải không lớn hơn số của A (3)."),
        (Compare("A", Relation.LE), D(4), Beside(), None),
    ],
)
def test_a_breach_has_its_sentence_and_what_is_not_known_breaks_nothing(
    check: Check, value: Decimal, beside: Beside, sentence: str | None
) -> None:
    assert check.breach(value, beside) == sentence


def test_a_year_to_date_figure_never_falls_unless_a_written_rule_speaks_of_it() -> None:
    strict = Rule("MT-01", Fall())
    assert rules_for(Entry.YTD, []) == (NEVER_FALLS,)
    assert rules_for(Entry.YTD, [strict]) == (strict,)
    assert rules_for(Entry.LEVEL, []) == ()


def test_only_rules_across_figures_can_heal_by_others() -> None:
    rules = [Rule("R", Range(high=D(1))), Rule("C", Compare("A", Relation.EQ))]
    found = breaches(D(2), rules, Beside(others={"A": D(3)}))
    assert [(breach.rule, breach.across) for breach in found] == [("R", False), ("C", True)]


def test_stored_settings_make_a_check() -> None:
    assert check_of("range", {"low": "0", "high": ""}) == Range(D(0))
    assert check_of("jump", {"percent": 30}) == Jump(D(30))
    assert check_of("sum", {"parts": ["A", "B"]}) == SumOf(("A", "B"))
    assert check_of("compare", {"other": "A", "relation": "ge"}) == Compare("A", Relation.GE)
    assert check_of("fall", {}) == Fall()


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("range", {}),
        ("range", {"low": 2, "high": 1}),
        ("range", {"low": "x"}),
        ("jump", {"percent": 0}),
        ("sum", {"parts": []}),
        ("compare", {"other": "A", "relation": "than"}),
        ("compare", {"relation": "ge"}),
        ("guess", {}),
    ],
)
def test_settings_that_make_no_check_are_refused(kind: str, settings: dict[str, object]) -> None:
    with pytest.raises(BadSettings):
        check_of(kind, settings)
