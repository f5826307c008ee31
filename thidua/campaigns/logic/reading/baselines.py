"""The year a target is measured against (``tăng 5% so với thực hiện năm 2023``)."""

from __future__ import annotations

from thidua.core.logic.patterns import pattern_of

_COMPARED = pattern_of(
    r"\bso (?:với )?(?:(?:số |kết quả |mức |tổng số |cuối |đầu |cùng kỳ |ước |thực hiện |đạt được |của |dự toán "
    r"|kế hoạch |giao |tỉnh |huyện |xã )*)(?:năm )?(?P<year>(?:19|20)\d\d)\b|"
    r"\blần (?:so với )?(?:năm )?(?P<times>(?:19|20)\d\d)\b|"
    r"\((?:năm )?(?P<told>(?:19|20)\d\d)(?: đạt| là|:)"
)
_YEAR = pattern_of(r"(?:19|20)\d\d")


def baseline_year(text: str) -> int | None:
    """The year named as base of comparison in the words of a target, None where there is none."""
    if not _YEAR.search(text):
        return None
    found = _COMPARED.search(" ".join(text.lower().split()))
    return int(found["year"] or found["times"] or found["told"]) if found else None
