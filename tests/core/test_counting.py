"""Counts in the language of the page."""

from __future__ import annotations

from django.utils.translation import override

from thidua.core.counting import counted


def test_one_thing_is_said_otherwise_than_several_in_english_alone() -> None:
    words = "Đã duyệt %(count)s báo cáo."
    told = {}
    for language in ("vi", "en"):
        with override(language):
            told[language] = [counted(words, number) % {"count": number} for number in (1, 2)]
    assert told == {
        "vi": ["Đã duyệt 1 báo cáo.", "Đã duyệt 2 báo cáo."],
        "en": ["1 report approved.", "2 reports approved."],
    }
