"""Signing and checking done outside any transaction; an action then keeps what came of it."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from django.conf import settings
from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import Invalid
from thidua.documents.logic.signature_place import Signing, place
from thidua.documents.logic.verdict import Verdict
from thidua.documents.read.limits import LIMITS, MEGABYTE
from thidua.documents.sign.gaps import find_gap, sheet_of
from thidua.documents.sign.keys import KeyTrouble, SigningKey, UnusableKey
from thidua.documents.sign.limited import check_limited
from thidua.documents.sign.signing import NoTimestamp, NotSignable, Order, authority, sign_pdf, signer_name
from thidua.documents.sign.stamps import Look, words_look

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_PICTURE = 2 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants to sign. ``name`` is looked for on the page; empty takes that of the certificate."""

    signing: Signing
    name: str = ""
    number: str = ""
    picture: bytes = b""
    reason: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A signed file, whether the place by the name was found, and what a check of it says."""

    data: bytes
    placed: bool
    verdict: Verdict


def examined(upload: File[bytes]) -> Verdict:
    """The verdict on an uploaded file. It is opened in a limited process."""
    return check_limited(read_whole(upload), settings.TRUSTED_ROOTS, clock.now())


def read_whole(upload: File[bytes]) -> bytes:
    """The bytes of an upload; :class:`Invalid` above the limit of the house."""
    if (upload.size or 0) > LIMITS.file_bytes:
        most = LIMITS.file_bytes // MEGABYTE
        raise Invalid({"file": _("Tệp lớn hơn %(most)d MB; hãy giảm dung lượng.") % {"most": most}})
    upload.seek(0)
    return bytes(upload.read())


def sign_upload(upload: File[bytes], key: SigningKey, wish: Wish) -> Made:
    """The signed file, and the check of it. :class:`Invalid` says which of file, key and authority is at fault."""
    data = read_whole(upload)
    if wish.picture and not (wish.picture.startswith(PNG) and len(wish.picture) <= LARGEST_PICTURE):
        raise Invalid({"picture": _("Hãy chọn ảnh PNG nền trong suốt, không quá 2 MB.")})
    try:
        name = wish.name or signer_name(key)
        gap = find_gap(data, name)
        box = place(wish.signing, gap, sheet_of(data, first=wish.signing is Signing.APPENDIX))
        order = Order(wish.signing, box, _look(wish, name), wish.reason, wish.location)
        signed = sign_pdf(data, key, order, timestamper=authority(settings.TIMESTAMP_ADDRESS))
    except UnusableKey as trouble:
        raise Invalid(_key_words(trouble.trouble)) from trouble
    except NoTimestamp as trouble:
        words = _("Cơ quan cấp dấu thời gian không trả lời; hãy thử lại hoặc báo quản trị viên.")
        raise Invalid({"": words}) from trouble
    except (NotSignable, pypdfium2.PdfiumError) as trouble:
        words = _("Không ký được tệp này: tệp hỏng, có mật khẩu, hoặc đã bị khóa. Hãy xuất lại PDF rồi ký.")
        raise Invalid({"file": words}) from trouble
    placed = gap is not None or wish.signing is Signing.APPENDIX
    return Made(signed, placed, check_limited(signed, settings.TRUSTED_ROOTS, clock.now()))


def _look(wish: Wish, name: str) -> Look:
    if wish.picture and wish.signing is not Signing.APPENDIX:
        return Look(picture=wish.picture)
    return words_look(wish.signing, name, wish.number, timezone.localtime(clock.now()))


def _key_words(trouble: KeyTrouble) -> dict[str, str]:
    return {
        KeyTrouble.WRONG_PASSWORD: {"password": _("Không mở được khóa: sai mật khẩu, hoặc tệp không phải PKCS#12.")},
        KeyTrouble.NO_TOKEN_SUPPORT: {"": _("Máy chủ chưa cài phần hỗ trợ token; hãy báo quản trị viên.")},
        KeyTrouble.TOKEN: {"": _("Không mở được token: kiểm tra token đã cắm, tên và mã PIN.")},
    }[trouble]
