"""When a campaign runs."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.campaigns.logic.reading.period import read_period
from thidua.documents.logic.letterhead import read_letterhead

pytestmark = pytest.mark.logic


def period(text: str, title: str = "Phong trào thi đua") -> tuple[int | None, str | None, str | None]:
    outline = outlined(f"SỞ Y TẾ\nHà Nội, ngày 05 tháng 01 năm 2024\nKẾ HOẠCH\n{title}\n{text}")
    head = read_letterhead(outline.head)
    read = read_period(outline, head.title, head.written_date)
    return read.year, read.start, read.end


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Từ ngày 10/01/2024 đến hết ngày 31/12/2024.", "2024-01-10", "2024-12-31"),
        ("Từ ngày phát động thi đua đến hết ngày 31 tháng 12 năm 2024.", None, "2024-12-31"),
        ("Từ ngày ký đến ngày 31/12/2024.", None, "2024-12-31"),
        ("Từ tháng 4/2022 đến hết tháng 12/2025.", "2022-04", "2025-12"),
        ("Từ 01/3 đến 30/11/2024.", "2024-03-01", "2024-11-30"),
        ("Từ tháng 3 đến tháng 12/2024.", "2024-03", "2024-12"),
        ("Bắt đầu từ ngày 05/01/2024 và kết thúc ngày 31/12/2024.", "2024-01-05", "2024-12-31"),
        ("Từ năm 2021 đến hết năm 2025.", "2021", "2025"),
        ("Đến hết ngày 31/12/2024.", None, "2024-12-31"),
        ("Từ ngày 15 tháng 01 năm 2024 đến ngày 30 tháng 11 năm 2024.", "2024-01-15", "2024-11-30"),
        (
            "Đợt 1: Từ ngày 01/01/2024 đến ngày 30/6/2024.\nĐợt 2: Từ ngày 01/7/2024 đến ngày 31/12/2024.",
            "2024-01-01",
            "2024-12-31",
        ),
    ],
)
def test_the_part_on_time_sets_the_period(sentence: str, start: str | None, end: str) -> None:
    assert period(f"I. Nội dung\nII. Thời gian\n{sentence}")[1:] == (start, end)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Cuộc đua này bắt đầu từ ngày 06/9/2024, bế mạc vào ngày 20/5/2025.", "2024-09-06", "2025-05-20"),
        ("Giao ước này có giá trị từ ngày ký kết đến hết ngày 30/11/2024.", None, "2024-11-30"),
        ("Bản cam kết lập thành 03 bản, có giá trị đến ngày 15/11/2024.", None, "2024-11-15"),
    ],
)
def test_a_sentence_that_begins_something_or_gives_force_sets_the_period(
    sentence: str, start: str | None, end: str
) -> None:
    assert period(f"I. Nội dung\n{sentence}")[1:] == (start, end)


def test_a_report_without_title_and_date_is_for_the_year_it_aims_at() -> None:
    outline = outlined("Năm 2021 thu 5 tỷ đồng.\nMục tiêu chung năm 2022 là thu 6 tỷ đồng.")
    assert read_period(outline, None, None).year == 2022


def test_a_past_stretch_elsewhere_sets_nothing() -> None:
    assert period("I. Kết quả\nTỷ lệ hộ nghèo từ năm 2020 đến năm 2023 giảm mạnh.")[1:] == (None, None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Thi đua năm 2023", (2023, None, None)),
        ("Thi đua giai đoạn 2021 - 2025", (None, "2021", "2025")),
        ("Thi đua nhiệm kỳ 2015 - 2020", (None, "2015", "2020")),
        ("Thi đua năm học 2023 - 2024", (2023, "2023", "2024")),
        ("Thi đua quý IV/2023", (2023, None, None)),
        ("Kế hoạch thi đua 2023", (2023, None, None)),
        ("Chào mừng 80 năm Quốc khánh (1945 - 2025)", (2025, None, None)),
        ("Phong trào thi đua yêu nước", (2024, None, None)),
    ],
)
def test_the_title_gives_the_year_or_a_period_of_years(
    title: str, expected: tuple[int | None, str | None, str | None]
) -> None:
    assert period("I. Nội dung", title) == expected
