"""A line of targets split into clauses with one quantity each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.campaigns.logic.reading.governors import governed, starts_bare
from thidua.campaigns.logic.reading.joints import (
    COMPARISONS,
    DETACHED,
    LONGEST_TITLE,
    RHYTHMS,
    SEPARATORS,
    SHARE_SIGNS,
    STOPS,
    TAILS,
    TASKS,
    Joint,
)
from thidua.campaigns.logic.reading.names import is_action, opening_words
from thidua.campaigns.logic.reading.quantities import DASHES, Quantity
from thidua.campaigns.logic.reading.tokens import Kind, Token
from thidua.campaigns.logic.reading.vocabulary import (
    ACTIONS,
    BASES,
    CHANGE_VERBS,
    GOVERNORS,
    MEASURES,
    OPENERS,
    PREDICATES,
    ZERO,
    Op,
)
from thidua.core.logic.values import frozen


@frozen
class Clause:
    """``tokens[start:end]``. ``head`` is the part of the line in front of a colon that holds for this clause too."""

    start: int
    end: int
    joint: Joint
    quantity: Quantity | None = None
    growth: Quantity | None = None
    old: Quantity | None = None
    head: tuple[int, int] | None = None
    extras: tuple[Quantity, ...] = ()


@frozen
class _Piece:
    start: int
    end: int
    joint: Joint
    quantities: tuple[Quantity, ...]


def split_clauses(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> tuple[Clause, ...]:
    """The clauses of a line in order; those without any quantity are kept, for status targets."""
    clauses: list[Clause] = []
    head: tuple[int, int] | None = None
    starts = [q.start for q in quantities]
    for start, end, strong in _segments(tokens):
        if not strong:
            head = None
        body = start
        inner = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
        colon = _heading_colon(tokens, inner, start, end)
        if colon is not None:
            head, body = (start, colon), colon + 1
        first = Joint.FIRST if not strong or colon is not None else Joint.STRONG
        pieces = _pieces(tokens, inner, body, end, first)
        merged = _merge(tokens, pieces)
        clauses.extend(merged if head is None else (replace(c, head=head) for c in merged))
    return tuple(clauses)


def _segments(tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
    """Stretches between semicolons and full stops; the flag tells that a semicolon stands in front."""
    start, strong = 0, False
    for at, token in enumerate(tokens):
        if token.text == ";" or (token.text in STOPS and _full_stop(tokens, at)):
            if at > start:
                yield start, at, strong
            start, strong = at + 1, token.text == ";"
    if start < len(tokens):
        yield start, len(tokens), strong


def _full_stop(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 == len(tokens):
        return True
    following, before = tokens[at + 1], tokens[at - 1] if at else None
    if following.start == tokens[at].end or not (following.text[:1].isupper() or following.kind is not Kind.WORD):
        return False
    return before is None or not (before.text.isupper() and len(before.text) <= LONGEST_TITLE)


def _heading_colon(tokens: Sequence[Token], quantities: Sequence[Quantity], start: int, end: int) -> int | None:
    """A colon whose left side holds for all that follows; a colon right before a number only says “is”."""
    for at in range(start, end):
        if tokens[at].text != ":" or _within_before(tokens, at, start):
            continue
        if any(start <= q.start < at and not _counts_targets(q) for q in quantities):
            return None
        following = next((q for q in quantities if at < q.start < end), None)
        if following is None:
            return None
        listed = _names_follow(tokens, following.end, end)
        return at if listed or not starts_bare(tokens, at + 1, following.start) else None
    return None


def _counts_targets(quantity: Quantity) -> bool:
    """``thông qua 8 chỉ tiêu lớn, như:`` announces a list."""
    return quantity.unit is not None and quantity.unit.text in {"chỉ tiêu", "nội dung", "nhiệm vụ", "mục tiêu"}


def _names_follow(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Behind the number comes what it counts, as in the items of a list (``15% đơn vị xuất sắc``)."""
    if (
        start >= end
        or tokens[start].kind is not Kind.WORD
        or BASES.at(tokens, start, end)
        or TAILS.at(tokens, start, end)
    ):
        return False
    return SEPARATORS.at(tokens, start, end) is None and GOVERNORS.at(tokens, start, end) is None


