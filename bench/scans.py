"""How much reading a scan costs beyond the engine that reads its letters."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from threading import local

import cv2

from bench.launch_documents import as_pdf
from bench.measuring import Row, benchmark
from bench.scanned_pages import scanned_pages
from thidua.documents.read.scan import read_pictures
from thidua.documents.scan.page import Pixels
from thidua.documents.scan.text_engine import TextEngine

BUDGET = 1.15
TIMES = 3
PAGES = 4
PROCESSORS = len(os.sched_getaffinity(0))


@benchmark
def scans() -> Iterator[Row]:
    """Pages read whole, and the same pages by the engine alone, in turn on the same processors.

    The engine itself goes through its pages one after another; how it does where it is given several at a time, as the
    reading does, is told in the note.
    """
    pictures = scanned_pages(as_pdf(2, 20))[:PAGES]
    whole, alone, abreast = [], [], []
    for _ in range(TIMES):
        alone.append(_seconds(lambda: _engine_alone(pictures, 1)))
        whole.append(_seconds(lambda: list(read_pictures(pictures, range(1, len(pictures) + 1), None))))
        abreast.append(_seconds(lambda: _engine_alone(pictures, PROCESSORS)))
    note = (
        f"{len(pictures)} skewed, noisy, stamped pages with loading of engines, {median(whole) / len(pictures):.2f} s "
        f"a page; beside: Tesseract alone on the raw pages one after another, {median(alone) / len(pictures):.2f} s a "
        f"page; {PROCESSORS} pages at a time, {median(abreast) / len(pictures):.2f} s a page, times "
        f"{_ratio(whole, abreast)}"
    )
    yield Row("read_scan_ratio", _ratio(whole, alone), "times", BUDGET, 1.0, note)


def _ratio(whole: list[float], alone: list[float]) -> float:
    return round(median(one / other for one, other in zip(whole, alone, strict=True)), 2)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _engine_alone(pictures: list[Pixels], abreast: int) -> None:
    own = local()

    def read(picture: Pixels) -> int:
        if not hasattr(own, "engine"):
            own.engine = TextEngine()
        return len(own.engine.read_page(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)))

    with ThreadPoolExecutor(max_workers=abreast) as pool:
        list(pool.map(read, pictures))
