"""Misprints and misreadings of a scan put right before anything else is read.

Three kinds are safe to mend: words run together, syllables that no Vietnamese word can have, and the wrong accent in
a pair of words that administrative language knows with another one (``y tê``, ``gia đinh``, ``phân đấu``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from thidua.campaigns.logic.reading.tokens import phrases, word_set
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import fold, toneless
from thidua.documents.logic.passage import Passage
from thidua.documents.logic.syllables import is_syllable

Edit = tuple[int, int, str]

PAIRS = tuple(
    phrases(
        "phấn đấu, y tế, gia đình, tỷ lệ, tỉ lệ, bảo hiểm, lao động, giá trị, sản xuất, bình quân, địa bàn, trên địa, "
        "kinh tế, xã hội, văn hóa, nông thôn, thôn mới, nông nghiệp, công nghiệp, thương mại, dịch vụ, du lịch, doanh "
        "thu, ngân sách, đầu tư, thu nhập, đầu người, hộ nghèo, giảm nghèo, đa chiều, học sinh, giáo viên, giáo dục, "
        "đào tạo, mức độ, tiêu chí, tiêu chuẩn, đạt chuẩn, chất thải, rác thải, thu gom, xử lý, môi trường, nước "
        "sạch, vệ sinh, hợp vệ, sinh hoạt, che phủ, trồng rừng, diện tích, sản lượng, năng suất, lương thực, chăn "
        "nuôi, thủy sản, gia súc, gia cầm, xuất khẩu, kim ngạch, doanh nghiệp, hợp tác, tác xã, thành lập, tham gia, "
        "tội phạm, tai nạn, giao thông, an ninh, quốc phòng, trật tự, an toàn, giao quân, nhập ngũ, đảng viên, kết "
        "nạp, tổ chức, cán bộ, công chức, viên chức, người dân, nhân dân, dân số, dân cư, hài lòng, hồ sơ, trực "
        "tuyến, thủ tục, hành chính, chuyển đổi, chỉ số, kế hoạch, thực hiện, hoàn thành, xây dựng, phát triển, nâng "
        "cao, giải quyết, việc làm, duy trì, tối thiểu, tối đa, ít nhất, không quá, không dưới, trở lên, trở xuống, "
        "so với, tăng trưởng, tốc độ, cơ cấu, bán lẻ, hàng hóa, suy dinh, dinh dưỡng, trẻ em, dưới tuổi, tiêm chủng, "
        "bệnh viện, trạm y, trường học, mầm non, tiểu học, trung học, phổ thông, phổ cập, quốc gia, thuê bao, băng "
        "rộng, di động, sáng kiến, phong trào, thi đua, khen thưởng, danh hiệu, tiên tiến, xuất sắc, toàn diện, đô "
        "thị, văn minh, khu phố, tổ dân, thị trấn, phường xã, huyện ủy, chính quyền, cải cách, giải ngân, vốn đầu, "
        "công trình, dự án, nhà ở, triệu đồng, tỷ đồng, nghìn tấn, lượt khách, khách du, hộ gia, cây xanh, chiếu "
        "sáng, đường giao, cứng hóa, bê tông, thể thao, tổng số, tổng thu, tổng giá, tổng sản, toàn trình, đúng hạn, "
        "trước hạn, số vụ, phạm pháp, hình sự, khám phá, điều tra, ma túy, cháy nổ, tỷ trọng, khai thác, nuôi trồng, "
        "vận động, hỗ trợ, bảo vệ, tỷ suất, tử vong, tăng thêm, mô hình, sản phẩm, quản lý, sử dụng, nông dân, đời "
        "sống, toàn dân, đoàn kết, cộng đồng, điểm nghẽn, củng cố, thấp còi, người lao, công nhân, năng lượng, tiết "
        "kiệm, kéo giảm, thấp hơn, cao hơn, để xảy, xảy ra, giữ vững, tuổi thọ, hàng lỗi, lợi nhuận, trước thuế, nộp "
        "ngân, chi phí, khối lượng, chất lượng, lực lượng"
    )
)
"""Pairs of syllables that belong together; the same letters with other accents are a misreading."""

_KNOWN = frozenset(PAIRS)
_BY_FOLD = {fold(pair): pair for pair in PAIRS}
_SINGLES = {
    toneless(word): word
    for word in word_set(
        "đạt được việc một mục tốt mức học các khác cấp thuộc đất chất nước tuyệt mặt trước bước thực lượt phụ nạp "
        "ngập xuất sắc suất tích quốc giúp thiết nhất biệt tiết kiệt lập hợp gặp pháp tiếp"
    )
}
"""Frequent syllables closed by c, ch, p, t, which always carry sắc or nặng, by their letters without tone."""

_OF = word_set(
    "người các huyện xã tỉnh thành phường nhân cơ đơn hội tổ ủy đảng ban thôn bản địa ngành công trung cấp "
    "chính sở đội rừng dân học"
)
_BEFORE_CRAB = word_set("con nuôi tôm giống lột ghẹ biển cá bắt tép")
_WORD = pattern_of(r"[^\W\d_]+")
_WORDS_AND_GAPS = pattern_of(r"([^\W\d_]+)")
_DAMAGED = pattern_of(  # the first character comes first, because the engine skips fast to where a class can begin
    r"[\dOolI|](?<![\w.,].)(?:"
    r"(?:(?<=\d)(?=[\d.,]*[OolI|])|(?<=[OolI|])(?=[\dOolI|.,]*\d))"
    r"[\dOolI|]*(?:[.,][\dOolI|]+)*(?=%|‰|\s|$|[);,.])|"
    r"(?<=[lI|])[O0o]{2}(?=\s?%)|(?<=\d)\d{0,2},(?:\d?[SB]|[SB]\d)(?=\s?[%‰]))"
)
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"})
_SPLIT_NUMBER = pattern_of(
    r" ,(?<=\d ,)(?=\d)|, (?<=\d, )(?=\d{1,2} ?[%‰])|\. (?<=\d\. )(?=\d{3}(?!\d))| \.(?<=\d \.)(?=\d{3}(?!\d))"
)
_WRONG_HORN = (("uơ", "ươ"), ("ưo", "ươ"), ("uợ", "ượ"), ("uớ", "ướ"), ("uờ", "ườ"), ("uở", "ưở"), ("uỡ", "ưỡ"),
               ("ưọ", "ượ"), ("ưó", "ướ"),
               ("ưò", "ườ"), ("ưỏ", "ưở"), ("ưõ", "ưỡ"))  # fmt: skip
_WRONG_PLACE = {"iạ": "ịa", "iá": "ía", "ià": "ìa", "iả": "ỉa", "iã": "ĩa", "uả": "ủa", "uạ": "ụa", "uá": "úa",
                "uà": "ùa", "uã": "ũa",
                "ưạ": "ựa", "ưá": "ứa", "ưà": "ừa", "ưả": "ửa", "ưã": "ữa"}  # fmt: skip
_LONGEST_WORD = 14


def repair(passage: Passage) -> Passage:
    """The passage with its probable misprints put right; every character still knows its place in the source."""
    passage = _applied(passage, _number_edits(passage.text))
    words = _WORD.findall(passage.text)
    if any(map(_is_damaged, words)):
        passage = _applied(passage, _word_edits(passage.text))
        words = _WORD.findall(passage.text)
    if not any(map(_is_suspect, words, words[1:])):
        return passage
    return _applied(passage, _pair_edits(_WORDS_AND_GAPS.split(passage.text)))


def repaired(text: str) -> str:
    """The same for a text of which no places are needed."""
    return repair(Passage(text, range(len(text)))).text


def _applied(passage: Passage, edits: Iterable[Edit]) -> Passage:
    edits = tuple(edits)
    return _apply(passage, edits) if edits else passage


def _apply(passage: Passage, edits: Sequence[Edit]) -> Passage:
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end, new in edits:
        if start < at:
            continue
        text.append(passage.text[at:start])
        offsets.extend(passage.offsets[at:start])
        text.append(new)
        span = passage.offsets[start:end] or passage.offsets[start : start + 1]
        offsets.extend(span[min(i, len(span) - 1)] for i in range(len(new)))
        at = end
    text.append(passage.text[at:])
    offsets.extend(passage.offsets[at:])
    return Passage("".join(text), tuple(offsets))


def _number_edits(text: str) -> Iterator[Edit]:
    """Letters read for digits, and blanks inside a number."""
    edits = [(m.start(), m.end(), m.group().translate(_DIGITS)) for m in _DAMAGED.finditer(text)]
    edits += [(m.start(), m.end(), m.group().strip()) for m in _SPLIT_NUMBER.finditer(text)]
    yield from sorted(edits)


def _word_edits(text: str) -> Iterator[Edit]:
    for found in _WORD.finditer(text):
        if _is_damaged(found[0]):
            yield found.start(), found.end(), _mended(found[0])


@lru_cache(maxsize=8192)
def _is_damaged(word: str) -> bool:
    return _mended(word) != word


@lru_cache(maxsize=8192)
def _mended(word: str) -> str:
    if len(word) > _LONGEST_WORD or word.isupper():
        return word
    if word.isascii() and len(word) < 6 and word.lower() not in _SINGLES:
        return word
    word = _tone_moved(word)
    if _possible(word):
        return word
    for candidate in (*_respelled(word), *_separated(word)):
        if candidate != word:
            return candidate
    return word


def _tone_moved(word: str) -> str:
    """``điạ`` → ``địa``: in open ia, ua, ưa the tone stands on the first letter."""
    low = word.lower()
    ending = _WRONG_PLACE.get(low[-2:])
    return _cased(low[:-2] + ending, word) if ending and not low.startswith(("gi", "qu")) else word


def _possible(word: str) -> bool:
    """A syllable of the language; one closed by a stop needs the tone sắc or nặng."""
    if not is_syllable(word):
        return False
    stopped = word.lower().endswith(("c", "ch", "p", "t"))
    return not (stopped and unicodedata.normalize("NFC", word) == toneless(word) and word.lower() in _SINGLES)


def _respelled(word: str) -> Iterator[str]:
    low = word.lower()
    if low in _SINGLES:
        yield _cased(_SINGLES[low], word)
    for wrong, right in _WRONG_HORN:
        if wrong in low and _possible(low.replace(wrong, right)):
            yield _cased(low.replace(wrong, right), word)


def _separated(word: str) -> Iterator[str]:
    """Two syllables run together: a known pair, or the only way to part a word with accents."""
    ways = [(word[:i], word[i:]) for i in range(2, len(word) - 1) if _possible(word[:i]) and _possible(word[i:])]
    known = [w for w in ways if f"{w[0]} {w[1]}".lower() in _KNOWN]
    if known:
        yield " ".join(known[0])
    accented = [w for w in ways if not w[0].isascii() or not w[1].isascii()]
    if len(accented) == 1 and len(word) >= 6 and not word.isascii():
        yield " ".join(accented[0])


def _pair_edits(parts: Sequence[str]) -> Iterator[Edit]:
    """*parts* of a text: a gap, a word, a gap, a word, …, a gap."""
    start = 0
    for at in range(1, len(parts) - 2, 2):
        start += len(parts[at - 1])
        word, gap, following = parts[at : at + 3]
        if len(gap) == 1:
            right = _right_pair(f"{word} {following}")
            if right is not None:
                yield start, start + len(word) + 1 + len(following), right
            elif _means_of(word, following, parts[at - 2] if at > 1 else ""):
                yield start, start + len(word), "của"
        start += len(word)


@lru_cache(maxsize=8192)
def _is_suspect(word: str, following: str) -> bool:
    return _right_pair(f"{word} {following}") is not None or _means_of(word, following, "")


def _means_of(word: str, following: str, before: str) -> bool:
    """``cua`` in front of a word for people or bodies is ``của``, unless it is a crab."""
    return len(word) == 3 and word.lower() == "cua" and following.lower() in _OF and before.lower() not in _BEFORE_CRAB


@lru_cache(maxsize=8192)
def _right_pair(pair: str) -> str | None:
    """The pair with its usual accents, where one syllable differs by an accent and no other pair is meant."""
    low = unicodedata.normalize("NFC", pair.lower())
    known = _BY_FOLD.get(fold(low))
    if known is None or low in _KNOWN or _even(low) == _even(known) or pair.isupper():
        return None
    one, two = low.split(" "), known.split(" ")
    differing = [i for i in (0, 1) if _even(one[i]) != _even(two[i])]
    if len(differing) != 1 or not _near(one[differing[0]], two[differing[0]]):
        return None
    return " ".join(_cased(right, was) for right, was in zip(two, pair.split(" "), strict=True))


def _near(wrong: str, right: str) -> bool:
    """A scan loses marks and seldom invents them: only a poorer spelling is taken for a misreading."""
    return len(unicodedata.normalize("NFD", wrong)) < len(unicodedata.normalize("NFD", right))


def _even(word: str) -> str:
    """Old and new tone places alike: letters without tones, and the tones apart."""
    marks = [c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c)]
    return fold(word) + "".join(sorted(marks)) + ("đ" if "đ" in word else "")


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
