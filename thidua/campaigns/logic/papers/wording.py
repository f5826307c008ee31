"""Words of administrative texts for what the record holds as codes, in Vietnamese whatever the screen speaks."""

from __future__ import annotations

import re
from decimal import Decimal

from thidua.campaigns.logic.terms import Comparator, Group, Meets
from thidua.core.logic.numerals import format_number
from thidua.documents.logic.decree30 import Signature

COMMITTEES = frozenset({"province", "district", "commune", "ward", "town", "special"})
"""Kinds of organisations that a people's committee governs and whose papers it issues."""
DRAFTING = {"province": "NV", "district": "NV", "commune": "VHXH", "ward": "VHXH", "special": "VHXH"}
"""Short form of the part of a people's committee that drafts on emulation: home affairs, or culture and society."""
GROUP_NAMES = {
    Group.ECONOMIC: "Kinh tế",
    Group.SOCIAL: "Văn hóa - xã hội",
    Group.ENVIRONMENT: "Môi trường",
    Group.PARTY: "Xây dựng Đảng, chính quyền",
    Group.DEFENCE: "Quốc phòng, an ninh",
    Group.OTHER: "Lĩnh vực khác",
}
_SIGNS = {
    Comparator.EQ: "",
    Comparator.GE: "≥",
    Comparator.GT: ">",
    Comparator.LE: "≤",
    Comparator.LT: "<",
    Comparator.BETWEEN: "",
    Comparator.INCREASE_BY: "Tăng",
    Comparator.DECREASE_BY: "Giảm",
    Comparator.MAINTAIN: "Duy trì",
}
_MEETS = {Meets.AT_LEAST: "≥", Meets.AT_MOST: "≤", Meets.EXACTLY: ""}
_SMALL = frozenset({"và", "của", "các", "thuộc"})


def comparison_sign(comparator: Comparator, meets: Meets | None) -> str:
    """The mark or word before the figure; a bare "đạt" takes the sense that was chosen for it."""
    if comparator is Comparator.EQ and meets is not None:
        return _MEETS[meets]
    return _SIGNS[comparator]


def span_text(value: Decimal | None, high: Decimal | None) -> str:
    """One figure, or both ends; empty where there is none."""
    if value is None:
        return ""
    return format_number(value) if high is None else f"{format_number(value)} - {format_number(high)}"


def initials(name: str) -> str:
    """``Phòng Nội vụ`` → ``PNV``: the usual short form of a body in the symbol of its papers."""
    return "".join(word[0].upper() for word in name.replace("-", " ").split() if word.lower() not in _SMALL)


def lower_first(text: str) -> str:
    """``Huyện Chi Lăng`` → ``huyện Chi Lăng``."""
    return text[:1].lower() + text[1:]


def day_of_text(iso: str) -> str:
    """``2024-01-05`` → ``05/01/2024``; as precise as it is known."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


_DEPUTY = re.compile(r"((?:KT|Q)\.\s*.+?)\s+(PHÓ .+)", re.IGNORECASE)
_COLLECTIVE = re.compile(r"^TM\.\s*ỦY BAN NHÂN DÂN\s*", re.IGNORECASE)


def signature_of(title: str, name: str, *, committee: bool) -> Signature:
    """Boxes 7a and 7b from a title as the record has it: ``KT. CHỦ TỊCH PHÓ CHỦ TỊCH`` is authority and position."""
    collective = ("TM. ỦY BAN NHÂN DÂN",) if committee else ()
    bare = _COLLECTIVE.sub("", " ".join(title.split()))
    found = _DEPUTY.fullmatch(bare)
    if found:
        return Signature(found[2], name, (*collective, found[1]))
    return Signature(bare or ("CHỦ TỊCH" if committee else "THỦ TRƯỞNG ĐƠN VỊ"), name, collective)
