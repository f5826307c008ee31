"""Giao, phân bổ: one target over all units of its campaign, in one grid that checks its own sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.campaigns.forms.fields import figure_of
from thidua.campaigns.launching import allocation_check
from thidua.campaigns.logic.allocation import AllocationCheck
from thidua.campaigns.logic.terms import OverUnits
from thidua.campaigns.models import Allocation, Target
from thidua.campaigns.queries import allocations_of, board_of
from thidua.core import clock, exports
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.decision import Decision
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import spoken
from thidua.core.templatetags.shown import number_text
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.pages import Page
from thidua.desk.shown.targets import TargetRow, full_text, target_row
from thidua.desk.views.campaign_access import campaign_crumbs, the_target
from thidua.directory.models import Organisation

WEIGHED = frozenset({OverUnits.WEIGHTED.value, OverUnits.RATIO.value})


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of the grid: the words in its cells, and what is wrong with them."""

    organisation: Organisation
    value: str = ""
    weight: str = ""
    not_assigned: bool = False
    reason: str = ""
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationPage(Page):
    """The grid. ``total`` is the figure of the target as the script adds it up; empty where sums mean nothing."""

    target: Target
    row: TargetRow
    lines: tuple[Line, ...]
    check: AllocationCheck
    total: str
    weighed: bool
    may_allocate: Decision
    errors: tuple[str, ...] = ()


def allocation(request: Request, code: str, part: str) -> HttpResponse:
    """Units × value with the sum checked; a POST saves all cells or none."""
    today = clock.today()
    target = the_target(request, code, part, today)
    units = [row.organisation for row in board_of(target.campaign).rows]
    known = {row.organisation_id: row for row in allocations_of(target)}
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        return _workbook(target, units, known, today)
    if request.method == "POST":
        require(policy.can_allocate(request.user, target, today))
        return _saved(request, target, units, today)
    lines = tuple(_line(unit, known.get(unit.pk)) for unit in units)
    return _shown(request, target, lines, today)


def _line(unit: Organisation, row: Allocation | None) -> Line:
    if row is None:
        return Line(unit)
    return Line(unit, _writing(row.value), _writing(row.weight), row.not_assigned, row.reason)


def _writing(value: Decimal | None) -> str:
    return format_number(value) if value is not None else ""


def _saved(request: Request, target: Target, units: list[Organisation], on: date) -> HttpResponse:
    """Save when every cell can be read; otherwise the grid comes back as it was typed."""
    lines = tuple(typed_line(unit, request.POST) for unit in units)
    if any(line.errors for line in lines):
        return _shown(request, target, lines, on)
    try:
        check = allocate_target(target, [_share(line) for line in lines], by=request.user, on=on)
    except (Invalid, Conflict) as refusal:
        return _shown(request, target, lines, on, (str(refusal),))
    messages.success(request, _("Đã lưu phân bổ. %(outcome)s") % {"outcome": spoken(check.sentence_vi)})
    return redirect("target_allocation", *target.code.rsplit("/", 1))


def typed_line(unit: Organisation, data: QueryDict) -> Line:
    """What was typed for a unit, with a sentence for each cell that cannot be read."""
    value, weight = (data.get(f"{name}-{unit.code}", "").strip() for name in ("value", "weight"))
    reason = data.get(f"reason-{unit.code}", "").strip()
    not_assigned = f"none-{unit.code}" in data
    errors = [*_flaws(value), *_flaws(weight)]
    if not_assigned and value:
        errors.append(_("Đã chọn không giao thì để trống giá trị."))
    if not_assigned and not reason:
        errors.append(_("Hãy nêu lý do không giao."))
    return Line(unit, value, weight, not_assigned, reason, tuple(errors))


def _flaws(text: str) -> list[str]:
    try:
        _figure(text)
    except ValidationError as flaw:
        return flaw.messages
    return []


def _figure(text: str) -> Decimal | None:
    return figure_of(text) if text else None


def _share(line: Line) -> ShareFacts:
    return ShareFacts(line.organisation, _figure(line.value), line.not_assigned, line.reason, _figure(line.weight))


def _shown(
    request: Request, target: Target, lines: tuple[Line, ...], on: date, errors: tuple[str, ...] = ()
) -> HttpResponse:
    row = target_row(target, target.position + 1, on)
    rule = target.indicator.over_units if target.indicator else OverUnits.NONE.value
    sums = rule == OverUnits.SUM.value and row.promise is not None and row.promise.value is not None
    page = AllocationPage(
        target=target,
        row=row,
        lines=lines,
        check=allocation_check(target, on),
        total=row.value if sums else "",
        weighed=rule in WEIGHED,
        may_allocate=policy.can_allocate(request.user, target, on),
        errors=errors,
        crumbs=campaign_crumbs(target.campaign, target),
    )
    return render(request, "desk/targets/allocation.html", {"page": page}, status=200)


def _workbook(target: Target, units: list[Organisation], known: Mapping[int, Allocation], on: date) -> HttpResponse:
    title = _("Phân bổ chỉ tiêu %(code)s") % {"code": target.code}
    columns = [
        ("STT", 6),
        (_("Mã đơn vị"), 16),
        (_("Đơn vị"), 36),
        (_("Giá trị giao"), 14),
        (_("Quy mô"), 14),
        (_("Không giao"), 12),
        (_("Lý do"), 40),
    ]
    rows = [[number, *_export(unit, known.get(unit.pk))] for number, unit in enumerate(units, start=1)]
    row = target_row(target, target.position + 1, on)
    promise = row.promise
    whole = full_text(promise.value, promise.value_high, target.unit) if promise else number_text(None)
    notes = [
        target.name,
        _("Chỉ tiêu chung: %(whole)s") % {"whole": whole},
        spoken(allocation_check(target, on).sentence_vi),
    ]
    return download(exports.workbook(exports.Sheet(_("Phân bổ"), title, columns, rows, notes)), title)


def _export(unit: Organisation, row: Allocation | None) -> list[object]:
    if row is None:
        return [unit.code, unit.name, None, None, "", ""]
    return [unit.code, unit.name, row.value, row.weight, "x" if row.not_assigned else "", row.reason]
