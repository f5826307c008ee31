"""What stays Vietnamese on a page in another language is marked."""

from __future__ import annotations

from django.template import engines
from django.utils.translation import override

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.core.logic.saying import say

WORDS = "{{ title|vi }} {{ nothing|vi }}{{ award }}{{ award|original }}"


def shown(language: str) -> str:
    told = {"title": "Sạch làng <đẹp ngõ>", "nothing": "", "award": AWARDS[AwardCode.GRASSROOTS_FIGHTER].name}
    with override(language):
        return engines["django"].from_string(WORDS).render(told)


def test_a_vietnamese_page_says_it_plainly_and_the_name_once() -> None:
    assert shown("vi") == "Sạch làng &lt;đẹp ngõ&gt; Chiến sĩ thi đua cơ sở"


def test_an_english_page_marks_what_was_written_and_gives_the_official_name_beside_its_translation() -> None:
    assert shown("en") == (
        '<span lang="vi">Sạch làng &lt;đẹp ngõ&gt;</span> Emulation Fighter at the Grassroots Level'
        '<span class="original" lang="vi">Chiến sĩ thi đua cơ sở</span>'
    )


def test_what_begins_a_line_has_a_capital_in_both_languages() -> None:
    words = say("công trạng")
    said = {}
    for language in ("vi", "en"):
        with override(language):
            said[language] = engines["django"].from_string("{{ words|capital }}").render({"words": words})
    assert said == {"vi": "Công trạng", "en": "Merit"}
