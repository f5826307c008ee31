from thidua.monitoring.models.calendar import CalendarDay
from thidua.monitoring.models.complaint import Complaint, ComplaintFile, ComplaintHandler, ComplaintLook, ComplaintStep
from thidua.monitoring.models.figure import Delegation, Evidence, ImportBatch, Observation, Report, Revision
from thidua.monitoring.models.inspection import (
    CheckItem,
    Finding,
    FollowUp,
    FollowUpFile,
    InspectionPlan,
    Visit,
    VisitMember,
    VisitPhoto,
)
from thidua.monitoring.models.movement import (
    MovementCharter,
    MovementGoal,
    MovementParticipant,
    MovementResult,
    MovementReview,
    ResultPicture,
)
from thidua.monitoring.models.reminder import Digest, Reminder
from thidua.monitoring.models.rollup import RollUp
from thidua.monitoring.models.round import Round
from thidua.monitoring.models.rule import ValidationRule
from thidua.monitoring.models.survey import Survey, SurveyScore
from thidua.monitoring.models.view import SavedView

__all__ = [
    "CalendarDay",
    "CheckItem",
    "Complaint",
    "ComplaintFile",
    "ComplaintHandler",
    "ComplaintLook",
    "ComplaintStep",
    "Delegation",
    "Digest",
    "Evidence",
    "Finding",
    "FollowUp",
    "FollowUpFile",
    "ImportBatch",
    "InspectionPlan",
    "MovementCharter",
    "MovementGoal",
    "MovementParticipant",
    "MovementResult",
    "MovementReview",
    "Observation",
    "Reminder",
    "Report",
    "ResultPicture",
    "Revision",
    "RollUp",
    "Round",
    "SavedView",
    "Survey",
    "SurveyScore",
    "ValidationRule",
    "Visit",
    "VisitMember",
    "VisitPhoto",
]
