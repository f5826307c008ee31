from thidua.campaigns.models.campaign import Campaign, Participation
from thidua.campaigns.models.content import Assignment, CitedDocument, Content, Movement, Occasion, RecipientLine
from thidua.campaigns.models.indicator import Indicator
from thidua.campaigns.models.target import Allocation, Target, TargetAdjustment, TargetUnit

__all__ = [
    "Allocation",
    "Assignment",
    "Campaign",
    "CitedDocument",
    "Content",
    "Indicator",
    "Movement",
    "Occasion",
    "Participation",
    "RecipientLine",
    "Target",
    "TargetAdjustment",
    "TargetUnit",
]
