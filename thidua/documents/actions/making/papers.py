"""The text of a paper put into its row, and kept as a version. Part of the actions that change it."""

from __future__ import annotations

from thidua.core import clock
from thidua.core.audit import Actor
from thidua.core.logic.codec import to_json
from thidua.core.logic.text import fold
from thidua.core.saving import save_checked
from thidua.directory.models import User
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.numbering import written_number
from thidua.documents.models import Paper, PaperVersion, StoredFile


def set_document(paper: Paper, document: Document) -> None:
    """Put the text into the row and what lists need of it beside it; nothing is saved."""
    paper.document = to_json(document)
    paper.abstract = document.abstract[:500]
    words = (paper.code, paper.get_kind_display(), document.abstract, written_number(document.number, document.symbol))
    paper.search_key = fold(" ".join(map(str, words)))[:1200]


def keep_version(paper: Paper, *, by: Actor, note: str, file: StoredFile | None = None) -> PaperVersion:
    """The text as it stands now, under the version number of the paper."""
    return save_checked(
        PaperVersion(
            paper=paper,
            number=paper.version,
            document=paper.document,
            note=note[:300],
            file=file,
            made_by=by if isinstance(by, User) else None,
            made_at=clock.now(),
        )
    )
