"""The record of merit, dossiers, the fund, and what people have confirmed or set in the law."""

from thidua.commendation.models.dossier import Dossier, Fund, FundLine
from thidua.commendation.models.law import LocalFigure, RuleConfirmation
from thidua.commendation.models.notices import NoticeFeedback, PublicNotice
from thidua.commendation.models.opinions import Opinion, OpinionRound
from thidua.commendation.models.papers import DossierPaper
from thidua.commendation.models.record import Authorship, Hold, Honour, Initiative, Penalty, YearRating
from thidua.commendation.models.rounds import AwardRound

__all__ = [
    "Authorship",
    "AwardRound",
    "Dossier",
    "DossierPaper",
    "Fund",
    "FundLine",
    "Hold",
    "Honour",
    "Initiative",
    "LocalFigure",
    "NoticeFeedback",
    "Opinion",
    "OpinionRound",
    "Penalty",
    "PublicNotice",
    "RuleConfirmation",
    "YearRating",
]
