"""All targets of a document: from its outline to a list of targets with remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from thidua.campaigns.logic.reading.baselines import baseline_year
from thidua.campaigns.logic.reading.comparators import Judgement
from thidua.campaigns.logic.reading.confidence import WITHOUT_UNIT, confidence_of
from thidua.campaigns.logic.reading.dense_lists import with_dense_lists
from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.duplicates import mark_duplicates
from thidua.campaigns.logic.reading.findings import Target, TargetReading
from thidua.campaigns.logic.reading.groups import group_of, usual_group
from thidua.campaigns.logic.reading.line_targets import LineReader
from thidua.campaigns.logic.reading.mentions import (
    introduced_as_target,
    is_duty,
    is_entrusted_target,
    is_mentioned_target,
    may_entrust,
    may_mention,
    never_a_target,
    opens_as_report,
    tells_the_past,
)
from thidua.campaigns.logic.reading.misprints import repair
from thidua.campaigns.logic.reading.names import head_name, starts_measure
from thidua.campaigns.logic.reading.places import head_places, named_places
from thidua.campaigns.logic.reading.scope import Scope
from thidua.campaigns.logic.reading.sections import Place, Spot, walk_sections
from thidua.campaigns.logic.reading.table_rows import Row
from thidua.campaigns.logic.reading.tables import read_table
from thidua.campaigns.logic.reading.target_remarks import remarks_on
from thidua.campaigns.logic.reading.tokens import tokenize
from thidua.campaigns.logic.terms import Group
from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.outline import Line, Outline
from thidua.documents.logic.passage import Passage


def recognise_targets(outline: Outline, *, year: int | None = None, issuer: str | None = None) -> TargetReading:
    """Find every target of a document.

    ``year`` is the year the document is for (results of earlier years are left out), ``issuer`` the body that speaks
    (never a named unit of its own targets). Never fails; a document without targets gives an empty reading.
    """
    recogniser = _Recogniser(outline, year, issuer)
    found = recogniser.with_groups(tuple(recogniser.run()))
    found = mark_duplicates(found, recogniser.unnumbered_mentions)
    return TargetReading(found, remarks_on(outline.source.text, found))


@dataclass(slots=True)
class _Recogniser:
    outline: Outline
    year: int | None
    issuer: str | None
    unnumbered_mentions: set[tuple[int, int]] = field(default_factory=set)  # kept only where they repeat a target
    groups: list[Group | None] = field(default_factory=list)  # one per target, None where nothing tells
    last_of_line: dict[int, Draft] = field(default_factory=dict)
    words_of_line: dict[int, str] = field(default_factory=dict)
    parents: set[int] = field(default_factory=set)  # lines that have items under them

    def run(self) -> Iterator[Target]:
        rows: list[Spot] = []
        spots = tuple(walk_sections(self.outline))
        self.parents = {spot.above.start for spot in spots if spot.above is not None and spot.item}
        for spot in with_dense_lists(spots):
            if spot.line.cells and (not rows or rows[-1].line.table == spot.line.table):
                rows.append(spot)
                continue
            yield from self._table(rows)
            rows = [spot] if spot.line.cells else []
            if not spot.line.cells:
                yield from self._line(spot)
        yield from self._table(rows)

    def with_groups(self, targets: Sequence[Target]) -> tuple[Target, ...]:
        """A target whose own words and headings tell no group gets that of the sector the document speaks of."""
        usual = usual_group(self.groups[: len(targets)])
        return tuple(
            replace(target, group=usual) if group is None else target
            for target, group in zip(targets, self.groups, strict=True)
        )

    def _group(self, headings: Sequence[str], name: str) -> Group:
        group = group_of(headings, name)
        self.groups.append(group)
        return group or Group.OTHER

    def _table(self, rows: Sequence[Spot]) -> Iterator[Target]:
        if not rows or rows[0].place is Place.EXCLUDED:
            return
        for row in read_table(self.outline, [spot.line for spot in rows], self.year, _caption(rows[0])):
            yield self._from_row(row, rows[0])

    def _from_row(self, row: Row, spot: Spot) -> Target:
        headings = ([row.heading] if row.heading else []) + list(spot.headings)
        reading = row.reading
        return Target(
            text=self.outline.source.text[row.start : row.end],
            span=(row.start, row.end),
            name=row.name,
            comparator=reading.judgement.comparator,
            value=reading.value,
            value_high=reading.high,
            unit=_row_unit(row),
            bound=reading.judgement.bound,
            group=self._group(headings, row.name),
            named_units=(row.place,) if row.place else named_places(row.name, self.issuer),
            section=spot.number,
            confidence=1.0 if row.unit or reading.value is None else WITHOUT_UNIT,
        )

    def _line(self, spot: Spot) -> Iterator[Target]:
        passage = _without_number(repair(self.outline.words(spot.line)), spot.line)
        self.words_of_line[spot.line.start] = passage.text
        lead_in = spot.heading and spot.line.number is None
        if lead_in or not _worth_reading(spot, passage.text):
            return
        reader = LineReader(passage.text, self.issuer, self._scope(spot.above))
        drafts = reader.read()
        item = spot.item or _LABEL.match(self.outline.words(spot.line).text) is not None
        if drafts:
            self.last_of_line[spot.line.start] = drafts[-1]
        dense = _mostly_figures(drafts)
        for draft in drafts:
            among = dense and draft.end - draft.start < _LONGEST_STATUS
            if not self._accepted(spot, passage.text, draft, item=item or among):
                continue
            target = self._from_draft(spot, passage, draft)
            if spot.place is Place.CONTENT and draft.quantity is None:
                self.unnumbered_mentions.add(target.span)
            yield target

    def _accepted(self, spot: Spot, text: str, draft: Draft, *, item: bool) -> bool:
        if text.endswith(_ANNOUNCING) and draft.end + _LONGEST_ANNOUNCEMENT > len(text):
            return False
        if not draft.name or text.startswith(_REGISTERED):
            return False
        if tells_the_past(text, draft.start, draft.end, self.year) or never_a_target(text, draft):
            return False
        if opens_as_report(text, draft.start, item=spot.item):
            return False
        if spot.unannounced and is_duty(text, draft):
            return False
        status = draft.quantity is None and draft.value is None
        if status and spot.place is Place.LIST and (not item or spot.line.start in self.parents):
            return False  # general aims are prose; what is listed behind a mark is a target
        if spot.place is Place.EXCLUDED:
            return is_entrusted_target(text, draft)
        return spot.place is Place.LIST or introduced_as_target(text, draft) or is_mentioned_target(text, draft)

    def _scope(self, above: Line | None) -> Scope:
        """A line that ends with a colon is the head of the items under it."""
        text = self.words_of_line.get(above.start, "") if above is not None else ""
        if above is None or not text.endswith(":"):
            return Scope()
        last = self.last_of_line.get(above.start)
        if last is not None:
            return Scope(parent=last)
        head = head_name(text[:-1].strip())
        units = head_places(head, self.issuer)
        if units or (starts_measure(tokenize(head)) and not head.lower().startswith("chỉ tiêu")):
            return Scope(head=head, head_units=units)
        return Scope()

    def _from_draft(self, spot: Spot, passage: Passage, draft: Draft) -> Target:
        span = passage.span(draft.start, draft.end)
        text = self.outline.source.text[span[0] : span[1]]
        judgement: Judgement = draft.judgement
        return Target(
            text=text,
            span=span,
            name=draft.name,
            comparator=judgement.comparator,
            value=draft.value,
            value_high=draft.quantity.high if draft.quantity else None,
            unit=draft.unit,
            growth_pct=draft.growth,
            bound=judgement.bound,
            group=self._group(spot.headings, draft.name),
            named_units=draft.named_units,
            section=spot.number,
            baseline_year=baseline_year(text),
            confidence=confidence_of(draft, text, mentioned=spot.place is not Place.LIST, unannounced=spot.unannounced),
        )


def _mostly_figures(drafts: Sequence[Draft]) -> bool:
    """A paragraph of figures is the list itself, run together: what stands among them without one is a target too."""
    figures = sum(draft.quantity is not None for draft in drafts)
    return figures >= _FEWEST_FIGURES and figures >= 2 * (len(drafts) - figures)


def _worth_reading(spot: Spot, text: str) -> bool:
    if spot.place is Place.EXCLUDED:
        return spot.entrusting and may_entrust(text)
    return spot.place is Place.LIST or may_mention(text)


_ANNOUNCING = ("như sau:", "sau đây:", "sau:")
_LONGEST_ANNOUNCEMENT = 12
_REGISTERED = ("Đăng ký danh hiệu", "Đăng ký thi đua", "Danh hiệu đăng ký")
_FEWEST_FIGURES = 4
_LONGEST_STATUS = 120  # a longer clause among figures is prose
_LOST_MARK = pattern_of(r"\d{1,2}\s?[-–./)]\s+(?=\d)")
_LABEL = pattern_of(
    r"(?:Chỉ tiêu|Mục tiêu|Nội dung|Tiêu chí|Nhiệm vụ|Việc|Điều|Đích)\s+(?:thứ\s+)?(?:\d{1,2}|[IVX]{1,5}|một|nhất|"
    r"hai|ba|tư|bốn|"
    r"năm|sáu|bảy|tám|chín|mười)\s*[:.]\s+",
    re.IGNORECASE,
)
"""``Chỉ tiêu 4:`` at the head of a line is a mark in words."""


def _without_number(passage: Passage, line: Line) -> Passage:
    """Take off a number that stands for a mark although the outline did not see one (``1- 100% cơ sở …``)."""
    found = _LABEL.match(passage.text) or (_LOST_MARK.match(passage.text) if line.number is None else None)
    return passage.slice(found.end()) if found else passage


def _row_unit(row: Row) -> str | None:
    if row.reading.value is None:
        return None
    return "hạng" if row.unit in {"thứ hạng", "xếp hạng", "vị trí"} else row.unit


def _caption(spot: Spot) -> str:
    """What a table is about: the heading it stands under."""
    return next((heading for heading in spot.headings if heading.strip()), "")
