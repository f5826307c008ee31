"""Vietnamese words for the closed lists of the room, and the constraint that holds a column to its list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import CheckConstraint, Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.logic.terms import (
    Bound,
    Change,
    Comparator,
    Direction,
    Entry,
    Group,
    Measured,
    Meets,
    OverTime,
    OverUnits,
)
from thidua.campaigns.logic.workflow import CampaignState, ParticipationState

Labels = Mapping[StrEnum, LazyText | str]

COMPARATORS: Labels = {
    Comparator.EQ: _("Đạt"),
    Comparator.GE: _("Từ … trở lên"),
    Comparator.GT: _("Trên"),
    Comparator.LE: _("Không quá"),
    Comparator.LT: _("Dưới"),
    Comparator.BETWEEN: _("Trong khoảng"),
    Comparator.INCREASE_BY: _("Tăng thêm"),
    Comparator.DECREASE_BY: _("Giảm"),
    Comparator.MAINTAIN: _("Duy trì"),
}
BOUNDS: Labels = {
    Bound.GE: _("từ … trở lên"),
    Bound.GT: _("trên"),
    Bound.LE: _("không quá"),
    Bound.LT: _("dưới"),
    Bound.BETWEEN: _("trong khoảng"),
}
MEETS: Labels = {
    Meets.AT_LEAST: _("Ít nhất bằng"),
    Meets.AT_MOST: _("Nhiều nhất bằng"),
    Meets.EXACTLY: _("Đúng bằng"),
}
CHANGES: Labels = {
    Change.POINTS: _("Điểm phần trăm"),
    Change.RELATIVE: _("Phần trăm so với năm gốc"),
    Change.COUNT: _("Số lượng"),
}
MEASURED: Labels = {
    Measured.LEVEL: _("Mức đạt được"),
    Measured.CHANGE: _("Số tăng, giảm trong kỳ"),
}
DIRECTIONS: Labels = {
    Direction.HIGHER: _("Càng cao càng tốt"),
    Direction.LOWER: _("Càng thấp càng tốt"),
    Direction.NEUTRAL: _("Không xét chiều"),
}
GROUPS: Labels = {
    Group.ECONOMIC: _("Kinh tế"),
    Group.SOCIAL: _("Văn hóa - xã hội"),
    Group.ENVIRONMENT: _("Môi trường"),
    Group.PARTY: _("Xây dựng Đảng, chính quyền"),
    Group.DEFENCE: _("Quốc phòng, an ninh"),
    Group.OTHER: _("Khác"),
}
OVER_TIME: Labels = {
    OverTime.SUM: _("Cộng các kỳ"),
    OverTime.LAST: _("Lấy kỳ cuối"),
    OverTime.MEAN: _("Bình quân các kỳ"),
    OverTime.RATIO: _("Tỷ số của tổng tử số và tổng mẫu số"),
}
OVER_UNITS: Labels = {
    OverUnits.SUM: _("Cộng các đơn vị"),
    OverUnits.WEIGHTED: _("Bình quân theo quy mô"),
    OverUnits.RATIO: _("Tỷ số của tổng tử số và tổng mẫu số"),
    OverUnits.NONE: _("Không cộng dồn"),
}
ENTRIES: Labels = {
    Entry.INCREMENT: _("Số phát sinh trong kỳ"),
    Entry.YTD: _("Lũy kế từ đầu năm"),
    Entry.LEVEL: _("Mức tại cuối kỳ"),
}
CAMPAIGN_STATES: Labels = {
    CampaignState.DRAFT: _("Dự thảo"),
    CampaignState.PUBLISHED: _("Đã phát động"),
    CampaignState.CLOSED: _("Đã kết thúc"),
    CampaignState.WITHDRAWN: _("Đã thu hồi"),
    CampaignState.DROPPED: _("Đã bỏ"),
}
PARTICIPATION_STATES: Labels = {
    ParticipationState.CHOSEN: _("Sẽ gửi"),
    ParticipationState.SENT: _("Đã gửi"),
    ParticipationState.SEEN: _("Đã xem"),
    ParticipationState.ACKNOWLEDGED: _("Đã tiếp nhận"),
    ParticipationState.ANSWERED: _("Đã hưởng ứng"),
    ParticipationState.RECALLED: _("Đã thu hồi"),
}


def choices(labels: Labels) -> list[tuple[str, LazyText | str]]:
    """The list as Django's ``choices``."""
    return [(code.value, words) for code, words in labels.items()]


def known(field: str, labels: Labels, name: str, *, empty: bool = False) -> CheckConstraint:
    """The column holds a word of the list, or nothing where ``empty`` is allowed."""
    words = [code.value for code in labels]
    return CheckConstraint(condition=Q(**{f"{field}__in": [*words, ""] if empty else words}), name=name)
