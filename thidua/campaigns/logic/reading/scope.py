"""What a clause may take from the clauses before it: list head, parent, verb, unit."""

from __future__ import annotations

from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.joints import Joint
from thidua.core.logic.values import frozen


@frozen
class Scope:
    """``head`` stands in front of a colon; ``parent`` is the target whose parts follow (``trong đó``)."""

    head: str = ""
    head_units: tuple[str, ...] = ()
    unit: str | None = None  # written in parentheses behind the head
    parent: Draft | None = None
    previous: Draft | None = None

    def after(self, draft: Draft, joint: Joint) -> Scope:
        """The scope behind *draft*: parts keep their parent, anything fresh closes the list of parts."""
        parent = self.parent
        if joint in (Joint.WITHIN, Joint.APART):
            parent = self.previous if self.previous is not None else self.parent
        elif joint is Joint.FIRST and self.previous is None:
            parent = self.parent  # the first of the parts in a parenthesis or under a line
        elif joint is Joint.FIRST or (joint is Joint.STRONG and not draft.continues):
            parent = None
        return Scope(self.head, self.head_units, self.unit, parent, draft)

    def above(self, joint: Joint) -> Draft | None:
        """The target whose part a clause with this joint is."""
        if joint in (Joint.WITHIN, Joint.APART):
            return self.previous or self.parent
        return self.parent if joint is not Joint.FIRST or self.previous is None else None
