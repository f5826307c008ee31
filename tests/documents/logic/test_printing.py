"""The words of a document as they stand on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.render.examples import DECISION, LETTER, PLAN
from thidua.documents.logic.decree30 import Document, Kind
from thidua.documents.logic.printing import (
    appendix_note,
    date_line,
    in_sentence,
    kept_together,
    letter_abstract,
    number_line,
    recipient_lines,
)

pytestmark = pytest.mark.logic


def test_a_number_has_two_digits_and_mixed_case_survives() -> None:
    shown = [number_line(replace(PLAN, number=n, symbol=s)) for n, s in ((5, "CTr-UBND"), (120, "QyĐ-UBND"))]
    assert shown == ["Số: 05/CTr-UBND", "Số: 120/QyĐ-UBND"]


def test_days_below_ten_and_months_below_three_carry_a_zero() -> None:
    shown = [date_line(replace(PLAN, day=day)) for day in (date(2026, 2, 5), date(2026, 3, 15))]
    assert shown == ["Chi Lăng, ngày 05 tháng 02 năm 2026", "Chi Lăng, ngày 15 tháng 3 năm 2026"]


def test_a_letter_has_no_type_and_its_abstract_below_the_number() -> None:
    assert (LETTER.kind.printed, letter_abstract(LETTER)[:12], letter_abstract(PLAN)) == ("", "V/v đôn đốc ", "")


def test_the_note_below_an_appendix_names_the_document() -> None:
    assert appendix_note(DECISION) == (
        "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã Chi Lăng)"
    )


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG LƯƠNG VĂN TRI", "Ủy ban nhân dân phường Lương Văn Tri"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN", "Hội đồng nhân dân tỉnh Lạng Sơn"),
        ("BAN CHỈ ĐẠO XÃ CHI LĂNG", "Ban chỉ đạo xã Chi Lăng"),
    ],
)
def test_a_name_in_capitals_is_written_small_within_a_sentence(capitals: str, written: str) -> None:
    assert in_sentence(capitals) == written


def test_the_name_of_a_place_stays_on_one_line() -> None:
    assert kept_together("ỦY BAN NHÂN DÂN XÃ CHI LĂNG").split(" ") == [
        "ỦY\u00a0BAN\u00a0NHÂN\u00a0DÂN",
        "XÃ\u00a0CHI\u00a0LĂNG",
    ]


def test_the_last_recipient_ends_with_a_full_stop() -> None:
    document = replace(PLAN, recipients=("Như trên;", "Lưu: VT."))
    assert recipient_lines(document) == ["- Như trên;", "- Lưu: VT."]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"number": 0}, "numbered from 1"),
        ({"issuer": " "}, "has an issuer"),
        ({"deciding": "Chủ tịch"}, "only a decision"),
        ({"kind": Kind.DECISION}, "says who decides"),
        ({"meta": (("a", "b,c"),)}, "plain words"),
        ({"meta": (("a", "b" * 300),)}, "short references"),
    ],
)
def test_what_the_decree_does_not_allow_is_refused(changed: dict[str, object], message: str) -> None:
    fields = {name: getattr(PLAN, name) for name in Document.__slots__}
    with pytest.raises(ValueError, match=message):
        Document(**{**fields, **changed})
