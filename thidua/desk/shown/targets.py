"""How a target reads on the screen: its comparison, its figure, when it counts as kept, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns.logic.growth import CrossCheck, cross_check
from thidua.campaigns.logic.target import CannotJudge, Lack, Promise, rule_of
from thidua.campaigns.logic.terms import Bound, Change, Comparator, Group, Meets
from thidua.campaigns.models import Allocation, Target
from thidua.campaigns.models.labels import GROUPS
from thidua.campaigns.queries import promise_of
from thidua.core.badges import Badge, Tone
from thidua.core.logic.saying import spoken
from thidua.core.templatetags.shown import NOTHING, number_text

_WORDS: Mapping[Comparator, LazyText | str] = {
    Comparator.EQ: gettext_lazy("Đạt"),
    Comparator.GE: gettext_lazy("Từ … trở lên"),
    Comparator.GT: gettext_lazy("Trên"),
    Comparator.LE: gettext_lazy("Không quá"),
    Comparator.LT: gettext_lazy("Dưới"),
    Comparator.BETWEEN: gettext_lazy("Trong khoảng"),
    Comparator.INCREASE_BY: gettext_lazy("Tăng"),
    Comparator.DECREASE_BY: gettext_lazy("Giảm"),
    Comparator.MAINTAIN: gettext_lazy("Duy trì"),
}
_SIGNS: Mapping[Comparator, str] = {
    Comparator.GE: "≥",
    Comparator.GT: ">",
    Comparator.LE: "≤",
    Comparator.LT: "<",
    Comparator.BETWEEN: "↔",
    Comparator.INCREASE_BY: "↑",
    Comparator.DECREASE_BY: "↓",
    Comparator.MAINTAIN: "→",
}
_LACKS: Mapping[Lack, LazyText | str] = {
    Lack.VALUE: gettext_lazy("Không có số"),
    Lack.HIGH: gettext_lazy("Sai khoảng"),
    Lack.MEETS: gettext_lazy("Chưa rõ “đạt”"),
    Lack.CHANGE: gettext_lazy("Chưa rõ cách tính"),
    Lack.BASELINE: gettext_lazy("Thiếu số gốc"),
}
_MEETS_SIGNS: Mapping[Meets, str] = {Meets.AT_LEAST: "≥", Meets.AT_MOST: "≤", Meets.EXACTLY: "="}
_BOUND_SIGNS: Mapping[Bound, str] = {Bound.GE: "≥", Bound.GT: ">", Bound.LE: "≤", Bound.LT: "<", Bound.BETWEEN: "↔"}


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target as the tables show it, on a day. ``value`` is the writing of the figure then in force."""

    target: Target
    number: int
    sign: str
    comparison: str
    value: str
    unit: str
    baseline: str
    named: tuple[str, ...]
    badge: Badge | None
    promise: Promise | None

    @property
    def part(self) -> str:
        """The number of the target inside its campaign, as addresses have it."""
        return part_of(self.target)

    @property
    def out(self) -> bool:
        """Whether it no longer counts: dropped, or only a repetition."""
        return self.target.dropped_on is not None or self.target.duplicate_of_id is not None


def part_of(target: Target) -> str:
    """``07`` of ``PT-2024-001/07``."""
    return target.code.rpartition("/")[2]


def sign_of(target: Target) -> str:
    """The mark of the comparison; a bare "đạt" whose sense nobody has chosen yet has a question mark."""
    comparator = Comparator(target.comparator)
    if target.bound:
        return f"{_SIGNS[comparator]} {_BOUND_SIGNS[Bound(target.bound)]}"
    if comparator is not Comparator.EQ:
        return _SIGNS[comparator]
    return _MEETS_SIGNS[Meets(target.meets)] if target.meets else "?"


def value_text(value: Decimal | None, high: Decimal | None) -> str:
    """One figure, or both ends of a span."""
    if value is None:
        return NOTHING
    return number_text(value) if high is None else f"{number_text(value)} – {number_text(high)}"


def full_text(value: Decimal | None, high: Decimal | None, unit: str) -> str:
    """The figure with its unit."""
    return f"{value_text(value, high)} {unit}".strip() if value is not None else NOTHING


def target_row(target: Target, number: int, on: date) -> TargetRow:
    """A target as it stands on the day. Uses what :func:`thidua.campaigns.queries.targets_with_all` fetched."""
    promise = promise_of(target, on)
    value, high = (promise.value, promise.value_high) if promise else (None, None)
    return TargetRow(
        target=target,
        number=number,
        sign=sign_of(target),
        comparison=str(_WORDS[Comparator(target.comparator)]),
        value=value_text(value, high),
        unit=target.unit,
        baseline=_baseline(target),
        named=tuple(unit.text for unit in target.named_units.all()),
        badge=target_badge(target, promise, on),
        promise=promise,
    )


def _baseline(target: Target) -> str:
    if target.baseline is None:
        return _("năm %(year)s") % {"year": target.baseline_year} if target.baseline_year else ""
    figure = number_text(target.baseline)
    return f"{figure} ({target.baseline_year})" if target.baseline_year else figure


