from thidua.monitoring.models.calendar import CalendarDay
from thidua.monitoring.models.figure import Delegation, Evidence, ImportBatch, Observation, Report, Revision
from thidua.monitoring.models.reminder import Digest, Reminder
from thidua.monitoring.models.rollup import RollUp
from thidua.monitoring.models.round import Round
from thidua.monitoring.models.rule import ValidationRule
from thidua.monitoring.models.view import SavedView

__all__ = [
    "CalendarDay",
    "Delegation",
    "Digest",
    "Evidence",
    "ImportBatch",
    "Observation",
    "Reminder",
    "Report",
    "Revision",
    "RollUp",
    "Round",
    "SavedView",
    "ValidationRule",
]
