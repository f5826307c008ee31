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
from thidua.commendation.models.notices import NoticeFeedback, NoticeList, PublicNotice
from thidua.commendation.models.opinions import Opinion, OpinionLetter, OpinionRound
from thidua.commendation.models.papers import DossierPaper
from thidua.commendation.models.publicity import HiddenParticulars
from thidua.commendation.models.record import Authorship, Hold, Honour, Initiative, Penalty, YearRating
from thidua.commendation.models.rounds import AwardRound

__all__ = [
    "Authorship",
    "AwardDecision",
    "AwardRound",
    "BroughtHonour",
    "DecisionLine",
    "Dossier",
    "DossierPaper",
    "Doubt",
    "Exemplar",
    "ExemplarPicture",
    "Fund",
    "FundLine",
    "HiddenParticulars",
    "Hold",
    "Honour",
    "HonourBatch",
    "HonourKey",
    "Initiative",
    "LocalFigure",
    "NoticeFeedback",
    "NoticeList",
    "Opinion",
    "OpinionLetter",
    "OpinionRound",
    "Penalty",
    "PublicNotice",
    "ReceivedDossier",
    "ReceivedPackage",
    "Replication",
    "RuleConfirmation",
    "YearRating",
]
