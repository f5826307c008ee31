"""A launch document read: header, period, targets, contents, movements, and the remarks of a careful reader."""

from __future__ import annotations

from thidua.campaigns.logic.reading.as_json import ReadingJson, reading_as_json
from thidua.campaigns.logic.reading.assignments import Assignment, read_assignments
from thidua.campaigns.logic.reading.contents import Content, read_contents
from thidua.campaigns.logic.reading.findings import Target
from thidua.campaigns.logic.reading.movements import Movement, read_movements
from thidua.campaigns.logic.reading.occasions import Occasion, read_occasions
from thidua.campaigns.logic.reading.period import Period, read_period
from thidua.campaigns.logic.reading.remarks import Parts, read_remarks
from thidua.campaigns.logic.reading.targets import recognise_targets
from thidua.campaigns.logic.reading.theme import read_objective, read_theme
from thidua.core.logic.collecting import uncollected
from thidua.core.logic.values import frozen
from thidua.documents.logic.cited import Cited, read_cited
from thidua.documents.logic.closing import Closing, Signer, read_closing
from thidua.documents.logic.issuer_in_text import issuer_in_text
from thidua.documents.logic.letterhead import Found, Letterhead, read_letterhead, with_date
from thidua.documents.logic.outline import read_outline
from thidua.documents.logic.remark import Remark
from thidua.documents.logic.source import Source


@frozen
class Header:
    """What the document says of itself; values as written, dates ISO and only as precise as written."""

    issuer: Found | None
    parent: Found | None
    number: Found | None
    doc_type: Found | None
    title: Found | None
    theme: Found | None
    place: Found | None
    date: Found | None
    signer_title: Found | None
    signer_name: Found | None
    period: Period


@frozen
class Reading:
    """Everything read from one launch document. Spans are ``[start, end)`` in ``source.text``."""

    source: Source
    header: Header
    objective: str | None
    occasions: tuple[Occasion, ...]
    targets: tuple[Target, ...]
    contents: tuple[Content, ...]
    movements: tuple[Movement, ...]
    cited: tuple[Cited, ...]
    assignments: tuple[Assignment, ...]
    recipients: tuple[Found, ...]
    remarks: tuple[Remark, ...]

    def as_json(self) -> ReadingJson:
        """The reading as plain values: the shape that ``thidua read --json`` prints."""
        return reading_as_json(self)


@uncollected
def read_launch_document(source: Source) -> Reading:
    """Read a launch document. Never fails: what cannot be found is ``None`` or empty, and a remark says so."""
    outline = read_outline(source)
    closing = read_closing(outline)
    letterhead = with_date(read_letterhead(outline.head), closing.place_date)
    issuer = letterhead.issuer or issuer_in_text(outline, letterhead.authority)
    period = read_period(outline, letterhead.title, letterhead.written_date)
    theme = read_theme(outline)
    cited = read_cited(outline)
    found = recognise_targets(outline, year=period.year, issuer=issuer.value if issuer else None)
    about_document = read_remarks(Parts(outline, letterhead, issuer, closing, theme, period, cited))
    return Reading(
        source=source,
        header=_header(letterhead, issuer, theme, closing, period),
        objective=read_objective(outline),
        occasions=read_occasions(outline),
        targets=found.targets,
        contents=read_contents(outline),
        movements=read_movements(outline),
        cited=cited,
        assignments=read_assignments(outline),
        recipients=closing.recipients,
        remarks=_in_order((*about_document, *found.remarks)),
    )


def _header(
    letterhead: Letterhead, issuer: Found | None, theme: Found | None, closing: Closing, period: Period
) -> Header:
    signer = closing.signers[0] if closing.signers else Signer(None, None)
    return Header(
        issuer=issuer,
        parent=letterhead.parent,
        number=letterhead.number,
        doc_type=letterhead.doc_type,
        title=letterhead.title,
        theme=theme,
        place=letterhead.place,
        date=letterhead.date,
        signer_title=signer.title,
        signer_name=signer.name,
        period=period,
    )


def _in_order(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """What is missing first, then as the text goes; the same remark on the same words once."""
    once = {(remark.code, remark.span, remark.message): remark for remark in remarks}
    return tuple(sorted(once.values(), key=lambda remark: remark.span or (-1, -1)))
