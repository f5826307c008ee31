"""``thidua read FILE``: a launch document read into targets, without database, settings or network."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from thidua.documents.read.errors import Trouble, UnreadableDocument

if TYPE_CHECKING:
    from thidua.documents.logic.source import Source

HELP: Final = """Đọc văn bản phát động thi đua và liệt kê chỉ tiêu.

Cách dùng:  thidua read TỆP [tùy chọn]

  TỆP           tệp .docx, .pdf (cả bản quét), ảnh .png .jpg .tif, .txt hoặc .md; dấu - để đọc từ đầu vào chuẩn

Tùy chọn:
  --json        in kết quả dạng JSON (UTF-8), mỗi mục có vị trí [đầu, cuối) trong phần chữ đã đọc
  --text        chỉ in phần chữ đã đọc được từ tệp, là nơi các vị trí trong JSON trỏ vào
  --out TỆP     ghi kết quả vào tệp thay vì in ra màn hình
  --width SỐ    bề rộng của bảng, tính bằng ký tự (mặc định: theo màn hình)
  -h, --help    in hướng dẫn này

Mã thoát: 0 khi đọc được; 2 khi tệp không đọc được hoặc lệnh sai.
Không có gì bị sửa hay được lưu vào hệ thống: kết quả chỉ để người xem đối chiếu với bản gốc.
"""
SUCCESS: Final = 0
FAILURE: Final = 2
NARROWEST: Final = 60
WIDEST: Final = 160
FALLBACK_WIDTH: Final = 120  # where the output is no terminal
STANDARD_INPUT: Final = "-"


class UsageError(Exception):
    """The command line cannot be understood; the message is Vietnamese."""


@dataclass(slots=True)
class Options:
    """What was asked for."""

    file: str = ""
    as_json: bool = False
    as_text: bool = False
    help: bool = False
    out: str | None = None
    width: int | None = None


def main(argv: Sequence[str]) -> int:
    """Run the command; results go to standard output or ``--out``, complaints to standard error."""
    _speak_utf8()
    try:
        options = parse(argv)
        output = HELP if options.help else _read(options)
        _write(output, options.out)
    except UsageError as error:
        return _fail(f"{error}\nXem hướng dẫn: thidua read --help")
    except UnreadableDocument as error:
        return _fail(error.message_vi)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of the pipe has gone: nobody is left to be told
    return SUCCESS


def parse(argv: Sequence[str]) -> Options:
    """Options from the words of the command line. Raises :class:`UsageError`."""
    options = Options()
    words = list(argv)
    only_files = False
    while words:
        word = words.pop(0)
        if only_files or word == STANDARD_INPUT or not word.startswith("-"):
            if options.file:
                raise UsageError("Mỗi lần chỉ đọc một tệp.")
            options.file = word
        elif word == "--":
            only_files = True
        else:
            _apply(word, words, options)
    if not options.file and not options.help:
        raise UsageError("Chưa chỉ rõ tệp cần đọc.")
    return options


def _apply(word: str, rest: list[str], options: Options) -> None:
    name, equals, given = word.partition("=")
    if name in {"--out", "--width"}:
        if not equals and not rest:
            raise UsageError(f"Tùy chọn {name} cần một giá trị theo sau.")
        value = given if equals else rest.pop(0)
        if name == "--out":
            options.out = value
        else:
            options.width = _width(value)
    elif word == "--json":
        options.as_json = True
    elif word == "--text":
        options.as_text = True
    elif word in {"-h", "--help"}:
        options.help = True
    else:
        raise UsageError(f"Không có tùy chọn “{word}”.")


def _width(value: str) -> int:
    if not value.isdecimal() or not NARROWEST <= int(value) <= 1000:
        raise UsageError(f"Bề rộng phải là số từ {NARROWEST} đến 1000.")
    return int(value)


def _read(options: Options) -> str:
    source = _opened(options)
    if options.as_text:
        return source.text if source.text.endswith("\n") else source.text + "\n"
    from thidua.campaigns.logic.reading.reading import read_launch_document  # noqa: PLC0415 - slow import

    reading = read_launch_document(source).as_json()
    if not options.as_json:
        from thidua.reading_table import render  # noqa: PLC0415 - slow import

        return render(reading, source.text, source.notes, options.width or _terminal_width())
    for note in source.notes:
        sys.stderr.write(f"Lưu ý: {note}\n")
    return json.dumps(reading, ensure_ascii=False, indent=2, default=_json_number) + "\n"


def _opened(options: Options) -> Source:
    """The source; a scan is read by engines for pictures, in a process of its own that tells of each page."""
    from thidua.documents.read import open_source  # noqa: PLC0415 - slow import, --help does without

    data = sys.stdin.buffer.read(_most_bytes() + 1) if options.file == STANDARD_INPUT else Path(options.file)
    name = Path(options.file).name
    try:
        return open_source(data, name=name)
    except UnreadableDocument as error:
        if error.code is not Trouble.SCAN:
            raise
    from thidua.documents.read.limited import read_limited  # noqa: PLC0415 - slow import, only scans need it

    if isinstance(data, Path):
        return read_limited(data, name=name, progress=_tell_page)
    import tempfile  # noqa: PLC0415 - slow import, only scans from standard input need it

    with tempfile.NamedTemporaryFile(prefix="thidua-") as copy:
        copy.write(data)
        copy.flush()
        return read_limited(Path(copy.name), name=name, progress=_tell_page)


def _tell_page(page: int, pages: int) -> None:
    sys.stderr.write(f"Đã đọc trang {page}/{pages}\n")
    sys.stderr.flush()


def _most_bytes() -> int:
    from thidua.documents.read.limits import LIMITS  # noqa: PLC0415 - slow import

    return LIMITS.file_bytes


def _json_number(value: Any) -> int | float:
    """JSON has one kind of number; decimals of targets have few digits and survive it exactly."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no place in the reading")


def _write(output: str, out: str | None) -> None:
    if out is None:
        sys.stdout.write(output)
        sys.stdout.flush()
        return
    try:
        Path(out).write_text(output, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"Không ghi được vào tệp “{out}”. Hãy kiểm tra thư mục và quyền ghi.") from error


def _terminal_width() -> int:
    import shutil  # noqa: PLC0415 - slow import, only the table needs it

    return min(max(shutil.get_terminal_size((FALLBACK_WIDTH, 0)).columns, NARROWEST), WIDEST)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream)


def _reconfigure(stream: TextIO | Any) -> None:
    """Vietnamese must come out whatever the locale; a captured stream has no encoding to change."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


def _fail(message: str) -> int:
    sys.stderr.write(f"Lỗi: {message}\n")
    return FAILURE
