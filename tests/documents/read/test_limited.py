"""The confined process: same result, and an end to files that need too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.read.made_files import docx_of, p, table, tc, typeset
from tests.documents.render.examples import LAUNCH
from thidua.documents.logic.components import NotIssuedHere
from thidua.documents.read import Trouble, UnreadableDocument, open_source
from thidua.documents.read.limited import read_issued_limited, read_limited
from thidua.documents.read.limits import MEGABYTE
from thidua.documents.read.source_json import from_json, to_json
from thidua.documents.render.docx import render_docx

pytestmark = pytest.mark.no_database


def test_a_good_file_reads_the_same(tmp_path: Path) -> None:
    data = docx_of(p("Kế hoạch") + table([[tc("a"), tc("b"), tc("c")], [tc("1"), tc("2"), tc("3")]]))
    path = tmp_path / "van ban.docx"
    path.write_bytes(data)
    assert read_limited(path, name="van ban.docx") == open_source(data, name="van ban.docx")


def test_each_page_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(typeset("một hai ba #pagebreak() bốn năm sáu bảy"))
    told: list[tuple[int, int]] = []
    read_limited(path, name="a.pdf", progress=lambda page, pages: told.append((page, pages)))
    assert told == [(1, 2), (2, 2)]


def test_a_refusal_comes_through_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.exe"
    path.write_bytes(b"\x7fELF")
    with pytest.raises(UnreadableDocument) as outside:
        read_limited(path, name="a.exe")
    with pytest.raises(UnreadableDocument) as inside:
        open_source(path, name="a.exe")
    assert (outside.value.code, outside.value.message_vi) == (inside.value.code, inside.value.message_vi)


def test_a_reader_that_runs_out_of_memory_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("chữ và số 12,5 " * 150_000, encoding="utf-8")
    with pytest.raises(UnreadableDocument) as refused:
        read_limited(path, name="a.txt", memory_bytes=40 * MEGABYTE)
    assert refused.value.code in {Trouble.TOO_LARGE, Trouble.DAMAGED}


def test_a_reader_without_time_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("chữ", encoding="utf-8")
    with pytest.raises(UnreadableDocument) as refused:
        read_limited(path, name="a.txt", seconds=0)
    assert refused.value.code is Trouble.TOO_SLOW


def test_a_source_survives_json() -> None:
    source = open_source(docx_of(p("một") + table([[tc("a"), tc("b"), tc("c")]] * 2)), name="x")
    assert from_json(to_json(source)) == source


def test_an_edited_document_of_ours_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(render_docx(LAUNCH))
    assert read_issued_limited(path) == LAUNCH


def test_a_document_of_another_layout_is_refused_with_the_same_advice(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(p("Kế hoạch")))
    with pytest.raises(NotIssuedHere, match=r"Hãy giữ dòng này"):
        read_issued_limited(path)


def test_a_damaged_document_of_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(render_docx(LAUNCH)[:900])
    with pytest.raises(UnreadableDocument):
        read_issued_limited(path)
