from thidua.documents.models.file import StoredFile
from thidua.documents.models.intake import INTAKE_STATES, Intake
from thidua.documents.models.paper import Paper, PaperCopy, PaperVersion
from thidua.documents.models.register import Incoming, Register, RegisterEntry, RegisterKind

__all__ = [
    "INTAKE_STATES",
    "Incoming",
    "Intake",
    "Paper",
    "PaperCopy",
    "PaperVersion",
    "Register",
    "RegisterEntry",
    "RegisterKind",
    "StoredFile",
]
