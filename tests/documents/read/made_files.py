"""Files made for the tests: DOCX from pieces of WordprocessingML, PDF from objects or typeset."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx_of(body: str, *, prologue: str = "", **parts: str) -> bytes:
    """A DOCX file with this body; keywords name further parts beside the main one, such as ``numbering``."""
    root = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    document = f'<?xml version="1.0" encoding="UTF-8"?>{prologue}{root}'
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": RELATIONS,
            "word/document.xml": document,
            **{f"word/{name}.xml": wrapped(name, content) for name, content in parts.items()},
        }
    )


def wrapped(name: str, content: str) -> str:
    """A part with the namespace declared at its root, which is named after it."""
    return f'<w:{name} xmlns:w="{W}">{content}</w:{name}>'


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph with one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def tc(text: str, properties: str = "") -> str:
    """A table cell with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def table(rows: Sequence[Sequence[str]], borders: str = "single") -> str:
    """A table from cells, ruled or not."""
    sides = f'<w:top w:val="{borders}"/><w:insideV w:val="{borders}"/>'
    body = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>{body}</w:tbl>"


def pdf_of(*, content: bytes = b"", catalog: bytes = b"", extra: Sequence[bytes] = ()) -> bytes:
    """A PDF of one page from its content stream, with entries for the catalog and further objects from number 6."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *extra,
    ]
    body, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_of_offsets = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table_of_offsets, len(objects) + 1, len(body))
    )


def words_at(*placed: tuple[float, float, str]) -> bytes:
    """A content stream that sets ASCII words at places in points."""
    return b"\n".join(b"BT /F1 12 Tf %f %f Td (%s) Tj ET" % (x, y, text.encode()) for x, y, text in placed)


def object_stream(content: bytes) -> bytes:
    """A compressed object stream holding one object, number 7."""
    packed = zlib.compress(b"7 0 " + content)
    return b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def typeset(body: str) -> bytes:
    """A PDF of body text in Decree-30 fashion: A4, 14 pt, justified, first lines set in, pages numbered."""
    import typst

    pdf: bytes = typst.compile(
        (
            '#set page(paper: "a4", margin: (top: 2cm, bottom: 2cm, left: 3cm, right: 1.5cm), numbering: "1")\n'
            '#set text(font: "Libertinus Serif", size: 14pt, lang: "vi", hyphenate: false)\n'
            "#set par(justify: true, first-line-indent: (amount: 1cm, all: true))\n" + body
        ).encode()
    )
    return pdf
