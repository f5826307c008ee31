"""Numbers that name something: years, classes, grades, roads, papers, ages. They are never the value of a target."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.campaigns.logic.reading.tokens import Kind, Token, phrases, word_set

LABELS = phrases(
    "năm, tháng, ngày, quý, giai đoạn, nhiệm kỳ, khóa, kỳ, kỳ họp, lớp, khối, khối lớp, cấp, cấp độ, mức độ, loại, "
    "số, điều, khoản, mục, phần, chương, phụ lục, biểu, bảng, quốc lộ, tỉnh lộ, huyện lộ, đường, đường tỉnh, đường "
    "huyện, ql, tl, đt, dt, hl, chương trình, đề án, dự án, tiểu dự án, nghị quyết, chỉ thị, quyết định, kế hoạch, "
    "công văn, thông tư, nghị định, luật, kết luận, mũi, lần thứ, thứ, tuyến, tổ, ấp, khóm, thôn, bản, khu phố, "
    "khu, phường, quận, đội, vùng, khu vực, iso, qcvn, tcvn, tiêu chí, tiêu chí số, tiểu đoàn, trung đoàn, lữ đoàn, "
    "sư đoàn, phân xưởng, xưởng, xí nghiệp, nhà máy, chi nhánh, cụm, đợt, vòng, học kỳ, tuần, thế kỷ, nhóm, quy "
    "định, công điện, độ, dịch vụ công mức, tháng thứ, bước, hợp phần, nội dung, trạm, cống, cầu, kênh, liên xã, "
    "phân trạm, chốt, tiểu khu, lô, ô, block, trường, zone, giá so sánh, giá so sánh năm, giá hiện hành năm, ca, "
    "chuyền, dây chuyền, lò, mỏ, tổ máy, công trường, bộ tiêu chí, điểm, hạng mục, covid, đảng bộ, chi bộ, từ năm, "
    "đến năm, hết năm, các năm, năm học, niên độ, tháng đầu, luân phiên, vườn, đối tượng, hạng, thang, thang điểm, mức"
)
"""Words that give the number behind them as a label."""

DATED = word_set("năm lớp quý ngày tháng khối điều khoản cấp số")
PLURALS = frozenset({"các", "những", "mọi", "mỗi"})
ISSUING = word_set("thành tục việc và mới lại hiện được")
"""Behind these ``cấp`` is the verb (``hoàn thành cấp 350.000 thẻ``)."""
RANKED_THINGS = word_set("trường viện đường thị chợ sạn nhì ba học khách")

TRAILERS = phrases(
    "tuổi, tháng tuổi, sao, năm, giờ, phút, giây, buổi, thai kỳ, khâu, tại chỗ, rõ, không, sạch, nhất, mặt, cấp, "
    "bên, tháng, ngày, quý, tuần, cv, mã lực, năm liền, năm liên tục, sẵn sàng, xung kích, tốt, dám, giảm, chữ"
)
"""Words that make the number in front of them part of a name."""

KEPT_AFTER = phrases(
    "giờ công, ngày công, năm tuổi thọ, nhà văn hóa, nhà máy, nhà tình nghĩa, nhà ở, nhà đại đoàn kết, nhà, cấp phép"
)
"""Longer readings that stay quantities."""

CROPS = word_set("lúa ngô màu cây gieo đất rau xuất trồng thâm canh")
SCOPES = word_set("cả trên đủ toàn")


def names_something(tokens: Sequence[Token], at: int, start: int, stop: int, *, unit_is_firm: bool) -> bool:
    """Whether the number ``tokens[at]`` belongs to a name.

    ``unit_is_firm``: a unit of measure, money or share stands behind it, which outweighs a label in front.
    """
    if tokens[at].kind is Kind.CODE or _is_year(tokens, at, unit_is_firm=unit_is_firm):
        return True
    if "," in tokens[at].text and tokens[at].kind is Kind.NUMBER:
        return False  # nothing is labelled with decimals
    if at > start and at + 1 < stop and tokens[at + 1].text == ":" and tokens[at - 1].kind is Kind.WORD:
        return True  # “Công trường Khai thác 3:” heads a list
    if _is_base(tokens, at, start, stop) or (at > start and tokens[at - 1].low == "thang"):
        return True
    return (
        (not unit_is_firm and _labelled(tokens, at, start))
        or trailed(tokens, at, stop)
        or _scope(tokens, at, start, stop)
    )


BASES_OF_RATES = phrases(
    "ha, hecta, sào, mẫu, km2, m2, vạn dân, người, người dân, hộ, hộ dân, lao động, đơn vị diện tích, đơn vị sản phẩm, "
    "nghìn dân, đầu người, đơn vị, con, tấn sản phẩm, giường bệnh, giáo viên, học sinh, lớp"
)


def _is_base(tokens: Sequence[Token], at: int, start: int, stop: int) -> bool:
    """``giá trị trên 01 ha``, ``lợi nhuận trên 1 lao động``: what a rate is counted by."""
    return at - 2 >= start and tokens[at].text.lstrip("0") == "1" and counts_a_rate(tokens, at, stop)


def counts_a_rate(tokens: Sequence[Token], at: int, stop: int | None = None) -> bool:
    """``trên một ha đất``: the one behind ``trên`` is what a rate is counted by."""
    led = at > 1 and tokens[at - 1].low in {"trên", "của", "cho"}
    return led and BASES_OF_RATES.at(tokens, at + 1, stop) is not None


def _is_year(tokens: Sequence[Token], at: int, *, unit_is_firm: bool) -> bool:
    text = tokens[at].text
    return not unit_is_firm and len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100


COMPOUNDS = phrases(
    "nông thôn, nâng cấp, cung cấp, trợ cấp, phụ cấp, trung cấp, cao cấp, sơ cấp, cấp phát, văn bản, kịch bản, xuất "
    "bản, "
    "cổ phần, góp phần, thành phần, phân loại, nhu cầu, yêu cầu, môi trường, thị trường, mở đường, làm đường, sửa "
    "đường, "
    "bộ đội, quân đội, trọng điểm, thí điểm, định kỳ, mở khóa, xây cầu, làm cầu, bắc cầu, khơi kênh, ươm giống, đào "
    "tạo, "
    "phân lô, mở lớp, xây trường, tạo vùng, mở vùng, mở tuyến, lập tổ, dựng trạm, xây trạm, đóng mới, biên độ, tiến độ"
)
"""Words whose last syllable alone would be a label."""


def _labelled(tokens: Sequence[Token], at: int, start: int) -> bool:
    if COMPOUNDS.before(tokens, at, start):
        return False
    label = LABELS.before(tokens, at, start)
    if label is None:
        return _follows_proper_name(tokens, at, start)
    word = tokens[at - 1].low
    first = at - label[1] - 1
    earlier = tokens[at - 2].low if at - 2 >= start else ""
    if first >= start and tokens[first].low in PLURALS and tokens[first + 1].low not in DATED:
        return False
    if word == "hạng":
        return earlier in RANKED_THINGS
    if word == "cấp":
        return not (at - 1 == start or earlier in ISSUING or tokens[at - 2].kind is Kind.MARK)
    if word == "thứ":
        return earlier not in {"xếp", "đứng", "trí", "hạng", "loại", "bậc", "từ", "lên", "xuống"}
    if word == "số":
        return earlier not in {"tổng", "ổn", "một"}
    if word == "nhóm":
        return earlier not in {"trong", "vào", "thuộc"}
    if word == "mức":
        return len(tokens[at].text) == 1 and earlier in {"ở", "đạt", "dưới", "trên"}
    return word != "điểm" or tokens[at].text.count(".") == 1


def _follows_proper_name(tokens: Sequence[Token], at: int, start: int) -> bool:
    """``Trường Tiểu học An Chấn 1``: the two words in front are capitalised and no unit follows.

    In a list of names with a number of two figures each (``Tân Châu 32, Dương Minh Châu 28``) these are shares of it.
    """
    if at - 2 <= start or len(tokens[at].text) > 2 or not _ends_name(tokens, at):
        return False
    near = range(max(start, at - _NEAR), min(len(tokens), at + _NEAR))
    return sum(_is_share_of_list(tokens, i) for i in near) < _FEWEST_SHARES


_FEWEST_SHARES = 2
_NEAR = 24


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    one, two = tokens[at - 1], tokens[at - 2]
    return one.kind is Kind.WORD and two.kind is Kind.WORD and _is_name_word(one) and _is_name_word(two)


def _is_share_of_list(tokens: Sequence[Token], at: int) -> bool:
    listed = at > 1 and tokens[at].kind is Kind.NUMBER and (at + 1 == len(tokens) or tokens[at + 1].text in ",;")
    return listed and "10" <= tokens[at].text < "99" and len(tokens[at].text) == 2 and _ends_name(tokens, at)


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() and not token.text.isupper()


def trailed(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether the word behind the number makes it part of a name (``5 tuổi``, ``3 sao``, ``2 vụ`` lúa)."""
    after = at + 1
    if KEPT_AFTER.at(tokens, after, stop) or _measures_time(tokens, at, stop):
        return False
    if after < stop and tokens[after].low == "vụ":
        return at > 0 and tokens[at - 1].low in CROPS
    trailer = TRAILERS.at(tokens, after, stop)
    return trailer is not None and not (
        after + trailer[1] < stop and tokens[after + trailer[1]].low == "/" and _is_rate(tokens, after)
    )


def _measures_time(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """A span of time is a value where a time is measured (``tuổi thọ … đạt 74,5 tuổi``, ``rút ngắn 3 ngày``)."""
    if at + 1 >= stop or tokens[at + 1].low not in {"tuổi", "ngày", "giờ", "phút", "tháng", "năm"}:
        return False
    before = " ".join(t.low for t in tokens[max(0, at - 14) : at])
    if tokens[at + 1].low == "tuổi":
        return "tuổi thọ" in before or "tuổi kết hôn" in before
    return (
        "số ngày" in before
        or "số giờ" in before
        or "thời gian" in before
        or "thời hạn" in before
        or tokens[at - 1].low in {"ngắn", "giảm"}
    )


def _is_rate(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].low in {"ngày", "giờ", "tháng"}


def _scope(tokens: Sequence[Token], at: int, start: int, stop: int) -> bool:
    """``cả 3 tiêu chí``, ``trên cả 3 mặt``."""
    if at - 1 < start or at + 1 >= stop:
        return False
    noun = " ".join(t.low for t in tokens[at + 1 : at + 3])
    return tokens[at - 1].low == "cả" and noun.startswith(("tiêu chí", "mặt", "tiêu", "nội dung", "lĩnh vực", "cấp"))
