"""Files made to do harm, and files that are not what they seem: each gets a refusal that says what to do."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.read.made_files import docx_of, object_stream, p, package, pdf_of, table, tc, typeset, words_at
from thidua.documents.read import Trouble, UnreadableDocument, open_source
from thidua.documents.read.limits import LIMITS, MEGABYTE, Limits

pytestmark = pytest.mark.logic

GOOD_DOCX = docx_of(p("Kế hoạch") + table([[tc("a"), tc("b"), tc("c")], [tc("1"), tc("2"), tc("3")]]))
GOOD_PDF = pdf_of(content=words_at((60, 700, "Ke hoach phat dong thi dua")))


def refusal(data: bytes | Path, name: str = "van-ban.docx", limits: Limits = LIMITS) -> Trouble:
    with pytest.raises(UnreadableDocument) as refused:
        open_source(data, name=name, limits=limits)
    assert refused.value.message_vi.endswith((".", ".txt."))
    return refused.value.code


def test_an_entity_of_a_file_on_the_machine_is_refused() -> None:
    prologue = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'
    assert refusal(docx_of("<w:p><w:r><w:t>&xxe;</w:t></w:r></w:p>", prologue=prologue)) is Trouble.EXTERNAL_ENTITY


def test_entities_that_multiply_are_refused() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    assert refusal(docx_of(p("&c;"), prologue=laughs)) is Trouble.EXTERNAL_ENTITY


def test_an_entity_hidden_behind_another_encoding_or_part_is_refused() -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x SYSTEM "http://localhost/x"><x/>'.encode("utf-16")
    assert refusal(package({"word/document.xml": declared})) is Trouble.EXTERNAL_ENTITY
    assert refusal(package({"word/document.xml": "<x/>", "customXml/i.xml": declared})) is Trouble.EXTERNAL_ENTITY


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = package({"word/document.xml": b"\x00" * (150 * MEGABYTE)})
    tracemalloc.start()
    assert refusal(bomb) is Trouble.ZIP_BOMB
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * MEGABYTE


def test_many_members_that_are_large_together_are_refused() -> None:
    noise = random.Random(1).randbytes(40_000)
    members = {f"word/media/{n}": noise * 20 for n in range(6)} | {"word/document.xml": "<x/>"}
    assert refusal(package(members), limits=Limits(unpacked_bytes=4 * MEGABYTE)) is Trouble.ZIP_BOMB


def test_a_package_with_too_many_members_is_refused() -> None:
    assert refusal(package({f"word/{n}.xml": "" for n in range(LIMITS.zip_entries + 1)})) is Trouble.ZIP_BOMB


def test_a_file_that_is_too_large_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "lon.docx"
    with path.open("wb") as stream:
        stream.truncate(1024 * MEGABYTE)  # takes no room on the disk
    tracemalloc.start()
    assert refusal(path) is Trouble.TOO_LARGE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEGABYTE


def test_a_stream_without_end_is_cut_off() -> None:
    assert refusal(Path("/dev/zero"), limits=Limits(file_bytes=1000)) is Trouble.TOO_LARGE


def test_too_much_text_is_refused() -> None:
    few = Limits(characters=1000, cells=50)
    assert refusal(b"a " * 2000, limits=few) is Trouble.TOO_LARGE
    assert refusal(docx_of(p("a" * 2000)), limits=few) is Trouble.TOO_LARGE
    assert refusal(docx_of(table([[tc("a")] * 4] * 20)), limits=few) is Trouble.TOO_LARGE


def test_a_cell_that_claims_to_span_millions_of_columns_is_cut() -> None:
    body = table([[tc("a", '<w:gridSpan w:val="9999999"/>'), tc("b"), tc("c"), tc("d")]] * 2)
    assert len(open_source(docx_of(body), name="x").text) < 1000


def test_text_boxes_in_text_boxes_are_read_once_each() -> None:
    body = p("trong")
    for _ in range(20):
        body = f"<w:p><w:r><w:pict><w:txbxContent>{body}</w:txbxContent></w:pict></w:r></w:p>"
    assert open_source(docx_of(body), name="x").text == "trong\n"


@pytest.mark.parametrize(
    "made",
    [
        pdf_of(catalog=b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        pdf_of(catalog=b"/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>"),
        pdf_of(catalog=b"/OpenAction 7 0 R", extra=[object_stream(b"<</S/JavaScript/JS(x)>>")]),
        pdf_of(catalog=b"/OpenAction<</S/Launch/F(cmd.exe)>>"),
    ],
)
def test_a_pdf_with_a_script_is_refused(made: bytes) -> None:
    assert refusal(made) is Trouble.ACTIVE_CONTENT


def test_a_pdf_that_opens_at_a_page_is_read() -> None:
    good = pdf_of(catalog=b"/OpenAction[3 0 R/Fit]", content=words_at((60, 700, "Ke hoach phat dong thi dua")))
    assert open_source(good, name="x").text == "Ke hoach phat dong thi dua\n"


def test_an_object_stream_that_unpacks_without_end_is_refused() -> None:
    assert refusal(pdf_of(extra=[object_stream(b"\x00" * (65 * MEGABYTE))])) is Trouble.ZIP_BOMB


def test_a_pdf_without_text_is_called_a_scan() -> None:
    assert refusal(pdf_of(content=b"0 0 595 842 re f")) is Trouble.SCAN


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    assert refusal(typeset("a #pagebreak() b #pagebreak() c"), limits=Limits(pages=2)) is Trouble.TOO_LARGE


def test_an_encrypted_pdf_is_called_so() -> None:
    locked = b"<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>" % (b"o" * 32, b"u" * 32)
    data = pdf_of(content=b"BT ET", extra=[locked]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[(a)(a)]")
    assert refusal(data) is Trouble.ENCRYPTED


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "rong.docx", Trouble.EMPTY),
        (b" \r\n\t ", "trang.txt", Trouble.EMPTY),
        (docx_of(""), "trang.docx", Trouble.EMPTY),
        (OLE + "WordDocument".encode("utf-16-le"), "cu.doc", Trouble.UNSUPPORTED),
        (OLE + "Workbook".encode("utf-16-le"), "bang.xls", Trouble.UNSUPPORTED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "khoa.docx", Trouble.ENCRYPTED),
        (package({"xl/workbook.xml": "<x/>"}), "bang.xlsx", Trouble.UNSUPPORTED),
        (package({"ppt/presentation.xml": "<x/>"}), "trinh-chieu.pptx", Trouble.UNSUPPORTED),
        (package({"mimetype": "x", "content.xml": "<x/>"}), "van-ban.odt", Trouble.UNSUPPORTED),
        (package({"anh.png": "x"}), "nen.zip", Trouble.UNSUPPORTED),
        (b"MZ\x90\x00" + bytes(100), "van-ban.docx", Trouble.UNSUPPORTED),
        (b"\x7fELF\x02", "van-ban.pdf", Trouble.UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "quet.pdf", Trouble.SCAN),
        (b"\xff\xd8\xff\xe0" + bytes(20), "quet.jpg", Trouble.SCAN),
        (b"{\\rtf1 abc}", "van-ban.doc", Trouble.UNSUPPORTED),
        (b"<!DOCTYPE html><p>abc", "van-ban.docx", Trouble.UNSUPPORTED),
        (b"<?xml version='1.0'?><a/>", "van-ban.xml", Trouble.UNSUPPORTED),
        (b"%PDF-1.7 nothing more", "van-ban.pdf", Trouble.DAMAGED),
        (b"PK\x03\x04 nothing more", "van-ban.docx", Trouble.DAMAGED),
        (GOOD_DOCX[: len(GOOD_DOCX) // 2], "cut.docx", Trouble.DAMAGED),
    ],
)
def test_files_that_cannot_be_read_get_their_own_advice(data: bytes, name: str, code: Trouble) -> None:
    assert refusal(data, name) is code


def test_a_locked_member_is_called_encrypted() -> None:
    data = bytearray(GOOD_DOCX)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    assert refusal(bytes(data)) is Trouble.ENCRYPTED


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "khong-co.docx") is Trouble.MISSING
    assert refusal(tmp_path) is Trouble.MISSING


@pytest.mark.parametrize("name", ["van-ban.pdf", "van-ban.txt", "van-ban", "van-ban.exe"])
def test_a_wrong_extension_does_not_matter(name: str) -> None:
    assert open_source(GOOD_DOCX, name=name).text == "Kế hoạch\na\tb\tc\n1\t2\t3\n"


def test_macros_are_noted_and_left_alone() -> None:
    archive = zipfile.ZipFile(io.BytesIO(GOOD_DOCX))
    parts = {name: archive.read(name) for name in archive.namelist()} | {"word/vbaProject.bin": b"macro"}
    assert open_source(package(parts), name="x.docm").notes == (
        "Tệp có macro; hệ thống chỉ đọc phần chữ, không chạy macro.",
    )


def read_or_refuse(data: bytes) -> None:
    try:
        source = open_source(data, name="x")
    except UnreadableDocument:
        return
    for block in source.blocks:
        assert 0 <= block.start < block.end <= len(source.text)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refuse(data)


@given(st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", OLE, b"\xff\xfe", b"<"]), st.binary(max_size=200))
def test_any_bytes_after_a_known_beginning_are_read_or_refused(magic: bytes, data: bytes) -> None:
    read_or_refuse(magic + data)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from([GOOD_DOCX, GOOD_PDF]), st.data())
def test_any_damage_to_a_good_file_is_read_or_refused(good: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(good)))
    damaged = bytearray(good[:cut] if data.draw(st.booleans()) else good)
    for _ in range(data.draw(st.integers(0, 4))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(damaged))


TAGS = ("w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent")
XML_PIECES = (
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    "<w:t>chữ</w:t>",
    "<w:br/>",
    "<!--x-->",
    "<?x?>",
)
ODD_VALUES = (
    '<w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    "<w:tcPr><w:vMerge/></w:tcPr>",
    '<w:tcPr><w:gridSpan w:val="-4"/></w:tcPr>',
)


@given(st.lists(st.sampled_from([*XML_PIECES, *ODD_VALUES]), max_size=12))
def test_any_order_of_elements_is_read_or_refused(pieces: list[str]) -> None:
    read_or_refuse(docx_of("".join(pieces)))
