"""The checker of the layout: nothing to find in what is issued, everything found in what is not as the decree says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.render.examples import EXAMPLES, LAUNCH, LETTER
from tests.documents.render.generated import documents
from thidua.documents.logic.decree30 import Document
from thidua.documents.render.measure import Finding, measure
from thidua.documents.render.pdf import render_pdf
from thidua.documents.render.pdf_data import as_printed
from thidua.documents.render.typesetter import compiler

pytestmark = pytest.mark.logic


def drawn(document: Document, **changed: Any) -> bytes:
    """The document with measures that are not the system's."""
    data = as_printed(document)
    sizes = data["geometry"]["sizes"]
    for name, value in changed.items():
        (sizes if name in sizes else data["geometry"])[name] = value
    made: bytes = compiler("decree30.typ").compile(format="pdf", sys_inputs={"document": json.dumps(data)})
    return made


def found(pdf: bytes) -> set[tuple[str, str]]:
    return {(finding.box, finding.part) for finding in measure(pdf)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_follows_the_decree(name: str) -> None:
    assert measure(render_pdf(EXAMPLES[name])) == []


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_paper_and_letterhead_follow_the_decree_whatever_is_written(document: Document) -> None:
    written_on_the_page = {"5b", "10", "6", "9b", "3", "4"}
    findings = [finding for finding in measure(render_pdf(document)) if finding.box not in written_on_the_page]
    assert findings == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"left": 20}, ("", "lề trái")),
        ({"right": 10}, ("", "lề phải")),
        ({"nation": 11}, ("1", "Quốc hiệu")),
        ({"motto": 12}, ("1", "Tiêu ngữ")),
        ({"number": 12}, ("3", "số, ký hiệu")),
        ({"date": 12}, ("4", "địa danh, thời gian")),
        ({"recipients_head": 11}, ("9b", "từ “Nơi nhận”")),
        ({"recipient": 12}, ("9b", "danh sách nơi nhận")),
        ({"underline_share": 0.7}, ("2", "đường kẻ dưới cơ quan ban hành")),
        ({"underline_share": 0.2}, ("5a", "đường kẻ dưới trích yếu")),
        ({"indent": 8}, ("6", "thụt đầu dòng")),
        ({"line_gap": 1.4}, ("6", "khoảng cách dòng")),
        ({"page_number": 10}, ("", "số trang")),
    ],
)
def test_a_measure_outside_the_decree_is_found(changed: dict[str, float], expected: tuple[str, str]) -> None:
    assert expected in found(drawn(replace(LAUNCH, body=LAUNCH.body * 2), **changed))


def test_the_abstract_of_a_letter_has_a_size_of_its_own() -> None:
    assert found(drawn(LETTER, letter_abstract=14)) == {("5b", "trích yếu công văn")}


def test_a_finding_says_where_and_what() -> None:
    finding = Finding("1", "Quốc hiệu", 1, "cỡ chữ 12-13", "11")
    assert str(finding) == "Trang 1: ô số 1, Quốc hiệu phải cỡ chữ 12-13, trong tệp là 11."