def target_badge(target: Target, promise: Promise | None, on: date) -> Badge | None:
    """What sets the target apart from the others; None for an ordinary one."""
    if target.dropped_on is not None:
        return Badge(_("Đã bỏ"), Tone.QUIET, "trash")
    if target.duplicate_of_id is not None:
        return Badge(_("Nhắc lại"), Tone.QUIET, "copy")
    if promise is None:
        return Badge(_("Bãi bỏ"), Tone.BAD, "ban")
    changes = [a for a in target.adjustments.all() if a.withdrawn_on is None]
    if any(a.effective_on <= on for a in changes):
        return Badge(_("Đã điều chỉnh"), Tone.GOLD, "adjustments")
    if changes:
        return Badge(_("Sắp điều chỉnh"), Tone.INFO, "calendar-due")
    return _open_question(promise)


def _open_question(promise: Promise) -> Badge | None:
    try:
        rule_of(promise)
    except CannotJudge as refusal:
        return Badge(str(_LACKS.get(refusal.lack, _LACKS[Lack.VALUE])), Tone.WARN, "help")
    return None


def kept_when(target: Target, promise: Promise | None) -> str:
    """The normal form in a sentence: "Đạt khi từ 98,5 % trở lên", or why it cannot be said yet."""
    if promise is None:
        return _("Chỉ tiêu đã được bãi bỏ nên không đánh giá nữa.")
    try:
        rule = rule_of(promise)
    except CannotJudge as refusal:
        return refusal.reason_vi
    relative = Change.RELATIVE.value == target.change
    unit = target.figure_unit if relative or target.figure_unit else target.unit
    return _("Đạt khi số liệu %(interval)s.") % {"interval": spoken(rule.kept.sentence(unit))}


def growth_check(target: Target, promise: Promise | None) -> CrossCheck | None:
    """Level, growth and baseline against each other, where the text gives a growth beside a level."""
    if promise is None or promise.value is None or target.growth_pct is None:
        return None
    return cross_check(promise.value, target.growth_pct, target.baseline)


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The targets of one field, in the order of the document."""

    code: str
    label: str
    rows: tuple[TargetRow, ...]


def grouped(targets: Iterable[Target], on: date, only: str = "") -> tuple[TargetGroup, ...]:
    """Targets by field; ``only`` keeps one field. Numbers run through, as in the document."""
    rows = [target_row(target, number, on) for number, target in enumerate(targets, start=1)]
    groups = ((group.value, str(label)) for group, label in GROUPS.items() if only in {"", group.value})
    found = (TargetGroup(code, label, tuple(r for r in rows if r.target.group == code)) for code, label in groups)
    return tuple(group for group in found if group.rows)


def group_counts(targets: Iterable[Target]) -> tuple[tuple[str, str, int], ...]:
    """``(code, label, count)`` of the targets that count, by field."""
    live = [t.group for t in targets if t.dropped_on is None and t.duplicate_of_id is None]
    return tuple((group.value, str(GROUPS[group]), live.count(group.value)) for group in Group if group.value in live)


EXPORT_HEADER = (
    gettext_lazy("Mã"),
    gettext_lazy("Nhóm"),
    gettext_lazy("Chỉ tiêu"),
    gettext_lazy("So sánh"),
    gettext_lazy("Giá trị"),
    gettext_lazy("Mức trên"),
    gettext_lazy("Đơn vị tính"),
    gettext_lazy("Mốc so sánh"),
    gettext_lazy("Năm mốc"),
    gettext_lazy("Tốc độ tăng (%)"),
    gettext_lazy("Cơ quan chủ trì"),
    gettext_lazy("Đơn vị nêu tên"),
    gettext_lazy("Trạng thái"),
)
ExportRow = list[str | int | Decimal | None]


def export_rows(groups: Iterable[TargetGroup]) -> Iterable[ExportRow]:
    """The table of targets for Excel, figures as figures."""
    for group in groups:
        for row in group.rows:
            yield _export_row(group, row)


def _export_row(group: TargetGroup, row: TargetRow) -> ExportRow:
    target, promise = row.target, row.promise
    return [
        row.number,
        target.code,
        group.label,
        target.name,
        f"{row.comparison} ({row.sign})",
        promise.value if promise else None,
        promise.value_high if promise else None,
        target.unit,
        target.baseline,
        target.baseline_year,
        target.growth_pct,
        str(target.owner or target.owner_text),
        "; ".join(row.named),
        row.badge.text if row.badge else "",
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """A target of the superior beside what the unit was given and what it promises itself."""

    row: TargetRow
    given: str
    own: TargetRow | None


def compared(parent: Iterable[TargetRow], given: Mapping[int, Allocation], own: Iterable[TargetRow]) -> list[Compared]:
    """The superior's targets with the unit's own of the same indicator (or the same name)."""
    mine = list(own)
    by_indicator = {r.target.indicator_id: r for r in mine if r.target.indicator_id is not None}
    by_name = {r.target.name.casefold(): r for r in mine}

    def own_of(target: Target) -> TargetRow | None:
        same = by_indicator.get(target.indicator_id) if target.indicator_id is not None else None
        return same or by_name.get(target.name.casefold())

    return [
        Compared(row, _given(given.get(row.target.pk), row.unit), own_of(row.target)) for row in parent if not row.out
    ]


def _given(allocation: Allocation | None, unit: str) -> str:
    if allocation is None:
        return ""
    if allocation.not_assigned:
        return _("Không giao")
    return full_text(allocation.value, None, unit)
