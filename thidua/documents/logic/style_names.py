"""The names of the paragraph styles in issued DOCX files: what Word shows, and what the reader goes by."""

from __future__ import annotations

from typing import Final

from thidua.documents.logic.body_parts import Level
from thidua.documents.logic.components import Role

CELL_HEAD: Final = "TĐ Đầu bảng"
CELL: Final = "TĐ Ô bảng"
CAPTION: Final = "TĐ Chú thích hình"
PICTURE: Final = "TĐ Hình"
RULE: Final = "TĐ Đường kẻ"
BULLET: Final = "TĐ Gạch đầu dòng"
NATION: Final = "TĐ Quốc hiệu"
MOTTO: Final = "TĐ Tiêu ngữ"
BODY: Final = "TĐ Nội dung"

LABELS: Final = {
    Level.PART: ("TĐ Phần", "TĐ Tên phần"),
    Level.CHAPTER: ("TĐ Chương", "TĐ Tên chương"),
    Level.DIVISION: ("TĐ Mục", "TĐ Tên mục"),
}
"""The styles of the word with its number and of the title below it."""

TITLED: Final = {
    Level.SECTION: "TĐ Mục I",
    Level.ARTICLE: "TĐ Điều",
    Level.CLAUSE: "TĐ Khoản có tiêu đề",
    Level.SUBCLAUSE: "TĐ Khoản 1.1 có tiêu đề",
    Level.POINT: "TĐ Điểm có tiêu đề",
}
UNTITLED: Final = {
    Level.ARTICLE: "TĐ Điều không tiêu đề",
    Level.CLAUSE: "TĐ Khoản",
    Level.SUBCLAUSE: "TĐ Khoản 1.1",
    Level.POINT: "TĐ Điểm",
}
BY_ROLE: Final = {
    Role.PARENT: "TĐ Cơ quan chủ quản",
    Role.ISSUER: "TĐ Cơ quan ban hành",
    Role.NUMBER: "TĐ Số ký hiệu",
    Role.LETTER_ABSTRACT: "TĐ Trích yếu công văn",
    Role.DATE: "TĐ Địa danh, ngày tháng",
    Role.SECRECY: "TĐ Độ mật",
    Role.URGENCY: "TĐ Độ khẩn",
    Role.TYPE: "TĐ Tên loại",
    Role.ABSTRACT: "TĐ Trích yếu",
    Role.ADDRESSED: "TĐ Kính gửi",
    Role.ADDRESSEE: "TĐ Nơi kính gửi",
    Role.DECIDING: "TĐ Thẩm quyền ban hành",
    Role.BASE: "TĐ Căn cứ",
    Role.DECIDES: "TĐ Quyết định",
    Role.RECIPIENTS_HEAD: "TĐ Nơi nhận",
    Role.RECIPIENT: "TĐ Dòng nơi nhận",
    Role.AUTHORITY: "TĐ Thẩm quyền ký",
    Role.POSITION: "TĐ Chức vụ",
    Role.SIGNER: "TĐ Họ tên",
    Role.APPENDIX: "TĐ Phụ lục",
    Role.APPENDIX_TITLE: "TĐ Tên phụ lục",
    Role.APPENDIX_NOTE: "TĐ Kèm theo",
}
ROLES: Final = {
    **{name: role for role, name in BY_ROLE.items()},
    **{label: Role.LABEL for label, _ in LABELS.values()},
    **{title: Role.LABEL_TITLE for _, title in LABELS.values()},
    **dict.fromkeys(TITLED.values(), Role.TITLED),
    **dict.fromkeys(UNTITLED.values(), Role.BODY),
    UNTITLED[Level.ARTICLE]: Role.RUN_IN,
    BULLET: Role.BODY,
    BODY: Role.BODY,
    NATION: Role.NATION,
    MOTTO: Role.MOTTO,
}
"""What a paragraph of each style is. Paragraphs of any other style are running text."""
