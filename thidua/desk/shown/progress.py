"""How the standing of a target reads: one line of a table, with a bullet and a small curve drawn as plain shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.campaigns.models import Target
from thidua.campaigns.models.labels import GROUPS
from thidua.core.badges import Badge, Tone
from thidua.core.logic.saying import spoken
from thidua.core.templatetags.shown import NO_BREAK, NOTHING, number_text, percent
from thidua.desk.shown.charts import shown_number
from thidua.desk.shown.lights import Spread, light_badge, spread
from thidua.desk.shown.targets import full_text, part_of
from thidua.monitoring.logic.forecast import Outlook
from thidua.monitoring.logic.lights import SEVERITY, Light
from thidua.monitoring.logic.progress import Basis, Progress
from thidua.monitoring.logic.series import Series, Shape
from thidua.monitoring.logic.standing import Standing
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.monitoring.queries.campaign_year import CampaignYear
from thidua.monitoring.queries.progress import TargetProgress

WIDTH = 1000
"""Width of a bullet in its own drawing units."""
CURVE_WIDTH, CURVE_HEIGHT = 120, 32
STATE_LOOKS: Mapping[FigureState, tuple[Tone, str]] = {
    FigureState.REPORTED: (Tone.QUIET, "pencil"),
    FigureState.APPROVED: (Tone.INFO, "check"),
    FigureState.CONFIRMED: (Tone.OK, "checks"),
    FigureState.OFFICIAL: (Tone.GOLD, "lock"),
}


@dataclass(frozen=True, slots=True)
class Bullet:
    """Places along a bullet in its drawing units: the figure, what was expected, the end; ``words`` say the same."""

    figure: int
    expected: int | None
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target at one node as tables and cards show it. Texts are ready; empty where there is nothing to say.

    ``completion`` is percent of the year's end and None for a sum under a ceiling, which is used up and not completed;
    ``done`` tells either of them.
    """

    target: Target
    number: int
    part: str
    light: Light
    badge: Badge
    figure: str
    wanted: str
    completion: Decimal | None
    done: str
    expected: str
    basis: str
    ahead: str
    pace: str
    forecast: str
    outlook: Badge | None
    before: str
    coverage: str
    as_of: str
    behind: str
    states: tuple[Badge, ...]
    why: str
    bullet: Bullet | None
    curve: tuple[str, ...]
    progress: TargetProgress

    @property
    def group(self) -> str:
        """The field it belongs to."""
        return self.target.group


def target_line(row: TargetProgress, of: CampaignYear, number: int, node: int) -> TargetLine:
    """Everything a line shows of a target."""
    standing, question = row.standing, of.question(row.target, node)
    unit, progress = question.unit, row.standing.progress
    promise = question.promise
    return TargetLine(
        target=row.target,
        number=number,
        part=part_of(row.target),
        light=row.light,
        badge=light_badge(row.light),
        figure=amount_text(standing.point.value, unit) if standing.point else NOTHING,
        wanted=wanted_text(standing, unit)
        or (full_text(promise.value, promise.value_high, row.target.unit) if promise else NOTHING),
        completion=None if progress is None or is_ceiling(standing) else progress.judgement.completion,
        done=done_text(standing),
        expected=amount_text(progress.expected.value, unit) if progress else "",
        basis=basis_words(progress) if progress else "",
        ahead=ahead_text(progress, unit) if progress else "",
        pace=pace_text(standing, unit),
        forecast=standing.forecast.sentence(unit) if standing.forecast else standing.no_forecast,
        outlook=outlook_badge(standing),
        before=before_text(standing, unit),
        coverage=coverage_text(row),
        as_of=as_of_text(row),
        behind=behind_text(row),
        states=state_badges(row.states),
        why=standing.why,
        bullet=bullet_of(standing, unit),
        curve=curve_of(standing.series),
        progress=row,
    )


