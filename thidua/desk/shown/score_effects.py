"""What lateness and doubt did to a line, in one short remark beside its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.core.badges import Badge, Tone
from thidua.core.counting import counted
from thidua.core.logic.numerals import format_number
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.scheme import InputRules
from thidua.scoring.logic.terms import MissingRule, SectionKind, Standing, UnconfirmedRule
from thidua.scoring.models.labels import DISPUTE_RULES, STANDINGS

_LOOKS = {
    Standing.FIRM: (Tone.OK, "circle-check"),
    Standing.UNCONFIRMED: (Tone.WARN, "hourglass"),
    Standing.DISPUTED: (Tone.BAD, "message-report"),
    Standing.MISSING: (Tone.BAD, "alert-circle"),
    Standing.NOT_ASSIGNED: (Tone.QUIET, "minus"),
}


@dataclass(frozen=True, slots=True)
class Effect:
    """A remark in its tone."""

    text: str
    tone: Tone


def standing_badge(line: Line) -> Badge:
    """How the line came to its points."""
    return Badge(str(STANDINGS[line.standing]), *_LOOKS[line.standing])


def effects_of(line: Line, rules: InputRules) -> tuple[Effect, ...]:
    """Nothing for a line that is firm and in time."""
    return tuple(_effects(line, rules))


def _effects(line: Line, rules: InputRules) -> Iterator[Effect]:
    top, span = format_number(line.criterion.maximum), _span(line)
    match line.standing:
        case Standing.NOT_ASSIGNED:
            yield Effect(_("%(top)s điểm ra khỏi mẫu số.") % {"top": top}, Tone.QUIET)
        case Standing.MISSING if rules.missing is MissingRule.LEAVES_OUT:
            yield Effect(_("%(top)s điểm ra khỏi mẫu số.") % {"top": top}, Tone.BAD)
        case Standing.MISSING:
            yield Effect(_("Tạm tính 0, còn có thể được tới %(top)s điểm.") % {"top": top}, Tone.BAD)
        case Standing.DISPUTED:
            words = {"rule": DISPUTE_RULES[rules.disputed], "span": span}
            yield Effect(_("%(rule)s; %(span)s.") % words, Tone.BAD)
        case Standing.UNCONFIRMED if rules.unconfirmed is UnconfirmedRule.ZERO:
            yield Effect(_("Chưa tính điểm; %(span)s.") % {"span": span}, Tone.WARN)
        case Standing.UNCONFIRMED:
            yield Effect(_("Vẫn tính điểm; %(span)s.") % {"span": span}, Tone.WARN)
    yield from _lateness(line)


def _span(line: Line) -> str:
    if line.firm:
        return _("điểm không đổi")
    return _("có thể từ %(low)s đến %(high)s") % {"low": format_number(line.low), "high": format_number(line.high)}


def _lateness(line: Line) -> Iterator[Effect]:
    days = line.reading.late_days
    if not days or line.kind is SectionKind.PENALTY:
        return
    words = {"days": days, "cut": format_number(line.cut)}
    if line.cut:
        yield Effect(counted("Nộp muộn %(days)s ngày làm việc: trừ %(cut)s điểm.", days) % words, Tone.WARN)
    else:
        yield Effect(counted("Nộp muộn %(days)s ngày làm việc: không trừ điểm.", days) % words, Tone.QUIET)
