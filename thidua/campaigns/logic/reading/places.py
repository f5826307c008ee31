"""Places, schools, plants and roads with a proper name that a clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.campaigns.logic.reading.tokens import phrases, tokenize
from thidua.core.logic.text import fold

_UP = "[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
_WORD = rf"{_UP}[^\W\d_]*(?:['’-]{_UP}?[^\W\d_]+)*"
_NAME = rf"(?:(?:Nông|Lâm) trường )?{_WORD}(?: {_WORD})*(?: \d{{1,2}}(?![\d.,%/]))?"
_AREA = (
    "thị trấn|thị xã|thành phố|tổ dân phố|khu phố|tiểu khu|xã|phường|huyện|quận|tỉnh|thôn|bản|ấp|khóm|buôn|làng|sóc|"
    "khối phố|khối|tổ"
)
_LONG_NAME = rf"{_NAME}(?: (?!(?:và|với|tại|ở|của|đến|cho|từ|đạt|có|là|cầu|hồ|mỏ)\b)[^\W\d_A-Z]{{2,7}} {_NAME})?"
_ROAD = r"quốc lộ|tỉnh lộ|huyện lộ|hương lộ|đường tỉnh|đường huyện|QL|ĐT|TL|ĐH|HL|cao tốc"
_SCHOOL_LEVEL = (
    "Mầm non|Mẫu giáo|Tiểu học|Trung học cơ sở|Trung học phổ thông|Trung học|PTDTBT|PTDTNT|Phổ thông|THCS|THPT|TH|MN|"
    "MG|và|&|-|dân tộc|nội trú|bán trú"
)
_SCHOOL = rf"(?:Trường|trường)(?: (?:{_SCHOOL_LEVEL}|THCS&THPT|TH&THCS|TH-THCS))* {_NAME}"
_PLANT = (
    "(?:nhà máy|xí nghiệp|phân xưởng|xưởng|chi nhánh|công trường|tổ máy|công ty|bệnh viện|trạm y tế|đội|cảng|mỏ|"
    "khu công nghiệp|cụm công nghiệp|nông trường|lâm trường|hợp tác xã|hồ|cầu)"
)
_FOUND = re.compile(
    rf"(?P<road>(?<!\w)(?:đường (?:[^\W\dA-ZĐ_]+ ){{0,3}}(?:CT|QL|ĐT|TL|ĐH)|(?i:{_ROAD}))[ .]?\d+[A-ZĐ]?(?!\w))"
    rf"|(?P<school>(?<!\w)(?<!thị )(?<!môi )(?<!công )(?<!nông )(?<!lâm )(?<!Nông )(?<!Lâm ){_SCHOOL})"
    rf"|(?P<plant>(?<!\w)(?i:{_PLANT})"
    rf"(?: [^\W\d_]{{2,7}}){{1,4}}? \d{{1,2}}(?![\d.,%/]| \w))"
    rf"|(?P<works>(?<!\w)(?i:{_PLANT})(?: [^\W\d_A-Z]{{2,6}}){{0,3}}? (?:số \d+|\d{{1,2}}(?![\d.,%/]| \w)|"
    rf"{_LONG_NAME}))"
    rf"|(?P<street>(?<!\w)(?:đường|phố) {_NAME})"
    rf"|(?P<area>(?<!\w)(?<!nông )(?<!Nông )(?P<kind>(?i:{_AREA})) (?P<name>{_NAME}|\d{{1,2}}(?![\d.,%/]| ?\w)))"
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = frozenset(
    re.split(r"[ |]", f"{_AREA}|{_ROAD}|{_PLANT.strip('(?:)')}|trường|đường|phố".lower())
)  # whatever _FOUND matches begins with one of them
_MORE = re.compile(
    rf"(?:, | và |; )(?P<name>{_NAME})(?=[,;.)]| và |$|\s*$)"
    rf"|(?:, | và )(?P<pair>{_WORD}(?: {_WORD})+)(?= [^\W\dA-ZĐ])"
)
_BARE_LIST = re.compile(rf"^\s*(?:gồm:? |là:? )?{_NAME}(?:(?:, ?| và |; ){_NAME})*\s*$")
_LONE = re.compile(rf"^{_WORD}(?: {_WORD})+$")
_NOT_NAMES = frozenset({
    "mat tran", "nong thon", "nghi quyet", "thuong binh", "viet nam", "ocop", "dang", "doan", "ubnd", "hdnd",
    "dong xuan", "he thu", "thu dong", "dong - xuan", "he - thu",
})  # fmt: skip


def named_places(text: str, issuer: str | None = None) -> tuple[str, ...]:
    """The named units of a piece of text in order, with their class words as written.

    A class word in front of a list is given to each name (``các ấp Tân Lộc, Phú Hòa``). The issuer itself is left out.
    """
    found = dict.fromkeys(_places(text))
    return tuple(p for p in found if not _is_issuer(p, issuer) and not _is_generic(p, text))


def _is_generic(place: str, text: str) -> bool:
    """No name of its own: a level of schools (``trường THPT``), a grade (``khối 10``), a word with a capital."""
    folded = fold(place)
    grade = re.fullmatch(r"khoi (?:lop )?\d+", folded) and _OF_SCHOOL.search(text.lower())
    return folded in _NOT_NAMES or bool(grade) or _LEVEL_ONLY.fullmatch(place) is not None


_OF_SCHOOL = re.compile(r"học|lớp|\bmôn\b|giáo viên")
_LEVEL_ONLY = re.compile(rf"[Tt]rường(?: (?:{_SCHOOL_LEVEL}))+")


def _places(text: str) -> Iterator[str]:
    if _FIRST_WORDS.isdisjoint(_LETTERS.findall(text.lower())):
        return
    end = 0
    for word in _LETTERS.finditer(text):
        if word.start() < end or word[0].lower() not in _FIRST_WORDS:
            continue
        found = _FOUND.match(text, word.start())
        if found is None:
            continue
        end = found.end()
        yield found.group().strip()
        if found["area"]:
            yield from _listed(text, end, found["kind"])


def _listed(text: str, at: int, kind: str) -> Iterator[str]:
    while (more := _MORE.match(text, at)) is not None:
        yield f"{kind.lower()} {more['name'] or more['pair']}"
        at = more.end()


def bare_names(text: str) -> tuple[str, ...]:
    """Names without class words that make up the whole of *text* (``Tân Lộc, Phú Hòa``)."""
    if not _BARE_LIST.match(text) or text.strip().isupper() or " " not in text.strip():
        return ()
    stripped = re.sub(r"^\s*(?:gồm|là):? ", "", text)
    return tuple(part.strip() for part in re.split(r", ?| và |; ", stripped) if part.strip())


def is_bare_name(text: str) -> bool:
    """Whether *text* is nothing but a proper name of two or more words."""
    return bool(_LONE.match(text)) and not text.isupper() and fold(text) not in _NOT_NAMES


def is_unit_head(text: str) -> bool:
    """Whether a list head names a unit (``Xí nghiệp 3``) rather than a measure."""
    found = _FOUND.match(text)
    return (found is not None and found.end() == len(text)) or is_bare_name(text) or is_body(text)


_BODY = re.compile(
    r"(?:Trung tâm|Ban|Chi cục|Phòng|Công ty|Tổng công ty|Nông trường|Lâm trường|Hợp tác xã|HTX|Xí nghiệp|Nhà máy|"
    r"Chi nhánh|"
    r"Khoa|Trạm|Đội|Tổ|Hội|Đoàn|Công đoàn|Liên đoàn|Sở|Công an|Văn phòng|Bệnh viện|Trường|Cảng|Viện|Cục|Hạt|Phân xưởng|"
    r"Quỹ|Ngân hàng|Liên minh|Khối|Chi bộ|Đảng bộ)"
    rf" (?:[^\W\d_]+[ ,]+){{0,3}}?{_UP}[^\d.;:%]*(?: \d{{1,2}})?"
)
_SAYING = phrases("đạt, có, được, là, duy trì, hoàn thành, không, phấn đấu, tăng, giảm, trở lên, tham gia")


def head_places(head: str, issuer: str | None = None) -> tuple[str, ...]:
    """The unit that a list head names (``Xí nghiệp 3``, ``Chi cục Thủy lợi``); it counts for all items of the list."""
    if not is_unit_head(head):
        return ()
    return (head,) if is_body(head) or is_bare_name(head) else named_places(head, issuer)


def is_body(text: str) -> bool:
    """The proper name of a body and nothing else: a class word with a capital, further capitals, no predicate."""
    if len(text) > _LONGEST_BODY or not _BODY.fullmatch(text):
        return False
    tokens = tokenize(text)
    return not any(_SAYING.at(tokens, at) for at in range(1, len(tokens)))


_LONGEST_BODY = 80


def _is_issuer(place: str, issuer: str | None) -> bool:
    return issuer is not None and fold(issuer).endswith(fold(place))
