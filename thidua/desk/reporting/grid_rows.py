"""From the grid of a report to the rows of its page: texts in cells, what stands beside them, what is said of them."""

from __future__ import annotations

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.campaigns.logic.terms import Group, OverUnits
from thidua.campaigns.models.labels import GROUPS
from thidua.core.audit import Actor
from thidua.core.logic.numerals import format_number
from thidua.core.templatetags.shown import number_text
from thidua.desk.reporting.badges import figure_badge
from thidua.desk.reporting.finding import keys_of, report_url
from thidua.desk.reporting.keeping import result_of, texts_of
from thidua.desk.reporting.rows import FIELDS, NUMBER_FIELDS, Cell, Choice, FigureGrid, FigureRow, Opening
from thidua.desk.shown.targets import sign_of, value_text
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.states import FigureState, RoundState
from thidua.monitoring.logic.workbook import INPUTS
from thidua.monitoring.models import Report
from thidua.monitoring.models.labels import MISSING
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.queries.grid import Grid, GridRow


def headings() -> dict[str, str]:
    """The words over the columns to type in."""
    return {
        "numerator": _("Tử số"),
        "denominator": _("Mẫu số, quy mô"),
        "value": _("Kết quả"),
        "missing": _("Lý do không có số liệu"),
        "note": _("Giải trình"),
    }


def figure_grid(grid: Grid, report: Report, user: Actor, *, enters: bool) -> FigureGrid:
    """The grid of a page. Columns of parts are left out where no indicator has parts."""
    words = headings()
    asked = {name for row in grid.rows for name in inputs_of(row)} | {"value", "missing", "note"}
    columns = tuple((name, words[name]) for name in FIELDS if name in asked)
    return FigureGrid(
        rows=tuple(_rows(grid, report, columns, enters=enters)),
        columns=columns,
        open=enters,
        save_url=report_url(report, "report_save"),
        store=":".join((*keys_of(report), user.audit_key)),
    )


def inputs_of(row: GridRow) -> tuple[str, ...]:
    """The numbers asked of the indicator."""
    return INPUTS[OverUnits(row.indicator.over_units)]


def _rows(grid: Grid, report: Report, columns: tuple[tuple[str, str], ...], *, enters: bool) -> list[FigureRow]:
    shown: list[FigureRow] = []
    group = ""
    many = len({row.target.group for row in grid.rows}) > 1
    for row in grid.rows:
        begins = many and row.target.group != group
        group = row.target.group
        shown.append(_row(row, report, columns, str(GROUPS[Group(group)]) if begins else "", enters=enters))
    return shown


def _row(row: GridRow, report: Report, columns: tuple[tuple[str, str], ...], group: str, *, enters: bool) -> FigureRow:
    observation = row.observation
    returned = bool(observation and observation.returned)
    official = bool(observation and observation.state == FigureState.OFFICIAL)
    enters = enters and (not official or report.round.state == RoundState.REOPENED)
    return FigureRow(
        code=row.indicator.code,
        name=row.target.name,
        unit=row.indicator.unit,
        url=reverse("figure_page", args=[*keys_of(report), row.indicator.code]),
        cells=tuple(_cell(row, name, words, enters=enters) for name, words in columns),
        state=figure_badge(observation.state, returned=returned)
        if observation is not None and not row.is_empty
        else None,
        version=row.version,
        last_year=figure_text(row.last_year),
        last_period=figure_text(row.last_period),
        target=target_words(row),
        allowed=allowed_words(row),
        result=result_of(told_figure_of(row)),
        remark=_("Trả lại: %(reason)s") % {"reason": row.returned_reason} if returned else "",
        remark_tone="info",
        evidence=row.evidence,
        group=group,
    )


def _cell(row: GridRow, name: str, words: str, *, enters: bool) -> Cell:
    opening = Opening.OPEN if enters else Opening.SHOWN
    if name in NUMBER_FIELDS and name not in inputs_of(row):
        opening = Opening.BARRED
    figure = told_figure_of(row)
    text = texts_of(figure, row.indicator).get(name, "")
    choices = _choices(figure) if name == "missing" else ()
    if choices and not enters:
        text, choices = next((choice.words for choice in choices if choice.chosen), ""), ()
    label = f"{row.target.name}: {_heading(row, name, words)}"
    return Cell(name, text, opening, label, _heading(row, name, words), choices)


def _heading(row: GridRow, name: str, words: str) -> str:
    """Parts of a share are called as the indicator calls them."""
    own = getattr(row.indicator, name, "") if name in {"numerator", "denominator"} else ""
    return str(own) or words


def _choices(figure: Figure) -> tuple[Choice, ...]:
    return tuple(Choice(code.value, str(words), code == figure.missing) for code, words in MISSING.items())


def figure_text(figure: Figure | None) -> str:
    """A figure of another period: its value, or that there was none."""
    if figure is None or figure.is_empty:
        return ""
    return number_text(figure.value) if figure.value is not None else _("không có")


def target_words(row: GridRow) -> str:
    """What this unit was given, or what the target asks of all."""
    if row.asked_value is None:
        return ""
    high = row.target.value_high if row.asked_value == row.target.value else None
    return f"{sign_of(row.target)} {value_text(row.asked_value, high)}".replace("? ", "")


def allowed_words(row: GridRow) -> str:
    """The range the rules allow: ``0 – 100``."""
    if not row.ranges:
        return ""
    low, high = (_bound(bound) for bound in (row.ranges[0].low, row.ranges[0].high))
    return f"{low} – {high}" if low and high else f"≥ {low}" if low else f"≤ {high}"


def told_figure_of(row: GridRow) -> Figure:
    """What the cell says now; nothing where it was never typed."""
    return figure_of(row.observation) if row.observation else Figure()


def _bound(bound: Decimal | None) -> str:
    return "" if bound is None else format_number(bound)
