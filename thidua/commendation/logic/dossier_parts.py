"""The parts of a dossier that can be returned one by one, and the remarks and answers about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from thidua.commendation.logic.terms import Words
from thidua.core.logic.saying import say


class DossierPart(StrEnum):
    """What an appraiser may ask to be put right."""

    AWARD = "award"
    MERIT = "merit"
    YEARS = "years"
    DEED = "deed"
    REPORT = "report"
    PAPERS = "papers"


PARTS: Words = {
    DossierPart.AWARD: say("Danh hiệu, hình thức đề nghị"),
    DossierPart.MERIT: say("Loại hình khen thưởng"),
    DossierPart.YEARS: say("Năm thành tích"),
    DossierPart.DEED: say("Thành tích cụ thể"),
    DossierPart.REPORT: say("Báo cáo thành tích"),
    DossierPart.PAPERS: say("Giấy tờ kèm theo"),
}
Exchange = Mapping[str, str]
"""One remark with its answer: ``part``, ``asked``, ``asked_on``, ``answer``, ``answered_on`` (empty until answered)."""


def asked(exchanges: Sequence[Exchange], fields: Mapping[str, str], on: str) -> list[dict[str, str]]:
    """The remarks with new ones added, each waiting for its answer; ``on`` is an ISO day."""
    fresh = [
        {"part": part, "asked": words, "asked_on": on, "answer": "", "answered_on": ""}
        for part, words in fields.items()
    ]
    return [*(dict(row) for row in exchanges), *fresh]


def answered(exchanges: Sequence[Exchange], answers: Mapping[str, str], on: str) -> list[dict[str, str]]:
    """The remarks with answers to the open ones of the named parts."""
    found = []
    for row in exchanges:
        words = answers.get(row["part"], "").strip()
        waits = not row["answered_on"] or row["answered_on"] == on
        found.append({**row, "answer": words, "answered_on": on} if words and waits else dict(row))
    return found


def unanswered(exchanges: Sequence[Exchange], returned: Mapping[str, str]) -> list[str]:
    """Parts that were returned and have no answer yet."""
    open_parts = {row["part"] for row in exchanges if not row["answered_on"]}
    return [part for part in returned if part in open_parts]
