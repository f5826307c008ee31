"""How the lines of a signature look: authority (``TM. ỦY BAN NHÂN DÂN``), position (``PHÓ CHỦ TỊCH``), person."""

from __future__ import annotations

import re

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.organisations import begins_body
from thidua.documents.logic.passage import fold

# Decree 30/2020, art. 8: TM. on behalf of, KT. for, TL. by order, TUQ. authorised, Q. acting; T/M and T.M are older.
AUTHORITY_START = pattern_of(
    r"\W{0,3}(?:(?:TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|TUN)(?:\s*[.:]\s*|\s+)|Q\s*[.:]\s*)(?=[^\W\d_])"
)
_POSITION_HEADS = (
    "chu tich", "pho chu tich", "bi thu", "pho bi thu", "giam doc", "pho giam doc", "tong giam doc",
    "pho tong giam doc", "truong phong", "pho truong phong", "hieu truong", "pho hieu truong", "truong ban",
    "pho truong ban", "pho ban", "chanh van phong", "pho chanh van phong", "cum truong", "cum pho",
    "pho cum truong", "khoi truong", "khoi pho", "pho khoi truong", "cuc truong", "pho cuc truong",
    "chi cuc truong", "pho chi cuc truong", "vu truong", "pho vu truong", "bo truong", "thu truong", "vien truong",
    "pho vien truong", "chanh an", "pho chanh an", "chi huy truong", "pho chi huy truong", "chinh uy",
    "chinh tri vien", "truong cong an", "pho truong cong an", "chanh thanh tra", "pho chanh thanh tra",
    "truong doan", "truong khoi", "pho truong khoi", "truong cum", "pho truong cum", "truong tram", "tram truong",
    "doi truong", "truong khoa", "to truong", "chu nhiem", "pho chu nhiem", "tong bien tap", "tong thu ky",
    "thu tuong", "tham phan", "vien pho", "kiem toan truong", "quyen chu tich", "quyen giam doc", "truong thon",
    "ban truong", "dai dien", "chu toa", "thu ky", "thuong truc", "uy vien", "tu lenh", "dai ta",
    "benh vien truong", "truong cong doan",
)  # fmt: skip
_RANKS = pattern_of(
    r"(?:(?:GS|PGS|TS|TSKH|ThS|Ths|Th\.S|BS|BSCKI{1,2}|BSCK[12I]+|CKI{1,2}|DS|DSCK[12I]+|KS|LS|CN|Ts|Bs|NGƯT|NGND|"
    r"TTƯT|TTND|AHLĐ|Dr|Ông|Bà|"
    r"Đ/c|đ/c|Đồng chí|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:ĐẠI|THƯỢNG|TRUNG|THIẾU) (?:TƯỚNG|TÁ|"
    r"ÚY))\.?[\s,.-]*)+"
)
_SIGNED = pattern_of(
    r"[(\[]?\s*(?:(?:đã\s+)?(?:ký|kí)(?:\s+tên)?(?:,?\s*(?:và\s+)?đóng\s+dấu)?|signed)\s*[)\]]?\s*[:.]?\s*",
    re.IGNORECASE,
)
# Two of these at the head of a line name an office, a body or a heading; accents matter: Đinh is a name, Định is not.
_NO_NAME = frozenset({
    "ủy", "uỷ", "ban", "nhân", "dân", "hội", "đồng", "chủ", "tịch", "phó", "trường", "trưởng", "phòng", "sở", "bộ",
    "nghị", "quyết", "định", "kế", "hoạch", "căn", "cứ", "điều", "phụ", "lục", "nơi", "nội", "dung", "công", "ty",
    "tỉnh", "huyện", "xã", "phường", "quận", "quân", "đảng", "đoàn", "trung", "tâm", "văn", "lưu", "thời", "gian",
    "mục", "tiêu", "giám", "đốc", "khối", "cụm", "thường", "trực",
})  # fmt: skip
_SURNAMES = frozenset({"đoàn", "văn", "trung", "công", "phó", "quân"})  # among them, unless an office follows
_AFTER_SURNAMES = frozenset({"văn", "công", "trung", "đồng", "đoàn", "nhân", "trường", "dung", "tâm"})
_NO_PERSON = frozenset({"trung tâm", "trung đoàn", "công đoàn", "công nhân", "quân đoàn", "quân nhân"})


def is_authority(words: str) -> bool:
    """``TM. …``, ``KT. …``, ``TL. …``, ``TUQ. …``, ``Q. …`` in capitals."""
    found = AUTHORITY_START.match(words)
    return bool(found) and len(words) < 120 and words[found.end() :].split("\n")[0].isupper() if found else False


def without_authority(words: str) -> str:
    """The same line without its leading abbreviation of authority; acting (Q.) belongs to the position and stays."""
    found = AUTHORITY_START.match(words)
    if not found or words[: found.end()].strip(" .*").upper() == "Q":
        return words
    return words[found.end() :]


def is_position(words: str) -> bool:
    """A line that names an office: ``CHỦ TỊCH``, ``Phó Giám đốc phụ trách``."""
    folded = fold(without_authority(words)).strip(" *_.:-()")
    folded = folded.removeprefix("q. ").removeprefix("quyen ")
    deputy = folded.startswith("pho ") and words.isupper()
    return len(words) < 90 and (deputy or folded.startswith(_POSITION_HEADS))


def person_name(words: str) -> str | None:
    """The name on a line without rank, degree or “(Đã ký)”; ``None`` where the line is no name of a person."""
    words = _SIGNED.sub(" ", words).strip(" .,;:*_-–/\"'")
    words = _RANKS.sub("", " ".join(words.split()), count=1) if _RANKS.match(words) else " ".join(words.split())
    parts = words.split(" ")
    if not 2 <= len(parts) <= 6 or not all(_is_name_part(part) for part in parts):
        return None
    if words.isupper() and begins_body(words):
        return None
    return None if _names_no_person(parts[0].lower(), parts[1].lower()) or is_position(words) else words


def _names_no_person(first: str, second: str) -> bool:
    if first in _SURNAMES and second in _AFTER_SURNAMES:
        return f"{first} {second}" in _NO_PERSON
    return (first in _NO_NAME and second in _NO_NAME) or first in {"lưu", "luu"}


def _is_name_part(part: str) -> bool:
    """``Hoàng``, ``HOÀNG``, ``A``, ``K'Mák``, ``H’Yim``."""
    first, _, second = part.replace("’", "'").rstrip(".").partition("'")
    letters = first + second
    if not letters.isalpha() or not part[0].isupper():
        return False
    return letters.isupper() or all(half[1:].islower() or len(half) == 1 for half in (first, second) if half)


def is_signed_note(words: str) -> bool:
    """``(Đã ký)`` and the like."""
    return bool(_SIGNED.fullmatch(words.strip(" .*_")))


def name_behind_position(words: str) -> tuple[str, str] | None:
    """``CHỦ TỊCH Nguyễn Văn A`` on one line: the position in capitals and the name in small letters behind it."""
    parts = words.split()
    capitals = next((at for at, part in enumerate(parts) if not part.isupper()), len(parts))
    position, rest = " ".join(parts[:capitals]), " ".join(parts[capitals:])
    name = person_name(rest) if rest else None
    return (position, name) if name and is_position(position) else None
