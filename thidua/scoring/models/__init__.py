from thidua.scoring.models.pledge import ClusterMeeting, Pledge, PledgeSignature
from thidua.scoring.models.registration import Registration, RegistrationCall, RegistrationLine, RegistrationRule
from thidua.scoring.models.round import (
    Appeal,
    CardEvidence,
    GateFact,
    Mark,
    MarkChange,
    Publication,
    Scorecard,
    ScoringRound,
)
from thidua.scoring.models.scheme import Scheme, SchemeVersion

__all__ = [
    "Appeal",
    "CardEvidence",
    "ClusterMeeting",
    "GateFact",
    "Mark",
    "MarkChange",
    "Pledge",
    "PledgeSignature",
    "Publication",
    "Registration",
    "RegistrationCall",
    "RegistrationLine",
    "RegistrationRule",
    "Scheme",
    "SchemeVersion",
    "Scorecard",
    "ScoringRound",
]
