"""Certificates, batches and signatures as the desk shows them: badges, and verdicts in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.badges import Badge, Tone
from thidua.documents.logic.certificate_batches import BatchState
from thidua.documents.logic.certificates import CertificateState
from thidua.documents.logic.verdict import Chain, Finding, Later, Outcome, TimeSource
from thidua.documents.models import Certificate, CertificateBatch, CertificateTemplate, SignedFile
from thidua.documents.models.certificate import BATCH_STATES, CERTIFICATE_STATES

CERTIFICATE_TONES = {
    CertificateState.DRAFT: (Tone.QUIET, "pencil"),
    CertificateState.VALID: (Tone.OK, "circle-check"),
    CertificateState.REVOKED: (Tone.BAD, "ban"),
}
BATCH_TONES = {
    BatchState.DRAFT: (Tone.WARN, "pencil"),
    BatchState.PRINTING: (Tone.INFO, "hourglass"),
    BatchState.ISSUED: (Tone.OK, "circle-check"),
    BatchState.DROPPED: (Tone.QUIET, "archive"),
}
OUTCOMES = {
    Outcome.GOOD: (gettext_lazy("Chữ ký hợp lệ"), Tone.OK, "shield-check"),
    Outcome.DOUBTFUL: (gettext_lazy("Chưa đủ tin cậy"), Tone.WARN, "alert-triangle"),
    Outcome.BROKEN: (gettext_lazy("Không hợp lệ"), Tone.BAD, "alert-octagon"),
    Outcome.UNSIGNED: (gettext_lazy("Không có chữ ký số"), Tone.QUIET, "writing"),
    Outcome.UNREADABLE: (gettext_lazy("Không đọc được"), Tone.BAD, "file"),
}
ADVICE = {
    Outcome.GOOD: gettext_lazy("Nội dung còn nguyên như lúc ký, người ký được xác định rõ."),
    Outcome.DOUBTFUL: gettext_lazy(
        "Nội dung còn nguyên như lúc ký nhưng hệ thống chưa xác định chắc người ký. Hãy hỏi lại nơi gửi."
    ),
    Outcome.BROKEN: gettext_lazy("Không dùng tệp này. Hãy yêu cầu nơi gửi cấp lại bản gốc đã ký."),
    Outcome.UNSIGNED: gettext_lazy("Tệp PDF này chưa được ký số; không thể kiểm tra ai đã ký."),
    Outcome.UNREADABLE: gettext_lazy("Tệp hỏng hoặc không phải PDF. Hãy tải lại từ nơi gửi."),
}
CHAINS = {
    Chain.TRUSTED: (gettext_lazy("Chứng thư do tổ chức được tin cậy cấp"), Tone.OK),
    Chain.UNKNOWN_ROOT: (
        gettext_lazy("Chưa rõ tổ chức cấp chứng thư; quản trị viên có thể thêm chứng thư gốc vào danh sách tin cậy"),
        Tone.WARN,
    ),
    Chain.EXPIRED: (
        gettext_lazy("Chứng thư đã hết hạn (hoặc chưa có hiệu lực) và không có dấu thời gian tin cậy"),
        Tone.WARN,
    ),
    Chain.REVOKED: (gettext_lazy("Chứng thư đã bị thu hồi"), Tone.BAD),
    Chain.WRONG_USE: (gettext_lazy("Chứng thư không dùng để ký văn bản"), Tone.WARN),
}
LATERS = {
    Later.NOTHING: (gettext_lazy("Không có thay đổi sau khi ký"), Tone.OK),
    Later.ADDED: (gettext_lazy("Sau chữ ký này chỉ có thêm chữ ký hoặc dấu thời gian"), Tone.OK),
    Later.CHANGED: (gettext_lazy("Tệp đã bị sửa sau khi ký"), Tone.BAD),
}
TIMES = {
    TimeSource.AUTHORITY: gettext_lazy("theo dấu thời gian của tổ chức chứng thực"),
    TimeSource.SIGNER: gettext_lazy("theo đồng hồ máy người ký"),
    TimeSource.NONE: gettext_lazy("không ghi giờ ký"),
}


def certificate_badge(certificate: Certificate) -> Badge:
    """The state of a certificate."""
    state = CertificateState(certificate.state)
    tone, icon = CERTIFICATE_TONES[state]
    return Badge(str(CERTIFICATE_STATES[state]), tone, icon)


def batch_badge(batch: CertificateBatch) -> Badge:
    """The state of a batch."""
    state = BatchState(batch.state)
    tone, icon = BATCH_TONES[state]
    return Badge(str(BATCH_STATES[state]), tone, icon)


def template_badge(template: CertificateTemplate) -> Badge:
    """Whether a template is in use."""
    return Badge(_("Đang dùng"), Tone.OK) if template.is_active else Badge(_("Ngừng dùng"), Tone.QUIET, "archive")


def outcome_badge(signed: SignedFile) -> Badge:
    """The verdict on a file in a few words."""
    words, tone, icon = OUTCOMES[Outcome(signed.outcome)]
    return Badge(str(words), tone, icon)


def certificate_address(record: Certificate) -> str:
    return reverse("certificate_page", args=[record.code])


def batch_address(record: CertificateBatch) -> str:
    return reverse("certificate_batch_page", args=[record.code])


def template_address(record: CertificateTemplate) -> str:
    return reverse("certificate_template_page", args=[record.code])


def signed_file_address(record: SignedFile) -> str:
    return reverse("signed_file_page", args=[record.code])


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One signature with its answers: is it whole, who vouches for the signer, what happened later."""

    finding: Finding
    badge: Badge
    time_words: str
    lines: tuple[Badge, ...]


def shown_finding(finding: Finding) -> ShownFinding:
    """A finding ready for the page."""
    words, tone, icon = OUTCOMES[finding.outcome]
    whole = (
        Badge(_("Nội dung còn nguyên như lúc ký"), Tone.OK)
        if finding.whole
        else Badge(_("Nội dung khác lúc ký, hoặc chữ ký không phải của chứng thư này"), Tone.BAD)
    )
    chain, later = CHAINS[finding.chain], LATERS[finding.later]
    lines = (whole, Badge(str(chain[0]), chain[1]), Badge(str(later[0]), later[1]))
    return ShownFinding(
        finding, Badge(str(words), tone, icon), str(TIMES[finding.time_source]), lines if finding.whole else lines[:1]
    )
