"""The name of a target, readable alone: verbs of level gone, head of the list and shared words put in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.campaigns.logic.reading.joints import COMPARISONS
from thidua.campaigns.logic.reading.quantities import UPWARD, Quantity
from thidua.campaigns.logic.reading.tokens import Kind, Token, phrases, tokenize, word_set
from thidua.campaigns.logic.reading.vocabulary import ACTIONS, BASES, MEASURES, PREDICATES
from thidua.core.logic.patterns import pattern_of

DROPPED_FIRST = phrases(
    "đạt, có, thêm, có thêm, duy trì, giữ vững, nâng, đưa, tăng, giảm, kéo giảm, nâng cao, có ít nhất, phấn đấu, "
    "cắt giảm, kiềm chế, kiềm chế và kéo giảm, kiềm chế và giảm, rút ngắn, tiếp tục duy trì, tiếp tục giữ vững, ổn "
    "định, phải, bảo đảm, đảm bảo, hạ, giữ, giữ ổn định, là, duy trì và nâng cao, giữ vững và nâng cao, duy trì "
    "vững chắc, giữ vững và duy trì, duy trì và giữ vững, kéo giảm cả, giảm cả, đạt thêm, thêm được, không để, được"
)
"""Verbs that leave the head of a name."""

DROPPED_LAST = word_set(
    "đạt có là còn thêm được từ tăng giảm lên xuống cho : , - – của mức chiếm bằng phấn đấu khoảng và với đến đều "
    "phải xếp nằm đứng dài gồm tối thiểu ít nhất"
)
DATED = phrases("đến ngày, tính đến, đến hết, đến tháng, đến cuối, đến năm, vào cuối năm")
TAIL_STARTS = phrases(
    "so với, so, trước ngày, trước tháng, trước quý, trước mùa, trước khi, trước năm, vào cuối, vào tháng, vào quý, "
    "vào năm, vào dịp, ngay trong năm, ngay từ đầu năm, trong năm, đến cuối năm, góp phần, nhằm, theo kế hoạch, để"
)
NOT_PARALLEL = word_set("và các của có được đạt số tỷ tổng cho trong từ về là nông công xây làm việc học")
_GENERIC_TAIL = pattern_of(
    r"\s*(?:(?:của )?(?:một số|các) (?:ngành|lĩnh vực|loại|nhóm|chỉ tiêu|cây trồng|sản phẩm|"
    r"khu vực)[^,;:]*)?(?:\s*(?:chủ yếu|cụ thể|như sau|chính))*\s*$"
)
_TASK_HEAD = pattern_of(
    r"(?:triển khai|thực hiện|phát động|đẩy mạnh|tổ chức|tiếp tục|hưởng ứng|tăng cường|tập trung|mục tiêu|chỉ tiêu|"
    r"phấn đấu|nội dung|hoàn thành|các chỉ tiêu|"
    r"kết quả|nhiệm vụ|một số|cụ thể|chủ đề)\b",
    re.IGNORECASE,
)
_FIELD_HEAD = pattern_of(
    r"(?:(?:thi đua|tiếp tục|đẩy mạnh|giữ vững|bảo đảm|đảm bảo|bảo vệ|củng cố|tăng cường|nâng cao chất lượng|xây dựng|"
    r"về|lĩnh vực|công tác|trên lĩnh vực|nhóm chỉ tiêu|ngành|phát triển) )*(?:kinh tế|văn h[oó][áa]|"
    r"xã hội|môi trường|quốc phòng|an ninh|giáo dục|y tế|nông nghiệp|công nghiệp|đào tạo|thể thao|du lịch|thể dục|"
    r"nông thôn mới|xây dựng đảng|xây dựng nông thôn mới|cải cách hành chính|chuyển đổi số|giảm nghèo|"
    r"lao động|việc làm|dân số|tài chính|thương mại|dịch vụ|trật tự|an toàn xã hội|trật tự an toàn xã hội|[ ,–-]|và)+",
    re.IGNORECASE,
)
_ANNOUNCEMENT = pattern_of(
    r"(?:^| )(?:chỉ tiêu|mục tiêu|nội dung|nhiệm vụ)(?: (?:chủ yếu|chính|cụ thể|cơ bản|quan trọng|lớn|sau|sau đây|như|"
    r"như sau|là|thi đua|trọng tâm)|,)*$",
    re.IGNORECASE,
)
"""A head that ends by announcing a list (``… với các chỉ tiêu``) names no measure."""
_BLANK_BEFORE_MARK = pattern_of(r" (?=[,;:.)/])")


def words(text: str, tokens: Sequence[Token]) -> str:
    """The words of neighbouring tokens as written, parentheses between them left out."""
    parts: list[str] = []
    end = None
    for token in tokens:
        if end is not None and end != token.start:
            parts.append(" ")
        parts.append(token.text)
        end = token.end
    return _BLANK_BEFORE_MARK.sub("", " ".join("".join(parts).split()))


def opening_words(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words in front of a number without the verbs that set a level."""
    kept = _without_first_verbs(tokens)
    dated = next((at for at in range(2, len(kept)) if DATED.at(kept, at)), None)
    kept = kept[:dated] if dated else kept
    while kept and kept[-1].low in DROPPED_LAST and not UPWARD.before(kept, len(kept)):
        kept = kept[:-1]
    return kept


