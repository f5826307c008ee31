"""The picture of one scanned page as it was read, upright and in colour, drawn in a process of its own.

The child is ``python -m thidua.documents.read.page_picture FILE PAGE QUARTERS SKEW`` and answers with a JPEG file.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thidua.documents.logic.source import ScannedPage
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.file_kind import FileKind, kind_of
from thidua.documents.read.limited import PACKAGE_ROOT, SCAN_MEMORY_BYTES, confine
from thidua.documents.read.limits import LIMITS

if TYPE_CHECKING:
    from thidua.documents.scan.page import Pixels

SECONDS: Final = 30
QUALITY: Final = 70
SHOWN_WIDTH: Final = 1100  # pixels; sharp enough to compare every digit


def page_picture(path: Path, page: ScannedPage) -> bytes:
    """The page of a scanned PDF or image as JPEG. Raises :class:`UnreadableDocument`."""
    command = [sys.executable, "-m", __spec__.name, str(path.resolve())]
    command += [str(page.number), str(page.quarters), str(page.skew)]
    try:
        done = subprocess.run(  # noqa: S603 - the command is our own module, the file name is one argument
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={"PYTHONPATH": str(PACKAGE_ROOT), "PYTHONUTF8": "1", "OMP_THREAD_LIMIT": "1"},
            cwd="/",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise UnreadableDocument("Vẽ ảnh trang mất quá nhiều thời gian.", Trouble.TOO_SLOW) from late
    if done.returncode or not done.stdout:
        raise UnreadableDocument("Không vẽ được ảnh của trang này.", Trouble.DAMAGED)
    return done.stdout


def _drawn(data: bytes, page: ScannedPage) -> bytes:
    import cv2  # noqa: PLC0415 - only the child needs the engines

    from thidua.documents.scan.page import Turn  # noqa: PLC0415
    from thidua.documents.scan.pictures import picture_pages  # noqa: PLC0415
    from thidua.documents.scan.upright import turned  # noqa: PLC0415

    if kind_of(data, LIMITS) is FileKind.PDF:
        picture = _pdf_page(data, page.number)
    else:
        picture = next(islice(picture_pages(data), page.number - 1, None))
    upright = turned(picture, Turn(page.quarters, page.skew / 1000))
    factor = min(1.0, SHOWN_WIDTH / upright.shape[1])
    small = cv2.resize(upright, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    _, packed = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return packed.tobytes()


def _pdf_page(data: bytes, number: int) -> Pixels:
    import pypdfium2  # noqa: PLC0415

    from thidua.documents.scan.pictures import page_of_pdf  # noqa: PLC0415

    return page_of_pdf(pypdfium2.PdfDocument(data)[number - 1])


def main(argv: list[str]) -> int:
    """The child: confine, draw, answer."""
    path, number, quarters, skew = argv
    confine(SCAN_MEMORY_BYTES, SECONDS)
    data = Path(path).read_bytes()
    sys.stdout.buffer.write(_drawn(data, ScannedPage(int(number), int(quarters), int(skew))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
