"""Outside the target list: which numbers say what will have been achieved."""

from __future__ import annotations

from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.groups import lowered
from thidua.campaigns.logic.reading.quantities import Quantity
from thidua.campaigns.logic.reading.tokens import phrases
from thidua.campaigns.logic.terms import Comparator
from thidua.core.logic.patterns import pattern_of

_EVENT_UNITS = phrases(
    "hội, cuộc, buổi, lần, đợt, kỳ, báo cáo, tiết, bài, giải, ngày, tháng, giờ, tuần, quý, điểm, văn bản, "
    "đoàn, tin, chỉ tiêu, nội dung, nhiệm vụ, hội nghị, hội thi, hội thảo, chuyên đề, phiếu, bước, nhóm, chương "
    "trình, tiêu chí, lớp, phong trào, đồng chí, thủ tục, danh hiệu, cá nhân, tập thể, đồng, chuyên mục, phóng "
    "sự, đơn vị, cơ quan, giải pháp, môn, ban, câu, bộ, đột phá, khâu đột phá, trọng tâm, mũi, địa bàn, "
    "hội chợ, hội trại, hội diễn, lễ, ngày hội, cuộc thi, trận, chuyến, tọa đàm, diễn đàn, tờ, cờ, giấy khen, "
    "bằng khen, kỷ niệm chương, giải thưởng, người dự, đại biểu"
)
_EVENTS = frozenset({"phiên", "đêm", "đợt", "buổi", "cuộc", "lễ", "trận", "chuyến", "chương", "tờ"})
_ADDRESSEES = phrases(
    "xã, phường, thị trấn, huyện, quận, thị xã, thành phố, tỉnh, thôn, bản, ấp, khóm, tổ, phòng, ban, trường, xã, "
    "phường, "
    "xã, thị trấn, tổ chức, công ty, doanh nghiệp, chi bộ, đội, trạm, khu phố, cụm, khối, người, cán bộ, công chức"
)
"""Nouns that, without a verb of achievement, count whom something concerns rather than what is reached."""
_ACHIEVING = pattern_of(
    r"phấn đấu|quyết tâm|mỗi (?!năm|tháng|quý|tuần|ngày)|hỗ trợ|trồng |xây dựng|thành lập|kết nạp|xóa |hoàn thành|"
    r"tạo |giúp|thêm |mới |vận động|đạt |nâng |giảm|tăng |sửa chữa|giải quyết|đảm bảo|bảo đảm|ít nhất|tối thiểu|"
    r"huy động|công nhận|phát triển|lắp đặt|duy trì|ra mắt|tiết kiệm|thu gom|trên \d|100%|bê tông|nạo vét|thắp sáng|"
    r"đỡ đầu|hiến |quyên góp|ủng hộ|trao |cấp |thu hút|đón |chỉnh trang|cải tạo|di dời|khánh thành|bàn giao|kích hoạt"
)
_DUTY = pattern_of(
    r"theo quy định|(?<!khỏe )(?<!khoẻ )định kỳ|báo cáo|kiểm tra|sơ kết|tổng kết|họp |hội nghị|trước ngày|"
    r"chậm nhất|tập huấn|kinh phí|"
    r"mức thưởng|thưởng |trừ điểm|cộng điểm|điểm thưởng|điểm trừ|xếp loại|bình xét|khen thưởng|đăng ký|trường hợp|"
    r"nếu |khi |phiếu|hằng tháng|hàng tháng|hằng quý|hàng quý|hằng tuần|hàng tuần|mỗi tháng|mỗi tuần|"
    r"(?<!người)(?<!hộ)(?<!động)/tháng|/tuần|"
    r"(?:lần|buổi)/(?:năm|tháng|quý|tuần|kỳ|ngày|học)|chịu trách nhiệm|thi hành|tổ công tác|đoàn công tác|"
    r"ban chỉ đạo|tổ giúp việc|tổ hướng dẫn|tuần tra|"
    r"tuyên truyền|tờ rơi|trực (?!thuộc|tiếp|tuyến|quan)|phát hành|đưa tin"
)
_PAST = pattern_of(
    r"\bđã (?:đạt|có|hoàn thành|trao|hỗ trợ|thực hiện|xây|vận động|giúp|huy động|tổ chức|được|trồng|giải|kết nạp)|"
    r"vừa qua|ước đạt|^\W*kết quả|kết quả (?:thực hiện|đạt|năm|là|công tác|bước đầu|cụ thể)|tính đến|"
    r"đến nay|hiện nay|những năm qua|năm qua|"
    r"(?<!thực )(?<!phát )(?<!thể )(?<!biểu )(?<!xuất )\bhiện\b(?! đại| vật| trường| hành| hữu| có (?!\d|"
    r"trên |hơn |gần |khoảng ))"
)
"""``hiện`` alone is now; as the end of ``thực hiện`` and its kin it is none."""
_PAST_SIGNS = ("đã ", "qua", "ước đạt", "kết quả", "tính đến", "đến nay", "hiện")
"""Words of which each of these has one: quick to look for, and most clauses have none."""
_YEAR_RESULT = pattern_of(r"(?:^|[.;:(]\s*|, )(?:trong |hết |cuối |kết thúc )?năm (?P<year>(?:19|20)\d\d)\b")
_REACHED = pattern_of(
    r"(?<!thực )(?<!phát )\b(?:đến (?:ngày|nay|hết|tháng|thời điểm)|tính đến|hiện|"
    r"hiện nay)\b[^,;]{0,40}\b(?:mới|đã) (?:đạt|có|được|"
    r"thực hiện|giải ngân)|\bđến \d{1,2}/\d{1,2}(?:/\d{4})? (?:mới|đã) \w|(?<!thực )\bhiện (?:nay )?đạt\b|"
    r"^\W*\d+ tháng (?:đầu "
    r"năm )?(?:ước )?(?:đạt|có|là)\b"
)
_REACHED_SIGNS = ("đến", "hiện", " tháng ")
_AIM = pattern_of(r"phấn đấu|quyết tâm|nâng |lên |xuống |mục tiêu|đến năm")
_RHYTHM = pattern_of(r"(?:lần|buổi|kỳ|cuộc|phiên|đợt|tin|bài)/(?:tháng|quý|tuần|ngày|năm|kỳ|nửa năm)$")
_QUOTA = pattern_of(
    r"\b(?:cộng|trừ|thưởng|điểm cộng|điểm trừ)\b.{0,20}\bđiểm\b|đăng ký (?:danh hiệu|thi đua|xét|phấn đấu)|"
    r"bình chọn|bình xét|đề nghị (?:khen|xét|tặng|biểu dương|không quá|tối đa)|(?:chọn|bình|bầu) (?:không quá|tối đa)|"
    r"xét tặng|xét chọn|phiếu (?:bầu|đồng ý|thuận|"
    r"tín nhiệm)|tặng (?:giấy|bằng) khen|khen thưởng (?:không quá|cho )|giới thiệu .{0,30}điển hình|"
    r"tỷ lệ (?:đề nghị|xét|bình|bầu|khen)|lập thành \d+ bản|mức thưởng|tiền thưởng"
)
_SANCTION = pattern_of(
    r"\bthì (?:sẽ )?(?:không (?:được )?(?:xét|bình|công nhận|khen|đề nghị|xếp)|chưa xét|bị |trừ |hạ |"
    r"phê bình|kiểm điểm)"
)
"""Behind a condition: what happens to those who miss a mark, no mark of its own."""
_CONCERNED = pattern_of(r"(?:đối với|tại|trong số|cùng với|thuộc|của) \d")
"""``Đối với 05 dự án trọng điểm, …``: what a duty is about."""
_ASSIGNING = pattern_of(r"(?:giao|phân bổ|phân khai|ban hành) .*(?:chỉ tiêu|kế hoạch|nhiệm vụ).*\bcho \d")
"""``Giao chỉ tiêu … cho 05 thôn``: how many are given something to do."""
_COSTS = pattern_of(
    r"\b(?:mức (?:hỗ trợ|chi|thưởng)|kinh phí|thưởng|định mức|tạm ứng|mỗi suất|trị giá|"
    r"hỗ trợ mỗi [^\d]{2,30})\b.*(?:đồng|triệu)"
)
_TITLE = pattern_of(
    r"(?:^|\s)(?:chiến sĩ (?:thi đua|tiên tiến)|lao động (?:tiên tiến|xuất sắc|giỏi)|tập thể lao động|"
    r"(?:bằng|giấy) khen|hoàn thành xuất sắc nhiệm vụ)"
)
"""Titles and distinctions: an upper bound on them is a quota for proposals."""
_PARENTHESIS = pattern_of(r"\([^()]*\)")
_LOOK_BACK = 220
_LONGEST_CLAUSE = 600


