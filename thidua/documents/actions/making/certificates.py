"""Certificates made: their codes and words, the list of a batch, the step from one state to the next.

Part of the actions that do it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.logic.workflow import NoSuchStep
from thidua.documents.certificate_queries import sealing_key
from thidua.documents.logic.certificate_batches import (
    BATCH,
    CERTIFICATE,
    MOST_ROWS,
    BatchState,
    Grantee,
    RowFault,
    faults_of,
    repeated,
)
from thidua.documents.logic.certificate_codes import code_from, grouped
from thidua.documents.logic.certificate_layouts import TITLES
from thidua.documents.logic.certificates import (
    CertificateKind,
    CertificateState,
    Flaw,
    Layout,
    Piece,
    Wording,
    flaws,
)
from thidua.documents.logic.proof import Statement
from thidua.documents.models import Certificate, CertificateBatch
from thidua.documents.models.certificate_labels import FLAWS, PIECES, ROW_FAULTS
from thidua.documents.sign.sealing import SealingKey

CODE_BITS = 50
MOST_SHOWN = 8
"""Faulty lines named in one message."""


def checked_rows(rows: Sequence[Grantee], merit: str) -> list[Grantee]:
    """The rows with the merit that holds for all where they have none; :class:`Invalid` names the faulty lines."""
    if not rows:
        raise Invalid({"list": _("Danh sách chưa có ai; hãy gõ mỗi người một dòng hoặc chọn tệp Excel.")})
    if len(rows) > MOST_ROWS:
        raise Invalid({"list": _("Nhiều nhất %(most)d người một đợt; hãy chia danh sách.") % {"most": MOST_ROWS}})
    twice = set(repeated(rows))
    faults = [
        (number, fault)
        for number, row in enumerate(rows, start=1)
        for fault in [
            *faults_of(row),
            *([] if row.merit or merit else [RowFault.NO_MERIT]),
            *([RowFault.TWICE] if number - 1 in twice else []),
        ]
    ]
    if faults:
        raise Invalid({"list": fault_words(faults)})
    return list(rows)


def fault_words(faults: Sequence[tuple[int, RowFault]]) -> str:
    """The first faulty lines, each with what is wrong."""
    named = [
        _("Dòng %(line)d: %(fault)s.") % {"line": line, "fault": ROW_FAULTS[fault]}
        for line, fault in faults[:MOST_SHOWN]
    ]
    if len(faults) > MOST_SHOWN:
        named.append(counted("Và %(count)d lỗi khác.", len(faults) - MOST_SHOWN) % {"count": len(faults) - MOST_SHOWN})
    return " ".join(named)


def drafts_of(batch: CertificateBatch, rows: Iterable[Grantee], merit: str) -> list[Certificate]:
    """Unsaved certificates of the batch in the order of the rows, each with a code nobody can guess."""
    return [
        Certificate(
            batch=batch,
            number=number,
            code=code_from(secrets.randbits(CODE_BITS)),
            holder=row.holder,
            unit=row.unit,
            award=row.award or batch.award,
            merit=row.merit or merit,
            decision_number=row.decision_number or batch.decision_number,
            decision_date=row.decision_date or batch.decision_date,
            search_key=fold(f"{row.holder} {row.unit} {row.award or batch.award}"),
        )
        for number, row in enumerate(rows, start=1)
    ]


def sealed(certificate: Certificate, batch: CertificateBatch, key: SealingKey | None = None) -> str:
    """The token of a certificate under the key of this installation."""
    return (key or sealing_key()).seal(
        Statement(
            code=certificate.code,
            kind=batch.template.kind,
            holder=certificate.holder,
            award=certificate.award,
            decision_number=certificate.decision_number,
            decision_date=certificate.decision_date,
            issuer=batch.issuer,
            key="",
        )
    )


def wording_of(certificate: Certificate, batch: CertificateBatch, token: str) -> Wording:
    """The words of a certificate as they are printed; Vietnamese always, as the certificate is."""
    decided = certificate.decision_date
    words = {
        Piece.STATE_NAME: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        Piece.MOTTO: "Độc lập - Tự do - Hạnh phúc",
        Piece.ISSUER: f"{batch.issuer.upper()}\nTẶNG",
        Piece.TITLE: TITLES[CertificateKind(batch.template.kind)],
        Piece.HOLDER: certificate.holder,
        Piece.UNIT: certificate.unit,
        Piece.MERIT: certificate.merit,
        Piece.DECISION: (
            f"Quyết định số {certificate.decision_number}\nngày {written_day(decided)}\n"
            f"Số thứ tự trong danh sách: {certificate.number}"
        ),
        Piece.PLACE_DATE: f"{batch.place}, ngày {written_day(batch.decision_date)}",
        Piece.AUTHORITY: batch.authority.upper(),
        Piece.SIGNER: batch.signer,
        Piece.CODE: f"Mã xác minh: {grouped(certificate.code)}",
    }
    return Wording(words, f"{settings.PUBLIC_ADDRESS}/xac-minh/k/{token}")


def written_day(day: date) -> str:
    """A date as certificates write it: a leading nought for days below ten and January and February (NĐ 30/2020)."""
    return (
        f"{day.day:02d} tháng {day.month:02d} năm {day.year}"
        if day.month < 3
        else (f"{day.day:02d} tháng {day.month} năm {day.year}")
    )


def checked_layout(layout: Layout) -> Layout:
    """The layout if it can be printed; :class:`Invalid` names each field that cannot stay."""
    found = flaws(layout)
    if found:
        raise Invalid({"": " ".join(_flaw_words(piece, flaw) for piece, flaw in found)})
    return layout


def _flaw_words(piece: Piece, flaw: Flaw) -> str:
    return _("“%(field)s”: %(flaw)s.") % {"field": PIECES[piece], "flaw": FLAWS[flaw]}


def advance_batch(batch: CertificateBatch, step: str) -> CertificateBatch:
    """The batch, locked, with the step taken and unsaved; :class:`Conflict` where somebody else was faster."""
    rows = CertificateBatch.objects.select_for_update(of=("self",)).select_related("template", "organisation")
    fresh = rows.get(pk=batch.pk)
    try:
        fresh.state = BATCH.advance(BatchState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Đợt cấp vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    return fresh


def advance_certificate(certificate: Certificate, step: str) -> Certificate:
    """A certificate, likewise."""
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("batch__organisation")
    fresh = rows.get(pk=certificate.pk)
    try:
        fresh.state = CERTIFICATE.advance(CertificateState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Chứng nhận vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    return fresh


def stated(text: str, field: str, message: str) -> str:
    """The text in its written form; :class:`Invalid` with the message where there is none."""
    words = collapse(nfc(text))
    if not words:
        raise Invalid({field: message})
    return words
