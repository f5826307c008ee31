"""The record of merit, dossiers, the fund, and what people have confirmed or set in the law."""

from thidua.commendation.models.decision import (
    AwardDecision,
    DecisionLine,
    Doubt,
    ReceivedDossier,
    ReceivedPackage,
)
from thidua.commendation.models.dossier import Dossier, Fund, FundLine
from thidua.commendation.models.law import LocalFigure, RuleConfirmation
from thidua.commendation.models.record import Authorship, Hold, Honour, Initiative, Penalty, YearRating

__all__ = [
    "Authorship",
    "AwardDecision",
    "DecisionLine",
    "Dossier",
    "Doubt",
    "Fund",
    "FundLine",
    "Hold",
    "Honour",
    "Initiative",
    "LocalFigure",
    "Penalty",
    "ReceivedDossier",
    "ReceivedPackage",
    "RuleConfirmation",
    "YearRating",
]