def _within_before(tokens: Sequence[Token], colon: int, start: int) -> bool:
    found = SEPARATORS.before(tokens, colon + 1, start)
    return found is not None and found[1] > 1


def _pieces(
    tokens: Sequence[Token], quantities: Sequence[Quantity], start: int, end: int, first: Joint
) -> list[_Piece]:
    pieces: list[_Piece] = []
    joint, begin, at, quoted = first, start, start, False
    inside = {i for q in quantities for i in range(q.start, q.end)}
    starts = [q.start for q in quantities]

    def piece(first: int, last: int, how: Joint) -> _Piece:
        return _Piece(first, last, how, tuple(quantities[bisect_left(starts, first) : bisect_left(starts, last)]))

    while at < end:
        if tokens[at].text in "“”" and tokens[at].kind is Kind.MARK:
            quoted = tokens[at].text == "“"
        found = None if quoted or at in inside else _separator(tokens, at, end)
        if found is None:
            at += 1
            continue
        if at > begin:
            pieces.append(piece(begin, at, joint))
            joint = found[0]
        elif found[0] in (Joint.WITHIN, Joint.APART) or joint is Joint.COMMA:
            joint = found[0]
        at += found[1]
        begin = at
    if end > begin:
        pieces.append(piece(begin, end, joint))
    return pieces


def _separator(tokens: Sequence[Token], at: int, end: int) -> tuple[Joint, int] | None:
    """A separator; ``với`` is one where a measure follows (``03 dự án với tổng vốn 1.200 tỷ đồng``)."""
    if tokens[at].low == "với" and MEASURES.at(tokens, at + 1, end) and tokens[at - 1].low not in {"so", "đối", "cùng"}:
        return Joint.COMMA, 1
    if tokens[at].text in DASHES and at and tokens[at - 1].text in SHARE_SIGNS and at + 1 < end:
        return Joint.COMMA, 1  # “nông nghiệp 20% - công nghiệp 45% - dịch vụ 35%”
    return SEPARATORS.at(tokens, at, end)


def _merge(tokens: Sequence[Token], pieces: Sequence[_Piece]) -> Iterator[Clause]:
    """Put pieces together until each clause has a quantity or is a target without one."""
    current: Clause | None = None
    last_count = max((index for index, piece in enumerate(pieces) if _countable(piece)), default=-1)
    for index, piece in enumerate(pieces):
        later = index < last_count
        if current is None:
            current = _opened(tokens, piece)
            continue
        joined = _joined(tokens, current, piece, later=later)
        if joined is None:
            yield current
            current = _opened(tokens, piece)
        else:
            current = joined
    if current is not None:
        yield current


def _countable(piece: _Piece) -> bool:
    return any(not q.old for q in piece.quantities)


def _opened(tokens: Sequence[Token], piece: _Piece) -> Clause:
    main = main_quantity(tokens, piece.quantities, piece.start)
    old = next((q for q in piece.quantities if q.old), None)
    extras = tuple(q for q in piece.quantities if q is not main and q is not old)
    return Clause(piece.start, piece.end, piece.joint, main, old=old, extras=extras)


def main_quantity(tokens: Sequence[Token], quantities: Sequence[Quantity], start: int) -> Quantity | None:
    """The quantity that is the value, where a piece has several: the rest belong to names.

    At the head of a piece the first number is the value, unless it is a count and a share follows
    (``giảm 03 tiêu chí … tối thiểu 5%``); behind a name it is the last one that a verb, bound or share sign marks.
    """
    candidates = [q for q in quantities if not q.old]
    if len(candidates) > 1:  # “450 ha liên kết với 3 doanh nghiệp”: behind “với” stands a partner
        candidates = [q for q in candidates if tokens[q.start - 1].low != "với" or q.start == start] or candidates
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    first = candidates[0]
    if governed(tokens, first.start, start).start <= after_openers(tokens, start) or starts_bare(
        tokens, start, first.start
    ):
        later = [q for q in candidates[1:] if q.share and governed(tokens, q.start, start).marked]
        return later[-1] if later and not first.share else first
    counting = first.share and not any(q.share for q in candidates[1:]) and candidates[1].start > first.end + 1
    if counting and _names_follow(tokens, first.end, candidates[1].start):
        return first  # “đặt mục tiêu 100% doanh nghiệp có từ 50 lao động …”
    marked = [q for q in candidates if governed(tokens, q.start, start).marked or q.share]
    return (marked or candidates)[-1]


