from __future__ import annotations

import thidua.campaigns.actions
import thidua.documents.actions
from thidua.core.actions import REGISTER
from thidua.core.templatetags.shown import change_rows
from thidua.desk import campaign_words, certificate_words, document_words

DEEDS = campaign_words.DEEDS | certificate_words.DEEDS | document_words.DEEDS
ROOMS = ("campaign.", "target.", "indicator.", "participation.", "intake.", "draft.")


def test_every_deed_of_documents_and_campaigns_has_words() -> None:
    assert thidua.campaigns.actions and thidua.documents.actions
    assert sorted(code for code in REGISTER if code.startswith(ROOMS) and code not in DEEDS) == []


def test_the_values_of_a_change_read_in_words_and_in_vietnamese_figures() -> None:
    rows = change_rows(
        {"comparator": ["eq", "ge"], "value": [None, "70.5"], "Movement": {"name": "Vì người nghèo", "last_year": None}}
    )
    assert [(row.field, row.before, row.after) for row in rows] == [
        ("So sánh", "Đạt", "Từ … trở lên"),
        ("Giá trị", "", "70,5"),
        ("Phong trào chuyên đề", "", "Tên: Vì người nghèo"),
    ]
