"""Outside the target list: which numbers say what will have been achieved."""

from __future__ import annotations

import re

from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.findings import Comparator
from thidua.core.logic.text import fold

_EVENT_UNITS = frozenset({
    "hội", "cuộc", "buổi", "lần", "đợt", "kỳ", "báo cáo", "tiết", "bài", "giải", "suất", "ngày", "tháng", "giờ", "tuần", "quý", "điểm",
    "văn bản", "đoàn", "tin", "chỉ tiêu", "nội dung", "nhiệm vụ", "hội nghị", "hội thi", "hội thảo", "chuyên đề", "phiếu", "bước", "nhóm",
    "chương trình", "tiêu chí", "lớp", "phong trào", "đồng chí", "thủ tục", "danh hiệu", "cá nhân", "tập thể", "đồng", "chuyên mục",
    "phóng sự", "đơn vị", "cơ quan", "giải pháp", "môn", "ban", "câu", "bộ",
})  # fmt: skip
_ACHIEVING = re.compile(
    r"phan dau|quyet tam|moi (?!nam|thang|quy|tuan|ngay)|ho tro|trong |xay dung|thanh lap|ket nap|xoa |hoan thanh|tao |giup|them |moi |van dong|dat |nang |giam|tang |"
    r"lam moi|sua chua|giai quyet|dam bao|bao dam|it nhat|toi thieu|huy dong|cong nhan|phat trien|lap dat|duy tri|ra mat|tiet kiem|thu gom|"
    r"tren \d|100%|be tong|nao vet|thap sang|do dau|hien |quyen gop|ung ho|trao |cap "
)
_DUTY = re.compile(
    r"theo quy dinh|dinh ky|bao cao|kiem tra|so ket|tong ket|hop |hoi nghi|truoc ngay|cham nhat|tap huan|kinh phi|muc thuong|thuong |tru diem|cong diem|"
    r"diem thuong|diem tru|xep loai|binh xet|de nghi khen|khen thuong|dang ky|truong hop|neu |khi |phieu|ty le phieu|toi da .{0,20} khen|hang thang|hang quy|"
    r"hang tuan|moi thang|moi tuan|/thang|/tuan|lan/|buoi/"
)
_PAST = re.compile(
    r"\bda (?:dat|co|hoan thanh|trao|ho tro|thuc hien|xay|van dong|giup|huy dong|to chuc|duoc|trong|giai)|vua qua|uoc dat|ket qua|tinh den|den nay|hien nay|"
    r"hien co|nhung nam qua|nam qua|\bhien\b"
)
_YEAR_RESULT = re.compile(r"(?:^|[.;:(]\s*|, )(?:trong |het |cuoi |ket thuc )?nam (?P<year>(?:19|20)\d\d)\b")
_REACHED = re.compile(
    r"\b(?:đến (?:ngày|nay|hết|tháng|thời điểm)|tính đến|hiện|hiện nay)\b[^,;]{0,40}\b(?:mới|đã) (?:đạt|có|được|thực hiện|giải ngân)|\bhiện (?:nay )?đạt\b|"
    r"^\W*\d+ tháng (?:đầu năm )?(?:ước )?(?:đạt|có|là)\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"phan dau|quyet tam|moi (?!nam|thang|quy|tuan|ngay)|nang |giam |len |xuong |dat muc tieu|den nam|so voi")
_RHYTHM = re.compile(r"(?:lần|buổi|kỳ|cuộc|phiên|đợt|tin|bài)/(?:tháng|quý|tuần|ngày|năm|kỳ|nửa năm)$")
_QUOTA = re.compile(
    r"\b(?:cộng|trừ|thưởng|điểm cộng|điểm trừ)\b.{0,20}\bđiểm\b|đăng ký (?:danh hiệu|thi đua|xét|phấn đấu)|bình chọn|bình xét|đề nghị (?:khen|xét|tặng|biểu dương)|"
    r"xét tặng|xét chọn|phiếu (?:bầu|đồng ý|thuận|tín nhiệm)|khen thưởng không quá|lập thành \d+ bản|mức thưởng|tiền thưởng",
    re.IGNORECASE,
)
_RATE_OF_HELP = re.compile(r"\b(?:mức (?:hỗ trợ|chi|thưởng)|kinh phí|hỗ trợ|thưởng|định mức|tạm ứng|mỗi suất|trị giá)\b.*(?:đồng|triệu)", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_LOOK_BACK = 220
_LONGEST_CLAUSE = 600


def is_mentioned_target(text: str, draft: Draft) -> bool:
    """Whether a clause outside the list is a target: an achievement, no event, duty or condition."""
    clause = fold(_PARENTHESIS.sub("", text[draft.start : min(draft.end, draft.start + _LONGEST_CLAUSE)]))
    if draft.quantity is None:
        return draft.judgement.comparator in (Comparator.MAINTAIN, Comparator.EQ)
    if _PAST.search(fold(_sentence(text, draft.start, draft.end))):
        return False
    unit = (draft.unit or "").split("/")[0]
    if draft.unit is None or unit in _EVENT_UNITS or _DUTY.search(clause):
        return False
    return _ACHIEVING.search(clause + " ") is not None or _leads(text, draft)


_TELLING = re.compile(r"\d|duy trì|giữ vững|giữ ổn định|không (?:còn|để|có|xảy)|thêm |ít nhất|tối thiểu|tất cả|toàn bộ|nửa|mỗi ", re.IGNORECASE)


def may_mention(text: str) -> bool:
    """Whether a line outside the list is worth reading at all: a number or a word that sets a target."""
    return _TELLING.search(text) is not None


def never_a_target(text: str, draft: Draft) -> bool:
    """Rhythms, points, quotas for awards, support rates and the number of targets are none, even in the list."""
    unit = draft.unit or ""
    if draft.quantity is None:
        return False
    if unit == "chỉ tiêu" and draft.quantity.whole is None:
        return True
    clause = text[draft.start : min(draft.end, draft.start + _LONGEST_CLAUSE)]
    if _RHYTHM.match(unit) or _QUOTA.search(clause):
        return True
    return "đồng" in unit and _RATE_OF_HELP.search(clause) is not None


def _leads(text: str, draft: Draft) -> bool:
    """The verb may stand in a clause before, in the same sentence."""
    before = fold(text[max(0, draft.start - 80) : draft.start])
    return _ACHIEVING.search(before.rsplit(".", 1)[-1] + " ") is not None and draft.quantity is not None


def _sentence(text: str, start: int, end: int) -> str:
    """The clause and what leads up to it since the last full stop or semicolon."""
    earliest = max(0, start - _LOOK_BACK)
    begin = max(text.rfind(". ", earliest, start), text.rfind(";", earliest, start)) + 1
    return text[max(begin, earliest) : min(end, start + _LONGEST_CLAUSE)]


def tells_the_past(text: str, start: int, end: int, year: int | None) -> bool:
    """The clause stands behind a past year that opens its sentence (``Năm 2023, doanh thu đạt …``)."""
    if _REACHED.search(text[start : min(end, start + _LONGEST_CLAUSE)]):
        return True
    if year is None:
        return False
    earliest = max(0, start - _LOOK_BACK)
    stop = text.rfind(". ", earliest, start)
    begin = stop + 2 if stop >= 0 else earliest
    before = fold(text[begin : min(end, start + _LOOK_BACK)])
    offset = max(0, start - begin)
    dated = [m for m in _YEAR_RESULT.finditer(before) if m.start() <= offset + 3]
    if not dated or int(dated[-1]["year"]) >= year:
        return False
    return _AIM.search(before[dated[-1].end() :]) is None
