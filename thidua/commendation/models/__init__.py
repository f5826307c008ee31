"""The record of merit, dossiers, the fund, and what people have confirmed or set in the law."""

from thidua.commendation.models.decision import (
    AwardDecision,
    DecisionLine,
    Doubt,
    ReceivedDossier,
    ReceivedPackage,
)
from thidua.commendation.models.dossier import Dossier, Fund, FundLine
from thidua.commendation.models.exemplar import Exemplar, ExemplarPicture, Replication
from thidua.commendation.models.honour_batch import BroughtHonour, HonourBatch, HonourKey
from thidua.commendation.models.law import LocalFigure, RuleConfirmation
from thidua.commendation.models.record import Authorship, Hold, Honour, Initiative, Penalty, YearRating

__all__ = [
    "Authorship",
    "AwardDecision",
    "BroughtHonour",
    "DecisionLine",
    "Dossier",
    "Doubt",
    "Exemplar",
    "ExemplarPicture",
    "Fund",
    "FundLine",
    "Hold",
    "Honour",
    "HonourBatch",
    "HonourKey",
    "Initiative",
    "LocalFigure",
    "Penalty",
    "ReceivedDossier",
    "ReceivedPackage",
    "Replication",
    "RuleConfirmation",
    "YearRating",
]
