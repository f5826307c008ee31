"""Targets with a number: name, comparator, value and unit of one clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thidua.campaigns.logic.reading.clauses import Clause, after_openers
from thidua.campaigns.logic.reading.comparators import exceeds_plan, judge
from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.governors import Lead, governed
from thidua.campaigns.logic.reading.joints import RHYTHMS, Joint
from thidua.campaigns.logic.reading.name_senses import is_rate_name, unit_in_name
from thidua.campaigns.logic.reading.names import (
    counted_noun,
    following_words,
    is_action,
    joined,
    lower_first,
    object_of,
    opening_words,
    parallel,
    predicate_at,
    starts_measure,
    subject_of,
    upper_first,
    words,
)
from thidua.campaigns.logic.reading.quantities import Quantity
from thidua.campaigns.logic.reading.scope import Scope
from thidua.campaigns.logic.reading.tokens import Token, phrases, tokenize
from thidua.campaigns.logic.reading.vocabulary import ACTIONS, BASES, CHANGE_VERBS, PREDICATES, ZERO, Op
from thidua.core.logic.values import frozen

AIMS = phrases("để, nhằm, phấn đấu, đặt mục tiêu, quyết tâm, đặt ra mục tiêu, với mục tiêu, đề ra mục tiêu")
PURPOSES = frozenset({"để", "nhằm"})
CONTINUED = frozenset({Joint.COMMA, Joint.AND, Joint.STRONG})


@frozen
class _Parts:
    """The words of a clause around its quantity."""

    quantity: Quantity
    lead: Lead
    opening: Op | None  # change verb at the head
    before: Sequence[Token]
    noun: Sequence[Token]
    after: Sequence[Token]
    counts_first: bool
    first: str  # the first word, verbs included
    serves: bool  # “cho” leads up to the number
    holds: bool  # “có” leads up to the number: what is counted is the target, in front stands who has it
    rhythm: str = ""  # “mỗi năm” in front of the verb


def counted_draft(text: str, tokens: Sequence[Token], clause: Clause, scope: Scope) -> Draft | None:
    """The target of a clause with a quantity, or None where it has none."""
    if clause.quantity is None:
        return None
    parts = _take_apart(tokens, clause, clause.quantity)
    planned = _plan_follows(tokens, clause.quantity.end)
    exceeding = exceeds_plan(parts.lead, clause.quantity, plan_follows=planned)
    parts = parts if exceeding is parts.lead else replace(parts, lead=exceeding)
    if parts.lead.ranked is not None and clause.quantity.unit and _counts_rivals(clause.quantity.unit.text):
        parts = replace(parts, noun=())
    own_name = _own_name(text, parts)
    lead, opening, action = _shared_verb(parts, clause, scope, own_name)
    if opening is None and parts.counts_first and lead.verb is None and _is_kept(parts.after):
        opening = Op.MAINTAIN
    name, continues = _full_name(parts, clause, scope, own_name, action)
    unit = parts.quantity.unit.text if parts.quantity.unit else _missing_unit(parts, scope, clause, name)
    measured = parts.quantity.unit is not None and parts.quantity.unit.firm and not _counts_rivals(unit)
    if lead.ranked is not None and not measured:
        unit = "hạng"
    end = _text_end(tokens, clause)
    return Draft(
        start=tokens[own_start(tokens, clause)].start,
        end=end,
        name=upper_first(name),
        judgement=judge(parts.quantity, lead, opening, rate=is_rate_name(name)),
        quantity=parts.quantity,
        value=parts.quantity.value,
        unit=unit,
        growth=_growth(tokens, clause),
        lead=lead,
        counts_first=parts.counts_first,
        action=action,
        predicate=_predicate(text, parts),
        joint=clause.joint,
        continues=continues,
    )


def _is_kept(after: Sequence[Token]) -> bool:
    """``18/18 ấp giữ vững danh hiệu``: what is counted is kept up."""
    verb = CHANGE_VERBS.at(after, 0)
    return verb is not None and verb[0] is Op.MAINTAIN


def _predicate(text: str, parts: _Parts) -> str:
    counted = [*parts.noun, *parts.after]
    at = predicate_at(counted) if parts.counts_first else None
    return words(text, counted[at:]) if at is not None else ""


RANK_NOUNS = frozenset(
    {"tỉnh", "huyện", "xã", "phường", "hạng", "đơn vị", "địa phương", "thành phố", "thị xã", "quận", "thị trấn",
     "trường", "sở", "ngành", "cơ quan", "đặc khu", "doanh nghiệp"}
)  # fmt: skip


def _counts_rivals(unit: str | None) -> bool:
    """``3/78 xã, phường``: what is counted are those that are ranked."""
    return unit is not None and all(part in RANK_NOUNS for part in unit.split(", "))


def _take_apart(tokens: Sequence[Token], clause: Clause, quantity: Quantity) -> _Parts:
    start = own_start(tokens, clause)
    start = after_openers(tokens, start, quantity.start)
    lead = governed(tokens, quantity.start, start)
    if lead.bound is Op.GT and ZERO.at(tokens, start):
        lead = replace(lead, bound=Op.LE)  # “không để … vượt quá 2%”
    verb = CHANGE_VERBS.at(tokens, start, clause.end)
    opening = verb[0] if verb else _verb_of_head(tokens, clause) if lead.verb is None else None
    end = lead.start
    if clause.old is not None and start <= clause.old.start < end:
        end = governed(tokens, clause.old.start, start).start
        lead = replace(lead, start=end, verb=lead.verb or Op.LEVEL, from_word=False)
    before, rhythm = _without_rhythm(opening_words(tokens[start:end]))
    after_end = governed(tokens, clause.growth.start, quantity.end).start if clause.growth else clause.end
    counts_first = not before or is_action(before)
    noun = counted_noun(tokens, quantity)
    bounded = quantity.suffix is not None
    after = following_words(tokens[quantity.end : after_end], named=not counts_first, bounded=bounded)
    serves = bool(before) and any(t.low == "cho" for t in tokens[lead.start : quantity.start])
    holds = any(t.low == "có" for t in tokens[lead.start : quantity.start]) and bool(noun)
    return _Parts(quantity, lead, opening, before, noun, after, counts_first, tokens[start].low, serves, holds, rhythm)


def _without_rhythm(before: Sequence[Token]) -> tuple[Sequence[Token], str]:
    """``Mỗi năm kết nạp``: the verb and how often; ``Mỗi năm`` alone stays what it is."""
    found = RHYTHMS.at(before, 0)
    if found is None or found[1] == len(before) or not is_action(before[found[1] :]):
        return before, ""
    return before[found[1] :], " ".join(t.low for t in before[: found[1]])


def own_start(tokens: Sequence[Token], clause: Clause) -> int:
    """Where the target begins: at ``phấn đấu``, where words of a report stand in front of it and a name behind."""
    if clause.quantity is None:
        return clause.start
    for at in range(clause.quantity.start - 1, clause.start, -1):
        aim = AIMS.at(tokens, at)
        if aim and tokens[at].low in PURPOSES:
            if tokens[at - 1].low != "không" and governed(tokens, clause.quantity.start, at + 1).start == at + 1:
                return at
        elif aim:
            named = after_openers(tokens, at + aim[1], clause.quantity.start)
            leads = governed(tokens, clause.quantity.start, named).start > named
            return at if leads or clause.quantity.start == named else clause.start
    return clause.start


def _verb_of_head(tokens: Sequence[Token], clause: Clause) -> Op | None:
    """``Giảm tai nạn trên cả 3 tiêu chí: số vụ, … ít nhất 5%``: the verb of the list head."""
    if clause.head is None:
        return None
    verb = CHANGE_VERBS.at(tokens, after_openers(tokens, *clause.head), clause.head[1])
    return verb[0] if verb else None


def _plan_follows(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in {"kế", "dự", "chỉ", "so", "nghị"}


def _own_name(text: str, parts: _Parts) -> str:
    """What the clause itself calls its target."""
    before = words(text, parts.before)
    counted = words(text, [*parts.noun, *parts.after])
    counted = f"cho {counted}" if parts.serves and counted else counted
    if parts.rhythm:
        return f"{joined(before, counted)} {parts.rhythm}"
    if parts.counts_first and parts.lead.ranked is not None and counted.startswith(("của ", "về ", "trong ")):
        return f"Xếp hạng {counted}"
    if parts.counts_first or not before:
        return joined(before, counted)
    measure = starts_measure(parts.before)
    if measure and measure < len(parts.before):
        return before
    yearly = len(parts.before) > 1 and parts.before[1].low == "năm"
    if counted and not yearly and (parts.before[0].low in {"mỗi", "từng", "cả", "toàn"} or parts.holds):
        return joined(counted, before)
    if parts.quantity.share and parts.after and not parts.lead.marked and not measure:
        return joined(before, counted)
    acting = len(parts.before) == 1 and len(parts.noun) > 1 and not parts.lead.marked and not measure
    if parts.noun and (parts.after or acting):
        return joined(before, counted)
    return before


def _shared_verb(parts: _Parts, clause: Clause, scope: Scope, own_name: str) -> tuple[Lead, Op | None, str]:
    """The lead, opening verb and action of a clause, taken from the clause before where it has none of its own."""
    lead, previous = parts.lead, scope.previous
    action = " ".join(t.text for t in parts.before) if parts.counts_first else ""
    bare = lead.verb is None and lead.bound is None and not lead.from_word and parts.quantity.suffix is None
    above = scope.above(clause.joint)
    if clause.joint is Joint.WITHIN and above is not None and lead.verb is None and not parts.opening:
        return _as_part(parts, above, own_name, action)
    if previous is None or previous.lead is None or clause.joint not in CONTINUED or parts.opening or not bare:
        return lead, parts.opening, action
    if _is_share(parts.quantity) is not _is_share(previous.quantity):
        return lead, parts.opening, action
    if parts.counts_first and not action and previous.counts_first:
        earlier = previous.lead
        whole = parts.quantity.share and parts.quantity.value == 100  # nothing is more than the whole
        bound = None if whole or clause.joint is Joint.STRONG else earlier.bound
        stated = parts.quantity.share and (whole or predicate_at([*parts.noun, *parts.after]) is not None)
        kept = earlier.verb is Op.MAINTAIN and clause.joint is Joint.STRONG
        verb = None if stated and (kept or earlier.verb in (Op.INCREASE, Op.DECREASE)) else earlier.verb
        return replace(lead, verb=verb, bound=bound), None, previous.action
    change = _change_of(previous)
    same_unit = parts.quantity.unit is not None and parts.quantity.unit.text == previous.unit
    measured = starts_measure(parts.before) > 0
    afresh = (measured and clause.joint is Joint.STRONG) or is_rate_name(own_name)
    if change and same_unit and not parts.counts_first and not afresh:
        return replace(lead, verb=change), None, action
    return lead, parts.opening, action


def _as_part(parts: _Parts, above: Draft, own_name: str, action: str) -> tuple[Lead, Op | None, str]:
    """``tăng 12%, trong đó công nghiệp 14%``: a part that only has a name and a number changes as the whole does."""
    change = _change_of(above)
    same_unit = parts.quantity.unit is not None and parts.quantity.unit.text == above.unit
    counted = parts.counts_first and bool(parts.noun or parts.after)
    alone = counted or starts_measure(parts.before) > 0 or is_rate_name(own_name)
    if change and same_unit and not alone:
        return replace(parts.lead, verb=change), None, action
    return parts.lead, parts.opening, action


def _is_share(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.share


def _change_of(draft: Draft) -> Op | None:
    changes = {"increase_by": Op.INCREASE, "decrease_by": Op.DECREASE}
    return changes.get(draft.judgement.comparator.value)


def _full_name(parts: _Parts, clause: Clause, scope: Scope, own: str, action: str) -> tuple[str, bool]:
    """The name readable alone, and whether it needed something from outside its clause."""
    if parts.counts_first and action and not parts.before:
        own = joined(action, own)
    measured = _stands_alone(parts, clause, inner=scope.parent is not None)
    if scope.head and (not measured or scope.head_units):
        return joined(scope.head, own), True
    told = bool(parts.noun) or predicate_at([*parts.noun, *parts.after]) is not None
    fresh = clause.joint is Joint.STRONG and parts.counts_first and told
    above = None if fresh else scope.above(clause.joint)
    source = above or scope.previous
    if source is None or (above is None and clause.joint is Joint.FIRST):
        return own, False
    borrowed = _without_own_name(parts, clause, source, own)
    if not borrowed and not measured and clause.joint is not Joint.STRONG:
        borrowed = _predicate_only(parts, own, source)
    if borrowed:
        return borrowed, True
    if above is not None and not measured:
        return parallel(above.name, own) or joined(above.name, own), True
    return _beside(own, parts, clause, source, measured=measured)


def _stands_alone(parts: _Parts, clause: Clause, *, inner: bool) -> bool:
    """The clause begins with a measure or an action of its own; a bare predicate under ``trong đó`` does not."""
    part = clause.joint in (Joint.WITHIN, Joint.APART)
    if part and (PREDICATES.at(parts.before, 0) or (parts.quantity.share and not starts_measure(parts.before))):
        return False
    action, measures = ACTIONS.at(parts.before, 0), starts_measure(parts.before) > 0
    if (part or inner) and is_action(parts.before) and not parts.noun and not parts.after and not measures:
        return False  # “sản lượng 12.500 tấn, trong đó: khai thác 4.200 tấn”
    whole = action is not None and action[1] == 1 and parts.before[0].low in {"toàn", "cả"}
    return measures or (action is not None and not whole)


def _without_own_name(parts: _Parts, clause: Clause, source: Draft, own: str) -> str:
    """The name before, where a clause only says how much: ``còn lại 48 hộ``, ``chiếm 28% …``, ``xếp thứ 4``."""
    if parts.lead.ranked is not None and not parts.before:
        place = f" {own}" if own else ""
        return f"Xếp hạng{place.lower()} về {lower_first(source.name)}"
    if own.lower() == "bậc":
        return source.name  # “xếp thứ 9, tăng 3 bậc”
    leveled = parts.lead.verb is Op.LEVEL
    only_noun = bool(parts.noun) and not parts.after and not parts.before and own.lower() in source.name.lower()
    measured_against = parts.first in {"chiếm", "bằng"} or BASES.at(parts.after, 0) is not None
    based = leveled and not parts.before and not parts.noun and measured_against
    if own and not based and not (only_noun and leveled):
        return ""
    share = _is_share(clause.quantity) and not _is_share(source.quantity) and source.quantity is not None
    return f"Tỷ lệ {lower_first(source.name)}" if share else source.name


def _predicate_only(parts: _Parts, own: str, source: Draft) -> str:
    """``trong đó 55% sử dụng nước sạch``: the subject is that of the target before."""
    if parts.counts_first:
        if parts.noun or parts.before or not PREDICATES.at(parts.after, 0):
            return ""
    elif parts.first == "có":
        own = f"có {lower_first(own)}"
    elif not PREDICATES.at(parts.before, 0):
        return ""
    return joined(subject_of(source.name), own)


def _beside(own: str, parts: _Parts, clause: Clause, previous: Draft, *, measured: bool) -> tuple[str, bool]:
    """An item beside another: it may go on with its measure, its last part, or measure the same thing."""
    if not measured and not parts.counts_first and parts.opening not in (Op.INCREASE, Op.DECREASE):
        same_kind = _is_share(parts.quantity) is _is_share(previous.quantity)
        other = parallel(previous.name, own) if same_kind else None
        return (other, True) if other else _with_measure(own, parts, previous)
    alone = words_low(parts.before) in OPEN_MEASURES
    if alone and clause.joint is not Joint.STRONG:
        return joined(own, object_of(previous.name)), True
    return own, False


OPEN_MEASURES = phrases(
    "doanh thu, năng suất, sản lượng, diện tích, giá trị, tỷ lệ, tỉ lệ, kim ngạch, số lượng, "
    "tổng số, năng suất bình quân"
)
"""Measures that say nothing without their object; they take that of the item before."""


def words_low(tokens: Sequence[Token]) -> str:
    """The words of tokens in lower case."""
    return " ".join(t.low for t in tokens)


def _with_measure(own: str, parts: _Parts, previous: Draft) -> tuple[str, bool]:
    """``heo 2.400 con`` behind ``Tổng đàn bò 1.150 con`` goes on with the measure of the item before."""
    unit = parts.quantity.unit
    structure = previous.name.lower().startswith(("tỷ trọng", "cơ cấu"))
    if unit is not None and (unit.text != previous.unit or (unit.share and not structure)):
        return own, False
    tokens = tokenize(previous.name)
    taken = starts_measure(tokens)
    if not taken or taken == len(tokens) or (unit is not None and len(own.split()) > 6):
        return own, unit is None
    return joined(previous.name[: tokens[taken - 1].end], own), True


def _missing_unit(parts: _Parts, scope: Scope, clause: Clause, name: str) -> str | None:
    """The unit of a number that has none: of the list, of the item before, or the noun the name counts."""
    if scope.unit is not None:
        return scope.unit
    own = unit_in_name(name)
    if parts.quantity.whole is not None and own is not None:
        return own  # “gia đình văn hóa 90%, thôn văn hóa 5/6”
    if clause.joint is Joint.STRONG and own is None and starts_measure(parts.before):
        return None  # another measure: “; hệ số sử dụng đạt 0,95”
    above = scope.above(clause.joint)
    for source in (above, scope.previous):
        if source is not None and source.unit is not None and (clause.joint is not Joint.FIRST or source is above):
            return source.unit
    if scope.head and scope.previous is not None and scope.previous.unit:
        return scope.previous.unit
    return own


def _growth(tokens: Sequence[Token], clause: Clause) -> Decimal | None:
    growth = clause.growth
    if growth is None:
        return None
    lead = governed(tokens, growth.start, clause.start)
    return -growth.value if lead.verb is Op.DECREASE else growth.value


def _text_end(tokens: Sequence[Token], clause: Clause) -> int:
    end = clause.end
    while end > clause.start + 1 and tokens[end - 1].text in ",.;:-–":
        end -= 1
    return tokens[end - 1].end
