"""What a council votes on and what its rule makes of the votes: choices, quorum, denominator, threshold.

Ratios are fractions, never rounded: two thirds of 9 members are 6, of 10 members 7.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from thidua.core.logic.saying import say, say_counted


class Choice(StrEnum):
    """What a member may mark. OTHER_TITLE goes with the award that is meant instead, from a fixed list."""

    YES = "yes"
    NO = "no"
    BLANK = "blank"
    NO_OPINION = "no_opinion"
    OTHER_TITLE = "other_title"


CHOICES = {
    Choice.YES: say("Đồng ý"),
    Choice.NO: say("Không đồng ý"),
    Choice.BLANK: say("Phiếu trắng"),
    Choice.NO_OPINION: say("Không có ý kiến"),
    Choice.OTHER_TITLE: say("Đề nghị hình thức khác"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a ballot paper. Free text is not offered: handwriting and wording give people away."""

    choice: Choice
    title: str = ""

    @property
    def label(self) -> str:
        words = CHOICES[self.choice]
        return say("%(choice)s: %(title)s", choice=words, title=self.title) if self.title else words


def options_for(other_titles: Sequence[str] = ()) -> tuple[Option, ...]:
    """The lines of a ballot paper: yes, no, the other titles that may be meant, no opinion, blank."""
    others = (Option(Choice.OTHER_TITLE, title) for title in other_titles)
    return (Option(Choice.YES), Option(Choice.NO), *others, Option(Choice.NO_OPINION), Option(Choice.BLANK))


class Base(StrEnum):
    """Of whom the share of yes is taken."""

    ALL_MEMBERS = "all_members"
    PRESENT = "present"
    CAST = "cast"


BASES = {
    Base.ALL_MEMBERS: say("tổng số thành viên Hội đồng"),
    Base.PRESENT: say("số thành viên có mặt"),
    Base.CAST: say("số phiếu thu về"),
}


@dataclass(frozen=True, slots=True)
class VotingRule:
    """How an item is decided, and by which text.

    ``share`` of the base has to agree (more than it where ``more_than``, as "quá bán" means); ``quorum`` of all members
    has to be present. A recused member never votes; whether such a member leaves the denominator too, the rule says.
    """

    share: Fraction
    base: Base = Base.ALL_MEMBERS
    more_than: bool = False
    secret: bool = True
    quorum: Fraction = Fraction(2, 3)
    recused_leave: bool = False
    citation: str = ""

    def __post_init__(self) -> None:
        if not (0 < self.share <= 1 and 0 < self.quorum <= 1) or (self.more_than and self.share == 1):
            message = f"a share lies above 0 and can be reached: {self}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Presence:
    """The people of one item: members of the council, those present, and those of them who are recused."""

    members: int
    present: int
    recused: int = 0

    @property
    def entitled(self) -> int:
        """Who may vote on the item."""
        return self.present - self.recused


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes by option, in the order of the paper, and slips that no option fits."""

    counts: Mapping[Option, int] = field(default_factory=dict)
    invalid: int = 0

    @property
    def cast(self) -> int:
        return sum(self.counts.values()) + self.invalid

    @property
    def yes(self) -> int:
        return self.counts.get(Option(Choice.YES), 0)


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough members are present, and how many have to be."""

    reached: bool
    needed: int
    present: int
    members: int

    @property
    def sentence(self) -> str:
        seen = say(
            "Có mặt %(present)s/%(members)s thành viên, cần ít nhất %(needed)s",
            present=self.present,
            members=self.members,
            needed=self.needed,
        )
        return (
            say("%(seen)s: đủ điều kiện họp.", seen=seen)
            if self.reached
            else say("%(seen)s: chưa đủ, hãy mời thêm hoặc dời phiên họp.", seen=seen)
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the votes mean under the rule. ``needed`` is the smallest number of yes that passes."""

    passed: bool
    yes: int
    needed: int
    base: int
    sentence: str


def quorum(rule: VotingRule, presence: Presence) -> Quorum:
    """Presence against all members; a recused member is present."""
    needed = ceil(rule.quorum * presence.members)
    return Quorum(presence.present >= needed, needed, presence.present, presence.members)


def denominator(rule: VotingRule, presence: Presence, cast: int) -> int:
    """The number the share is taken of."""
    whole = {Base.ALL_MEMBERS: presence.members, Base.PRESENT: presence.present, Base.CAST: cast}[rule.base]
    return whole - presence.recused if rule.recused_leave and rule.base is not Base.CAST else whole


def needed_yes(rule: VotingRule, base: int) -> int:
    """The smallest number of yes that passes; at least one, also where nobody is left to vote."""
    exact = rule.share * base
    return max(1, floor(exact) + 1 if rule.more_than else ceil(exact))


def outcome(rule: VotingRule, presence: Presence, tally: Tally) -> Outcome:
    """Judge the tally. Silence, blanks and "no opinion" are never taken for a yes.

    ``ValueError`` where more slips were cast than members entitled to vote.
    """
    if tally.cast > presence.entitled:
        message = f"{tally.cast} slips from {presence.entitled} voters"
        raise ValueError(message)
    base = denominator(rule, presence, tally.cast)
    needed = needed_yes(rule, base)
    passed = tally.yes >= needed
    verdict = say("đạt") if passed else say("không đạt")
    sentence = say_counted(
        "%(yes)s phiếu đồng ý trên %(base)s (%(which)s), cần ít nhất %(needed)s: %(verdict)s.",
        tally.yes,
        yes=tally.yes,
        base=base,
        which=BASES[rule.base],
        needed=needed,
        verdict=verdict,
    )
    return Outcome(passed, tally.yes, needed, base, sentence)