def amount_text(value: Decimal, unit: str) -> str:
    """A computed figure with its unit; the percent sign stands close."""
    gap = "" if unit.startswith("%") else NO_BREAK
    return f"{shown_number(value)}{gap}{unit}".rstrip(NO_BREAK)


def is_ceiling(standing: Standing) -> bool:
    """Whether the target keeps a sum under a ceiling."""
    rule = standing.rule
    return rule is not None and rule.kept.low is None and standing.series.shape is Shape.GATHERED


def done_text(standing: Standing) -> str:
    """``64%`` of the year's end, or ``đã dùng 52,6% mức trần``."""
    progress, rule = standing.progress, standing.rule
    if progress is None or rule is None:
        return NOTHING
    if not is_ceiling(standing):
        return percent(progress.judgement.completion)
    assert rule.kept.high is not None
    if rule.kept.high.value <= 0:
        return _("trong mức trần") if progress.judgement.achieved else _("vượt mức trần")
    return _("đã dùng %(share)s mức trần") % {"share": percent(progress.figure * 100 / rule.kept.high.value)}


def wanted_text(standing: Standing, unit: str) -> str:
    """The normal form at this node: ``từ 1.100 ha trở lên``."""
    return standing.rule.kept.sentence(unit) if standing.rule else ""


def pace_text(standing: Standing, unit: str) -> str:
    """The pace in words; nothing where the verdict is settled."""
    if standing.pace is None or standing.progress is None or standing.progress.settled:
        return ""
    return standing.pace.sentence(unit, period_word(standing))


def period_word(standing: Standing) -> str:
    """What the remaining periods are called."""
    kind = standing.point.period.kind.value if standing.point else "month"
    return _("quý") if kind == "quarter" else _("tháng")


def basis_words(progress: Progress) -> str:
    """By what the expected figure was drawn."""
    words = {
        Basis.WORKING_DAYS: _("chia đều theo ngày làm việc"),
        Basis.LAST_YEAR: _("theo nhịp của năm trước"),
        Basis.NO_WAY: _("so với mức cả năm vì chưa có số năm gốc"),
    }
    return words[progress.expected.share.basis]


def ahead_text(progress: Progress, unit: str) -> str:
    """How far from what was expected: ``còn thiếu 12 ha``."""
    if progress.ahead >= 0:
        return _("trong mức cần có")
    amount = {"amount": amount_text(-progress.ahead, unit)}
    over = progress.expected.kept.is_above(progress.figure)
    return _("vượt mức %(amount)s") % amount if over else _("còn thiếu %(amount)s") % amount


def outlook_badge(standing: Standing) -> Badge | None:
    """What the range of the forecast says of the target."""
    if standing.forecast is None or standing.rule is None:
        return None
    looks = {
        Outlook.LIKELY: Badge(_("Nhiều khả năng đạt"), Tone.OK, "trending-up"),
        Outlook.OPEN: Badge(_("Có thể đạt"), Tone.WARN, "help"),
        Outlook.UNLIKELY: Badge(_("Khó đạt"), Tone.BAD, "trending-down"),
    }
    return looks[standing.forecast.outlook(standing.rule.kept)]


def before_text(standing: Standing, unit: str) -> str:
    """The same period of last year and the difference."""
    if standing.before is None or standing.change is None:
        return ""
    sign = "+" if standing.change > 0 else ""
    return _("%(before)s (%(change)s)") % {
        "before": amount_text(standing.before, unit),
        "change": f"{sign}{shown_number(standing.change)}",
    }


def coverage_text(row: TargetProgress) -> str:
    """``31 trên 33 đơn vị``."""
    if not row.coverage.asked:
        return ""
    if row.coverage.said > row.coverage.asked:
        return _("đủ %(asked)s đơn vị, thêm %(more)s đơn vị ngoài danh sách giao") % {
            "asked": number_text(row.coverage.asked),
            "more": number_text(row.coverage.said - row.coverage.asked),
        }
    return _("%(said)s trên %(asked)s đơn vị") % {
        "said": number_text(row.coverage.said),
        "asked": number_text(row.coverage.asked),
    }


