"""The parts of a dossier's page: papers by rule, remarks with answers, the law with its alternative, consultation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy, dossier_queries, policy, queries
from thidua.commendation.logic.catalogue.award import PAPERS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dossier_parts import PARTS, DossierPart
from thidua.commendation.logic.law.asked_points import asked_points
from thidua.commendation.logic.law.eligibility import FavourableChoice, compare, refusal_of_choice
from thidua.commendation.logic.law.luat_06_2026 import FAVOURABLE, IN_FORCE
from thidua.commendation.logic.same_merit import Found
from thidua.commendation.logic.terms import POINTS
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier, DossierPaper, NoticeFeedback, Opinion, OpinionRound, PublicNotice
from thidua.commendation.steps.dossiers import judged
from thidua.core.badges import Badge, Tone
from thidua.desk.shown.dossiers import (
    ShownEligibility,
    kept_eligibility,
    notice_badge,
    opinion_badge,
    shown_eligibility,
)
from thidua.directory.models import User


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A kind of paper: whether the rule asks for it, what is there, and whether the written report stands for it."""

    kind: str
    name: str
    required: bool
    files: tuple[DossierPaper, ...]
    badge: Badge


def shown_papers(dossier: Dossier) -> tuple[ShownPaper, ...]:
    """The papers that are asked for in their order, then whatever else was put in."""
    there: dict[str, list[DossierPaper]] = defaultdict(list)
    for paper in dossier.papers.filter(dropped_on=None).select_related("file"):
        there[paper.kind].append(paper)
    missing = {paper.value for paper in dossier_queries.missing_papers(dossier, there)}
    asked = [paper.value for paper in dossier_queries.required_papers(dossier)]
    always = missing | {kind for kind in asked if kind in there}
    found = []
    for kind in dict.fromkeys((*asked, *there)):
        files = tuple(there.get(kind, ()))
        if files:
            badge = Badge(_("Đã có"), Tone.OK, "file-check")
        elif kind in missing:
            badge = Badge(_("Còn thiếu"), Tone.WARN, "alert-triangle")
        elif kind in {"achievement_report", "short_report"} and dossier.report.strip():
            badge = Badge(_("Viết trong hồ sơ"), Tone.OK, "file-text")
        else:
            badge = Badge(_("Khi cần"), Tone.QUIET, "minus")
        name = next(words for paper, words in PAPERS.items() if paper.value == kind)
        found.append(ShownPaper(kind, name, kind in always, files, badge))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """What was asked of a part and what was answered."""

    part: str
    label: str
    asked: str
    asked_on: date
    answer: str
    answered_on: date | None
    open: bool


def shown_remarks(dossier: Dossier) -> dict[str, list[ShownRemark]]:
    """The remarks by part, the latest first."""
    found: dict[str, list[ShownRemark]] = defaultdict(list)
    for row in reversed(dossier.exchanges):
        answered = date.fromisoformat(row["answered_on"]) if row["answered_on"] else None
        label = PARTS.get(DossierPart(row["part"]), row["part"]) if row["part"] in set(DossierPart) else row["part"]
        waits = dossier.state == DossierState.RETURNED and answered is None and row["part"] in dossier.returned_fields
        asked = date.fromisoformat(row["asked_on"])
        found[row["part"]].append(ShownRemark(row["part"], label, row["asked"], asked, row["answer"], answered, waits))
    return dict(found)


@dataclass(frozen=True, slots=True)
class ShownLaw:
    """The answer of the law, as kept at the appraisal or as it is now; the other side where a choice is open."""

    answer: ShownEligibility
    kept: bool
    clashes: tuple[Found, ...]
    points: tuple[tuple[str, Badge], ...]
    other: ShownEligibility | None
    may_choose: bool
    choice_refused: str
    choice_citation: str


def _said(said: bool | None) -> Badge:
    """What a person has said of a criterion."""
    if said is None:
        return Badge(_("Chưa kết luận"), Tone.WARN, "hourglass")
    return Badge(_("Đạt"), Tone.OK, "circle-check") if said else Badge(_("Chưa đạt"), Tone.BAD, "circle-x")


def shown_law(dossier: Dossier, user: User, on: date) -> ShownLaw:
    """Everything the law says of a dossier, as far as the reader may know it."""
    confirmed = queries.confirmed_rules()
    sees = bool(policy.can_keep_record(user, dossier.of, on))
    kept = bool(dossier.judged) and dossier.state != DossierState.RECEIVED
    if kept:
        answer = kept_eligibility(dossier.judged, confirmed, sees_holds=sees)
    else:
        answer = shown_eligibility(judged(dossier, on), confirmed, sees_holds=sees)
    award, received = AwardCode(dossier.award), dossier.received_on or on
    other, refused = None, ""
    if dossier.received_on and dossier.received_on < IN_FORCE <= on and not dossier.favourable_on:
        sides = compare(award, queries.facts_for(dossier, on), received)
        other = shown_eligibility(sides.new, confirmed, sees_holds=sees)
        refused = refusal_of_choice(FavourableChoice("…", on), sides)
    may = policy.can_appraise(user, dossier, on, DossierState.RECEIVED, DossierState.APPRAISED)
    points = tuple((POINTS[point], _said(dossier.points.get(point.value))) for point in asked_points(award, received))
    return ShownLaw(
        answer,
        kept,
        queries.clashes_of(dossier),
        points,
        other,
        bool(may) and other is not None and not refused,
        refused,
        str(FAVOURABLE),
    )


@dataclass(frozen=True, slots=True)
class ShownOpinions:
    """A question to other bodies with what each said."""

    row: OpinionRound
    opinions: tuple[tuple[Opinion, Badge], ...]
    said: str


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice with the letters about it; None for those who may not read them."""

    row: PublicNotice
    badge: Badge
    feedback: tuple[NoticeFeedback, ...] | None


@dataclass(frozen=True, slots=True)
class Consultation:
    """What others were asked and said."""

    rounds: tuple[ShownOpinions, ...]
    notices: tuple[ShownNotice, ...]
    may_ask: bool


def shown_consultation(dossier: Dossier, user: User, on: date) -> Consultation:
    """Opinions, notices and, for those who appraise, letters."""
    rounds = dossier.opinion_rounds.select_related("letter").prefetch_related("opinions__body")
    reads = bool(dossier_policy.can_read_feedback(user, dossier, on))
    letters: dict[int, list[NoticeFeedback]] = defaultdict(list)
    if reads:
        for row in dossier_queries.feedback_visible_to(user, on).filter(notice__dossier=dossier):
            letters[row.notice_id].append(row)
    return Consultation(
        tuple(_opinions(row, on) for row in rounds),
        tuple(
            ShownNotice(row, notice_badge(row, on), tuple(letters[row.pk]) if reads else None)
            for row in dossier.notices.select_related("notice_list")
        ),
        bool(dossier_policy.can_ask(user, dossier, on)),
    )


def _opinions(row: OpinionRound, on: date) -> ShownOpinions:
    rows = list(row.opinions.all())
    words = _("%(given)s trên %(asked)s đơn vị trả lời") % {
        "given": sum(bool(opinion.stance) for opinion in rows),
        "asked": len(rows),
    }
    return ShownOpinions(row, tuple((opinion, opinion_badge(opinion, on, row.due_on)) for opinion in rows), words)
