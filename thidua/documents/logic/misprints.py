"""Probable misprints and misreadings: words a person should look at again.

Two signs, no dictionary: a set phrase of administrative Vietnamese whose letters are right and whose accents are not
(``Phân đấu`` for ``Phấn đấu``), and a word with Vietnamese letters that can be no Vietnamese syllable (``luợt``) or is
two syllables run together (``thugom``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import toneless
from thidua.core.logic.values import frozen
from thidua.documents.logic.passage import fold
from thidua.documents.logic.syllables import is_syllable

# Set phrases whose accents allow no second meaning. Left out on purpose: phrases with a usual neighbour that differs in
# accents only (chỉ tiêu / chi tiêu, công tác / cộng tác, chủ trì / chu trì).
_PHRASES = (
    "phấn đấu", "thi đua", "khen thưởng", "phong trào", "phát động", "xã hội", "nhân dân", "ủy ban", "hội đồng",
    "tỷ lệ", "tỉ lệ", "bảo hiểm y tế", "y tế", "trên địa bàn", "ngân sách", "nhà nước", "nông thôn mới",
    "giảm nghèo", "hộ nghèo", "lao động", "giải quyết việc làm", "doanh nghiệp", "hợp tác xã", "công nghiệp",
    "nông nghiệp", "dịch vụ", "thương mại", "du lịch", "khách du lịch", "lượt khách", "đầu tư công", "giải ngân",
    "thu nhập bình quân", "bình quân đầu người", "tốc độ tăng trưởng", "giá trị sản xuất", "sản lượng", "năng suất",
    "chăn nuôi", "trồng trọt", "che phủ rừng", "chất thải rắn", "nước sạch", "hợp vệ sinh", "văn hóa", "gia đình",
    "gia đình văn hóa", "đào tạo", "học sinh", "giáo viên", "chuẩn quốc gia", "quốc phòng", "an ninh", "trật tự",
    "an toàn giao thông", "tai nạn giao thông", "phạm pháp hình sự", "tội phạm", "cải cách hành chính",
    "chuyển đổi số", "trực tuyến", "hài lòng", "người dân", "cán bộ", "công chức", "viên chức", "đảng viên",
    "tổ chức cơ sở đảng", "hoàn thành tốt nhiệm vụ", "hoàn thành xuất sắc", "nhiệm vụ", "mục tiêu", "nghị quyết",
    "quyết định", "kế hoạch", "hướng dẫn", "thực hiện", "triển khai", "phối hợp", "kiểm tra", "đôn đốc", "củng cố",
    "củng cố quốc phòng", "tăng cường", "đẩy mạnh", "chất lượng", "hiệu quả", "phát triển", "phát triển kinh tế",
    "kinh tế", "kinh tế - xã hội", "xây dựng", "duy trì", "ổn định", "giao thông", "tổ dân phố", "trẻ em",
    "suy dinh dưỡng", "tăng dân số tự nhiên", "trở lên", "tối đa", "ít nhất", "đơn vị", "địa phương", "danh hiệu",
    "nội dung", "nhiệt liệt", "chào mừng", "kỷ niệm", "đoàn kết", "sáng tạo", "kỷ cương", "trách nhiệm",
    "quyết liệt", "bứt phá", "điển hình tiên tiến", "nhân rộng", "tổng kết", "đề nghị", "kêu gọi", "chiến sĩ",
    "lực lượng vũ trang", "dân tộc", "quyết tâm", "thắng lợi", "vượt mức",
)  # fmt: skip
# Right phrases that may share a word with a suspicion: “trong đó thị trường” is no misprint of “đô thị”.
_NEIGHBOURS = (
    "thị trường",
    "cơ sở",
    "kết quả",
    "truyền thông",
    "trong đó",
    "thước đo",
    "hoạt động",
    "bảo hiểm",
    "giáo dục",
    "môi trường",
)
_WORD = pattern_of(r"[^\W\d_]+")
_GAP = pattern_of(r"[\s,]*(?:-\s)?")
_FOREIGN = pattern_of(r"[fjwz]", re.IGNORECASE)
_VOWELS = "aeiouy"


@frozen
class Misprint:
    """``[start, end)`` in the words; ``likely`` is what was probably meant, empty where nothing can be proposed."""

    start: int
    end: int
    written: str
    likely: str


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(phrase))


_RIGHT = frozenset(" ".join(_WORD.findall(phrase)) for phrase in (*_PHRASES, *_NEIGHBOURS))
_BY_KEY: dict[tuple[str, ...], str] = {_key(phrase): phrase for phrase in _PHRASES}
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}  # the keys that begin with a word, the longest first
for _key_of_phrase in sorted(_BY_KEY, key=len, reverse=True):
    _BY_FIRST.setdefault(_key_of_phrase[0], []).append(_key_of_phrase)


_PAIRS: dict[tuple[str, ...], set[tuple[str, ...]]] = {}  # neighbours in a phrase, folded, and how they are written
for _phrase in _PHRASES:
    for _pair in pairwise(_WORD.findall(_phrase)):
        _PAIRS.setdefault(tuple(fold(word) for word in _pair), set()).add(_pair)


def misprints(words: str) -> Iterator[Misprint]:
    """The probable misprints of a stretch of text, in order, none overlapping another."""
    written = _WORD.findall(words)
    if not any(map(_is_impossible, written)) and not any(map(_is_suspect, written, written[1:])):
        return
    found = list(_WORD.finditer(words))
    folded = [_folded(word[0]) for word in found]
    at = 0
    while at < len(found):
        phrase = _phrase_at(words, found, folded, at) if folded[at] in _BY_FIRST else None
        if phrase:
            yield phrase[0]
            at = phrase[1]
            continue
        if _is_impossible(found[at][0]):
            yield _impossible(found[at])
        at += 1


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=8192)
def _is_suspect(first: str, second: str) -> bool:
    """Two neighbours that may belong to a set phrase written with other accents."""
    right = _PAIRS.get((_folded(first), _folded(second)), ())
    return any((first.lower(), second.lower()) != pair for pair in right)


def _phrase_at(words: str, found: list[re.Match[str]], folded: list[str], at: int) -> tuple[Misprint, int] | None:
    """The longest set phrase that begins here with other accents; nothing where it is written right."""
    for key in _BY_FIRST[folded[at]]:
        length = len(key)
        if tuple(folded[at : at + length]) != key:
            continue
        phrase = _BY_KEY[key]
        start, end = found[at].start(), found[at + length - 1].end()
        written = words[start:end]
        if written.lower() == phrase or _plain(written) == _plain(phrase):
            return None
        if not _unbroken(words, found[at : at + length]):
            return None
        if _has_no_accents(written) or written[1:].isupper() or _overlaps_right_phrase(found, at, at + length):
            return None
        return Misprint(start, end, written, _in_case_of(written, phrase)), at + length
    return None


def _overlaps_right_phrase(found: list[re.Match[str]], first: int, last: int) -> bool:
    """Whether the word before with the first one, or the last one with the word after, is a phrase written right."""
    for at in (first - 1, last - 1):
        if at >= 0 and at + 1 < len(found) and f"{found[at][0]} {found[at + 1][0]}".lower() in _RIGHT:
            return True
    return False


def _unbroken(words: str, found: list[re.Match[str]]) -> bool:
    return all(_GAP.fullmatch(words[a.end() : b.start()]) for a, b in pairwise(found))


@lru_cache(maxsize=4096)
def _plain(phrase: str) -> str:
    """The phrase so that old and new places of the tone (hoà, hòa; uỷ, ủy) and the case do not matter."""
    words = _WORD.findall(phrase.lower())
    return " ".join(toneless(word) + _tone(word) for word in words)


def _tone(word: str) -> str:
    marks = "\u0300\u0301\u0303\u0309\u0323"
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if mark in marks)


def _has_no_accents(written: str) -> bool:
    return written.lower() == fold(written)


def _in_case_of(written: str, phrase: str) -> str:
    return phrase[0].upper() + phrase[1:] if written[0].isupper() else phrase


@lru_cache(maxsize=8192)
def _is_impossible(written: str) -> bool:
    """A word in small letters that no Vietnamese syllable looks like, though its letters are Vietnamese.

    Names of other peoples of Vietnam (Đắk, Krông) stand with a capital and are passed over.
    """
    if len(written) < 3 or not written.islower() or _FOREIGN.search(written) or is_syllable(written):
        return False
    return not _has_no_accents(written)


def _impossible(word: re.Match[str]) -> Misprint:
    return Misprint(word.start(), word.end(), word[0], _parted(word[0].lower()))


@lru_cache(maxsize=4096)
def _parted(word: str) -> str:
    """Two syllables run together, parted; empty where there is no single way to do it."""
    ways = [
        f"{word[:at]} {word[at:]}"
        for at in range(2, len(word) - 1)
        if is_syllable(word[:at]) and is_syllable(word[at:]) and fold(word[at]) not in _VOWELS
    ]
    return ways[0] if len(ways) == 1 else ""
