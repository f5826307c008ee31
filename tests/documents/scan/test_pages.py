"""Pictures of pages, made and spoiled here, read by the engines."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.documents.scan.made_scans import as_png, page
from thidua.documents.logic.source import BlockKind, Source
from thidua.documents.read import Trouble, UnreadableDocument, open_source
from thidua.documents.read.limited import read_limited
from thidua.documents.read.limits import LIMITS
from thidua.documents.read.page_picture import page_picture
from thidua.documents.scan.bounds import PictureRefused
from thidua.documents.scan.cleaning import without_red
from thidua.documents.scan.pictures import page_count
from thidua.documents.scan.upright import turn_of

pytestmark = pytest.mark.no_database

SCANS = replace(LIMITS, scan_pages=3)


@pytest.fixture(scope="module")
def source() -> Source:
    return open_source(as_png(page()), name="scan.png", limits=SCANS)


def test_a_skewed_noisy_stamped_page_is_read_in_its_order(source: Source) -> None:
    paragraphs = [source.of(block) for block in source.blocks if block.kind is BlockKind.PARAGRAPH]
    assert paragraphs[:6] == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN SÔNG MÂY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
        "Sông Mây, ngày 05 tháng 01 năm 2024",
    ]


def test_the_cells_of_a_ruled_table_are_told_apart(source: Source) -> None:
    rows = [[source.of(cell) for cell in block.cells] for block in source.blocks if block.cells]
    assert rows[1:] == [["1", "Tỷ lệ hộ nghèo đa chiều", "6,4", "4,9"], ["2", "Sản lượng lúa", "41.230", "42.500"]]


def test_every_number_is_right_or_marked_unsure(source: Source) -> None:
    right = {"48.500", "3,2%", "2023;", "11.250", "84,770", "1.200", "6,4", "4,9", "41.230", "42.500", "12/KH-UBND"}
    right |= {"05", "01", "2024", "2023", "1", "2"}
    numbers = [word for word in source.words if any(sign.isdigit() for sign in source.text[word.start : word.end])]
    sure = {source.text[word.start : word.end] for word in numbers if word.sure}
    assert sure - right == set()
    assert len(numbers) == 18


def test_every_word_knows_its_place_on_the_page(source: Source) -> None:
    assert all(0 <= word.left < 10_000 and 0 < word.height < 400 and word.page == 1 for word in source.words)
    (scanned,) = source.scanned
    assert -1100 <= scanned.skew <= -900


def test_red_ink_goes_and_the_print_under_it_stays() -> None:
    paper = np.full((200, 200, 3), 245, np.uint8)
    cv2.rectangle(paper, (40, 40), (160, 160), (60, 40, 215), 20)
    paper[95:105, :] = 20
    grey = without_red(paper)
    assert (int(grey[40, 100]), int(grey[100, 40])) == (255, 20)


@pytest.mark.parametrize("skew", [-3.0, -1.0, 0.0, 1.0, 2.4])
def test_the_skew_of_a_page_is_found_to_a_tenth_of_a_degree(skew: float) -> None:
    grey = cv2.cvtColor(page(skew=skew, stamped=False), cv2.COLOR_BGR2GRAY)
    assert abs(turn_of(np.asarray(grey, dtype=np.uint8)).skew + skew) <= 0.15


def test_a_page_on_its_head_and_one_on_its_side_are_set_upright() -> None:
    upright = page(stamped=False)
    turned = [np.ascontiguousarray(np.rot90(upright, quarters)) for quarters in (2, 1)]
    source = open_source(as_png(*turned, kind="TIFF"), name="scan.tif", limits=SCANS)
    assert [sheet.quarters for sheet in source.scanned] == [2, 3]
    assert source.text.count("ỦY BAN NHÂN DÂN") == 2


def test_a_scan_is_refused_outside_the_limited_process() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        open_source(as_png(np.full((400, 300, 3), 255, np.uint8)), name="scan.png")
    assert refused.value.code is Trouble.SCAN


def test_a_picture_larger_than_any_page_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(PictureRefused):
        page_count(out.getvalue())


def test_a_broken_picture_is_refused_with_advice() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        open_source(as_png(page())[:4000], name="scan.png", limits=SCANS)
    assert refused.value.code is Trouble.DAMAGED


def test_a_scanned_pdf_is_read_and_shown_by_limited_processes(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    Image.fromarray(np.ascontiguousarray(page()[..., ::-1])).save(path, resolution=200)
    told: list[tuple[int, int]] = []
    source = read_limited(path, name="scan.pdf", progress=lambda done, pages: told.append((done, pages)))
    assert "48.500 tấn" in source.text
    assert told == [(1, 1)]
    assert page_picture(path, source.scanned[0])[:3] == b"\xff\xd8\xff"
