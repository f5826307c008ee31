"""How dossiers look: badges of states and verdicts, the answers of the law with their articles and marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from thidua.commendation.logic.law.asked_points import HOLD_RULES
from thidua.commendation.logic.law.eligibility import Eligibility
from thidua.commendation.logic.law.finding import VERDICTS, Verdict
from thidua.commendation.logic.terms import EVIDENCE, Evidence
from thidua.commendation.logic.workflow import STATES, DossierState
from thidua.commendation.models import AwardRound, Dossier, Opinion, PublicNotice
from thidua.core.badges import Badge, Tone
from thidua.core.logic.saying import spoken

_STATES: Mapping[DossierState, tuple[Tone, str]] = {
    DossierState.DRAFT: (Tone.QUIET, "pencil"),
    DossierState.SUBMITTED: (Tone.INFO, "send"),
    DossierState.RETURNED: (Tone.WARN, "arrow-back-up"),
    DossierState.RECEIVED: (Tone.INFO, "inbox"),
    DossierState.APPRAISED: (Tone.OK, "clipboard-check"),
    DossierState.IN_COUNCIL: (Tone.INFO, "gavel"),
    DossierState.PROPOSED: (Tone.OK, "writing"),
    DossierState.AWARDED: (Tone.GOLD, "medal"),
    DossierState.REFUSED: (Tone.BAD, "circle-x"),
    DossierState.WITHDRAWN: (Tone.QUIET, "ban"),
}
_VERDICTS: Mapping[Verdict, tuple[Tone, str]] = {
    Verdict.MEETS: (Tone.OK, "circle-check"),
    Verdict.NOT_YET: (Tone.BAD, "circle-x"),
    Verdict.NEEDS_PERSON: (Tone.WARN, "user-check"),
}
_STANCES: Mapping[str, tuple[Tone, str]] = {
    Opinion.Stance.AGREES: (Tone.OK, "circle-check"),
    Opinion.Stance.OBJECTS: (Tone.BAD, "circle-x"),
    Opinion.Stance.OTHER: (Tone.INFO, "message"),
}


def dossier_badge(row: Dossier) -> Badge:
    """Where a dossier stands; one that its council has passed says so."""
    state = DossierState(row.state)
    if state is DossierState.IN_COUNCIL and row.council_result.get("passed"):
        return Badge(_("Hội đồng đã thông qua"), Tone.OK, "checks")
    return Badge(spoken(STATES[state]), *_STATES[state])


def held_badge() -> Badge:
    """Somebody whose consideration is stopped."""
    return Badge(_("Tạm dừng xét"), Tone.BAD, "player-pause")


def round_badge(row: AwardRound, on: date) -> Badge:
    """Whether a round takes dossiers, and whether its day is over."""
    if row.state == AwardRound.State.CLOSED:
        return Badge(str(AwardRound.State.CLOSED.label), Tone.QUIET, "archive")
    if row.opens_on > on:
        return Badge(_("Chưa bắt đầu"), Tone.QUIET, "calendar-event")
    if row.due_on < on:
        return Badge(_("Quá hạn gửi"), Tone.WARN, "clock-exclamation")
    return Badge(str(AwardRound.State.OPEN.label), Tone.OK, "inbox")


def verdict_badge(verdict: str) -> Badge:
    """One of the three answers of the law."""
    found = Verdict(verdict)
    return Badge(VERDICTS[found], *_VERDICTS[found])


def mark_of(evidence: str, rule: str, confirmed: Collection[str]) -> Badge | None:
    """The mark that a text carries until somebody has compared it; None where that is done."""
    found = Evidence(evidence)
    if found is Evidence.VERIFIED or rule in confirmed:
        return None
    return Badge(EVIDENCE[found], Tone.WARN, "help")


def opinion_badge(row: Opinion, on: date, due_on: date) -> Badge:
    """What a body said. After the day its silence is silence, neither yes nor no."""
    if row.stance in _STANCES:
        return Badge(str(Opinion.Stance(row.stance).label), *_STANCES[row.stance])
    if due_on < on:
        return Badge(_("Im lặng: không có ý kiến"), Tone.QUIET, "minus")
    return Badge(_("Chưa trả lời"), Tone.WARN, "hourglass")


def notice_badge(row: PublicNotice, on: date) -> Badge:
    """Whether people can still write."""
    if row.running(on):
        return Badge(_("Đang công khai"), Tone.INFO, "world")
    return Badge(_("Đã hết thời gian công khai"), Tone.OK, "circle-check")


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One rule with what it says: place in the law, sentence, mark, verdict, the facts, what is missing."""

    rule: str
    citation: str
    sentence: str
    mark: Badge | None
    badge: Badge
    facts: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownEligibility:
    """The whole answer. ``received`` is the day that chose the law."""

    badge: Badge
    verdict: str
    received: date
    missing: tuple[str, ...]
    answers: tuple[ShownAnswer, ...]

    @property
    def standard(self) -> ShownAnswer | None:
        """The rule of the award itself."""
        return self.answers[0] if self.answers else None

    @property
    def marked(self) -> bool:
        """Whether any rule carries a mark."""
        return any(answer.mark for answer in self.answers)


def shown_eligibility(answer: Eligibility, confirmed: Collection[str], *, sees_holds: bool) -> ShownEligibility:
    """An answer of the law. Who keeps no record learns that somebody is held, but not why."""
    answers = tuple(
        _answer(
            {
                "rule": item.rule.id,
                "citation": str(item.rule.citation),
                "sentence": item.rule.sentence,
                "evidence": item.rule.evidence.value,
                "verdict": item.finding.verdict.value,
                "facts": item.finding.facts,
                "missing": item.finding.missing,
            },
            confirmed,
            sees_holds=sees_holds,
        )
        for item in answer.answers
    )
    missing = (*answer.remarks, *_missing(answers, answer.verdict))
    return ShownEligibility(verdict_badge(answer.verdict), answer.verdict.value, answer.received, missing, answers)


def kept_eligibility(kept: Mapping[str, Any], confirmed: Collection[str], *, sees_holds: bool) -> ShownEligibility:
    """The answer as it was kept at the appraisal."""
    answers = tuple(_answer(row, confirmed, sees_holds=sees_holds) for row in kept["answers"])
    verdict = Verdict(kept["verdict"])
    missing = tuple(_missing(answers, verdict)) if answers else tuple(kept["missing"])
    received = date.fromisoformat(kept["received"])
    return ShownEligibility(verdict_badge(verdict), verdict.value, received, missing, answers)


def _missing(answers: Iterable[ShownAnswer], verdict: Verdict) -> list[str]:
    words = VERDICTS[verdict]
    return list(dict.fromkeys(said for answer in answers if answer.badge.text == words for said in answer.missing))


def _answer(row: Mapping[str, Any], confirmed: Collection[str], *, sees_holds: bool) -> ShownAnswer:
    facts, missing = tuple(dict.fromkeys(row["facts"])), tuple(row["missing"])
    if row["rule"] in HOLD_RULES and row["verdict"] != Verdict.MEETS.value and not sees_holds:
        facts = (_("Đang tạm dừng xét theo yêu cầu của cơ quan theo dõi"),)
        missing = (_("Chờ cơ quan theo dõi kết luận; lý do chỉ hiện với cơ quan đó"),)
    return ShownAnswer(
        row["rule"],
        row["citation"],
        row["sentence"],
        mark_of(row["evidence"], row["rule"], confirmed),
        verdict_badge(row["verdict"]),
        facts,
        missing,
    )
