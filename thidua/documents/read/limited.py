"""Opening a file that somebody has sent in a process of its own, with bounded memory, time and reach.

The readers keep their own limits; this is the wall behind them, for what the libraries underneath may do with a file
made to break them. The child cannot write files, knows nothing of the caller's environment and ends in time.

The child is ``python -m thidua.documents.read.limited WHAT FILE NAME MEMORY SECONDS``, where WHAT is ``source`` for any
document and ``issued`` for one of our own that was edited. It answers in lines of JSON: ``{"scans": n}`` where it
begins to read n pictures of pages, ``{"page": n, "pages": m}`` while it reads, then ``{"read": …}`` or
``{"code": …, "message": …}``. Reading pictures takes far more memory and time than reading text:
the child raises its own bounds for it, up to hard ones, and the parent gives it more time by the page.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final

from thidua.core.logic.codec import to_json
from thidua.documents.logic.components import NotIssuedHere
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.papers import document_of
from thidua.documents.logic.source import Source
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import LIMITS, MEGABYTE, MOST_SCAN_PAGES
from thidua.documents.read.opening import Progress, open_source
from thidua.documents.read.source_json import from_json
from thidua.documents.read.source_json import to_json as source_to_json

PACKAGE_ROOT: Final = Path(__file__).resolve().parents[3]
MEMORY_BYTES: Final = 1024 * MEGABYTE
SECONDS: Final = 30
SCAN_MEMORY_BYTES: Final = 4096 * MEGABYTE
SCAN_SECONDS_A_PAGE: Final = 60  # on the clock and of each processor; a page takes 1 to 6
ANSWER_CHARACTERS: Final = 64 * MEGABYTE  # of one line; a source at its limits stays below
OPEN_FILES: Final = 64
READ: Final = '{"read":'
OF_ANOTHER_LAYOUT: Final = "another_layout"


def read_limited(
    path: Path,
    *,
    name: str,
    seconds: int = SECONDS,
    memory_bytes: int = MEMORY_BYTES,
    progress: Progress | None = None,
) -> Source:
    """Like :func:`~thidua.documents.read.opening.open_source`, but an untrusted file can harm only a child process.

    ``seconds`` bounds both the processor time and the time on the clock; each page that is a picture adds to it.
    Raises :class:`UnreadableDocument`.
    """
    return from_json(_read_by_a_child("source", path, name, (memory_bytes, seconds), progress))


def read_issued_limited(path: Path, *, seconds: int = SECONDS, memory_bytes: int = MEMORY_BYTES) -> Document:
    """Like :func:`~thidua.documents.read.issued.read_issued`, but only a child process meets the file.

    Raises :class:`NotIssuedHere` and :class:`UnreadableDocument`.
    """
    return document_of(json.loads(_read_by_a_child("issued", path, path.name, (memory_bytes, seconds), None)))


def _read_by_a_child(what: str, path: Path, name: str, bounds: tuple[int, int], progress: Progress | None) -> str:
    """The answer of the child as JSON; ``bounds`` are bytes of memory and seconds."""
    command = (sys.executable, "-m", __spec__.name, what, str(path.resolve()), name, *map(str, bounds))
    with subprocess.Popen(  # noqa: S603 - the command is our own module, the file name is one argument
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(PACKAGE_ROOT), "PYTHONUTF8": "1", "OMP_THREAD_LIMIT": "1"},
        cwd="/",
        encoding="utf-8",
    ) as child:
        alarm = _Alarm(child, bounds[1])
        try:
            assert child.stdout is not None
            answer = _listen(child.stdout, progress, alarm)
        finally:
            alarm.stop()
            child.kill()
    if answer is None:
        raise _broken_off(in_time=not alarm.rang, used_up=-child.returncode == signal.SIGXCPU)
    return answer


class _Alarm:
    """Ends the child when its time is over."""

    def __init__(self, child: subprocess.Popen[str], seconds: int) -> None:
        self._child = child
        self.rang = False
        self._set(seconds)

    def allow_scans(self, pages: int) -> None:
        """More time for pages that are pictures; how many a child may claim is bounded."""
        self.stop()
        self._set(SECONDS + SCAN_SECONDS_A_PAGE * min(pages, MOST_SCAN_PAGES))

    def stop(self) -> None:
        """The child has finished."""
        self._timer.cancel()

    def _set(self, seconds: int) -> None:
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        self._child.kill()


def _listen(lines: IO[str], progress: Progress | None, alarm: _Alarm) -> str | None:
    """The child's last word; None where it fell silent without one."""
    while line := lines.readline(ANSWER_CHARACTERS):
        if line.startswith(READ) and line.endswith("}\n"):
            return line[len(READ) : -2]
        said = _said(line)
        if said.get("code") == OF_ANOTHER_LAYOUT:
            raise NotIssuedHere(str(said["message"]))
        if "code" in said:
            raise UnreadableDocument(str(said["message"]), Trouble(said["code"]))
        if "scans" in said:
            alarm.allow_scans(int(said["scans"]))
        if progress and "page" in said:
            progress(int(said["page"]), int(said["pages"]))
    return None


