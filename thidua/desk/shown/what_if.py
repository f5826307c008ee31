"""How the sandbox looks: boxes for every line, what was typed into them, what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.logic.numerals import format_number, parse_number
from thidua.scoring.logic.columns import fits
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.methods import Count, Deduction, Manual, Rank, Share, Steps, YesNo
from thidua.scoring.logic.scheme import Criterion, Node, Scheme, criteria
from thidua.scoring.logic.terms import Measure, Standing
from thidua.scoring.logic.what_if import Outlook


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the boxes: the texts, the numbers that could be read, and what is wrong with the others."""

    texts: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, Decimal] = field(default_factory=dict)
    maxima: Mapping[str, Decimal] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def anything(self) -> bool:
        """Whether anything is supposed at all."""
        return bool(self.measures or self.maxima)


def read_typed(scheme: Scheme, given: Mapping[str, str], *, weights: bool, ranks: bool) -> Typed:
    """The boxes of an address: ``m-<key>`` a number, ``w-<key>`` another maximum (where ``weights`` may be tried).

    Lines scored by rank are passed over unless ``ranks`` may be tried.
    """
    texts: dict[str, str] = {}
    measures: dict[str, Decimal] = {}
    maxima: dict[str, Decimal] = {}
    errors: dict[str, str] = {}
    for _kind, criterion in criteria(scheme):
        if ranks or not isinstance(criterion.method, Rank):
            _read(f"m-{criterion.key}", given, texts, errors, measures, criterion)
        if weights:
            _read(f"w-{criterion.key}", given, texts, errors, maxima, criterion)
    return Typed(texts, measures, maxima, errors)


def _read(
    name: str,
    given: Mapping[str, str],
    texts: dict[str, str],
    errors: dict[str, str],
    numbers: dict[str, Decimal],
    criterion: Criterion,
) -> None:
    text = str(given.get(name, "")).strip()
    if not text:
        return
    texts[name] = text
    number = parse_number(text)
    if number is None:
        errors[name] = _("“%(typed)s” không phải là số; ví dụ 8,5.") % {"typed": text}
    elif name.startswith("w-"):
        if number > 0:
            numbers[criterion.key] = number
        else:
            errors[name] = _("Điểm tối đa phải lớn hơn 0.")
    elif fits(criterion, number):
        numbers[criterion.key] = number
    else:
        errors[name] = _refused(criterion)


def _refused(criterion: Criterion) -> str:
    if isinstance(criterion.method, Manual):
        return _("Chấm từ 0 đến %(most)s, bước %(step)s.") % {
            "most": format_number(criterion.maximum),
            "step": format_number(criterion.method.mark_step),
        }
    return _("Số không được âm.")


@dataclass(frozen=True, slots=True)
class SupposedRow:
    """A line of the sandbox. ``locked`` says why its number cannot be tried; ``unit`` what the number counts."""

    key: str
    depth: int
    number: str
    name: str
    maximum: Decimal
    is_line: bool = False
    yes_no: bool = False
    locked: str = ""
    now: str = ""
    known: bool = False
    counts: bool = True
    unit: str = ""
    text: str = ""
    weight: str = ""
    error: str = ""
    weight_error: str = ""
    before: Decimal | None = None
    after: Decimal | None = None

    @property
    def changed(self) -> bool:
        """Whether the points are others."""
        return self.before != self.after


def supposed_rows(scheme: Scheme, own: Outlook, typed: Typed, *, ranks: bool) -> list[SupposedRow]:
    """All lines in order, each with its boxes and its points before and after."""
    lines = (_lines(own.before.card.lines), _lines(own.after.card.lines))
    return [row for section in scheme.sections for row in _walk(section, 0, lines, typed, ranks)]


def _lines(lines: Sequence[Line]) -> dict[str, Line]:
    return {line.criterion.key: line for line in lines}


def _walk(
    node: Node, depth: int, lines: tuple[dict[str, Line], dict[str, Line]], typed: Typed, ranks: bool
) -> Iterator[SupposedRow]:
    if not isinstance(node, Criterion):
        yield SupposedRow(node.key, depth, node.number, node.name, node.maximum)
        for part in node.parts:
            yield from _walk(part, depth + 1, lines, typed, ranks)
        return
    before, after = lines[0][node.key], lines[1][node.key]
    hidden = isinstance(node.method, Rank) and not ranks
    yield SupposedRow(
        node.key, depth, node.number, node.name, node.maximum, is_line=True, yes_no=isinstance(node.method, YesNo),
        locked=_("Tính theo thứ hạng trong cụm: thử được sau khi công bố.") if hidden else "",
        now=_now(node, before), known=before.reading.measure is not None,
        counts=before.counts,
        unit=_unit(node),
        text=typed.texts.get(f"m-{node.key}", ""), weight=typed.texts.get(f"w-{node.key}", ""),
        error=typed.errors.get(f"m-{node.key}", ""), weight_error=typed.errors.get(f"w-{node.key}", ""),
        before=before.points, after=after.points,
    )  # fmt: skip


def _now(criterion: Criterion, line: Line) -> str:
    """The number as it stands; a line that was not assigned counts neither way."""
    return _("không giao") if line.standing is Standing.NOT_ASSIGNED else _measured(criterion, line.reading.measure)


def _measured(criterion: Criterion, measure: Decimal | None) -> str:
    if measure is None:
        return _("chưa có")
    if isinstance(criterion.method, YesNo):
        return _("có") if measure else _("không")
    return format_number(measure)


def _unit(criterion: Criterion) -> str:
    match criterion.method:
        case Share() | Steps(of=Measure.ATTAINMENT) | Rank(ranked_by=Measure.ATTAINMENT):
            return "%"
        case Count():
            return _("lượt")
        case Deduction():
            return _("lỗi")
        case Manual():
            return _("điểm")
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of it for the unit. ``ahead`` is the unit just before it then, ``gap`` the points it lacks to it."""

    before: Decimal
    after: Decimal
    gained: Decimal
    place_before: int | None = None
    place_after: int | None = None
    rises: int | None = None
    class_before: str = ""
    class_after: str = ""
    ahead: str = ""
    gap: Decimal | None = None


def outcome_of(scheme: Scheme, own: Outlook, outlooks: Sequence[Outlook]) -> Outcome:
    """Points always; place, class and the unit ahead where the table is given."""
    points = (own.before.card.total, own.after.card.total, own.gained)
    if not outlooks:
        return Outcome(*points)
    names = {rule.key: rule.name for rule in scheme.classes}
    ahead = _ahead(own, outlooks)
    return Outcome(
        *points,
        place_before=own.before.place,
        place_after=own.after.place,
        rises=own.rises,
        class_before=names.get(own.before.class_key, ""),
        class_after=names.get(own.after.class_key, ""),
        ahead=ahead.after.card.name if ahead else "",
        gap=ahead.after.card.total - own.after.card.total if ahead else None,
    )


def _ahead(own: Outlook, outlooks: Sequence[Outlook]) -> Outlook | None:
    """The last of those that stand before the unit; None at the head, or where it is not ranked."""
    place = own.after.place
    if place is None:
        return None
    better = [found for found in outlooks if found.after.place is not None and found.after.place < place]
    return better[-1] if better else None
