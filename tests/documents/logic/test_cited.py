"""Cited documents."""

from __future__ import annotations

import pytest

from tests.documents.logic.typed_text import outlined
from thidua.documents.logic.cited import read_cited

pytestmark = pytest.mark.logic


def cited(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.kind, one.number, one.date, one.title) for one in read_cited(outlined(text))]


def test_number_date_and_subject_are_read() -> None:
    assert cited(
        "Căn cứ Chỉ thị số 26/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ về tăng cường kỷ luật, kỷ cương;"
    ) == [("Chỉ thị", "26/CT-TTg", "2016-09-05", "về tăng cường kỷ luật, kỷ cương")]


def test_laws_are_cited_by_name() -> None:
    text = (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
    )
    assert cited(text) == [
        ("Luật", None, "2022-06-15", "Thi đua, khen thưởng"),
        ("Luật", "72/2025/QH15", None, "Tổ chức chính quyền địa phương"),
    ]


def test_a_document_cited_twice_is_listed_once() -> None:
    assert cited("Theo Nghị quyết số 57-NQ/TW ngày 22/12/2024.\nTinh thần Nghị quyết số 57-NQ/TW.") == [
        ("Nghị quyết", "57-NQ/TW", "2024-12-22", None)
    ]
