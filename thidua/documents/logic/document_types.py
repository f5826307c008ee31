"""The types of administrative documents and the codes in their numbers (Decree 30/2020, art. 7 and appendix III)."""

from __future__ import annotations

from thidua.documents.logic.passage import fold

# Type as it is called, and its code in the number. Types outside the decree that launch campaigns have no code.
TYPES: dict[str, str | None] = {
    "Nghị quyết": "NQ", "Nghị quyết liên tịch": "NQLT", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC",
    "Quy định": "QyĐ", "Thông cáo": "TC", "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr",
    "Chương trình hành động": "CTr", "Chương trình phối hợp": "CTr", "Chương trình công tác": "CTr",
    "Kế hoạch": "KH", "Kế hoạch liên tịch": "KHLT", "Kế hoạch phối hợp": "KH", "Kế hoạch hành động": "KH",
    "Phương án": "PA", "Đề án": "ĐA", "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr",
    "Hợp đồng": "HĐ", "Công điện": "CĐ", "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Kết luận": "KL",
    "Thông tri": "TT", "Thông tư": "TT", "Nghị định": "NĐ", "Luật": None, "Hướng dẫn liên tịch": "HDLT",
    "Hướng dẫn liên ngành": "HDLN", "Công văn": None, "Giấy mời": "GM", "Thể lệ": "TL", "Quy ước": None,
    "Phát động": None, "Phát động thi đua": None, "Thư phát động": None, "Lời phát động": None,
    "Bài phát động": None, "Bản phát động": None, "Văn bản phát động": None, "Thư ngỏ": None, "Thư kêu gọi": None,
    "Lời kêu gọi": None, "Giao ước thi đua": None, "Bản giao ước thi đua": None, "Ký kết giao ước thi đua": None,
    "Bản ký kết giao ước thi đua": None, "Bản đăng ký": None, "Bản đăng ký thi đua": None,
    "Đăng ký thi đua": None, "Bản cam kết": None, "Quy chế phối hợp": "QC", "Diễn văn": None, "Đề cương": None,
    "Tiêu chí": None, "Bảng điểm": None,
}  # fmt: skip
_BY_FOLD = sorted(((fold(name), name) for name in TYPES), key=lambda pair: -len(pair[0]))
_ONLY_ALONE = frozenset({"Phát động thi đua", "Tiêu chí", "Bảng điểm", "Luật", "Diễn văn", "Đề cương"})


def type_at_head(words: str) -> tuple[str, int] | None:
    """The type a line begins with and how many characters it takes; the longest name wins.

    ``QUYẾT ĐỊNH`` and ``KẾ HOẠCH PHÁT ĐỘNG PHONG TRÀO …`` are heads, a sentence that begins with “Kế hoạch” is none:
    more words may only follow where the whole line or at least the type stands in capitals.
    """
    folded = fold(words)
    for key, name in _BY_FOLD:
        if not folded.startswith(key):
            continue
        rest = words[len(key) :].strip(" :.*–-")
        if rest and name in _ONLY_ALONE:
            continue
        if not rest or (words[: len(key)].isupper() and not folded[len(key)].isalnum()):
            return name, len(key)
    return None
