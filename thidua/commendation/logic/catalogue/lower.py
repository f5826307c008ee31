"""What a council may mean instead of an award: the next lower one of the same line, printed on the ballot paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode

LOWER: Mapping[AwardCode, tuple[AwardCode, ...]] = {
    AwardCode.NATIONAL_FIGHTER: (AwardCode.PROVINCIAL_FIGHTER,),
    AwardCode.PROVINCIAL_FIGHTER: (AwardCode.GRASSROOTS_FIGHTER,),
    AwardCode.MINISTERIAL_FIGHTER: (AwardCode.GRASSROOTS_FIGHTER,),
    AwardCode.GRASSROOTS_FIGHTER: (AwardCode.ADVANCED_WORKER,),
    AwardCode.EXCELLENT_COLLECTIVE: (AwardCode.ADVANCED_COLLECTIVE,),
    AwardCode.DETERMINED_UNIT: (AwardCode.ADVANCED_UNIT,),
    AwardCode.GOVERNMENT_FLAG: (AwardCode.PROVINCIAL_FLAG,),
    AwardCode.LABOUR_ORDER_1: (AwardCode.LABOUR_ORDER_2,),
    AwardCode.LABOUR_ORDER_2: (AwardCode.LABOUR_ORDER_3,),
    AwardCode.LABOUR_ORDER_3: (AwardCode.COMMENDATION_PM,),
    AwardCode.INDEPENDENCE_ORDER_1: (AwardCode.INDEPENDENCE_ORDER_2,),
    AwardCode.INDEPENDENCE_ORDER_2: (AwardCode.INDEPENDENCE_ORDER_3,),
    AwardCode.COMMENDATION_PM: (AwardCode.COMMENDATION_PROVINCE,),
    AwardCode.COMMENDATION_PROVINCE: (AwardCode.MERIT_DISTRICT, AwardCode.MERIT_COMMUNE),
}
"""Of several the first that anybody decides on the day."""


def lower_titles(award: AwardCode, on: date) -> tuple[str, ...]:
    """The name of what may be meant instead on the day; nothing for what has no lower one."""
    decided = (AWARDS[code] for code in LOWER.get(award, ()) if AWARDS[code].deciders(on))
    return tuple(found.name_on(on) for found in decided)[:1]
