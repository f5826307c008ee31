"""What to tell the owner of a file that is none of the kinds that can be read."""

from __future__ import annotations

from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.file_kind import FileKind


@frozen
class Advice:
    """The code of the refusal and what to do about it."""

    code: Trouble
    message_vi: str


READABLE: Final = "Hệ thống đọc được tệp .docx, .pdf, ảnh quét (.png, .jpg, .tif), .txt và .md."

ADVICE: Final[dict[FileKind, Advice]] = {
    FileKind.OTHER_IMAGE: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là ảnh thuộc loại chưa đọc được (GIF, BMP, WebP, HEIC). Hãy lưu ảnh thành PNG hoặc JPEG, hoặc quét lại "
        "thành PDF, rồi đọc lại.",
    ),
    FileKind.OLD_WORD: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là Word đời cũ (.doc). Hãy mở bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) dạng .docx rồi đọc "
        "lại.",
    ),
    FileKind.OLD_OFFICE: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là tài liệu Office đời cũ (.xls, .ppt, .msg …), không phải văn bản Word. Hãy chọn đúng tệp văn bản phát "
        f"động. {READABLE}",
    ),
    FileKind.ENCRYPTED_OFFICE: Advice(
        Trouble.ENCRYPTED,
        "Tệp Word đang đặt mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài "
        "liệu), lưu lại rồi đọc lại.",
    ),
    FileKind.WORKBOOK: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là bảng tính Excel. Hãy chọn văn bản phát động dạng .docx hoặc .pdf; nếu phụ lục chỉ tiêu nằm trong "
        "Excel, hãy chép bảng đó vào tệp Word.",
    ),
    FileKind.SLIDES: Advice(
        Trouble.UNSUPPORTED,
        f"Tệp là bài trình chiếu PowerPoint, không phải văn bản. {READABLE}",
    ),
    FileKind.OPEN_DOCUMENT: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là tài liệu OpenDocument (.odt). Hãy mở bằng LibreOffice hoặc Word, lưu thành .docx rồi đọc lại.",
    ),
    FileKind.RICH_TEXT: Advice(
        Trouble.UNSUPPORTED,
        "Tệp thực chất là văn bản RTF. Hãy mở bằng Word, lưu thành .docx rồi đọc lại.",
    ),
    FileKind.WEB_PAGE: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là trang web (HTML). Hãy tải bản .docx hoặc .pdf của văn bản, hoặc chép phần chữ vào một tệp .txt.",
    ),
    FileKind.XML: Advice(
        Trouble.UNSUPPORTED,
        f"Tệp là dữ liệu XML, không phải văn bản. {READABLE}",
    ),
    FileKind.ARCHIVE: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là tệp nén (.zip, .rar, .7z …). Hãy giải nén rồi chọn đúng văn bản phát động bên trong.",
    ),
    FileKind.PROGRAM: Advice(
        Trouble.UNSUPPORTED,
        "Tệp là chương trình máy tính, không phải văn bản, và không được mở. Nếu nhận tệp này qua thư, hãy báo bộ phận "
        "công nghệ thông tin.",
    ),
    FileKind.MEDIA: Advice(
        Trouble.UNSUPPORTED,
        f"Tệp là âm thanh hoặc phim, không phải văn bản. {READABLE}",
    ),
}


def refusal(kind: FileKind) -> UnreadableDocument:
    """The refusal, with advice, for a kind of file without a reader."""
    advice = ADVICE[kind]
    return UnreadableDocument(advice.message_vi, advice.code)