def _joined(tokens: Sequence[Token], current: Clause, piece: _Piece, *, later: bool) -> Clause | None:
    """*current* with *piece* taken in, or None where the piece begins a clause of its own."""
    if not _countable(piece) and _begins_status(tokens, piece):
        return None
    whole = replace(current, end=piece.end)
    if _countable(piece):
        return _joined_count(tokens, current, piece, whole)
    if current.quantity is None:
        return whole
    if DETACHED.at(tokens, piece.start):
        return None
    if counts_first(tokens, current):
        another = _starter(tokens, piece) or TASKS.at(tokens, after_openers(tokens, piece.start)) is not None
        return None if later and piece.joint is not Joint.AND and another else whole
    if later:
        return None
    another = TASKS.at(tokens, after_openers(tokens, piece.start)) is not None
    if another and piece.joint is not Joint.AND:
        return None
    if current.quantity.unit is not None and current.quantity.unit.noun and not _starter(tokens, piece):
        return whole  # “02 hộ nghèo, cận nghèo thoát nghèo”
    return whole if TAILS.at(tokens, piece.start, piece.end) else None


def _joined_count(tokens: Sequence[Token], current: Clause, piece: _Piece, whole: Clause) -> Clause | None:
    main = main_quantity(tokens, piece.quantities, piece.start)
    if current.quantity is None:
        status = (
            piece.joint is not Joint.AND
            and _begins_status_at(tokens, current.start)
            and (_starter(tokens, piece) or _tells_itself(tokens, current, piece, main))
        )
        if piece.joint in (Joint.WITHIN, Joint.APART) or status:
            return None
        if piece.joint is Joint.COMMA and _another_task(tokens, current, piece, main):
            return None
        old = next((q for q in piece.quantities if q.old), current.old)
        extras = (*current.extras, *(q for q in piece.quantities if q is not main and q is not old))
        return replace(whole, quantity=main, old=old, extras=extras)
    if main is not None and piece.joint in (Joint.COMMA, Joint.AND):
        if _goes_on_subject(tokens, current, piece, main):
            return replace(whole, extras=(*current.extras, *piece.quantities))
        return _as_comment(tokens, current, piece, main, whole)
    return None


def _tells_itself(tokens: Sequence[Token], current: Clause, piece: _Piece, main: Quantity | None) -> bool:
    """Behind ``không còn hộ nghèo,`` a share or a verb of level begins another target (``hộ cận nghèo dưới 2%``)."""
    if main is None or ZERO.at(tokens, after_openers(tokens, current.start)) is None:
        return False
    lead = governed(tokens, main.start, piece.start)
    if lead.verb is not None:
        return True
    return main.share and lead.bound is not Op.GT and (lead.bound is not None or lead.start == piece.start)


def _goes_on_subject(tokens: Sequence[Token], current: Clause, piece: _Piece, main: Quantity) -> bool:
    """``100% thôn, tổ dân phố có ít nhất 01 mô hình``: the list of subjects goes on, the number is in the predicate."""
    level = current.quantity
    if level is None or not level.share or main.share or not counts_first(tokens, current) or _starter(tokens, piece):
        return False
    counted = level.unit_at + (level.unit.length if level.unit else 0)
    told = any(PREDICATES.at(tokens, at, current.end) for at in range(counted + 1, current.end))
    has = next((at for at in range(piece.start + 1, main.start) if tokens[at].low == "có"), None)
    return not told and current.end > counted and has is not None


