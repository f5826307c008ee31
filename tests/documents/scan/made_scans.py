"""A launch document on one page, printed, scanned badly and stamped."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import typst
from PIL import Image

from bench.scanned_pages import scanned_pages
from thidua.documents.scan.page import Pixels

FONTS = Path(__file__).parents[3] / "thidua" / "documents" / "fonts"
PAGE = """
#set page(paper: "a4", margin: (top: 2cm, bottom: 2cm, left: 3cm, right: 1.5cm))
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true)
#set text(size: 13pt)
#grid(columns: (2fr, 4fr), align: center, row-gutter: 8pt,
  [ỦY BAN NHÂN DÂN \\ *HUYỆN SÔNG MÂY*], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*],
  [Số: 12/KH-UBND], [_Sông Mây, ngày 05 tháng 01 năm 2024_])
#align(center)[*KẾ HOẠCH*]
Tổng sản lượng lương thực có hạt đạt 48.500 tấn, tăng 3,2% so với năm 2023; diện tích gieo trồng 11.250 ha. Thu ngân
sách nhà nước trên địa bàn 84,770 tỷ đồng; giải quyết việc làm mới cho trên 1.200 lao động.

#table(columns: (1cm, 4fr, 1fr, 1fr), [STT], [Chỉ tiêu], [Năm 2023], [Năm 2024],
  [1], [Tỷ lệ hộ nghèo đa chiều], [6,4], [4,9], [2], [Sản lượng lúa], [41.230], [42.500])
"""


def page(**spoiled: object) -> Pixels:
    pdf = typst.compile(PAGE.encode(), font_paths=[str(FONTS)])
    return scanned_pages(pdf, **spoiled)[0]  # type: ignore[arg-type]


def as_png(*pages: Pixels, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    images = [Image.fromarray(np.ascontiguousarray(one[..., ::-1])) for one in pages]
    images[0].save(out, kind, **({"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}))
    return out.getvalue()
