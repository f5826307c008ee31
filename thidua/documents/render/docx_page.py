"""Pages of a DOCX: A4 with the margins of the decree, the number in the top margin and none on the first page."""

from __future__ import annotations

from typing import Any, Final

from thidua.documents.logic.geometry import GEOMETRY, PAPER

HEADER_FROM_EDGE: Final = 10  # millimetres


def set_page(section: Any, *, landscape: bool = False) -> None:
    """Give a section the paper, the margins and the page number."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - slow import
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    short, long = map(Mm, PAPER)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin = Mm(GEOMETRY.top), Mm(GEOMETRY.bottom)
    section.left_margin, section.right_margin = Mm(GEOMETRY.left), Mm(GEOMETRY.right)
    section.header_distance = Mm(HEADER_FROM_EDGE)
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    _page_number(header.paragraphs[0])


def begin_appendix(word: Any, *, landscape: bool) -> None:
    """A section of its own: its pages count from 1 and may lie on their side."""
    from docx.enum.section import WD_SECTION  # noqa: PLC0415 - slow import
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow import
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import

    section = word.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, landscape=landscape)
    count = OxmlElement("w:pgNumType")
    count.set(qn("w:start"), "1")
    properties = section._sectPr  # noqa: SLF001 - python-docx has no call for page counting
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.find(qn("w:pgMar")).addnext(count)


def _page_number(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - slow import
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow import
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import
    from docx.shared import Pt  # noqa: PLC0415 - slow import

    for old in list(paragraph.runs):
        old._r.getparent().remove(old._r)  # noqa: SLF001 - a copied section brings its header along
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(GEOMETRY.sizes.page_number)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no call for fields
    field.append(run._r)  # noqa: SLF001
    run.text = "1"
