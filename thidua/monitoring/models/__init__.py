from thidua.monitoring.models.figure import Delegation, Evidence, ImportBatch, Observation, Report, Revision
from thidua.monitoring.models.rollup import RollUp
from thidua.monitoring.models.round import Round
from thidua.monitoring.models.rule import ValidationRule

__all__ = [
    "Delegation",
    "Evidence",
    "ImportBatch",
    "Observation",
    "Report",
    "Revision",
    "RollUp",
    "Round",
    "ValidationRule",
]
