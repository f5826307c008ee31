"""Exemplars (điển hình tiên tiến): their fields, the way from nomination to the public, and what becomes of copies.

To discover, foster, sum up and spread exemplars is part of every movement (Luật 06/2022/QH15, Điều 16 to 18).
"""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from thidua.commendation.logic.terms import Words
from thidua.core.logic.saying import say
from thidua.core.logic.workflow import Transition, Workflow

FOLLOW_UP_MONTHS = 6
"""After so many months a unit that copies an exemplar tells what came of it."""


class ExemplarField(StrEnum):
    """What an exemplar is about."""

    ECONOMY = "economy"
    COUNTRYSIDE = "countryside"
    EDUCATION = "education"
    HEALTH = "health"
    CULTURE = "culture"
    ENVIRONMENT = "environment"
    DEFENCE = "defence"
    ADMINISTRATION = "administration"
    SOLIDARITY = "solidarity"
    OTHER = "other"


class ExemplarState(StrEnum):
    """How far an exemplar has come."""

    NOMINATED = "nominated"
    VERIFIED = "verified"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What came of copying an exemplar."""

    SPREADS = "spreads"
    PARTLY = "partly"
    FAILED = "failed"


_S = ExemplarState
EXEMPLAR = Workflow(
    "exemplar",
    _S.NOMINATED,
    (
        Transition("verify", (_S.NOMINATED,), _S.VERIFIED),
        Transition("publish", (_S.VERIFIED,), _S.PUBLISHED),
        Transition("withdraw", (_S.NOMINATED, _S.VERIFIED, _S.PUBLISHED), _S.WITHDRAWN),
    ),
    (_S.WITHDRAWN,),
)
FIELDS: Words = {
    ExemplarField.ECONOMY: say("Phát triển kinh tế"),
    ExemplarField.COUNTRYSIDE: say("Nông nghiệp, nông thôn mới"),
    ExemplarField.EDUCATION: say("Giáo dục, khuyến học"),
    ExemplarField.HEALTH: say("Y tế, dân số"),
    ExemplarField.CULTURE: say("Văn hóa, thể thao, du lịch"),
    ExemplarField.ENVIRONMENT: say("Môi trường"),
    ExemplarField.DEFENCE: say("Quốc phòng, an ninh"),
    ExemplarField.ADMINISTRATION: say("Cải cách hành chính, chuyển đổi số"),
    ExemplarField.SOLIDARITY: say("Đoàn kết, nhân đạo, dân vận"),
    ExemplarField.OTHER: say("Lĩnh vực khác"),
}
STATES: Words = {
    _S.NOMINATED: say("Mới đề cử"),
    _S.VERIFIED: say("Đã xác minh"),
    _S.PUBLISHED: say("Đã công bố"),
    _S.WITHDRAWN: say("Đã rút"),
}
OUTCOMES: Words = {
    Outcome.SPREADS: say("Làm được, tiếp tục nhân rộng"),
    Outcome.PARTLY: say("Làm được một phần"),
    Outcome.FAILED: say("Không phù hợp, đã dừng"),
}


def follow_up_day(since: date) -> date:
    """The day six months after; the last of the month where that month is shorter."""
    months = since.year * 12 + since.month - 1 + FOLLOW_UP_MONTHS
    year, month = divmod(months, 12)
    return date(year, month + 1, min(since.day, calendar.monthrange(year, month + 1)[1]))
