"""Taking suggestions: a target tied to an indicator also learns from it what "đạt" means."""

from __future__ import annotations

from thidua.campaigns.logic.draft import DraftTarget
from thidua.campaigns.logic.draft_operations import ChooseIndicator, Operation, SetMeets
from thidua.campaigns.logic.suggestions import suggested_meets
from thidua.desk.review.page import ReviewPage, Surroundings


def tie(target: DraftTarget, code: str, around: Surroundings) -> list[Operation]:
    """Tie a target to the indicator, and say what "đạt" means where the direction tells and nobody decided yet."""
    done: list[Operation] = [ChooseIndicator(target.id, code)]
    meets = suggested_meets(target.comparator, target.value, around.directions.get(code))
    if meets is not None and target.meets is None:
        done.append(SetMeets((target.id,), meets))
    return done


def accepted(page: ReviewPage) -> list[Operation]:
    """Everything that follows from taking all sure suggestions at one stroke."""
    sure = ((card.target, card.sure_suggestion) for card in page.cards)
    return [step for target, best in sure if best is not None for step in tie(target, best.code, page.around)]
