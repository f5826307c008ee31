from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from thidua.core.badges import Badge, Tone
from thidua.core.templatetags import parts, shown

pytestmark = pytest.mark.no_database

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("3130.5"), "3.130,5"), (1100, "1.100"), (Decimal("84.770"), "84,77"), (0, "0"), (None, "–")],
)
def test_a_number_is_written_as_vietnam_writes_it(value: Decimal | int | None, text: str) -> None:
    assert shown.number(value) == text


def test_a_number_on_an_english_page_is_written_as_english_writes_it() -> None:
    with translation.override("en"):
        assert shown.number(Decimal("3130.5")) == "3,130.5"


def test_decimals_can_be_fixed() -> None:
    assert shown.number(Decimal("9"), 2) == "9,00"


def test_a_quantity_keeps_its_unit_on_the_line() -> None:
    assert shown.quantity(Decimal("84.77"), "tỷ đồng") == f"84,77{NO_BREAK}tỷ đồng"
    assert shown.quantity(Decimal("98.5"), "%") == "98,5%"
    assert shown.quantity(None, "ha") == "–"


def test_a_percentage_drops_an_empty_decimal() -> None:
    assert [shown.percent(Decimal(value)) for value in ("98.5", "100", "9.30")] == ["98,5%", "100%", "9,3%"]


def test_a_day_and_a_moment_are_those_of_vietnam() -> None:
    late = datetime(2024, 12, 31, 20, 5, tzinfo=UTC)
    assert (shown.day(late), shown.moment(late)) == ("01/01/2025", "03:05 01/01/2025")
    assert (shown.day(date(2026, 1, 5)), shown.day(None)) == ("05/01/2026", "–")


@pytest.mark.parametrize(
    ("name", "letters"), [("Nguyễn Thị Hoa", "NH"), ("đặng an", "ĐA"), ("Lan", "L"), ("", ""), ("7 Tám", "T")]
)
def test_a_person_is_marked_by_first_and_given_name(name: str, letters: str) -> None:
    assert shown.initials(name) == letters


def test_an_audit_line_shows_before_and_after_and_plain_facts() -> None:
    rows = shown.change_rows({"x": ["2024-01-05", None], "y": {"a": True}, "z": [1, 2, 3]})
    assert rows == [
        shown.ChangeRow("x", "05/01/2024", "", is_change=True),
        shown.ChangeRow("y", "", "a: ✓", is_change=False),
        shown.ChangeRow("z", "", "1, 2, 3", is_change=False),
    ]


def test_a_state_is_colour_icon_and_words() -> None:
    html = parts.state(Badge("Chờ <duyệt>", Tone.WARN))
    assert html == (
        '<span class="state tone-warn"><svg class="icon " aria-hidden="true">'
        '<use href="/static/core/vendor/icons.svg#alert-triangle"></use></svg><span>Chờ &lt;duyệt&gt;</span></span>'
    )


def test_an_unknown_icon_fails_at_once() -> None:
    with pytest.raises(KeyError, match="unknown icon 'rocket'"):
        parts.icon("rocket")


def test_what_people_typed_is_never_markup() -> None:
    template = Template(
        "{% note words 'warn' %}{% person words words words %}{% changes body %}{% empty_state words %}"
    )
    html = template.render(Context({"words": "<b>x</b>", "body": {"<i>": ["<u>", "<s>"]}}))
    assert not any(tag in html for tag in ("<b>", "<i>", "<u>", "<s>"))
