"""The lines of a letterhead and what each of them is, from the top to the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.document_types import type_at_head
from thidua.documents.logic.lines import LogicalLine
from thidua.documents.logic.organisations import begins_body
from thidua.documents.logic.passage import Passage, fold, passage
from thidua.documents.logic.signature_lines import is_authority
from thidua.documents.logic.written_dates import with_figures


class Role(StrEnum):
    """What a line of the letterhead says."""

    MOTTO = "motto"
    BODY = "body"  # issuing body or the one above it
    ADDRESS = "address"
    NUMBER = "number"
    PLACE_DATE = "place and date"
    SUBJECT = "subject"  # V/v … of a letter
    TYPE = "type"
    TITLE = "title"
    AUTHORITY = "authority"  # under the title of decisions and resolutions: who decides
    STAMP = "stamp"  # urgency, secrecy, draft
    NOTE = "note"  # “(Kèm theo Quyết định số …)”
    HEADLINE = "headline"  # of a press report


@frozen
class HeadLine:
    """One line of the letterhead; ``words`` has white space collapsed."""

    role: Role
    words: Passage


NUMBER = pattern_of(r"(?:s[ốoôóòỗồ6])\s*[:.]?\s*(?=[\d.…_\s–-]{0,40}[-–/]|\d|[OolI]\d)", re.IGNORECASE)
_CODE = pattern_of(r"[\d.…_\s]*[-–/]?\s*\w*\s*[-–—/]\s*[^\W\d_][\w\s&./–—-]*|\d+\s*/?\s*[^\W\d_][\w&./–-]*")
_DATE = (
    r"ngay[\s.…_·/-]{0,40}\d{0,2}[\s.…_·/-]{0,40}"
    r"(?:thang[\s.…_·/-]{0,40}\d{0,2}[\s.…_·/-]{0,40}nam\s*[\d.…_]{0,6}|\d{1,2}\s?[/.-]\s?\d{4})"
)
PLACE_DATE = pattern_of(rf"(?P<place>(?!hom nay|sang |chieu |vao )[^\W\d_][^,;:\d]{{1,45}}?)(?:\s*,\s*|\s+){_DATE}\W*$")
_DATE_ONLY = pattern_of(rf"{_DATE}\W*")
_MOTTO_STARTS = ("cong hoa xa hoi", "doc lap", "dang cong san viet nam", "chu nghia viet nam", "viet nam", "hanh phuc",
                 "doan tncs ho chi minh")  # fmt: skip
_STAMPS = ("du thao", "hoa toc", "thuong khan", "khan", "mat", "tuyet mat", "toi mat", "sao y", "ban sao", "cong khai")
_ADDRESS_STARTS = ("dia chi", "dien thoai", "dt:", "email", "website", "fax", "tru so", "ma so thue", "so dien thoai")
_AUTHORITY_STARTS = (
    "chu tich", "khoa ", "giam doc", "bo truong", "tong giam doc", "hieu truong", "truong phong", "thu tuong",
    "ky hop", "nhiem ky", "truong ban", "cuc truong",
)  # fmt: skip
_OPENINGS = (
    "can cu", "kinh gui", "thuc hien", "nham", "hom nay", "trong khong khi", "phat huy", "huong ung", "de ",
    "nam 20", "thua", "kinh thua", "theo de nghi", "tiep tuc", "nhan dip", "xet ", "chung toi", "buoc vao",
    "tiep noi", "trien khai",
)  # fmt: skip
_NOTES = ("(kem theo", "(ban hanh", "(dinh kem", "(trinh", "(thuc hien theo", "(theo ", "(da duoc")
_TITLE_TAILS = ("nam 20", "nam hoc", "giai doan", "nhan dip", "chao mung", "(", "quy ", "dot ", "lap thanh tich")
_PLACE_CLASSES = frozenset({"thành", "phố", "tỉnh", "huyện", "quận", "thị", "xã", "trấn", "phường", "đặc", "khu"})
_QUOTES = '“”"‘'
_MOST_LINES = 40
_LINES_BESIDE_MOTTO = 10
_LINES_OF_SUBJECT = 3
_SUBJECT = pattern_of(r"[(\s]*(?:v\s?[/|\\l1i]\s?v|ve viec)(?!\w)")  # V/v as written and as a scan reads it
_TELLS = pattern_of(
    r" (?:thông qua|phát động|tổ chức|ban hành|đề ra|đặt mục tiêu|ký kết|triển khai|phấn đấu|khai mạc|thảo luận|quyết "
    r"tâm|hưởng ứng|ra quân|tổng kết|thống nhất|công bố|đẩy mạnh|giới thiệu|hoàn thành) "
)
"""Verbs of a headline: ``Công đoàn Cảng phát động …`` tells something, it is no name."""
_LONGEST_HEAD = 120
_LONGEST_TITLE = 500
_LONGEST_HEADLINE = 250
_STOP_INSIDE = pattern_of(r"[.!?]\s+[^\W\d_]")


def head_lines(text: str, lines: Sequence[LogicalLine]) -> list[HeadLine]:
    """The lines of the letterhead in reading order; none where the text starts at once."""
    reader = _Reader()
    start = _start(text, lines)
    for line in lines[start : start + _MOST_LINES]:
        if line.cells or line.end - line.start > 4 * _LONGEST_TITLE:
            break
        if not reader.take(passage(text, line.pieces), line):
            break
    return reader.result()


def _start(text: str, lines: Sequence[LogicalLine]) -> int:
    """Where the letterhead begins: boxes of a web page may stand above it. The motto tells, and capitals beside it."""
    words = [text[line.start : min(line.end, line.start + 80)] for line in lines[:_MOST_LINES]]
    motto = next((at for at, line in enumerate(words) if fold(line).startswith(_MOTTO_STARTS[:3])), 0)
    start = motto
    while start > 0 and motto - start < _LINES_BESIDE_MOTTO and _may_head(words, start - 1):
        start -= 1
    return start


def _may_head(lines: Sequence[str], at: int) -> bool:
    words = lines[at]
    if words.isupper() or NUMBER.match(words) or is_place_date(words) or begins_body(words):
        return True
    folded = fold(words)
    stamped = folded.strip(" .:*()") in _STAMPS or folded.startswith(_ADDRESS_STARTS)
    return stamped or any(is_subject(above) for above in lines[max(0, at - _LINES_OF_SUBJECT + 1) : at + 1])


def is_subject(words: str) -> bool:
    """``V/v đôn đốc …``, ``Về việc …``: what a letter is about."""
    return _SUBJECT.match(fold(words[:20])) is not None


def is_place_date(words: str) -> bool:
    """``Chi Lăng, ngày 05 tháng 01 năm 2024``, with or without the place, parts left blank."""
    folded = with_figures(fold(words)) if len(words) < _LONGEST_HEAD else ""
    found = PLACE_DATE.match(folded)
    return _is_place(words[slice(*found.span("place"))]) if found else bool(_DATE_ONLY.fullmatch(folded))


def _is_place(name: str) -> bool:
    """Words with capitals, but for the class of the place: ``thành phố Hồ Chí Minh``, not ``Từ ngày ký đến hết``."""
    return all(word[0].isupper() or not word[0].isalpha() or word in _PLACE_CLASSES for word in name.split())


class _Reader:
    """Takes line after line until the body begins."""

    def __init__(self) -> None:
        self.taken: list[HeadLine] = []

    def has(self, *roles: Role) -> bool:
        return any(line.role in roles for line in self.taken)

    def result(self) -> list[HeadLine]:
        """What was taken, unless nothing in it marks a letterhead."""
        if self.has(Role.NUMBER, Role.PLACE_DATE, Role.TYPE, Role.MOTTO, Role.SUBJECT, Role.HEADLINE):
            return self.taken
        return []

    def take(self, words: Passage, line: LogicalLine) -> bool:
        role = self._role(words.text, line)
        if role is None:
            return False
        if role is Role.TYPE:
            self._take_type(words)
        else:
            self.taken.append(HeadLine(role, words))
        return True

    def _take_type(self, words: Passage) -> None:
        found = type_at_head(words.text)
        length = found[1] if found else len(words.text)
        self.taken.append(HeadLine(Role.TYPE, words.slice(0, length)))
        rest = words.text[length:]
        skipped = len(rest) - len(rest.lstrip(" :.*–-"))
        if rest.strip(" :.*–-"):
            self.taken.append(HeadLine(Role.TITLE, words.slice(length + skipped)))

    def _role(self, words: str, line: LogicalLine) -> Role | None:
        folded = fold(words)
        if not self.has(Role.TYPE):
            return self._before_type(words, folded, line)
        fixed = self._fixed_role(words, folded)
        return fixed if fixed and fixed is not Role.TYPE else self._after_type(words, folded, line)

    def _before_type(self, words: str, folded: str, line: LogicalLine) -> Role | None:
        fixed = self._fixed_role(words, folded)
        if fixed:
            return fixed
        if (
            self.has(Role.SUBJECT)
            and self.taken[-1].role is Role.SUBJECT
            and not folded.startswith(_OPENINGS)
            and not line.mark
        ):
            return Role.SUBJECT if len(words) < _LONGEST_HEAD else None
        if not self.taken and not line.mark and _is_headline(words):
            return Role.HEADLINE
        return None

    def _fixed_role(self, words: str, folded: str) -> Role | None:
        """The role of a line that tells it by its own looks."""
        if len(words) > _LONGEST_TITLE:
            return None
        if folded.startswith(_MOTTO_STARTS) and len(words) < 70 and not self.has(Role.TITLE):
            return Role.MOTTO
        if (
            (found := NUMBER.match(words))
            and _CODE.fullmatch(words[found.end() :].strip())
            and not self.has(Role.NUMBER)
        ):
            return Role.NUMBER
        if not self.has(Role.PLACE_DATE) and is_place_date(words):
            return Role.PLACE_DATE
        if is_subject(words) and not self.has(Role.TYPE):
            return Role.SUBJECT
        if folded.strip(" .:*()") in _STAMPS or folded.startswith("du thao"):
            return Role.STAMP
        if type_at_head(words) and len(words) < _LONGEST_TITLE:
            return Role.TYPE
        return self._body_or_address(words, folded)

    def _body_or_address(self, words: str, folded: str) -> Role | None:
        if len(words) > _LONGEST_HEAD or self.has(Role.TYPE):
            return None
        named = bool(self.taken) and self.taken[-1].role is Role.BODY  # the line above is a name that may go on
        if self.has(Role.SUBJECT):  # number and subject may stand above the body
            begins = begins_body(words) and not self.has(Role.BODY)
            return Role.BODY if words.isupper() and (begins or named) else None
        if words.isupper() and not words[0].isdigit() and not is_authority(words):
            dated = self.has(Role.PLACE_DATE) and self.has(Role.BODY)
            return Role.TYPE if dated and not named and not begins_body(words) else Role.BODY
        if folded.startswith(_ADDRESS_STARTS):
            return Role.ADDRESS
        if words[-1] in ".;:!?" or folded.startswith(_OPENINGS):
            return None
        if begins_body(words) and not self.has(Role.BODY) and len(words) < 70 and not _TELLS.search(words):
            return Role.BODY
        return Role.ADDRESS if self.has(Role.BODY) and not self.has(Role.NUMBER, Role.PLACE_DATE) else None

    def _after_type(self, words: str, folded: str, line: LogicalLine) -> Role | None:
        titled = self.has(Role.TITLE)
        if not titled and folded.startswith("cua ") and words.isupper():
            return Role.AUTHORITY
        if (
            titled
            and self.taken[-1].role is Role.AUTHORITY
            and words.isupper()
            and not line.mark
            and len(words) < _LONGEST_HEAD
        ):
            return Role.AUTHORITY if words[-1] not in ":" else None
        if titled and words.isupper() and self._names_authority(words, folded):
            return Role.AUTHORITY
        if line.mark and line.mark.kind.name not in ("DASH",):
            return None
        if folded.startswith(_NOTES) and len(words) < _LONGEST_TITLE:
            return Role.NOTE
        if not titled:
            return Role.TITLE if _is_title(words, folded) else None
        return Role.TITLE if self._title_goes_on(words, folded, line) else None

    def _names_authority(self, words: str, folded: str) -> bool:
        title_in_capitals = self.taken[-1].words.text.isupper()
        if folded.startswith(_AUTHORITY_STARTS):
            return True
        return len(words) < _LONGEST_HEAD and begins_body(words) and not title_in_capitals

    def _title_goes_on(self, words: str, folded: str, line: LogicalLine) -> bool:
        title = self.taken[-1]
        if title.role is not Role.TITLE or folded.startswith(("kinh gui", "chu de")) or title.words.text[-1] in ".;":
            return False
        if words.isupper():
            return title.words.text.isupper() and words[-1] != ":"
        if _STOP_INSIDE.search(words) or words[-1] in ".;:!?" or len(words) > _LONGEST_HEAD:
            return False
        if words[0].islower() or words[0] in _QUOTES or folded.startswith(_TITLE_TAILS):
            return True
        # a second line of its own, set like the first: "Lập thành tích chào mừng Đại hội …"
        lines = sum(one.role is Role.TITLE for one in self.taken)
        return lines == 1 and (line.gap < 2 or line.centred) and not folded.startswith(("can cu", "theo de nghi"))


def _is_title(words: str, folded: str) -> bool:
    if len(words) > _LONGEST_TITLE or folded.startswith(("can cu", "kinh gui", "theo de nghi")):
        return False
    return not _STOP_INSIDE.search(words) and words[-1] not in ";:"


def _is_headline(words: str) -> bool:
    """A press report starts with a line that is neither a sentence nor an item."""
    if fold(words).startswith(_OPENINGS):
        return False
    return 20 < len(words) < _LONGEST_HEADLINE and words[-1] not in ".;:," and not _STOP_INSIDE.search(words)
