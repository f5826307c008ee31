"""Public holidays of 2023-2027 as the civil service takes them, and the working days swapped around them.

Labour Code 45/2019/QH14, article 112: 1/1, five days of Tết, Giỗ Tổ (10th of the 3rd lunar month), 30/4, 1/5, 2/9 with
one day beside it; article 111: a holiday on a weekend is made up on the next working day. Where ``source`` is empty the
announcement itself was not at hand; what was not announced when the table was made is tentative. An installation
corrects both on its own calendar of days off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from thidua.core.logic.workdays import SpecialDay

TET = "Tết Nguyên đán"
NEW_YEAR = "Tết Dương lịch"
KINGS = "Giỗ Tổ Hùng Vương"
VICTORY = "Ngày Chiến thắng 30/4"
LABOUR = "Ngày Quốc tế Lao động 1/5"
NATIONAL = "Quốc khánh"
CULTURE = "Ngày Văn hóa Việt Nam"


def _off(first: date, last: date, reason: str, source: str = "", *, tentative: bool = False) -> Iterator[SpecialDay]:
    for distance in range((last - first).days + 1):
        yield SpecialDay(first + timedelta(days=distance), reason, tentative=tentative, source=source)


def _made_up(day: date, reason: str, source: str = "") -> Iterator[SpecialDay]:
    yield SpecialDay(day, f"bù {reason}", source=source)


def _swapped(free: date, worked: date, reason: str, source: str = "") -> Iterator[SpecialDay]:
    yield SpecialDay(free, f"hoán đổi dịp {reason}, làm bù ngày {worked:%d/%m/%Y}", source=source)
    yield SpecialDay(worked, f"bù cho ngày {free:%d/%m/%Y}", works=True, source=source)


PUBLIC_HOLIDAYS: tuple[SpecialDay, ...] = (
    *_off(date(2023, 1, 1), date(2023, 1, 1), NEW_YEAR),
    *_made_up(date(2023, 1, 2), NEW_YEAR),
    *_off(date(2023, 1, 20), date(2023, 1, 26), TET),
    *_off(date(2023, 4, 29), date(2023, 4, 29), KINGS),
    *_off(date(2023, 4, 30), date(2023, 4, 30), VICTORY),
    *_off(date(2023, 5, 1), date(2023, 5, 1), LABOUR),
    *_made_up(date(2023, 5, 2), KINGS),
    *_made_up(date(2023, 5, 3), VICTORY),
    *_off(date(2023, 9, 1), date(2023, 9, 2), NATIONAL),
    *_made_up(date(2023, 9, 4), NATIONAL),
    *_off(date(2024, 1, 1), date(2024, 1, 1), NEW_YEAR),
    *_off(date(2024, 2, 8), date(2024, 2, 14), TET),
    *_off(date(2024, 4, 18), date(2024, 4, 18), KINGS),
    *_swapped(date(2024, 4, 29), date(2024, 5, 4), "30/4", "2450/VPCP-KGVX"),
    *_off(date(2024, 4, 30), date(2024, 4, 30), VICTORY),
    *_off(date(2024, 5, 1), date(2024, 5, 1), LABOUR),
    *_off(date(2024, 9, 2), date(2024, 9, 3), NATIONAL),
    *_off(date(2025, 1, 1), date(2025, 1, 1), NEW_YEAR),
    *_off(date(2025, 1, 27), date(2025, 1, 31), TET),
    *_off(date(2025, 4, 7), date(2025, 4, 7), KINGS),
    *_off(date(2025, 4, 30), date(2025, 4, 30), VICTORY),
    *_off(date(2025, 5, 1), date(2025, 5, 1), LABOUR),
    *_swapped(date(2025, 5, 2), date(2025, 4, 26), "30/4"),
    *_off(date(2025, 9, 1), date(2025, 9, 2), NATIONAL),
    *_off(date(2026, 1, 1), date(2026, 1, 1), NEW_YEAR),
    *_swapped(date(2026, 1, 2), date(2026, 1, 10), NEW_YEAR, "12729/VPCP-KGVX"),
    *_off(date(2026, 2, 16), date(2026, 2, 20), TET),
    *_off(date(2026, 4, 26), date(2026, 4, 26), KINGS),
    *_made_up(date(2026, 4, 27), KINGS),
    *_off(date(2026, 4, 30), date(2026, 4, 30), VICTORY),
    *_off(date(2026, 5, 1), date(2026, 5, 1), LABOUR),
    *_swapped(date(2026, 8, 31), date(2026, 8, 22), NATIONAL),
    *_off(date(2026, 9, 1), date(2026, 9, 2), NATIONAL),
    *_off(date(2026, 11, 24), date(2026, 11, 24), CULTURE, "80-NQ/TW", tentative=True),
    *_off(date(2027, 1, 1), date(2027, 1, 1), NEW_YEAR),
    *_off(date(2027, 2, 5), date(2027, 2, 11), TET, tentative=True),
    *_off(date(2027, 4, 16), date(2027, 4, 16), KINGS),
    *_off(date(2027, 4, 30), date(2027, 4, 30), VICTORY),
    *_off(date(2027, 5, 1), date(2027, 5, 1), LABOUR),
    *_made_up(date(2027, 5, 3), LABOUR),
    *_off(date(2027, 9, 2), date(2027, 9, 3), NATIONAL, tentative=True),
    *_off(date(2027, 11, 24), date(2027, 11, 24), CULTURE, "80-NQ/TW", tentative=True),
)