def is_mentioned_target(text: str, draft: Draft) -> bool:
    """Whether a clause outside the list is a target: an achievement, no event, duty or condition."""
    clause = lowered(_PARENTHESIS.sub("", text[draft.start : min(draft.end, draft.start + _LONGEST_CLAUSE)]))
    if draft.quantity is None:
        return draft.judgement.comparator in (Comparator.MAINTAIN, Comparator.EQ)
    if draft.quantity.worded and (draft.quantity.share or draft.quantity.value == 1):
        return False  # “toàn bộ lực lượng”, “giúp một phần việc” are manners of speaking
    if _looks_back(lowered(_sentence(text, draft.start, draft.end))):
        return False
    unit = (draft.unit or "").split("/")[0]
    if unit == "tiêu chí" and draft.judgement.comparator is Comparator.INCREASE_BY:
        return True  # criteria met in addition, not criteria of a scoring guide
    if _CONCERNED.match(clause):
        return False
    if draft.unit is None or unit in _EVENT_UNITS or unit.split(" ")[0] in _EVENTS or _DUTY.search(clause):
        return False
    if draft.action or _ACHIEVING.search(clause + " ") is not None or _leads(text, draft):
        return True
    return sets_a_figure(clause, draft.quantity)


_ENTRUSTED_AIM = pattern_of(
    r"phấn đấu|\bmỗi (?!năm|tháng|quý|tuần|ngày|cá nhân|tập thể|suất|giải|báo cáo)[^.;]{2,40}? "
    r"(?:có|trồng|xây dựng|thành lập|làm|giúp|đỡ đầu|kết nạp|nhận|hỗ trợ|lắp|trang bị) "
)


