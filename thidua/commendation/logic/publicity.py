"""Whether an honour is told to the public, and why one is not.

Commendation is public by principle (Luật 06/2022/QH15, Điều 5); publishing it is nevertheless a step that somebody
takes, because state secrets, people of the forces on covert duty and the wish of the person come before it.
"""

from __future__ import annotations

from enum import StrEnum

from thidua.commendation.logic.terms import Words
from thidua.core.logic.saying import say


class Publicity(StrEnum):
    """Where an honour stands towards the public."""

    WAITING = "waiting"
    PUBLISHED = "published"
    WITHHELD = "withheld"


PUBLICITIES: Words = {
    Publicity.WAITING: say("Chưa công khai"),
    Publicity.PUBLISHED: say("Đã công khai"),
    Publicity.WITHHELD: say("Không công khai"),
}


class Withheld(StrEnum):
    """Why an honour is not published."""

    STATE_SECRET = "state_secret"
    FORCES = "forces"
    OWN_WISH = "own_wish"
    UNDER_REVIEW = "under_review"
    OTHER = "other"


WITHHELD: Words = {
    Withheld.STATE_SECRET: say("Thành tích thuộc phạm vi bí mật nhà nước"),
    Withheld.FORCES: say("Người của lực lượng quốc phòng, an ninh cần giữ kín"),
    Withheld.OWN_WISH: say("Người được khen đề nghị không công khai"),
    Withheld.UNDER_REVIEW: say("Đang xem xét khiếu nại, tố cáo liên quan"),
    Withheld.OTHER: say("Lý do khác"),
}
