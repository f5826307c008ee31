"""Paragraph styles of a Decree-30 document in Word: one style a component, so that an edited file reads back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua.documents.logic.decree30 import Level

FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Style:
    """How one component looks: size in points, spacing in points, indents in millimetres."""

    name: str
    size: int
    bold: bool = False
    italic: bool = False
    align: str = "left"  # left, center, justify
    indent: float = 0.0
    before: int = 0
    after: int = 0
    outline: int | None = None  # level in Word's navigation pane, 1 outermost


NATION = Style("TĐ Quốc hiệu", 12, bold=True, align="center")
MOTTO = Style("TĐ Tiêu ngữ", 13, bold=True, align="center")
PARENT = Style("TĐ Cơ quan chủ quản", 12, align="center")
ISSUER = Style("TĐ Cơ quan ban hành", 12, bold=True, align="center")
NUMBER = Style("TĐ Số ký hiệu", 13, align="center", before=4)
LETTER_ABSTRACT = Style("TĐ Trích yếu công văn", 12, align="center")
DATE = Style("TĐ Địa danh, ngày tháng", 13, italic=True, align="center", before=4)
SECRECY = Style("TĐ Độ mật", 13, bold=True, align="center", before=4)
URGENCY = Style("TĐ Độ khẩn", 13, bold=True, align="center", before=4)
TYPE = Style("TĐ Tên loại", 14, bold=True, align="center", before=12)
ABSTRACT = Style("TĐ Trích yếu", 14, bold=True, align="center")
ADDRESSED = Style("TĐ Kính gửi", 14, align="center", before=6, after=6)
BASE = Style("TĐ Căn cứ", 14, italic=True, align="justify", indent=10, after=6)
BODY = Style("TĐ Nội dung", 14, align="justify", indent=10, after=6)
BULLET = Style("TĐ Gạch đầu dòng", 14, align="justify", indent=10, after=6)
CELL_HEAD = Style("TĐ Đầu bảng", 12, bold=True, align="center")
CELL = Style("TĐ Ô bảng", 12)
RECIPIENTS_HEAD = Style("TĐ Nơi nhận", 12, bold=True, italic=True)
RECIPIENT = Style("TĐ Dòng nơi nhận", 11)
AUTHORITY = Style("TĐ Thẩm quyền ký", 14, bold=True, align="center")
POSITION = Style("TĐ Chức vụ", 14, bold=True, align="center")
SIGNER = Style("TĐ Họ tên", 14, bold=True, align="center", before=70)
APPENDIX = Style("TĐ Phụ lục", 14, bold=True, align="center", outline=1)
APPENDIX_TITLE = Style("TĐ Tên phụ lục", 14, bold=True, align="center")
APPENDIX_NOTE = Style("TĐ Kèm theo", 14, italic=True, align="center", after=6)

HEADINGS = {
    Level.PART: Style("TĐ Phần", 14, bold=True, align="center", after=6, outline=1),
    Level.CHAPTER: Style("TĐ Chương", 14, bold=True, align="center", after=6, outline=1),
    Level.SECTION: Style("TĐ Mục I", 14, bold=True, align="justify", indent=10, after=6, outline=2),
    Level.ARTICLE: Style("TĐ Điều", 14, bold=True, align="justify", indent=10, after=6, outline=2),
    Level.CLAUSE: Style("TĐ Khoản 1", 14, bold=True, align="justify", indent=10, after=6, outline=3),
    Level.SUBCLAUSE: Style("TĐ Khoản 1.1", 14, align="justify", indent=10, after=6, outline=4),
    Level.POINT: Style("TĐ Điểm a", 14, align="justify", indent=10, after=6, outline=5),
}
ALL = (
    NATION, MOTTO, PARENT, ISSUER, NUMBER, LETTER_ABSTRACT, DATE, SECRECY, URGENCY, TYPE, ABSTRACT, ADDRESSED, BASE,
    BODY, BULLET, CELL_HEAD, CELL, RECIPIENTS_HEAD, RECIPIENT, AUTHORITY, POSITION, SIGNER, APPENDIX, APPENDIX_TITLE,
    APPENDIX_NOTE, *HEADINGS.values(),
)  # fmt: skip


def define(document: Any) -> None:
    """Add every style to a python-docx document and set its defaults."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - slow import

    normal = document.styles["Normal"]
    _font(normal, 14, bold=False, italic=False)
    normal.paragraph_format.space_after = 0
    for style in ALL:
        made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = normal
        made.quick_style = True
        _font(made, style.size, bold=style.bold, italic=style.italic)
        _layout(made, style)


def _font(style: Any, size: int, *, bold: bool, italic: bool) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - slow import

    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)


def _layout(made: Any, style: Style) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - slow import
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow import
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import
    from docx.shared import Mm, Pt  # noqa: PLC0415 - slow import

    layout = made.paragraph_format
    layout.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    }[style.align]
    layout.first_line_indent = Mm(style.indent) if style.indent else None
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.keep_with_next = style.outline is not None
    if style.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(style.outline - 1))
        made.element.get_or_add_pPr().append(level)
