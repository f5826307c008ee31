"""The public page that proves a certificate: from the seal in its QR, or from the code typed from the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge, Tone
from thidua.documents.certificate_queries import proof_of_code, proof_of_token, sealing_key
from thidua.documents.logic.certificate_codes import grouped, typed
from thidua.documents.logic.proof import Proof, Standing
from thidua.documents.sign.sealing import public_pem


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says of a standing: the verdict, what it means, what to do."""

    title: Any
    meaning: Any
    tone: Tone
    icon: str


WORDS = {
    Standing.VALID: Words(
        _("Chứng nhận có hiệu lực"),
        _("Thông tin dưới đây đúng như cơ quan khen thưởng đã cấp."),
        Tone.OK,
        "shield-check",
    ),
    Standing.REVOKED: Words(
        _("Chứng nhận đã bị thu hồi"),
        _("Chứng nhận này từng được cấp nhưng không còn hiệu lực."),
        Tone.BAD,
        "ban",
    ),
    Standing.SEAL_ONLY: Words(
        _("Chữ ký của chứng nhận là thật"),
        _(
            "Thông tin dưới đây không bị sửa. Hồ sơ gốc không nằm trên hệ thống này nên chưa biết chứng nhận "
            "còn hiệu lực hay đã thu hồi; hãy hỏi cơ quan khen thưởng."
        ),
        Tone.WARN,
        "alert-triangle",
    ),
    Standing.UNKNOWN: Words(
        _("Không tìm thấy chứng nhận"),
        _("Không có chứng nhận nào mang mã này. Hãy xem lại từng ký tự, hoặc quét mã QR trên bản giấy."),
        Tone.BAD,
        "zoom-exclamation",
    ),
    Standing.FORGED: Words(
        _("Mã không đúng: có thể là giả"),
        _("Nội dung trong mã đã bị sửa hoặc không do cơ quan khen thưởng tạo ra. Không công nhận chứng nhận này."),
        Tone.BAD,
        "alert-octagon",
    ),
    Standing.UNREADABLE: Words(
        _("Đây không phải mã chứng nhận"),
        _("Mã gồm 11 chữ và số in ở góc chứng nhận, ví dụ 7F3K-9QXM-2T8. Hãy gõ lại hoặc quét mã QR."),
        Tone.WARN,
        "alert-triangle",
    ),
}


class CodeForm(forms.Form):
    """The code from the paper."""

    code = forms.CharField(
        label=_("Mã xác minh in trên chứng nhận"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


@dataclass(frozen=True, slots=True)
class ProofPage:
    """The answer; ``proof`` is None before anything was asked."""

    form: CodeForm
    proof: Proof | None = None

    @property
    def words(self) -> Words | None:
        return WORDS[self.proof.standing] if self.proof else None

    @property
    def badge(self) -> Badge | None:
        return Badge(str(self.words.title), self.words.tone, self.words.icon) if self.words else None

    @property
    def written_code(self) -> str:
        return grouped(self.proof.statement.code) if self.proof and self.proof.statement else ""


def ask(request: HttpRequest) -> HttpResponse:
    """Where a code is typed."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("proof_by_code", typed(form.cleaned_data["code"]) or "-")
    return _answer(request, ProofPage(CodeForm()))


def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the record says of a code."""
    return _answer(request, ProofPage(CodeForm(initial={"code": code}), proof_of_code(code)))


def by_token(request: HttpRequest, token: str) -> HttpResponse:
    """What the seal in a QR says, and the record where there is one."""
    return _answer(request, ProofPage(CodeForm(), proof_of_token(token)))


def public_key(request: HttpRequest) -> HttpResponse:
    """The key with which anybody checks a certificate without this system."""
    return HttpResponse(public_pem(sealing_key().private.public_key()), "application/x-pem-file")


def _answer(request: HttpRequest, page: ProofPage) -> HttpResponse:
    """Never stored by browsers between: the standing may change any day. Nothing is told to search engines."""
    key = sealing_key()
    context = {"page": page, "key_name": key.name, "key": public_pem(key.private.public_key())}
    answer = render(request, "portal/proof.html", context)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