def may_entrust(text: str) -> bool:
    """Whether a line about who does what may hold a target: it says what each one or all are to reach."""
    return _ENTRUSTED_AIM.search(lowered(text)) is not None


def is_entrusted_target(text: str, draft: Draft) -> bool:
    """A figure behind ``phấn đấu`` or ``mỗi … có`` in the same sentence; all else there are duties."""
    if draft.quantity is None or not is_mentioned_target(text, draft):
        return False
    return may_entrust(_sentence(text, draft.start, draft.end))


def is_duty(text: str, draft: Draft) -> bool:
    """An event or duty with its number (``tổ chức 04 đợt kiểm tra``)."""
    unit = (draft.unit or "").split("/")[0]
    clause = lowered(text[draft.start : min(draft.end, draft.start + _LONGEST_CLAUSE)])
    return (unit in _EVENT_UNITS or unit.split(" ")[0] in _EVENTS) and _DUTY.search(clause) is not None


def sets_a_figure(clause: str, quantity: Quantity) -> bool:
    """Whether a number by itself says what will have been reached: a share, or what is measured or surely counted."""
    unit = quantity.unit
    if unit is None or not unit.firm:
        return False
    low = lowered(clause)
    if _DUTY.search(low) or _looks_back(low):
        return False
    counted = unit.text.split("/")[0]
    return not (counted in _EVENT_UNITS or counted in _ADDRESSEES or counted.split(" ")[0] in _EVENTS)


_DIGIT = pattern_of(r"\d")
_TELLING = (
    "duy trì", "giữ vững", "giữ ổn định", "không còn", "không để", "không có", "không xảy", "thêm ", "ít nhất",
    "tối thiểu", "tất cả", "toàn bộ", "nửa", "mỗi ", "đạt chuẩn", "đạt danh hiệu", "được công nhận",
)  # fmt: skip


def may_mention(text: str) -> bool:
    """Whether a line outside the list is worth reading at all: a number or a word that sets a target."""
    if _DIGIT.search(text):
        return True
    low = text.lower()
    return any(sign in low for sign in _TELLING)


def never_a_target(text: str, draft: Draft) -> bool:
    """Rhythms, points, quotas for awards, support rates and the number of targets are none, even in the list."""
    unit = draft.unit or ""
    if draft.quantity is None:
        return False
    if unit == "chỉ tiêu" and draft.quantity.whole is None:
        return True
    clause = text[draft.start : min(draft.end, draft.start + _LONGEST_CLAUSE)].lower()
    if unit in _ADDRESSEES and _ASSIGNING.match(clause):
        return True
    if _RHYTHM.match(unit) or _QUOTA.search(clause) or _SANCTION.search(clause):
        return True
    if draft.judgement.comparator is Comparator.LE and _TITLE.search(lowered(draft.name)):
        return True
    rate_of_help = "/" in unit and "hỗ trợ" in clause
    return "đồng" in unit and (rate_of_help or _COSTS.search(f"{draft.name.lower()} {clause}") is not None)


