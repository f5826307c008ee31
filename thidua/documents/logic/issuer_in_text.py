"""The issuing body of a document without letterhead, as its text names it."""

from __future__ import annotations

import re

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.letterhead import Found
from thidua.documents.logic.outline import Outline
from thidua.documents.logic.zones import Zone

_HEADS = (
    "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ủy ban Nhân dân", "UBND", "Hội đồng nhân dân", "Hội đồng Nhân dân",
    "HĐND", "Ban Chấp hành", "Ban chấp hành",
    "Ban Thường vụ", "Đảng ủy", "Đảng uỷ", "Đảng bộ", "Huyện ủy", "Tỉnh ủy", "Thành ủy", "Thị ủy", "Quận ủy", "Sở",
    "Phòng", "Trường", "Tổng Công ty", "Tổng công ty", "Tập đoàn", "Công ty", "Bệnh viện", "Trung tâm Y tế",
    "Trung tâm", "Liên đoàn Lao động", "Công đoàn", "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh",
    "Hội LHPN", "Đoàn Thanh niên", "Tỉnh đoàn", "Huyện đoàn", "Cụm thi đua", "Khối thi đua", "Ban Quản lý",
    "Bộ Chỉ huy", "Ban Chỉ huy", "Công an", "Chi cục", "Cục", "Bộ", "Kho bạc", "Bảo hiểm xã hội", "Ủy ban Mặt trận",
    "Xí nghiệp", "Nhà máy", "Hợp tác xã", "Hội đồng Thi đua - Khen thưởng", "Học viện", "Ngân hàng",
)  # fmt: skip
_VERBS = (
    ("phát động", "tổ chức phát động", "tổ chức Lễ phát động", "tổ chức lễ phát động", "đã phát động", "long trọng"),
    ("ban hành", "xây dựng Kế hoạch", "xây dựng kế hoạch", "thông báo", "hướng dẫn", "kêu gọi", "thống nhất"),
    ("yêu cầu", "tổ chức", "triển khai", "giao chỉ tiêu"),
    ("thông qua", "đề ra", "đặt mục tiêu", "phấn đấu", "quyết nghị", "xác định", "cho biết"),  # press reports
)  # fmt: skip
_BODY = "|".join(re.escape(head) for head in sorted(_HEADS, key=len, reverse=True))
_NO_PART = (
    "ban hành|xây dựng|tham mưu|phát động|tổ chức|thông báo|hướng dẫn|kêu gọi|đề nghị|yêu cầu|triển khai|"
    "và các|cùng|giao|về|đã|lần"
)
# a comma only inside “Văn hóa, Thể thao và Du lịch”
_WORD = rf"[^\W\d_][\w&/]*(?:\.\w+)*(?:,(?=\s(?!(?:{_BODY}))[^\W\d_a-z]))?"
_NAME = rf"(?P<name>(?:{_BODY})(?:\s(?!(?:{_NO_PART})\b)(?:-|{_WORD}|\d{{1,3}}\b)){{0,12}}?)"
_PATTERNS = tuple((verbs, pattern_of(rf"(?<!\w){_NAME}\s(?:{'|'.join(verbs)})(?!\w)")) for verbs in _VERBS)
_OFFICE = pattern_of(r"^(?:CỦA\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|BÍ THƯ|TỔNG GIÁM ĐỐC)?\s+")
_OBJECT_LEADS = ("đề nghị", "giao", "của", "theo", "về", "cho", "gửi", "đến", "tại", "do", "với", "từ")
_MOST_CHARACTERS = 20_000


def issuer_in_text(outline: Outline, authority: Found | None) -> Found | None:
    """The body that decides, launches, issues or calls, whichever verb speaks most clearly of the issuer.

    ``authority`` is the line under the title of decisions; an office before the body's name is left out.
    """
    if authority:
        return Found(_OFFICE.sub("", authority.value), authority.span)
    for verbs, pattern in _PATTERNS:
        read = 0
        for line in outline.in_zone(Zone.LETTERHEAD, Zone.BODY):
            if line.cells or read > _MOST_CHARACTERS:
                continue
            words = outline.whole(line)
            read += len(words.text)
            if not _names_body(words.text) or not any(verb in words.text for verb in verbs):
                continue
            for found in pattern.finditer(words.text[:_MOST_CHARACTERS]):
                before = words.text[: found.start()].rstrip().lower()
                if _is_proper(found["name"]) and not before.endswith(_OBJECT_LEADS):
                    return Found(found["name"], words.span(found.start("name"), found.end("name")))
    return None


def _names_body(text: str) -> bool:
    return any(head in text for head in _HEADS)


def _is_proper(name: str) -> bool:
    """A name of its own: more capitals or figures than the class word brings (``Ủy ban nhân dân huyện`` has none)."""
    head = next(head for head in sorted(_HEADS, key=len, reverse=True) if name.startswith(head))
    rest = name[len(head) :].split()
    return any(word[0].isupper() or word[0].isdigit() for word in rest)
