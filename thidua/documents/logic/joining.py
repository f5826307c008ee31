"""Whether a physical line goes on with the sentence of the line before."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.marks import STRONG, Mark, MarkKind
from thidua.documents.logic.passage import fold
from thidua.documents.logic.physical import PhysicalLine

_CLOSERS = "\"'”’“‘»)]*_ "
_OPENERS = "\"'“‘”«([*_ "
_STOPS = ".;:!?…"
_SHORTEST_FULL_LINE = 45
_LONGEST_FULL_LINE = 170
_PARAGRAPH_OPENINGS = ("can cu ", "theo de nghi", "kinh gui", "noi nhan", "xet de nghi", "xet to trinh")
_SHORTEST_BROKEN_LINE = 40
_FEW = 20
_CLAUSE_END = pattern_of(r"[;,.:]")
_FIGURE = pattern_of(r"\d[\d.,]* ?(?:%(?! ?[^\W\d_])|[^\W\d_A-Z])")
_LOOK_BACK = 2_000

# No Vietnamese sentence ends with one of these.
_DANGLING = frozenset({
    "năm", "tháng", "ngày", "số", "đạt", "từ", "đến", "là", "của", "và", "với", "tại", "trên", "dưới", "ở", "các",
    "những", "một", "mỗi", "theo", "về", "cho", "do", "bằng", "hoặc", "như", "trong", "giai", "đoạn", "khoảng",
    "hơn", "gần", "không", "được", "bị", "để", "thứ", "lần", "khóa", "điều", "quyết", "tỷ", "tỉ", "triệu",
    "nghìn", "ít", "nhất", "tối", "thiểu", "đa", "quá", "vượt", "tăng", "giảm", "còn", "xuống", "chiếm", "gấp",
})  # fmt: skip


@frozen
class Joiner:
    """Joins by grammar (lower case, open quotes, a dangling word) and, in a set-width text, by the length of lines."""

    text: str
    width: int | None  # characters of a full line where the text is broken at a fixed width
    gap: int = 1  # line breaks between neighbours: two where a blank line follows every line

    @classmethod
    def of(cls, text: str, lines: Sequence[PhysicalLine]) -> Joiner:
        """Measure the lines: where about half of the long ones are nearly of one length, the text is broken there."""
        lengths = sorted(line.length for line in lines if line.length >= _SHORTEST_FULL_LINE and not line.cells)
        if len(lengths) < 6:
            return cls(text, None)
        usual = lengths[int(len(lengths) * 0.9)]
        full = sum(1 for length in lengths if 0.85 * usual <= length <= 1.12 * usual)
        wrapped = usual <= _LONGEST_FULL_LINE and full >= 0.45 * len(lengths) and lengths[-1] <= 1.4 * usual
        single = sum(line.gap < 2 for line in lines)
        spaced = wrapped and single * _FEW < len(lines)
        return cls(text, usual if wrapped else None, 2 if spaced else 1)

    def continues(
        self, before: PhysicalLine, line: PhysicalLine, *, head: Mark | None, mark: Mark | None, open_text: int
    ) -> bool:
        """Whether *line* belongs to the sentence that *before* leaves open.

        ``head`` is the mark of *before* when it opens its logical line, ``mark`` that of *line*; ``open_text`` is
        where the logical line began.
        """
        if head and head.kind in STRONG and before.start + head.length >= before.end:
            return mark is None and line.gap <= 2
        if mark:
            return self._is_wrapped_dash(before, line, mark, open_text)
        if self._opens_paragraph(line):
            return False
        if self._stopped(before):
            listed = self._starts_lower(line) or (self._quotes(line) and self._ends_quoted(before))
            return (
                self._ends_with(before, ";")
                and line.gap <= self.gap
                and listed
                and (self._full(before, line) or self._quotes(line))
            )
        if self._capitals(before):
            return self._capitals(line) and line.gap <= self.gap and head is not None and head.kind < MarkKind.DASH
        return self._goes_on(before, line, open_text)

    def _goes_on(self, before: PhysicalLine, line: PhysicalLine, open_text: int) -> bool:
        if before.length < 4 or self._capitals(line):
            return False
        if self._starts_lower(line) or (self._dangles(before) and not self._begins_anew(line)):
            return True
        if line.gap <= self.gap and (self._unfinished(before) or self._quotes(line)):
            return True
        if line.gap <= self.gap and self._open_bracket(before, line, open_text):
            return True
        if self._starts_with_figure(line) and line.gap <= self.gap and self._wants_figure(before):
            return True
        return self._full(before, line) and line.gap <= self.gap

    def _starts_with_figure(self, line: PhysicalLine) -> bool:
        """A number and what it counts (``75,2 tuổi``): no item begins so without a mark when all others have one."""
        return _FIGURE.match(self.text, line.start, line.end) is not None

    def _wants_figure(self, line: PhysicalLine) -> bool:
        """A long line whose last clause has no figure yet (``…; tuổi thọ bình quân``)."""
        last = _CLAUSE_END.split(self.text[line.start : line.end])[-1]
        return line.length >= _SHORTEST_BROKEN_LINE and not any(c.isdigit() for c in last)

    def _stopped(self, line: PhysicalLine) -> bool:
        return self._ends_with(line, _STOPS)

    def _ends_with(self, line: PhysicalLine, characters: str) -> bool:
        end = line.end
        while end > line.start and self.text[end - 1] in _CLOSERS:
            end -= 1
        return end > line.start and self.text[end - 1] in characters

    def _starts_lower(self, line: PhysicalLine) -> bool:
        for at in range(line.start, min(line.end, line.start + 6)):
            if self.text[at] not in _OPENERS:
                return self.text[at].islower()
        return False

    def _begins_anew(self, line: PhysicalLine) -> bool:
        """A capital behind a blank line: a heading may end with a word that elsewhere would leave a sentence open."""
        return line.gap > self.gap and self.text[line.start].isupper()

    def _capitals(self, line: PhysicalLine) -> bool:
        return self.text[line.start : min(line.end, line.start + 200)].isupper()

    def _dangles(self, line: PhysicalLine) -> bool:
        words = self.text[max(line.start, line.end - 20) : line.end].split()
        return len(words) > 1 and words[-1] in _DANGLING

    def _unfinished(self, line: PhysicalLine) -> bool:
        """A comma or a hyphen with a blank before it ends no paragraph."""
        return self.text[line.end - 1] == "," or self.text[line.start : line.end].endswith((" -", " –"))

    def _quotes(self, line: PhysicalLine) -> bool:
        return self.text[line.start] in '“”"«‘'

    def _ends_quoted(self, line: PhysicalLine) -> bool:
        return self.text[line.start : line.end].rstrip("; ").endswith(("”", '"', "»", "’", "“"))

    def _opens_paragraph(self, line: PhysicalLine) -> bool:
        return fold(self.text[line.start : line.start + 16]).startswith(_PARAGRAPH_OPENINGS)

    def _open_bracket(self, before: PhysicalLine, line: PhysicalLine, open_text: int) -> bool:
        left = self.text[max(open_text, before.end - _LOOK_BACK) : before.end]
        right = self.text[line.start : min(line.end, line.start + _LOOK_BACK)]
        for opener, closer in (("“", "”"), ("(", ")"), ("«", "»")):
            if left.count(opener) > left.count(closer) and _first(right, closer) < _first(right, opener):
                return True
        return False

    def _full(self, before: PhysicalLine, line: PhysicalLine) -> bool:
        """The first word of *line* would not have found room on *before*."""
        if self.width is None:
            return False
        word = self.text[line.start : line.start + 12].split(" ")[0]
        return before.length + 1 + len(word) > 0.92 * self.width

    def _is_wrapped_dash(self, before: PhysicalLine, line: PhysicalLine, mark: Mark, open_text: int) -> bool:
        """``kinh tế`` / ``- xã hội``: a hyphen inside a name that came to stand at the head of a line.

        Items begin with a capital; where a list does not, the line before is an item too or closes with a stop.
        """
        if (
            mark.kind is not MarkKind.DASH
            or self._stopped(before)
            or line.gap > self.gap
            or before.length < _SHORTEST_BROKEN_LINE
        ):
            return False
        if self._open_bracket(before, line, open_text):
            return True
        return self.text[line.start + mark.length].islower() and self.text[before.start] not in "-–+"


def _first(text: str, wanted: str) -> int:
    at = text.find(wanted)
    return at if at >= 0 else len(text)
