"""Has this merit been rewarded already? One achievement gets one award (Luật 06/2022/QH15, Điều 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thidua.commendation.logic.catalogue.award import Frequency, Group
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2022, ND_152, Citation
from thidua.commendation.logic.terms import MERITS, MeritKind
from thidua.core.logic.saying import say

ONE_AWARD = Citation(LUAT_2022, "5")
NOT_A_BASIS = Citation(ND_152, "4")


class Clash(StrEnum):
    """How a proposal meets what is there."""

    SAME_AWARD = "same_award"
    SAME_MERIT = "same_merit"
    LIKELY_SAME = "likely_same"
    ALREADY_PROPOSED = "already_proposed"
    ONCE_ONLY = "once_only"


BLOCKING = frozenset({Clash.SAME_AWARD, Clash.SAME_MERIT, Clash.ONCE_ONLY, Clash.ALREADY_PROPOSED})
"""What stops a proposal; a likely sameness is put to a person."""


@dataclass(frozen=True, slots=True)
class Merit:
    """An award, proposed or given, and what for. Years of achievement run from ``first_year`` to ``last_year``.

    ``deed`` names a single achievement or movement (its code or title); empty for the merit of whole years.
    """

    award: AwardCode
    kind: MeritKind
    first_year: int
    last_year: int
    deed: str = ""
    given: bool = True
    label: str = ""

    def overlaps(self, other: Merit) -> bool:
        return self.first_year <= other.last_year and other.first_year <= self.last_year


@dataclass(frozen=True, slots=True)
class Found:
    """One clash, with the sentence for the person and the article."""

    clash: Clash
    other: Merit
    sentence: str
    citation: Citation

    @property
    def blocks(self) -> bool:
        return self.clash in BLOCKING


def clashes(proposal: Merit, others: Iterable[Merit]) -> tuple[Found, ...]:
    """What the proposal meets among the subject's other awards and open proposals."""
    found = (_clash(proposal, other) for other in others)
    return tuple(item for item in found if item is not None)


def _clash(proposal: Merit, other: Merit) -> Found | None:
    name = other.label or AWARDS[other.award].name
    state = say("đã được tặng") if other.given else say("đang được đề nghị")
    if proposal.award is other.award and AWARDS[proposal.award].frequency is Frequency.ONCE:
        return Found(
            Clash.ONCE_ONLY, other, say("%(name)s chỉ tặng một lần và %(state)s.", name=name, state=state), ONE_AWARD
        )
    if proposal.kind is not other.kind or not proposal.overlaps(other):
        return None
    if proposal.deed and other.deed:
        return _same_deed(
            proposal, other, say("Thành tích này %(state)s %(name)s; chọn thành tích khác.", state=state, name=name)
        )
    if proposal.award is other.award and not proposal.deed and not other.deed:
        clash = Clash.SAME_AWARD if other.given else Clash.ALREADY_PROPOSED
        return Found(
            clash, other, say("%(name)s %(state)s cho cùng năm; bỏ đề nghị trùng.", name=name, state=state), ONE_AWARD
        )
    if _are_title_and_form(proposal, other):
        return None
    return Found(
        Clash.LIKELY_SAME,
        other,
        say(
            "%(name)s %(state)s về %(merits)s trong cùng thời gian; kiểm tra có phải cùng thành tích.",
            name=name,
            state=state,
            merits=MERITS[other.kind],
        ),
        ONE_AWARD,
    )


def _same_deed(proposal: Merit, other: Merit, sentence: str) -> Found | None:
    if proposal.deed.casefold() != other.deed.casefold():
        return None
    return Found(Clash.SAME_MERIT if other.given else Clash.ALREADY_PROPOSED, other, sentence, ONE_AWARD)


def _are_title_and_form(proposal: Merit, other: Merit) -> bool:
    """A yearly title and a form that builds on several years of titles are not the same award twice."""
    titles = {AWARDS[merit.award].group is Group.TITLE for merit in (proposal, other)}
    return titles == {True, False}


def serves_as_basis(merit: Merit) -> bool:
    """Whether a given award may be a criterion for a higher one: results of đột xuất and chuyên đề may not."""
    return merit.given and merit.kind not in {MeritKind.UNEXPECTED, MeritKind.MOVEMENT}
