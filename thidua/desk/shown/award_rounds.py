"""How a round looks: its days told in working days, what has come in from whom, quotas and shares while choosing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.commendation.choosing import Choosing, choosing_of
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import TRAITS, Share
from thidua.commendation.logic.time_limits import days_left
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import AwardRound, Dossier
from thidua.commendation.queries import READERS, dossiers_visible_to
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.desk.shown.charts import Chart, plain, shown_number
from thidua.directory.models import Organisation
from thidua.directory.queries import children_on, organisations_of
from thidua.monitoring.queries.calendar import calendar_of

_S = DossierState
COLUMNS = (
    ((_S.DRAFT, _S.RETURNED), "with_unit"),
    ((_S.SUBMITTED,), "sent"),
    ((_S.RECEIVED, _S.APPRAISED, _S.IN_COUNCIL), "under_way"),
    ((_S.PROPOSED, _S.AWARDED), "done"),
    ((_S.REFUSED, _S.WITHDRAWN), "out"),
)


@dataclass(slots=True)
class FromUnit:
    """What has come from one unit: how many stand where, the latest day, how many came late."""

    unit: Organisation
    with_unit: int = 0
    sent: int = 0
    under_way: int = 0
    done: int = 0
    out: int = 0
    late: int = 0
    latest: date | None = None

    @property
    def total(self) -> int:
        return self.sent + self.under_way + self.done


@dataclass(frozen=True, slots=True)
class Coming:
    """Everything that has come in, the units that have sent nothing, and what is left of the time."""

    units: tuple[FromUnit, ...]
    units_sent: int
    silent: tuple[Organisation, ...]
    total: int
    days_words: str
    overdue: bool


def coming_of(row: AwardRound, user: Actor, on: date) -> Coming:
    """What the reader may see of a round. A constant number of queries."""
    dossiers = dossiers_visible_to(user, on).filter(round=row).order_by("proposer__sort_key", "code")
    units = _by_unit(dossiers, row.due_on)
    sent = {unit.unit.pk for unit in units if unit.total}
    scope = organisations_of(user, on, *READERS)
    below = [unit for unit in children_on(row.organisation, on) if unit.pk in scope]
    silent = tuple(unit for unit in below if unit.pk not in sent)
    left = days_left(row.due_on, on, calendar_of(row.organisation, on))
    return Coming(
        tuple(units), len(sent), silent, sum(unit.total for unit in units), _days_words(left), row.due_on < on
    )


def _by_unit(dossiers: Iterable[Dossier], due_on: date) -> list[FromUnit]:
    found: dict[int, FromUnit] = {}
    for row in dossiers:
        unit = found.setdefault(row.proposer_id, FromUnit(row.proposer))
        name = next(name for states, name in COLUMNS if row.state in states)
        setattr(unit, name, getattr(unit, name) + 1)
        if row.submitted_on is not None:
            unit.late += row.submitted_on > due_on
            unit.latest = max(unit.latest or row.submitted_on, row.submitted_on)
    return list(found.values())


def _days_words(left: int) -> str:
    if left < 0:
        return counted("quá hạn %(days)s ngày làm việc", -left) % {"days": -left}
    return counted("còn %(days)s ngày làm việc", left) % {"days": left} if left else _("hạn cuối hôm nay")


# --- while choosing --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AwardChip:
    """An award of the round with how many are proposed for it."""

    code: str
    name: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class ShownShare:
    """One trait among the chosen beside the same among all, in words ready to be read."""

    label: str
    chosen: str
    percent: str
    percent_of_all: str
    minimum: str
    below: bool


@dataclass(frozen=True, slots=True)
class ShownChoosing:
    """One award of a round: quota, shares with their chart, units."""

    award: str
    name: str
    chips: tuple[AwardChip, ...]
    choosing: Choosing
    shares: tuple[ShownShare, ...]
    chart: Chart


def shown_choosing(row: AwardRound, asked: str, user: Actor, on: date) -> ShownChoosing | None:
    """The award that is asked for, or the one with most dossiers; None while there is nothing to choose among."""
    counts: dict[str, int] = defaultdict(int)
    seen = dossiers_visible_to(user, on).filter(round=row).exclude(state__in=[_S.REFUSED, _S.WITHDRAWN])
    for code in seen.order_by().values_list("award", flat=True):
        counts[code] += 1
    codes = sorted({*counts, *row.awards}, key=lambda code: (-counts[code], AWARDS[AwardCode(code)].name))
    if not codes:
        return None
    here = asked if asked in codes else codes[0]
    chips = tuple(AwardChip(code, AWARDS[AwardCode(code)].name, counts[code], code == here) for code in codes)
    found = choosing_of(row, AwardCode(here), user, on)
    name = AWARDS[AwardCode(here)].name
    return ShownChoosing(here, name, chips, found, tuple(map(_share, found.shares)), _chart(found.shares))


def _share(share: Share) -> ShownShare:
    return ShownShare(
        TRAITS[share.trait],
        _("%(chosen)s trên %(all)s") % {"chosen": share.chosen, "all": share.of_chosen},
        _percent(share.percent),
        _percent(share.percent_of_all),
        _percent(share.minimum),
        share.below_minimum,
    )


def _percent(value: Decimal | None) -> str:
    return shown_number(value) if value is None else f"{shown_number(value.quantize(Decimal('0.1')))}%"


def _chart(shares: Iterable[Share]) -> Chart:
    """The shares among the chosen as bars, with a mark at the share among all."""
    listed = list(shares)
    data = {
        "kind": "bars",
        "unit": "%",
        "labels": [TRAITS[share.trait] for share in listed],
        "names": {"actual": _("Trong số được đề nghị"), "mark": _("Trong số có thể chọn")},
        "values": [plain(share.percent) for share in listed],
        "tones": ["bad" if share.below_minimum else "info" for share in listed],
        "marks": [plain(share.percent_of_all) for share in listed],
    }
    head = (_("Nhóm"), _("Được đề nghị"), _("Tỷ lệ"), _("Tỷ lệ trong tất cả"), _("Tối thiểu"))
    rows = tuple(
        (shown.label, shown.chosen, shown.percent, shown.percent_of_all, shown.minimum) for shown in map(_share, listed)
    )
    summary = "; ".join(f"{shown.label}: {shown.percent}" for shown in map(_share, listed))
    return Chart("fairness", _("Cơ cấu người được đề nghị"), summary, data, head, rows)
