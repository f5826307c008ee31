"""Pages of a launch document as a scanner gives them: skewed, noisy, with a red stamp over the text."""

from __future__ import annotations

import cv2
import numpy as np
import pypdfium2

from thidua.documents.scan.bounds import DPI
from thidua.documents.scan.page import Pixels

RED = (60, 40, 215)  # blue, green, red
NOISE = 12.0
SKEW = 1.0  # degrees


def scanned_pages(pdf: bytes, *, dpi: int = DPI, skew: float = SKEW, stamped: bool = True) -> list[Pixels]:
    """Every page of a PDF in colour, as scanned."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_scanned(np.array(page.render(scale=dpi / 72).to_numpy()[..., :3]), skew, stamped) for page in document]
    finally:
        document.close()


def _scanned(page: Pixels, skew: float, stamped: bool) -> Pixels:
    height, width = page.shape[:2]
    if stamped:
        layer = np.full_like(page, 255)
        middle, radius = (int(width * 0.62), int(height * 0.45)), width // 11
        cv2.circle(layer, middle, radius, RED, 6)
        cv2.circle(layer, middle, radius * 3 // 5, RED, 3)
        page = np.minimum(page, layer)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    page = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
    noise = np.random.default_rng(1).normal(0.0, NOISE, (height, width, 1))
    dirty = np.clip(cv2.GaussianBlur(page, (3, 3), 0.6) * 0.93 + 10 + noise, 0, 255).astype(np.uint8)
    return np.asarray(cv2.imdecode(cv2.imencode(".jpg", dirty, [cv2.IMWRITE_JPEG_QUALITY, 75])[1], cv2.IMREAD_COLOR))