def _said(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _broken_off(*, in_time: bool, used_up: bool) -> UnreadableDocument:
    if in_time and not used_up:
        return UnreadableDocument(
            "Tệp làm chương trình đọc dừng giữa chừng, có thể tệp bị hỏng. Hãy mở bằng Word, lưu lại thành tệp .docx "
            "mới rồi thử lại.",
            Trouble.DAMAGED,
        )
    return UnreadableDocument(
        "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy tách văn bản thành phần ngắn hơn, hoặc lưu lại thành tệp "
        ".docx mới rồi thử lại.",
        Trouble.TOO_SLOW,
    )


def confine(memory_bytes: int, seconds: int) -> None:
    """Bounds on this process for the rest of its life; memory and time may still be raised once, for scans."""
    processors = len(os.sched_getaffinity(0))
    for kind, bound, hard in (
        (resource.RLIMIT_AS, memory_bytes, max(SCAN_MEMORY_BYTES, memory_bytes)),
        (resource.RLIMIT_CPU, seconds, seconds + SCAN_SECONDS_A_PAGE * MOST_SCAN_PAGES * processors),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
    ):
        resource.setrlimit(kind, (bound, hard))


def _begin_scans(pages: int) -> None:
    """Raise the bounds for so many pages that are pictures, for good, and tell the parent."""
    processors = len(os.sched_getaffinity(0))
    used, most = resource.getrlimit(resource.RLIMIT_CPU)
    more = SCAN_SECONDS_A_PAGE * pages * processors
    resource.setrlimit(resource.RLIMIT_CPU, (min(used + more, most), most))
    memory = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    sys.stdout.write(json.dumps({"scans": pages}) + "\n")
    sys.stdout.flush()


def _answer(what: str, path: str, name: str) -> Iterable[str]:
    try:
        yield f"{READ}{_issued(path) if what == 'issued' else _source(path, name)}}}\n"
    except NotIssuedHere as error:
        yield json.dumps({"code": OF_ANOTHER_LAYOUT, "message": str(error)}) + "\n"
    except UnreadableDocument as error:
        yield json.dumps({"code": error.code, "message": error.message_vi}) + "\n"
    except MemoryError:
        message = "Tệp cần quá nhiều bộ nhớ để đọc. Hãy bỏ bớt ảnh hoặc tách văn bản thành phần ngắn hơn rồi thử lại."
        yield json.dumps({"code": Trouble.TOO_LARGE, "message": message}) + "\n"


def _source(path: str, name: str) -> str:
    limits = replace(LIMITS, scan_pages=MOST_SCAN_PAGES, before_scans=_begin_scans)
    return source_to_json(open_source(Path(path), name=name, limits=limits, progress=_tell))


def _issued(path: str) -> str:
    from thidua.documents.read.issued import read_issued  # noqa: PLC0415 - not needed to read any other document

    return json.dumps(to_json(read_issued(Path(path).read_bytes())))


def _tell(page: int, pages: int) -> None:
    sys.stdout.write(json.dumps({"page": page, "pages": pages}) + "\n")
    sys.stdout.flush()


def main(argv: list[str]) -> int:
    """The child: confine, read, answer."""
    what, path, name, memory_bytes, seconds = argv
    confine(int(memory_bytes), int(seconds))
    for line in _answer(what, path, name):
        sys.stdout.write(line)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
