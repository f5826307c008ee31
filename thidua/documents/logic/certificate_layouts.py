"""The layouts a new template starts from: A4 across, one for blank paper and one for pre-printed stock.

Printing houses already print the emblem, the name of the state, the motto and the title; what remains to be filled in
starts below them.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from thidua.documents.logic.certificates import Align, CertificateKind, Field, Layout, Piece, Stock

A4_WIDTH, A4_HEIGHT = Decimal("297.0"), Decimal("210.0")
PRINTED_BY_THE_HOUSE: Final = frozenset({Piece.STATE_NAME, Piece.MOTTO, Piece.TITLE})


def _field(
    piece: Piece, x: str, y: str, width: str, size: str, *, align: Align = Align.CENTER, look: str = ""
) -> Field:
    return Field(
        piece,
        Decimal(x),
        Decimal(y),
        Decimal(width),
        Decimal(size),
        align,
        bold="b" in look,
        italic="i" in look,
    )


FULL: Final = Layout(
    A4_WIDTH,
    A4_HEIGHT,
    (
        _field(Piece.STATE_NAME, "48.5", "23.0", "200.0", "14.0", look="b"),
        _field(Piece.MOTTO, "48.5", "29.5", "200.0", "14.0", look="b"),
        _field(Piece.ISSUER, "38.5", "43.0", "220.0", "17.0", look="b"),
        _field(Piece.TITLE, "38.5", "59.5", "220.0", "44.0", look="b"),
        _field(Piece.HOLDER, "38.5", "82.0", "220.0", "26.0", look="b"),
        _field(Piece.UNIT, "43.5", "95.0", "210.0", "15.0"),
        _field(Piece.MERIT, "48.5", "104.0", "200.0", "16.0", look="i"),
        _field(Piece.DECISION, "66.0", "158.0", "88.0", "10.5", align=Align.LEFT, look="i"),
        _field(Piece.PLACE_DATE, "157.0", "131.0", "105.0", "14.0", look="i"),
        _field(Piece.AUTHORITY, "157.0", "138.0", "105.0", "14.0", look="b"),
        _field(Piece.SIGNER, "157.0", "176.0", "105.0", "15.0", look="b"),
        _field(Piece.CODE, "66.0", "174.5", "88.0", "10.5", align=Align.LEFT),
        _field(Piece.QR, "30.0", "149.0", "32.0", "10.0"),
    ),
)


def starting_layout(stock: Stock) -> Layout:
    """The layout a new template begins with. On stock, what the printing house has printed is left out."""
    if stock is Stock.BLANK:
        return FULL
    return replace(FULL, fields=tuple(replace(f, shown=f.piece not in PRINTED_BY_THE_HOUSE) for f in FULL.fields))


TITLES: Final = {
    CertificateKind.CITATION: "GIẤY KHEN",
    CertificateKind.MERIT: "BẰNG KHEN",
    CertificateKind.FLAG: "CỜ THI ĐUA",
    CertificateKind.MEDAL: "KỶ NIỆM CHƯƠNG",
}
"""What stands in large letters; law 06/2022/QH15 Art. 9 and 71–75 name the forms."""