def as_of_text(row: TargetProgress) -> str:
    """Until when the figure reaches, with what it leaves out."""
    point = row.standing.point
    if point is None:
        return ""
    words = _("đến hết %(period)s") % {"period": spoken(point.period.name_vi)}
    if point.lacking:
        months = ", ".join(str(month) for month in point.lacking)
        words += _(", thiếu tháng %(months)s") % {"months": months}
    return words


def behind_text(row: TargetProgress) -> str:
    """Which periods are due and have no figure."""
    if not row.behind:
        return ""
    names = ", ".join(spoken(period.name_vi) for period in row.behind)
    return _("Đã quá hạn mà chưa có số: %(periods)s.") % {"periods": names}


def state_badges(states: Mapping[FigureState, int]) -> tuple[Badge, ...]:
    """How many figures stand in which state."""
    return tuple(
        Badge(_state_words(state, states[state], alone=sum(states.values()) == 1), *STATE_LOOKS[state])
        for state in FigureState
        if states.get(state)
    )


def _state_words(state: FigureState, count: int, *, alone: bool) -> str:
    return str(FIGURE_STATES[state]) if alone else f"{FIGURE_STATES[state]}: {number_text(count)}"


def bullet_of(standing: Standing, unit: str) -> Bullet | None:
    """The bullet of a figure; None where there is nothing to lay beside it or a figure lies under nothing."""
    progress = standing.progress
    if progress is None or standing.rule is None:
        return None
    kept = standing.rule.kept
    limit = kept.low or kept.high
    assert limit is not None
    end, expected = limit.value, progress.expected.value
    highest = max(progress.figure, end, expected)
    if min(progress.figure, end, expected) < 0 or highest == 0:
        return None
    scale = highest * Decimal("1.08")
    place = {name: int(value * WIDTH / scale) for name, value in
             (("figure", progress.figure), ("end", end), ("expected", expected))}  # fmt: skip
    words = _("Thực hiện %(figure)s, cần có %(expected)s, cả năm %(end)s") % {
        "figure": amount_text(progress.figure, unit),
        "expected": amount_text(expected, unit),
        "end": kept.sentence(unit),
    }
    mark = place["expected"] if expected != end else None
    return Bullet(place["figure"], mark, place["end"], words)


def curve_of(series: Series) -> tuple[str, ...]:
    """The lines of the small curve, one for each stretch without a gap, as points of a drawing."""
    known = [point.value for point in series.points]
    if len(known) < 2:
        return ()
    low = min(known) if series.shape is Shape.LEVEL else min(Decimal(0), *known)
    height = (max(known) - low) or Decimal(1)
    stretches: list[list[str]] = [[]]
    reached = 0
    for point in series.points:
        month = point.period.last_month
        if reached and point.period.first_month > reached + 1:
            stretches.append([])
        y = int(CURVE_HEIGHT - 2 - (point.value - low) * (CURVE_HEIGHT - 4) / height)
        stretches[-1].append(f"{(month - 1) * CURVE_WIDTH // 11},{y}")
        reached = month
    return tuple(" ".join(stretch) for stretch in stretches if len(stretch) > 1)


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The targets of one field, with how they are spread."""

    code: str
    label: str
    lines: tuple[TargetLine, ...]
    spread: Spread


def line_groups(lines: Iterable[TargetLine]) -> tuple[LineGroup, ...]:
    """Lines by field, in the order of the fields."""
    listed = list(lines)
    groups = []
    for group, label in GROUPS.items():
        inside = tuple(line for line in listed if line.group == group.value)
        if inside:
            groups.append(LineGroup(group.value, str(label), inside, spread(line.light for line in inside)))
    return tuple(groups)


def worst_first(lines: Iterable[TargetLine]) -> list[TargetLine]:
    """What asks for attention first; inside a class the least complete."""
    return sorted(lines, key=lambda line: (SEVERITY[line.light], line.completion or Decimal(0), line.number))
