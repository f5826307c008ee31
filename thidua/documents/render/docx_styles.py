"""Paragraph styles of a Decree-30 document in Word: one style a component, so that an edited file reads back."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from typing import Any, Final

from thidua.documents.logic import style_names as names
from thidua.documents.logic.body_parts import Level
from thidua.documents.logic.components import Role
from thidua.documents.logic.geometry import GEOMETRY
from thidua.documents.render.docx_numbers import define_outlines

FONT: Final = "Times New Roman"
BODY_SPACING: Final = 1.1  # lines
SIZES: Final = GEOMETRY.sizes


@dataclass(frozen=True, slots=True)
class Style:
    """How one component looks: size and spacing in points, indents in millimetres."""

    size: float = SIZES.body
    bold: bool = False
    italic: bool = False
    align: str = "left"  # left, center, justify
    indent: float = 0.0  # of the first line; negative where the other lines hang
    left: float = 0.0
    before: float = 0
    after: float = 0
    outline: int | None = None  # level in Word's navigation pane, 1 outermost
    keep: bool = False  # with the next paragraph
    spacing: float = 1.0  # lines


def _text(*, bold: bool = False, italic: bool = False, outline: int | None = None) -> Style:
    """Running text of box 6."""
    return Style(
        bold=bold,
        italic=italic,
        align="justify",
        indent=GEOMETRY.indent,
        after=GEOMETRY.paragraph_gap,
        outline=outline,
        keep=outline is not None,
        spacing=BODY_SPACING,
    )


def _centred(size: float = SIZES.body, *, bold: bool = True, before: float = 0, after: float = 0) -> Style:
    return Style(size=size, bold=bold, align="center", before=before, after=after)


_HEAD = Style(bold=True, align="center", keep=True, outline=1, before=3)
_HEAD_TITLE = Style(bold=True, align="center", keep=True, after=GEOMETRY.paragraph_gap)
_OUTLINES: Final = {Level.SECTION: 2, Level.ARTICLE: 2, Level.CLAUSE: 3, Level.SUBCLAUSE: 4, Level.POINT: 5}

STYLES: Final[dict[str, Style]] = {
    names.NATION: _centred(SIZES.nation),
    names.MOTTO: _centred(SIZES.motto, before=3),
    names.BODY: _text(),
    names.BULLET: _text(),
    names.CELL_HEAD: _centred(SIZES.cell),
    names.CELL: Style(SIZES.cell),
    names.PICTURE: Style(align="center", before=6, keep=True),
    names.CAPTION: Style(italic=True, align="center", before=3, after=6),
    names.RULE: Style(size=2),
    **{name: _text(bold=True, outline=_OUTLINES[level]) for level, name in names.TITLED.items()},
    **{name: _text() for name in names.UNTITLED.values()},
    **{label: _HEAD for label, _ in names.LABELS.values()},
    **{title: _HEAD_TITLE for _, title in names.LABELS.values()},
    names.BY_ROLE[Role.PARENT]: _centred(SIZES.issuer, bold=False),
    names.BY_ROLE[Role.ISSUER]: _centred(SIZES.issuer, before=3),
    names.BY_ROLE[Role.NUMBER]: _centred(SIZES.number, bold=False, before=4),
    names.BY_ROLE[Role.LETTER_ABSTRACT]: _centred(SIZES.letter_abstract, bold=False, before=3),
    names.BY_ROLE[Role.DATE]: Style(SIZES.date, italic=True, align="center", before=4),
    names.BY_ROLE[Role.SECRECY]: _centred(SIZES.mark, before=6),
    names.BY_ROLE[Role.URGENCY]: _centred(SIZES.mark, before=6),
    names.BY_ROLE[Role.TYPE]: _centred(before=8),
    names.BY_ROLE[Role.ABSTRACT]: _centred(before=3),
    names.BY_ROLE[Role.ADDRESSED]: _centred(bold=False, before=6, after=6),
    names.BY_ROLE[Role.ADDRESSEE]: Style(
        left=GEOMETRY.addressee_indent + GEOMETRY.hanging, indent=-GEOMETRY.hanging, after=3
    ),
    names.BY_ROLE[Role.DECIDING]: _centred(before=6, after=6),
    names.BY_ROLE[Role.BASE]: _text(italic=True),
    names.BY_ROLE[Role.DECIDES]: _centred(before=3, after=6),
    names.BY_ROLE[Role.RECIPIENTS_HEAD]: Style(SIZES.recipients_head, bold=True, italic=True, after=3),
    names.BY_ROLE[Role.RECIPIENT]: Style(
        SIZES.recipient, left=GEOMETRY.hanging, indent=-GEOMETRY.hanging, after=GEOMETRY.entry_gap
    ),
    names.BY_ROLE[Role.AUTHORITY]: _centred(after=3),
    names.BY_ROLE[Role.POSITION]: _centred(),
    names.BY_ROLE[Role.SIGNER]: _centred(before=68, after=10),
    names.BY_ROLE[Role.APPENDIX]: Style(bold=True, align="center", outline=1, keep=True),
    names.BY_ROLE[Role.APPENDIX_TITLE]: Style(bold=True, align="center", keep=True, before=3),
    names.BY_ROLE[Role.APPENDIX_NOTE]: Style(italic=True, align="center", before=3, after=8),
}  # fmt: skip


def style_id(name: str) -> str:
    """What paragraphs refer to a style by."""
    return name.replace(" ", "").replace(",", "")


@functools.cache
def blank() -> bytes:
    """An empty DOCX with every style, made once a process."""
    from docx import Document as Word  # noqa: PLC0415 - slow import

    word = Word()
    _define(word)
    define_outlines(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _define(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - slow import

    normal = document.styles["Normal"]
    _font(normal, Style())
    normal.paragraph_format.space_after = 0
    for name, style in STYLES.items():
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.element.styleId = style_id(name)
        made.base_style = normal
        made.quick_style = True
        _font(made, style)
        _layout(made, style)


def _font(made: Any, style: Style) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - slow import

    made.font.name, made.font.size = FONT, Pt(style.size)
    made.font.bold, made.font.italic = style.bold, style.italic
    made.font.color.rgb = RGBColor(0, 0, 0)
    fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
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
    layout.left_indent = Mm(style.left) if style.left else None
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.line_spacing = style.spacing
    layout.keep_with_next = style.keep
    if style.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(style.outline - 1))
        made.element.get_or_add_pPr().append(level)
