"""Who may place, issue, print and revoke certificates, and sign and check files."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation
from thidua.directory.policy import in_scope
from thidua.documents.certificate_queries import ISSUERS
from thidua.documents.logic.certificate_batches import BATCH, CERTIFICATE, BatchState
from thidua.documents.logic.certificates import CertificateState
from thidua.documents.logic.paper_workflow import PaperState
from thidua.documents.models import Certificate, CertificateBatch, CertificateTemplate, Paper, PrinterCorrection
from thidua.documents.models.certificate import BATCH_STATES, CERTIFICATE_STATES
from thidua.documents.queries import KEEPERS


def can_prepare(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Templates, printers and lists of a unit: those who work with its papers."""
    if in_scope(user, organisation, on, *KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên, đầu mối hoặc thủ trưởng của “%(unit)s” mới lập chứng nhận khen thưởng ở đây.")
        % {"unit": organisation}
    )


def can_edit_template(user: Actor, template: CertificateTemplate, on: date) -> Decision:
    """Move the fields of a template that is in use."""
    if not template.is_active:
        return deny(_("Mẫu “%(name)s” đã ngừng dùng; hãy dùng lại mẫu trước khi sửa.") % {"name": template})
    return can_prepare(user, template.organisation, on)


def can_retire_template(user: Actor, template: CertificateTemplate, on: date) -> Decision:
    """Take a template out of use, or into use again."""
    return can_prepare(user, template.organisation, on)


def can_correct_printer(user: Actor, correction: PrinterCorrection, on: date) -> Decision:
    """Whoever prints for the unit."""
    return can_prepare(user, correction.organisation, on)


def can_edit_batch(user: Actor, batch: CertificateBatch, on: date) -> Decision:
    """Change the list while nothing is issued."""
    return first_refusal(can_prepare(user, batch.organisation, on), _batch_reaches(batch, "issue"))


def can_issue_batch(user: Actor, batch: CertificateBatch, on: date) -> Decision:
    """Officers and heads of the unit whose honour it is."""
    return first_refusal(_issues(user, batch.organisation, on), _batch_reaches(batch, "issue"))


def can_drop_batch(user: Actor, batch: CertificateBatch, on: date) -> Decision:
    return first_refusal(can_prepare(user, batch.organisation, on), _batch_reaches(batch, "drop"))


def can_restore_batch(user: Actor, batch: CertificateBatch, on: date) -> Decision:
    return first_refusal(can_prepare(user, batch.organisation, on), _batch_reaches(batch, "restore"))


def can_reprint(user: Actor, batch: CertificateBatch, on: date) -> Decision:
    """Have the files of an issued batch made again, for another printer."""
    return first_refusal(can_prepare(user, batch.organisation, on), _batch_reaches(batch, "reprint"))


def can_keep_prints(user: Actor, batch: CertificateBatch, on: date) -> Decision:
    """Only the machine's own worker hands in what it set."""
    return ALLOWED if user is SYSTEM else deny(_("Tệp in do hệ thống tự tạo; hãy chờ tạo xong."))


def can_revoke(user: Actor, certificate: Certificate, on: date) -> Decision:
    """Officers and heads of the unit that issued it (Luật Thi đua, khen thưởng 2022, Điều 93)."""
    return first_refusal(_issues(user, certificate.batch.organisation, on), _reaches(certificate, "revoke"))


def can_reinstate(user: Actor, certificate: Certificate, on: date) -> Decision:
    """The same people, where the revocation was lifted."""
    return first_refusal(_issues(user, certificate.batch.organisation, on), _reaches(certificate, "restore"))


def can_check_signatures(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Keep a checked file with the papers of a unit."""
    return can_prepare(user, organisation, on)


def can_sign_files(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Sign with an own key: those who work with the papers of the unit; the key says who signs."""
    return can_prepare(user, organisation, on)


def can_sign_print(user: Actor, paper: Paper, on: date) -> Decision:
    """Sign the print of a paper that its signer has approved, before or after it got its number."""
    return first_refusal(can_sign_files(user, paper.issuer, on), _approved(paper))


def _approved(paper: Paper) -> Decision:
    if paper.state in {PaperState.SIGNED, PaperState.ISSUED}:
        return ALLOWED
    return deny(_("Văn bản %(code)s chưa được duyệt ký hoặc đã thu hồi nên chưa ký số được.") % {"code": paper.code})


def _issues(user: Actor, organisation: Organisation, on: date) -> Decision:
    if in_scope(user, organisation, on, *ISSUERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua, thủ trưởng hoặc lãnh đạo của “%(unit)s” mới cấp và thu hồi chứng nhận.")
        % {"unit": organisation}
    )


def _batch_reaches(batch: CertificateBatch, step: str) -> Decision:
    state = BatchState(batch.state)
    if BATCH.can(state, step):
        return ALLOWED
    return deny(
        _("Đợt cấp đang ở trạng thái “%(state)s” nên không làm bước này được; hãy tải lại trang.")
        % {"state": BATCH_STATES[state]}
    )


def _reaches(certificate: Certificate, step: str) -> Decision:
    state = CertificateState(certificate.state)
    if CERTIFICATE.can(state, step):
        return ALLOWED
    return deny(_("Chứng nhận đang ở trạng thái “%(state)s”.") % {"state": CERTIFICATE_STATES[state]})