def _another_task(tokens: Sequence[Token], current: Clause, piece: _Piece, main: Quantity | None) -> bool:
    """Two verb phrases in a row (``phát động phong trào …, hỗ trợ 35 hộ``) are two tasks, and so is a task with a share
    of something else behind it (``đẩy mạnh chuyển đổi số, 85% hồ sơ …``)."""
    first, second = after_openers(tokens, current.start), after_openers(tokens, piece.start)
    long = current.end - first >= 4
    if not long or TASKS.at(tokens, first) is None:
        return False
    counted = main is not None and main.share and main.start == second and _names_follow(tokens, main.end, piece.end)
    return counted or ACTIONS.at(tokens, second) is not None


def _as_comment(
    tokens: Sequence[Token], current: Clause, piece: _Piece, main: Quantity, whole: Clause
) -> Clause | None:
    """A growth or a share of the plan beside a level is no target of its own."""
    level = current.quantity
    if level is None or not starts_bare(tokens, piece.start, main.start):
        return None
    lead = governed(tokens, main.start, piece.start)
    if current.growth is not None and piece.joint is Joint.AND and main.share and lead.verb is None:
        return whole  # “tăng tương ứng 8% và 12% so với cùng kỳ”
    if lead.exceeds and main.share and not level.share and BASES.at(tokens, main.end, piece.end):
        return replace(whole, growth=main)  # “vượt 5% kế hoạch”
    now = governed(tokens, level.start, current.start).verb
    if lead.verb in (Op.INCREASE, Op.DECREASE) and now not in (Op.INCREASE, Op.DECREASE):
        opener = CHANGE_VERBS.at(tokens, after_openers(tokens, current.start))
        if opener and opener[0] in (Op.INCREASE, Op.DECREASE) and now is None:
            return None
        if _only_base(tokens, main.end, piece.end):
            if main.unit is not None and main.unit.text == "bậc":
                return None  # a change of standing is a target beside the standing
            return replace(whole, growth=main) if main.share else whole
        return None
    compared = main.share or (main.unit is not None and main.unit.text == "lần")
    if compared and not level.share and COMPARISONS.at(tokens, piece.start, main.start):
        word = tokens[piece.start].low
        planned = BASES.at(tokens, main.end, piece.end) is not None
        return whole if planned and word != "chiếm" else None
    return None


def _only_base(tokens: Sequence[Token], start: int, end: int) -> bool:
    return start >= end or BASES.at(tokens, start, end) is not None or TAILS.at(tokens, start, end) is not None


def after_openers(tokens: Sequence[Token], start: int, stop: int | None = None) -> int:
    """The first token behind ``Phấn đấu``, ``đến năm 2025``, ``trong năm`` and their like."""
    at = start
    while True:
        found = OPENERS.at(tokens, at, stop)
        if found:
            at += found[1]
            if at < len(tokens) and (_is_year_after(tokens, at) or tokens[at].kind is Kind.CODE):
                at += 1
        elif at > start and at < len(tokens) and tokens[at].text in ",:":
            at += 1
        elif at + 2 < len(tokens) and tokens[at + 2].text == "," and RHYTHMS.at(tokens, at):
            at += 3  # “Hằng năm, có trên 90% chi bộ …”
        else:
            return at


def _is_year_after(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind is Kind.NUMBER and tokens[at - 1].low == "năm" and len(tokens[at].text) == 4


def _begins_status_at(tokens: Sequence[Token], start: int) -> bool:
    at = after_openers(tokens, start)
    verb = CHANGE_VERBS.at(tokens, at)
    return ZERO.at(tokens, at) is not None or (verb is not None and verb[0] is Op.MAINTAIN)


def _begins_status(tokens: Sequence[Token], piece: _Piece) -> bool:
    return _begins_status_at(tokens, piece.start)


def _starter(tokens: Sequence[Token], piece: _Piece) -> bool:
    at = after_openers(tokens, piece.start, piece.end)
    return MEASURES.at(tokens, at, piece.end) is not None or ACTIONS.at(tokens, at, piece.end) is not None


def counts_first(tokens: Sequence[Token], clause: Clause) -> bool:
    """The number stands in front of what it counts; before it there is at most a verb (``trồng mới 120 ha rừng``)."""
    if clause.quantity is None:
        return False
    begin = after_openers(tokens, clause.start, clause.quantity.start)
    end = governed(tokens, (clause.old or clause.quantity).start, begin).start
    before = opening_words(tokens[begin:end])
    return not before or is_action(before)
