from thidua.monitoring.models.complaint import (
    Complaint,
    ComplaintFile,
    ComplaintHandler,
    ComplaintLook,
    ComplaintStep,
)
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
from thidua.monitoring.models.rollup import RollUp
from thidua.monitoring.models.round import Round
from thidua.monitoring.models.rule import ValidationRule
from thidua.monitoring.models.survey import Survey, SurveyScore

__all__ = [
    "CheckItem",
    "Complaint",
    "ComplaintFile",
    "ComplaintHandler",
    "ComplaintLook",
    "ComplaintStep",
    "Delegation",
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
    "Report",
    "ResultPicture",
    "Revision",
    "RollUp",
    "Round",
    "Survey",
    "SurveyScore",
    "ValidationRule",
    "Visit",
    "VisitMember",
    "VisitPhoto",
]
