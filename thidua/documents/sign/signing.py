"""A PDF signed: PAdES B-B with a key, B-T where a time-stamping authority is named. The file is only added to."""

from __future__ import annotations

import io
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.documents.logic.signature_place import Box, Signing
from thidua.documents.sign.keys import SigningKey
from thidua.documents.sign.stamps import Look, stamp_pdf

DIGEST = "sha256"
TIMEOUT = 10
"""Seconds a time-stamping authority may take."""


class NotSignable(Exception):
    """The file is no PDF that can be signed: damaged, encrypted, or closed by an earlier signature."""


class NoTimestamp(Exception):
    """The time-stamping authority did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to do to a file: the place and look of the stamp, and why it is signed."""

    signing: Signing
    box: Box
    look: Look
    reason: str = ""
    location: str = ""


def sign_pdf(data: bytes, key: SigningKey, order: Order, *, timestamper: Any = None) -> bytes:
    """The signed file: every byte of ``data`` as it was, then the signature.

    ``timestamper`` is one of pyHanko; see :func:`authority`. Raises :class:`UnusableKey`, :class:`NotSignable`,
    :class:`NoTimestamp`.
    """
    with key.opened() as signer:
        return _signed(data, signer, order, timestamper)


def authority(address: str) -> Any:
    """The time-stamping authority at an address (RFC 3161); None for an empty one, and then nothing is fetched."""
    from pyhanko.sign.timestamps import HTTPTimeStamper  # noqa: PLC0415 - slow import

    return HTTPTimeStamper(address, timeout=TIMEOUT) if address else None


def signer_name(key: SigningKey) -> str:
    """The common name in the certificate of the key."""
    with key.opened() as signer:
        return str(signer.signing_cert.subject.native.get("common_name", ""))


def _signed(data: bytes, signer: Any, order: Order, timestamper: Any) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - slow import
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
    from pyhanko.sign.general import SigningError  # noqa: PLC0415
    from pyhanko.sign.signers import PdfSigner  # noqa: PLC0415
    from pyhanko.sign.timestamps import TimestampRequestError  # noqa: PLC0415

    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
            name = f"ChuKy{secrets.token_hex(4)}"
            pdf_signer = PdfSigner(
                _metadata(order, name),
                signer,
                timestamper=timestamper,
                stamp_style=_style(order, Path(folder)),
                new_field_spec=_field(order.box, name),
            )
            return bytes(pdf_signer.sign_pdf(writer).getvalue())
    except TimestampRequestError as trouble:
        raise NoTimestamp from trouble
    except (PdfError, SigningError, ValueError, KeyError) as trouble:
        raise NotSignable from trouble


def _metadata(order: Order, name: str) -> Any:
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415 - slow import
    from pyhanko.sign.signers import PdfSignatureMetadata  # noqa: PLC0415

    return PdfSignatureMetadata(
        field_name=name,
        md_algorithm=DIGEST,
        reason=order.reason or None,
        location=order.location or None,
        subfilter=SigSeedSubFilter.PADES,
    )


def _field(box: Box, name: str) -> Any:
    from pyhanko.sign.fields import SigFieldSpec  # noqa: PLC0415 - slow import

    edges = (box.left, box.bottom, box.left + box.width, box.bottom + box.height)
    left, bottom, right, top = (round(edge) for edge in edges)
    return SigFieldSpec(name, on_page=box.page, box=(left, bottom, right, top))


def _style(order: Order, folder: Path) -> Any:
    """The stamp as an imported page that fills the box: words set by pyHanko itself run out of it."""
    from pyhanko.pdf_utils.content import ImportedPdfPage  # noqa: PLC0415 - slow import
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule  # noqa: PLC0415
    from pyhanko.stamp import StaticStampStyle  # noqa: PLC0415

    path = folder / "stamp.pdf"
    path.write_bytes(stamp_pdf(order.signing, order.look, order.box))
    rule = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0), InnerScaling.STRETCH_TO_FIT
    )
    page: Any = ImportedPdfPage
    return StaticStampStyle(border_width=0, background=page(str(path)), background_layout=rule)