def _without_first_verbs(tokens: Sequence[Token]) -> Sequence[Token]:
    dropped = False
    while (found := DROPPED_FIRST.at(tokens, 0)) and len(tokens) > found[1]:
        if _opens_longer_verb(tokens, found[1]):
            break
        tokens, dropped = tokens[found[1] :], True
        if tokens[0].low in {",", "và"} and len(tokens) > 1:
            tokens = tokens[1:]
    return tokens[1:] if dropped and len(tokens) > 1 and tokens[0].low in {"các", "được", "cả"} else tokens


def _opens_longer_verb(tokens: Sequence[Token], length: int) -> bool:
    """``nâng cấp`` is no ``nâng``, ``tăng trưởng`` no ``tăng``."""
    if tokens[0].low == "tăng" and tokens[length].low in {"trưởng", "gia", "cường"}:
        return True
    action = ACTIONS.at(tokens, 0)
    return action is not None and action[1] > length and tokens[length].low in {"cấp", "tốc"}


def following_words(tokens: Sequence[Token], *, named: bool, bounded: bool) -> Sequence[Token]:
    """The words behind a quantity that belong to its name.

    ``named``: a name stands in front already; ``bounded``: a “trở lên” among the words is the quantity's own.
    """
    if named and BASES.at(tokens, 0):
        return ()
    for at in range(len(tokens)):
        if TAIL_STARTS.at(tokens, at) or (tokens[at].text == "," and COMPARISONS.at(tokens, at + 1)):
            tokens = tokens[:at]
            break
    for at in range(len(tokens) if bounded else 0):
        found = UPWARD.at(tokens, at)
        if found:
            tokens = [*tokens[:at], *tokens[at + found[1] :]]
            break
    while tokens and tokens[-1].text in ",;.:-" and tokens[-1].kind is Kind.MARK:
        tokens = tokens[:-1]
    return tokens


def counted_noun(tokens: Sequence[Token], quantity: Quantity) -> Sequence[Token]:
    """The noun that is counted, where the unit is one."""
    if quantity.unit is None or not quantity.unit.noun:
        return ()
    end = quantity.unit_at + quantity.unit.length
    return tokens[end - quantity.unit.noun : end]


def is_action(tokens: Sequence[Token]) -> bool:
    """A verb phrase and nothing else: ``thành lập mới``, ``hỗ trợ``, ``trồng``."""
    at = 0
    while at < len(tokens):
        found = ACTIONS.at(tokens, at)
        if found:
            at += found[1]
        elif at and tokens[at].low in {"mới", "được", "cho", "và", "thêm", "hết", "xong", ","}:
            at += 1
        else:
            return False
    return bool(tokens)


def starts_measure(tokens: Sequence[Token]) -> int:
    """How many tokens of a measure noun open a name."""
    found = MEASURES.at(tokens, 0)
    action = ACTIONS.at(tokens, 0)
    if found and found[1] == 1 and tokens[0].low == "mức" and len(tokens) > 1 and tokens[1].low == "độ":
        return 0
    return found[1] if found and not (action and action[1] > found[1]) else 0


