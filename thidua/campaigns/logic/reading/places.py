"""Places, schools, plants and roads with a proper name that a clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.campaigns.logic.reading.tokens import phrases, tokenize
from thidua.core.logic.patterns import pattern_of
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
    "nhà máy|xí nghiệp|phân xưởng|xưởng|chi nhánh|công trường|tổ máy|công ty|bệnh viện|trạm y tế|đội|cảng|mỏ|"
    "khu công nghiệp|cụm công nghiệp|nông trường|lâm trường|hợp tác xã|hồ|cầu"
)
_NO_NAME = "(?!Văn (?:h|minh)|Nông thôn|An toàn)"  # “Thôn Văn hóa” is no thôn Văn
_SMALL = r"\d{1,2}(?![\d.,%/]| \w)"
_KINDS = (  # the first words, and the whole; of two that begin alike the earlier one is tried first
    (
        f"đường|{_ROAD}",
        rf"(?<!\w)(?:đường (?:[^\W\dA-ZĐ_]+ ){{0,3}}(?:CT|QL|ĐT|TL|ĐH)|(?i:{_ROAD}))[ .]?\d+[A-ZĐ]?(?!\w)",
    ),
    ("trường", rf"(?<!\w)(?<!thị )(?<!môi )(?<!công )(?<!nông )(?<!lâm )(?<!Nông )(?<!Lâm ){_SCHOOL}"),
    (_PLANT, rf"(?<!\w)(?i:{_PLANT})(?: [^\W\d_]{{2,7}}){{1,4}}? {_SMALL}"),
    (_PLANT, rf"(?<!\w)(?i:{_PLANT})(?: [^\W\d_A-Z]{{2,6}}){{0,3}}? (?:số \d+|{_SMALL}|{_LONG_NAME})"),
    ("đường|phố", rf"(?<!\w)(?:đường|phố) {_NAME}"),
    (
        _AREA,
        rf"(?<!\w)(?<!nông )(?<!Nông )(?P<kind>(?i:{_AREA})) {_NO_NAME}(?P<name>{_NAME}|\d{{1,2}}(?![\d.,%/]| ?\w))",
    ),
)
_LETTERS = pattern_of(r"[^\W\d_]+")


def _by_first_word() -> dict[str, list[re.Pattern[str]]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for firsts, whole in _KINDS:
        kind = pattern_of(whole)
        for word in {alternative.split(" ")[0].lower() for alternative in firsts.split("|")}:
            found.setdefault(word, []).append(kind)
    return found


_BY_FIRST_WORD = _by_first_word()
_MORE = pattern_of(
    rf"(?:, | và |; )(?P<name>{_NAME})(?=[,;.)]| và |$|\s*$)"
    rf"|(?:, | và )(?P<pair>{_WORD}(?: {_WORD})+)(?= [^\W\dA-ZĐ])"
)
_BARE_LIST = pattern_of(rf"^\s*(?:gồm:? |là:? )?{_NAME}(?:(?:, ?| và |; ){_NAME})*\s*$")
_LONE = pattern_of(rf"^{_WORD}(?: {_WORD})+$")
_NOT_NAMES = frozenset({
    "ho chi minh", "huyen doan", "tinh doan", "xa doan", "thi doan", "quan doan", "huyen uy",
    "tinh uy", "thi uy", "quan uy",
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


_OF_SCHOOL = pattern_of(r"học|lớp|\bmôn\b|giáo viên")
_LEVEL_ONLY = pattern_of(rf"[Tt]rường(?: (?:{_SCHOOL_LEVEL}))+")


def _places(text: str) -> Iterator[str]:
    if _BY_FIRST_WORD.keys().isdisjoint(_LETTERS.findall(text.lower())):
        return
    end = 0
    for word in _LETTERS.finditer(text):
        if word.start() < end or word[0].lower() not in _BY_FIRST_WORD:
            continue
        found = _place_at(text, word)
        if found is None:
            continue
        end = found.end()
        yield found.group().strip()
        kind = found.groupdict().get("kind")
        if kind is not None:
            yield from _listed(text, end, kind)


def _place_at(text: str, word: re.Match[str]) -> re.Match[str] | None:
    """The place whose first word is *word*."""
    kinds = _BY_FIRST_WORD.get(word[0].lower(), ())
    return next((found for kind in kinds if (found := kind.match(text, word.start()))), None)


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
    first = _LETTERS.match(text)
    found = _place_at(text, first) if first is not None else None
    return (found is not None and found.end() == len(text)) or is_bare_name(text) or is_body(text)


_BODY = pattern_of(
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
