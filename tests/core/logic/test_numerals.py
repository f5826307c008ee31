"""Vietnamese numbers in digits and in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.numerals import WordNumber, format_number, parse_number, read_number_words, reads_two_ways

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3.130,5", "3130.5"), ("1.100", "1100"), ("98,5", "98.5"), ("84,770", "84.770"), ("5.218,350", "5218.350"),
        ("07", "7"), ("1.234.567", "1234567"), ("2.5", "2.5"), ("-3,2", "-3.2"), ("0,45", "0.45"),
    ],
)  # fmt: skip
def test_a_dot_before_three_digits_is_a_thousands_mark_and_a_comma_is_decimal(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "năm", "12/15", "1,2,3", "12a", "²"])
def test_what_is_not_one_number_has_no_value(written: str) -> None:
    assert parse_number(written) is None


def test_three_decimals_can_be_taken_for_thousands() -> None:
    assert [reads_two_ways(n) for n in ("84,770", "0,770", "84,77", "1.084,770")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [("3130.5", None, "3.130,5"), ("1100", None, "1.100"), ("84.770", None, "84,77"), ("2.675", 2, "2,68"),
     ("-0.001", 2, "0,00"), ("-2.5", 0, "-3"), ("1E+3", None, "1.000")],
)  # fmt: skip
def test_values_are_written_the_vietnamese_way(value: str, places: int | None, written: str) -> None:
    assert format_number(Decimal(value), places=places) == written


def test_an_infinite_value_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="Không thể viết"):
        format_number(Decimal("Infinity"))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_what_is_written_reads_back_as_the_same_value(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("words", "value", "length"),
    [
        ("mười hai hợp tác xã", "12", 2), ("ba chục hộ", "30", 2), ("hai mươi lăm", "25", 3), ("năm mươi", "50", 2),
        ("một trăm linh năm", "105", 4), ("ba nghìn hai trăm", "3200", 4), ("hai triệu", "2000000", 2),
        ("một trăm hai mươi ba nghìn", "123000", 6), ("mười", "10", 1), ("bốn xã", "4", 1),
    ],
)  # fmt: skip
def test_number_words_are_read_to_their_end(words: str, value: str, length: int) -> None:
    assert read_number_words(words.split()) == WordNumber(Decimal(value), length)


@pytest.mark.parametrize(
    ("words", "value", "length"),
    [("một nửa số hộ", "0.5", 2), ("một phần tư", "0.25", 3), ("ba phần tư số thôn", "0.75", 3), ("nửa số", "0.5", 1)],
)
def test_parts_of_the_whole_are_shares(words: str, value: str, length: int) -> None:
    assert read_number_words(words.split()) == WordNumber(Decimal(value), length, share=True)


@pytest.mark.parametrize("words", ["", "tư liệu", "lăm le", "hộ nghèo"])
def test_other_words_are_no_numbers(words: str) -> None:
    assert read_number_words(words.split()) is None


NUMBER_WORDS = ["một", "hai", "mươi", "mười", "trăm", "nghìn", "triệu", "tỷ", "linh", "lẻ", "năm", "lăm", "phần", "nửa"]


@given(st.lists(st.sampled_from([*NUMBER_WORDS, "chục", "không", "xã"])))
def test_any_string_of_number_words_is_read_without_failing(words: list[str]) -> None:
    found = read_number_words(words)
    assert found is None or 0 < found.length <= len(words)
