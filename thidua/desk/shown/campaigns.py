"""How a campaign looks on the screen: badges of its states, bars, and the line that says who has to act next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.logic.workflow import CampaignState, ParticipationState
from thidua.campaigns.models import Campaign
from thidua.campaigns.models.labels import CAMPAIGN_STATES, PARTICIPATION_STATES
from thidua.core.badges import Badge, Tone
from thidua.core.counting import counted
from thidua.core.templatetags.shown import day

_CAMPAIGN_LOOKS: Mapping[CampaignState, tuple[Tone, str]] = {
    CampaignState.DRAFT: (Tone.QUIET, "pencil"),
    CampaignState.PUBLISHED: (Tone.OK, "flag"),
    CampaignState.CLOSED: (Tone.INFO, "archive"),
    CampaignState.WITHDRAWN: (Tone.BAD, "arrow-back-up"),
    CampaignState.DROPPED: (Tone.QUIET, "trash"),
}
_PARTICIPATION_LOOKS: Mapping[ParticipationState, tuple[Tone, str]] = {
    ParticipationState.CHOSEN: (Tone.QUIET, "circle-dashed"),
    ParticipationState.SENT: (Tone.QUIET, "send"),
    ParticipationState.SEEN: (Tone.WARN, "eye"),
    ParticipationState.ACKNOWLEDGED: (Tone.INFO, "circle-check"),
    ParticipationState.ANSWERED: (Tone.OK, "flag"),
    ParticipationState.RECALLED: (Tone.QUIET, "arrow-back-up"),
}
FULL = 1000
"""Width of a bar in its own drawing units."""


def campaign_badge(campaign: Campaign) -> Badge:
    """The state of a campaign."""
    state = CampaignState(campaign.state)
    return Badge(str(CAMPAIGN_STATES[state]), *_CAMPAIGN_LOOKS[state])


def participation_badge(state: str) -> Badge:
    """How far a unit has come."""
    known = ParticipationState(state)
    return Badge(str(PARTICIPATION_STATES[known]), *_PARTICIPATION_LOOKS[known])


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a stacked bar, in thousandths of its width, with the figure that it draws."""

    label: str
    tone: Tone
    icon: str
    count: int
    share: int
    start: int
    width: int


def segments(counts: Iterable[tuple[str, Tone, str, int]]) -> tuple[Segment, ...]:
    """A stacked bar of ``(label, tone, icon, count)``; nothing to draw gives pieces without width."""
    rows = list(counts)
    whole = sum(count for *_rest, count in rows)
    pieces: list[Segment] = []
    passed = 0
    for label, tone, icon, count in rows:
        start, end = (passed * FULL // whole, (passed + count) * FULL // whole) if whole else (0, 0)
        share = round(count * 100 / whole) if whole else 0
        pieces.append(Segment(label, tone, icon, count, share, start, end - start))
        passed += count
    return tuple(pieces)


def answer_bar(counts: Mapping[ParticipationState, int]) -> tuple[Segment, ...]:
    """Answered, acknowledged, seen, only sent; recalled and not yet sent units are left out."""
    order = (
        ParticipationState.ANSWERED,
        ParticipationState.ACKNOWLEDGED,
        ParticipationState.SEEN,
        ParticipationState.SENT,
    )
    return segments((str(PARTICIPATION_STATES[s]), *_PARTICIPATION_LOOKS[s], counts.get(s, 0)) for s in order)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How much of the campaign's time has passed: days, percent, and the words for it."""

    passed: int
    whole: int
    percent: int
    words: str


def elapsed(starts: date | None, ends: date | None, on: date) -> Elapsed | None:
    """The time gone by on the day, both ends counted; None where the period is not known."""
    if starts is None or ends is None:
        return None
    whole = (ends - starts).days + 1
    passed = min(max((on - starts).days + 1, 0), whole)
    if passed == 0:
        words = counted("Bắt đầu sau %(days)s ngày nữa", (starts - on).days) % {"days": (starts - on).days}
    elif on > ends:
        words = counted("Đã kết thúc %(days)s ngày trước", (on - ends).days) % {"days": (on - ends).days}
    elif on == ends:
        words = _("Hôm nay là ngày cuối")
    else:
        words = counted("Còn %(days)s ngày", (ends - on).days) % {"days": (ends - on).days}
    return Elapsed(passed, whole, passed * 100 // whole, words)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What has to happen next and who has to do it; ``anchor`` names the part of the page where."""

    words: str
    who: str
    tone: Tone = Tone.INFO
    anchor: str = ""


def next_step(campaign: Campaign, counts: Mapping[ParticipationState, int], blocking: int | None, on: date) -> NextStep:
    """The one line "next step, waiting for whom". ``blocking`` counts what the gate holds back, for a draft."""
    state = CampaignState(campaign.state)
    if state is CampaignState.DRAFT:
        return _draft_step(campaign, blocking or 0)
    if state is CampaignState.PUBLISHED:
        return _running_step(campaign, counts, on)
    if state is CampaignState.CLOSED:
        return NextStep(_("Phong trào đã kết thúc ngày %(day)s") % {"day": day(campaign.closed_on)}, "", Tone.QUIET)
    if state is CampaignState.WITHDRAWN:
        return NextStep(_("Phong trào đã được thu hồi; các đơn vị không phải thực hiện nữa"), "", Tone.BAD)
    return NextStep(_("Dự thảo đã bỏ; khôi phục nếu cần dùng lại"), str(campaign.issuer), Tone.QUIET)


def _draft_step(campaign: Campaign, blocking: int) -> NextStep:
    who = _("cán bộ soạn thảo của %(unit)s") % {"unit": campaign.issuer}
    if blocking:
        words = counted("Còn %(count)s việc phải hoàn thành trước khi phát động", blocking) % {"count": blocking}
        return NextStep(words, who, Tone.WARN, "gate")
    who = _("chuyên viên thi đua hoặc lãnh đạo của %(unit)s") % {"unit": campaign.issuer}
    return NextStep(_("Phát động, đã đủ điều kiện"), who, Tone.OK, "gate")


def _running_step(campaign: Campaign, counts: Mapping[ParticipationState, int], on: date) -> NextStep:
    silent = counts.get(ParticipationState.SENT, 0) + counts.get(ParticipationState.SEEN, 0)
    waiting = counts.get(ParticipationState.ACKNOWLEDGED, 0)
    if campaign.ends and on > campaign.ends:
        words = _("Đã hết thời gian thi đua từ ngày %(day)s; hãy kết thúc phong trào") % {"day": day(campaign.ends)}
        return NextStep(words, str(campaign.issuer), Tone.WARN)
    if silent:
        late = campaign.acknowledge_by is not None and on > campaign.acknowledge_by
        words = _("Tiếp nhận phong trào, đã quá hạn %(day)s") if late else _("Tiếp nhận phong trào")
        who = counted("%(count)s đơn vị", silent) % {"count": silent}
        return NextStep(words % {"day": day(campaign.acknowledge_by)}, who, Tone.BAD if late else Tone.WARN, "board")
    if waiting:
        return NextStep(
            _("Phát động phong trào hưởng ứng"),
            counted("%(count)s đơn vị", waiting) % {"count": waiting},
            Tone.INFO,
            "board",
        )
    return NextStep(_("Các đơn vị đang thực hiện"), "", Tone.OK, "board")
