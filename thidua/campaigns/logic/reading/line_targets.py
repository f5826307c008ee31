"""The targets of one line of running text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from thidua.campaigns.logic.reading.bracket_notes import BracketNotes, read_bracket
from thidua.campaigns.logic.reading.brackets import Bracket, take_out
from thidua.campaigns.logic.reading.clauses import Clause, after_openers, split_clauses
from thidua.campaigns.logic.reading.counting import counted_draft
from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.joints import Joint
from thidua.campaigns.logic.reading.names import list_head, words
from thidua.campaigns.logic.reading.places import bare_names, head_places, is_bare_name, named_places
from thidua.campaigns.logic.reading.quantities import Quantity, find_quantities, quantities_of_line
from thidua.campaigns.logic.reading.respective import in_order
from thidua.campaigns.logic.reading.scope import Scope
from thidua.campaigns.logic.reading.statuses import status_draft
from thidua.campaigns.logic.reading.tokens import Token, tokenize
from thidua.campaigns.logic.reading.units import PLACE_KINDS, unit_alone


@dataclass(slots=True)
class LineReader:
    """Reads the clauses of one line from left to right; what a clause leaves open is taken from :attr:`scope`."""

    text: str
    issuer: str | None = None
    scope: Scope = field(default_factory=Scope)
    outer_head: str = ""
    outer_units: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """A head handed in from a line above holds for every sentence of this line."""
        self.outer_head, self.outer_units = self.scope.head, self.scope.head_units

    def read(self) -> list[Draft]:
        """All targets of the line, those in parentheses included."""
        outside, brackets = take_out(tokenize(self.text))
        return self._read(outside, brackets, find_quantities(outside) if brackets else quantities_of_line(self.text))

    def _read(
        self, outside: Sequence[Token], brackets: Sequence[Bracket], quantities: Sequence[Quantity]
    ) -> list[Draft]:
        clauses = split_clauses(outside, quantities)
        drafts: list[Draft] = []
        opened = [b.start for b in brackets]
        for index, clause in enumerate(clauses):
            limit = _limit(outside, clauses, index, len(self.text))
            opens = clause.head is not None and (index == 0 or clauses[index - 1].head != clause.head)
            first = clause.head[0] if opens and clause.head else clause.start
            inside = brackets[bisect_left(opened, outside[first].start) : bisect_left(opened, limit)]
            drafts.extend(self._clause(outside, clause, inside))
        return in_order(self.text, share_predicates(drafts))

    def _clause(self, tokens: Sequence[Token], clause: Clause, brackets: Sequence[Bracket]) -> list[Draft]:
        self._set_head(tokens, clause)
        if clause.joint is Joint.FIRST and clause.head is None and not self._in_outer_scope():
            self.scope = replace(self.scope, head=self.outer_head, head_units=self.outer_units, unit=None)
        self._set_unit(tokens, clause, brackets)
        draft = status_draft(self.text, tokens, clause) or counted_draft(self.text, tokens, clause, self.scope)
        if draft is None:
            if clause.joint is Joint.STRONG and clause.quantity is None:
                self.scope = replace(self.scope, parent=None)
            return []
        notes = [read_bracket(b, draft) for b in brackets]
        draft = self._with_notes(tokens, clause, draft, brackets, notes)
        self.scope = self.scope.after(draft, clause.joint)
        return [draft, *self._inner(brackets, notes, draft)]

    def _in_outer_scope(self) -> bool:
        own = (self.scope.head, self.scope.head_units, self.scope.unit)
        return own == (self.outer_head, self.outer_units, None)

    def _set_head(self, tokens: Sequence[Token], clause: Clause) -> None:
        if clause.head is None:
            return
        start = after_openers(tokens, clause.head[0], clause.head[1])
        task = tokens[clause.head[0]].low == "thi"  # “Thi đua xây dựng nông thôn mới:” names a field
        named = "" if task else list_head(words(self.text, tokens[start : clause.head[1]]))
        units = head_places(named, self.issuer)
        if named != self.scope.head:
            self.scope = replace(self.scope, head=named, head_units=units, parent=None)

    def _set_unit(self, tokens: Sequence[Token], clause: Clause, brackets: Sequence[Bracket]) -> None:
        """``Cơ cấu (%): dịch vụ 43,5``, ``Tổng đàn (con): 1.200``: the unit stands in parentheses before the "
        "numbers."""
        if clause.quantity is None:
            return
        number = tokens[clause.quantity.start].start
        units = [unit for b in brackets if b.end <= number and (unit := unit_alone(b.tokens)) is not None]
        if units:
            self.scope = replace(self.scope, unit=units[-1])

    def _with_notes(
        self,
        tokens: Sequence[Token],
        clause: Clause,
        draft: Draft,
        brackets: Sequence[Bracket],
        notes: Sequence[BracketNotes],
    ) -> Draft:
        end, units = draft.end, list(self.scope.head_units)
        named = named_places(self.text[draft.start : draft.end], self.issuer)
        units += _without_value(named, tokens, clause) or _lone_name(draft, tokens, clause)
        units = units or list(_behind_colon(self.text[draft.start : draft.end], draft.unit))
        for bracket, note in zip(brackets, notes, strict=True):
            if note.parts or note.past or bracket.start < draft.start:
                continue
            if bracket.start <= end + 2:
                end = max(end, bracket.end)
            inner = self.text[bracket.start + 1 : bracket.end - 1]
            units += [u for u in (named_places(inner, self.issuer) or bare_names(inner)) if u not in units]
            draft = replace(draft, growth=draft.growth if draft.growth is not None else note.growth)
        if end == draft.end and not units:
            return draft
        return replace(draft, end=end, named_units=tuple(dict.fromkeys(units)))

    def _inner(self, brackets: Sequence[Bracket], notes: Sequence[BracketNotes], parent: Draft) -> list[Draft]:
        """Parts told in parentheses are targets under the one in front."""
        found: list[Draft] = []
        for bracket, note in zip(brackets, notes, strict=True):
            if not note.parts:
                continue
            inner = LineReader(self.text, self.issuer, Scope(parent=parent, previous=None))
            outside, within = take_out(bracket.tokens)
            drafts = inner._read(outside, within, find_quantities(outside))
            found.extend(d for d in drafts if d.quantity is not None)
        return found


