"""Vietnamese text by Tesseract, with the small model that comes with the system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import tesserocr

from thidua.documents.scan.bounds import DPI
from thidua.documents.scan.page import Area, Pixels, SeenWord

MODEL_FOLDER: Final = Path(__file__).parent / "data"
WORD, LINE = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
SMALLEST_TYPE: Final = 0.08  # inches of a line's height; anything lower is a speck
LARGEST_TYPE: Final = 0.7
SAME_SIGNS: Final = str.maketrans({"\u2044": "/", "\u2215": "/", "\u2010": "-", "\u2212": "-"})


class TextEngine:
    """One engine; it must not be shared between threads. Frees its memory in :meth:`close`."""

    def __init__(self) -> None:
        self._api = tesserocr.PyTessBaseAPI(path=str(MODEL_FOLDER), lang="vie", psm=tesserocr.PSM.AUTO)

    def close(self) -> None:
        """Free the engine."""
        self._api.End()

    def read_page(self, grey: Pixels) -> list[SeenWord]:
        """The words of a whole page; its layout is worked out by the engine."""
        self._api.SetPageSegMode(tesserocr.PSM.AUTO)
        return self._read(grey, 0, 0)

    def read_block(self, grey: Pixels, area: Area) -> list[SeenWord]:
        """The words of one block of lines, such as a cell of a table."""
        self._api.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK)
        return self._read(area.of(grey), max(area.left, 0), max(area.top, 0))

    def _read(self, grey: Pixels, left: int, top: int) -> list[SeenWord]:
        height, width = grey.shape[:2]
        self._api.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(DPI)
        if not self._api.Recognize():
            return []
        found = self._api.GetIterator()
        return list(_words(found, left, top)) if found is not None else []


def _words(found: Any, left: int, top: int) -> Iterator[SeenWord]:
    for word in tesserocr.iterate_level(found, WORD):
        if word.Empty(WORD):
            continue
        text = unicodedata.normalize("NFC", (word.GetUTF8Text(WORD) or "").translate(SAME_SIGNS).strip())
        box, base = word.BoundingBox(WORD), word.Baseline(LINE)
        size = float(word.RowAttributes()["row_height"])
        if not text or box is None or base is None or not SMALLEST_TYPE * DPI <= size <= LARGEST_TYPE * DPI:
            continue
        baseline = (base[0][1] + base[1][1]) / 2
        area = Area(box[0] + left, box[1] + top, box[2] + left, box[3] + top)
        yield SeenWord(text, area, baseline + top, size, round(word.Confidence(WORD)))
