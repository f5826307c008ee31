"""Automatic numbers in a DOCX: a list for each kind of outline, begun anew where the document does."""

from __future__ import annotations

from typing import Any, Final

from thidua.documents.logic.body_parts import Heading, Level
from thidua.documents.logic.outline_numbers import OUTLINES, OutlineNumbers, Place

FIRST_OUTLINE: Final = 90
"""The id of the first list in the numbering part, beside those of the blank file."""
FORMATS: Final = {
    Level.SECTION: ("upperRoman", "%{0}."),
    Level.ARTICLE: ("decimal", "Điều %{0}."),
    Level.CLAUSE: ("decimal", "%{0}."),
    Level.SUBCLAUSE: ("decimal", "%{above}.%{0}."),
}


def define_outlines(word: Any) -> None:
    """Put the lists into a blank file."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow import
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - slow import

    numbering = word.part.numbering_part.element
    for at, levels in reversed(list(enumerate(OUTLINES))):
        described = "".join(_level(depth, level) for depth, level in enumerate(levels))
        listed = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{FIRST_OUTLINE + at}">'
            f'<w:multiLevelType w:val="multilevel"/>{described}</w:abstractNum>'
        )
        numbering.insert(0, listed)  # lists stand before what refers to them


def _level(depth: int, level: Level) -> str:
    form, text = FORMATS[level]
    # Điều and its number are bold also where running text follows (Appendix I, box 6).
    bold = "<w:rPr><w:b/></w:rPr>" if level is Level.ARTICLE else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text.format(depth + 1, above=depth)}"/><w:lvlJc w:val="left"/>{bold}</w:lvl>'
    )


class Numbers:
    """Gives the headings of one file their places in the lists."""

    def __init__(self, word: Any) -> None:
        self._word, self._outline = word, OutlineNumbers()
        self._ids: dict[tuple[int, int], int] = {}

    def put(self, heading: Heading, paragraph: Any, indent: float) -> bool:
        """Have Word count the paragraph, its first line indented by millimetres; False where it cannot."""
        from docx.shared import Mm  # noqa: PLC0415 - slow import

        place = self._outline.place(heading)
        if place is None:
            return False
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no call for numbers
        properties.get_or_add_ilvl().val = place.depth
        properties.get_or_add_numId().val = self._id_of(place)
        # A paragraph in a list takes the indents of the list, so those of its style are said once more.
        paragraph.paragraph_format.first_line_indent = Mm(indent)
        return True

    def _id_of(self, place: Place) -> int:
        key = (place.outline, place.list)
        if key not in self._ids:
            self._ids[key] = self._begin(place)
        return self._ids[key]

    def _begin(self, place: Place) -> int:
        from docx.oxml import parse_xml  # noqa: PLC0415 - slow import
        from docx.oxml.ns import nsdecls  # noqa: PLC0415 - slow import

        numbering = self._word.part.numbering_part.element
        number = max((int(known) for known in numbering.xpath("./w:num/@w:numId")), default=0) + 1
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for depth, start in sorted(self._outline.starts(place.outline, place.list).items())
        )
        listed = f'<w:abstractNumId w:val="{FIRST_OUTLINE + place.outline}"/>'
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{listed}{overrides}</w:num>'))
        return number