def introduced_as_target(text: str, draft: Draft) -> bool:
    """The sentence itself opens a list of targets (``hoàn thành các chỉ tiêu: khám 265.000 lượt; …``)."""
    before = text[max(0, draft.start - _LONGEST_CLAUSE) : draft.start].rsplit(". ", 1)[-1].lower()
    if draft.quantity is None or "chỉ tiêu" not in before or _REPORTING.search(before):
        return False
    return ":" in before[before.rindex("chỉ tiêu") :]


_REPORTING = pattern_of(r"\bđã (?:cơ bản )?(?:hoàn thành|đạt|vượt|thực hiện)|kết quả")
_TERM_PAST = pattern_of(r"(?:^|[.:;] ?|trong )(?:nhiệm kỳ|năm|thời gian|những năm) (?:vừa )?qua\b")
_RETROSPECT = pattern_of(
    r"^\W*(?:trong )?(?:(?:nhiệm kỳ|thời gian|những năm|các năm|\d+ năm|năm|quý|giai đoạn) (?:vừa )?qua|"
    r"báo cáo (?:kết quả|tại)|theo (?:báo cáo|đánh giá)|kết quả (?:thực hiện|năm|đạt))\b"
)
_TURN = pattern_of(
    r"phấn đấu|mục tiêu (?:là|năm|đến|của)|đặt mục tiêu|(?:năm|thời gian|nhiệm kỳ|giai đoạn) tới|\bsẽ |đề ra|đặt ra|"
    r"phương hướng|bước sang"
)


def opens_as_report(text: str, start: int, *, item: bool) -> bool:
    """The paragraph or the sentence opens as a report (``Nhiệm kỳ vừa qua, …``, ``xã đã hoàn thành các chỉ tiêu: …``)
    and nothing before *start* turns to what is to come."""
    opening = _RETROSPECT.match(text[:_LOOK_BACK].lower())
    if opening is None or item:
        begin = max(text.rfind(". ", 0, start), start - _LONGEST_CLAUSE, 0)
        opening = (_TERM_PAST if item else _REPORTING).search(text[begin : start + _LOOK_BACK * item].lower())
        if opening is not None and begin + opening.end() > start + 12:
            return False
        return opening is not None and _TURN.search(text[begin + opening.end() : start].lower()) is None
    return _TURN.search(text[opening.end() : start].lower()) is None


def _looks_back(low: str) -> bool:
    return any(sign in low for sign in _PAST_SIGNS) and _PAST.search(low) is not None


def _leads(text: str, draft: Draft) -> bool:
    """The verb may stand in a clause before, in the same sentence."""
    before = lowered(text[max(0, draft.start - 80) : draft.start])
    return _ACHIEVING.search(before.rsplit(". ", 1)[-1] + " ") is not None and draft.quantity is not None


def _sentence(text: str, start: int, end: int) -> str:
    """The clause and what leads up to it since the last full stop or semicolon."""
    earliest = max(0, start - _LOOK_BACK)
    begin = max(text.rfind(". ", earliest, start), text.rfind(";", earliest, start)) + 1
    return text[max(begin, earliest) : min(end, start + _LONGEST_CLAUSE)]


def tells_the_past(text: str, start: int, end: int, year: int | None) -> bool:
    """The clause stands behind a past year that opens its sentence (``Năm 2023, doanh thu đạt …``)."""
    clause = text[start : min(end, start + _LONGEST_CLAUSE)].lower()
    if any(sign in clause for sign in _REACHED_SIGNS) and _REACHED.search(clause):
        return True
    if year is None:
        return False
    earliest = max(0, start - _LOOK_BACK)
    stop = text.rfind(". ", earliest, start)
    begin = stop + 2 if stop >= 0 else earliest
    sentence = text[begin : min(end, start + _LOOK_BACK)]
    if "năm" not in sentence.lower():
        return False
    before = lowered(sentence)
    offset = max(0, start - begin)
    dated = [m for m in _YEAR_RESULT.finditer(before) if m.start() <= offset + 3]
    if not dated or int(dated[-1]["year"]) >= year:
        return False
    return _AIM.search(before[dated[-1].end() :]) is None