def head_name(text: str) -> str:
    """A list head as the first part of a name: generic endings (``một số ngành chủ yếu``) gone."""
    cut = _GENERIC_TAIL.sub("", text)
    return cut if len(cut) > 3 else text


def list_head(text: str) -> str:
    """A list head if it names a measure or a unit; a task (``Triển khai phong trào …``) or a mere field gives none."""
    if _ANNOUNCEMENT.search(text):
        return ""
    named = head_name(text)
    if "“" in named or '"' in named or _TASK_HEAD.match(named) or _FIELD_HEAD.fullmatch(named):
        return ""
    return named


def joined(first: str, second: str) -> str:
    """Two parts of a name; the second goes on in lower case unless it begins with a proper name."""
    if not first or not second:
        return first or second
    if second.lower().startswith(first.lower()):
        return second
    return f"{first} {lower_first(second)}"


SMALL_WORDS = word_set("mỗi từng cả toàn xã phường huyện quận tỉnh thị thôn bản ấp khóm khu tổ trường đường các")
"""Words written small inside a sentence although a proper name follows."""


def lower_first(name: str) -> str:
    """The name with a small first letter; abbreviations and proper names stay."""
    first, _, rest = name.partition(" ")
    if len(first) > 1 and not first[1:].islower():
        return name
    second = rest[:1]
    if first.lower() in SMALL_WORDS:
        return name[:1].lower() + name[1:]
    if second.isupper() and not rest.split(" ")[0].isupper():
        return name
    return name[:1].lower() + name[1:]


def upper_first(name: str) -> str:
    """The name with a capital first letter."""
    return name[:1].upper() + name[1:]


CONTRASTS = (
    ("nông thôn", "đô thị"), ("nông thôn", "thành thị"), ("đô thị", "nông thôn"), ("thành thị", "nông thôn"),
    ("khu vực nông thôn", "khu vực đô thị"), ("khu vực đô thị", "khu vực nông thôn"),
    ("nữ", "nam"), ("ngoại trú", "nội trú"),
)  # fmt: skip
"""Words that stand for each other in parallel items (``… đô thị 98%, nông thôn 80%``)."""


def parallel(previous: str, item: str) -> str | None:
    """``… người bệnh nội trú`` followed by ``người bệnh ngoại trú``: the name before with its last part exchanged."""
    label = item.split(" ")[0].lower() if item else ""
    for one, other in CONTRASTS:
        if item.lower() == one and (at := previous.lower().rfind(other)) > 0:
            return previous[:at] + lower_first(item) + previous[at + len(other) :]
    if label in {"ở", "tại"} and " " in item:
        at = previous.lower().rfind(f" {label} ")
        return f"{previous[:at] if at > 0 else previous} {lower_first(item)}"
    if len(label) < 2 or label in NOT_PARALLEL:
        return None
    at = previous.lower().rfind(f" {label} ")
    return previous[: at + 1] + lower_first(item) if at > 0 else None


def object_of(name: str) -> str:
    """What a name measures or acts on: ``lúa`` of ``Tổng diện tích lúa``."""
    tokens = tokenize(name)
    at = 0
    while at < len(tokens):
        taken = max((found[1] for table in (MEASURES, ACTIONS) if (found := table.at(tokens, at))), default=0)
        if not taken:
            break
        at += taken
    return name[tokens[at].start :] if 0 < at < len(tokens) else ""


def subject_of(name: str) -> str:
    """The counted noun without its predicate: ``Hộ dân`` of ``Hộ dân sử dụng nước sạch``."""
    tokens = tokenize(name)
    at = predicate_at(tokens)
    return name[: tokens[at].start].strip() if at else name


def predicate_at(tokens: Sequence[Token]) -> int | None:
    """Where the predicate of a counted noun begins (``ấp | có loa``)."""
    return next((i for i in range(1, len(tokens)) if PREDICATES.at(tokens, i) and not _in_noun(tokens, i)), None)


_BEFORE_NOUN_END = word_set("tiểu trung đại khoa chữ trật văn lớp du môn")


def _in_noun(tokens: Sequence[Token], at: int) -> bool:
    """``tiểu học``, ``hộ có``: a syllable of a longer noun is no verb."""
    return tokens[at].low in {"học", "đi", "ký", "tự"} and tokens[at - 1].low in _BEFORE_NOUN_END
