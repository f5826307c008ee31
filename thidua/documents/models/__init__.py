from thidua.documents.models.certificate import (
    Certificate,
    CertificateBatch,
    CertificateFile,
    CertificateTemplate,
    PrinterCorrection,
)
from thidua.documents.models.file import StoredFile
from thidua.documents.models.intake import INTAKE_STATES, Intake
from thidua.documents.models.paper import Paper, PaperCopy, PaperVersion
from thidua.documents.models.register import Incoming, Register, RegisterEntry, RegisterKind
from thidua.documents.models.signature import SignedFile

__all__ = [
    "INTAKE_STATES",
    "Certificate",
    "CertificateBatch",
    "CertificateFile",
    "CertificateTemplate",
    "Incoming",
    "Intake",
    "Paper",
    "PaperCopy",
    "PaperVersion",
    "PrinterCorrection",
    "Register",
    "RegisterEntry",
    "RegisterKind",
    "SignedFile",
    "StoredFile",
]
