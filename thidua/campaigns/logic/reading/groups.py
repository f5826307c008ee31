"""The group of a target: from the headings above it, else from its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.campaigns.logic.reading.findings import Group
from thidua.core.logic.text import fold

_HEADING_WORDS: tuple[tuple[Group, str], ...] = (
    (Group.PARTY, "xay dung dang|cong tac dang|to chuc dang|he thong chinh tri|mat tran|doan the"),
    (Group.DEFENCE, "quoc phong|an ninh|quan su|trat tu"),
    (Group.OTHER, "hanh chinh|chuyen doi so|thi dua|sang kien|khen thuong|noi vu"),
    (Group.ENVIRONMENT, "moi truong|tai nguyen"),
    (Group.ECONOMIC, "kinh te|san xuat|kinh doanh|tai chinh|ngan sach|nong nghiep|cong nghiep|du lich|thuong mai|dau tu"),
    (Group.SOCIAL, "van hoa|xa hoi|y te|giao duc|nong thon moi|doi song|an sinh|giam ngheo|chuyen mon|dan so|lao dong"),
)  # fmt: skip
_NATURE: tuple[tuple[Group, str], ...] = (
    (Group.DEFENCE, "giao quan|nhap ngu|quoc phong|an ninh|toi pham|phap hinh su|tai nan giao thong|dan quan|an toan giao thong|chay no|chay lon|ma tuy|to giac|pham toi|huan luyen"),
    (Group.PARTY, "dang vien|chi bo|dang bo|to chuc dang|doan vien|ket nap"),
    (Group.OTHER, "ho so|dich vu cong|thu tuc hanh chinh|chuyen doi so|cong nghe so|sang kien|thi dua|par index|sipas|ddci|internet|chu ky so|hai long|van ban|dinh danh"),
    (Group.ENVIRONMENT, "rung|rac|chat thai|nuoc sach|hop ve sinh|moi truong|cay xanh|cay phan tan|nuoc thai|trong cay|che phu|o nhiem"),
    (Group.SOCIAL, "ho ngheo|y te|bao hiem|truong|hoc sinh|tre |van hoa|viec lam|dao tao|nong thon moi|giam sinh|dan so|bac si|giuong benh|nha o|tuoi|lao dong|the thao|tien chung|gia dinh|giao vien|benh"),
    (Group.ECONOMIC, "san xuat|doanh thu|ngan sach|san luong|dien tich|xuat khau|dau tu|doanh nghiep|hop tac xa|thu nhap|gia tri|loi nhuan|ocop|du lich|dan bo|nang suat|tang truong|grdp|co cau|von|nong nghiep|duong"),
)  # fmt: skip
_BY_HEADING = tuple((group, re.compile(words)) for group, words in _HEADING_WORDS)
_BY_NATURE = tuple((group, re.compile(words)) for group, words in _NATURE)
_JOINT_PROGRAMME = re.compile("kinh te\\W+xa hoi|phat trien kinh te")


def group_of(headings: Iterable[str], name: str) -> Group:
    """``headings`` from the nearest to the farthest; one that names a single field decides."""
    for heading in headings:
        found = _of_heading(heading)
        if found is not None:
            return found
    return by_nature(name)


def _of_heading(heading: str) -> Group | None:
    folded = fold(heading)
    if _JOINT_PROGRAMME.search(folded) or len(folded) > 110:
        return None
    fields = [(found.start(), group) for group, pattern in _BY_HEADING if (found := pattern.search(folded))]
    if "van hoa" in folded and Group.SOCIAL in {g for _, g in fields}:
        return Group.SOCIAL
    return min(fields)[1] if fields else None


def by_nature(name: str) -> Group:
    """The group that the words of a target's name suggest."""
    folded = fold(name) + " "
    return next((group for group, pattern in _BY_NATURE if pattern.search(folded)), Group.OTHER)
