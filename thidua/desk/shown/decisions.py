"""How decisions look: badges, what comes next, the lines in their lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.decisions import DecisionState
from thidua.commendation.logic.terms import SUBJECTS, SubjectKind
from thidua.commendation.models import AwardDecision, DecisionLine
from thidua.core.badges import Badge, Tone
from thidua.core.logic.saying import capital, spoken
from thidua.documents.logic.paper_workflow import PaperState

_LOOKS: Mapping[DecisionState, tuple[Tone, str]] = {
    DecisionState.DRAFT: (Tone.QUIET, "pencil"),
    DecisionState.SUBMITTED: (Tone.WARN, "hourglass"),
    DecisionState.SIGNED: (Tone.OK, "certificate"),
    DecisionState.CANCELLED: (Tone.QUIET, "ban"),
}


def decision_badge(decision: AwardDecision) -> Badge:
    """Where a decision stands."""
    return Badge(spoken(decision.get_state_display()), *_LOOKS[DecisionState(decision.state)])


def paid_badge(line: DecisionLine) -> Badge:
    """What became of the bonus of a line."""
    if line.honour is not None and not line.honour.holds:
        return _of_taken_back(line)
    if line.paid_on is not None:
        return Badge(_("Đã chi"), Tone.OK, "circle-check")
    if not line.amount:
        return Badge(_("Không có tiền thưởng"), Tone.QUIET, "minus")
    return Badge(_("Chưa chi"), Tone.WARN, "hourglass")


def _of_taken_back(line: DecisionLine) -> Badge:
    if line.paid_on is None:
        return Badge(_("Không chi: đã thu hồi khen thưởng"), Tone.QUIET, "ban")
    if line.recovered_on is None:
        return Badge(_("Phải thu hồi tiền thưởng"), Tone.BAD, "alert-triangle")
    return Badge(_("Đã thu hồi tiền thưởng"), Tone.QUIET, "arrow-back-up")


def next_of(decision: AwardDecision, size: int) -> tuple[str, Tone]:
    """What has to happen next, with its tone; no words at the end of the way."""
    state = DecisionState(decision.state)
    if state is DecisionState.DRAFT:
        words = _("Chọn hồ sơ đã trình vào danh sách") if not size else _("Soát danh sách, soạn tờ trình rồi trình ký")
        return words, Tone.INFO
    if state is DecisionState.SUBMITTED and decision.paper is not None:
        return _of_paper(PaperState(decision.paper.state))
    return "", Tone.QUIET


def _of_paper(state: PaperState) -> tuple[str, Tone]:
    return {
        PaperState.DRAFT: (_("Hoàn chỉnh văn bản quyết định rồi trình ký ở phòng văn bản"), Tone.INFO),
        PaperState.SUBMITTED: (_("Chờ lãnh đạo ký văn bản quyết định"), Tone.WARN),
        PaperState.SIGNED: (_("Chờ văn thư cấp số, ngày cho văn bản quyết định"), Tone.WARN),
        PaperState.ISSUED: (_("Văn bản đã có số; bấm “Ban hành” để trao khen thưởng cho mọi người"), Tone.OK),
        PaperState.WITHDRAWN: (_("Văn bản đã bị thu hồi; mở lại danh sách để trình lại"), Tone.BAD),
    }[state]


@dataclass(frozen=True, slots=True)
class ShownList:
    """The lines of one award for one kind of subject, each with its number on the lists of the award."""

    title: str
    kind: str
    numbered: tuple[tuple[int, DecisionLine], ...]

    @property
    def total(self) -> int:
        return sum(row.amount for _number, row in self.numbered)


def shown_lists(lines: Sequence[DecisionLine]) -> tuple[ShownList, ...]:
    """The lists in the order of their numbers."""
    found = []
    before: Counter[str] = Counter()
    for (award, kind), rows in groupby(lines, key=lambda line: (line.dossier.award, line.dossier.subject_kind)):
        words = SUBJECTS[SubjectKind(kind)]
        numbered = tuple(enumerate(rows, before[award] + 1))
        before[award] += len(numbered)
        found.append(ShownList(AWARDS[AwardCode(award)].name, capital(words), numbered))
    return tuple(found)


def named_twice(lines: Sequence[DecisionLine]) -> str:
    """Who stands on several lists of the decision, for the remark about the highest bonus; empty where nobody does."""
    counts = Counter((line.dossier.person_id, line.dossier.organisation_id) for line in lines)
    twice = {key for key, count in counts.items() if count > 1}
    found = dict.fromkeys(
        str(line.dossier.of) for line in lines if (line.dossier.person_id, line.dossier.organisation_id) in twice
    )
    return ", ".join(found)