def share_predicates(drafts: Sequence[Draft]) -> list[Draft]:
    """``100% khu và 60% cụm công nghiệp có trạm xử lý``: the predicate holds for both."""
    shared = list(drafts)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        beside = following.joint in (Joint.COMMA, Joint.AND) and one.counts_first and following.counts_first
        if not beside or one.predicate or not following.predicate or one.quantity is None or following.quantity is None:
            continue
        if one.quantity.share is following.quantity.share and (one.quantity.share or not one.action):
            shared[at] = replace(one, name=f"{one.name} {following.predicate}", predicate=following.predicate)
    return shared


def _limit(tokens: Sequence[Token], clauses: Sequence[Clause], index: int, length: int) -> int:
    if index + 1 == len(clauses):
        return length + 1
    return tokens[clauses[index + 1].start].start


def _behind_colon(text: str, unit: str | None) -> tuple[str, ...]:
    """``thêm 03 xã gồm: Hợp Thịnh, Đồng Tĩnh``: the counted places by their bare names."""
    counted, colon, names = text.rpartition(":")
    places = colon and any(c.isdigit() for c in counted) and PLACE_KINDS.get((unit or "").split(",")[0])
    return bare_names(names) if places else ()


def _without_value(names: Sequence[str], tokens: Sequence[Token], clause: Clause) -> tuple[str, ...]:
    """``Trường THPT Tân Châu 32``: the number that is the value is no part of the name."""
    if clause.quantity is None:
        return tuple(names)
    value = f" {tokens[clause.quantity.start].text}"
    return tuple(name.removesuffix(value) for name in names)


def _lone_name(draft: Draft, tokens: Sequence[Token], clause: Clause) -> tuple[str, ...]:
    """``Vạn Ninh 6.300``: an item that is nothing but a proper name."""
    if draft.quantity is None or draft.counts_first:
        return ()
    start = after_openers(tokens, clause.start)
    if draft.lead is None or draft.lead.start <= start:
        return ()
    name = " ".join(t.text for t in tokens[start : draft.lead.start])
    return (name,) if is_bare_name(name) else ()


def read_line_targets(text: str, issuer: str | None = None, scope: Scope | None = None) -> list[Draft]:
    """The targets of one line (without its numbering mark), in reading order."""
    return LineReader(text, issuer, scope or Scope()).read()
