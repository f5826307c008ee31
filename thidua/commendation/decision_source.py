"""Rows made into the value that the papers of a decision are written from. Reads only."""

from __future__ import annotations

from datetime import date

from thidua.campaigns.logic.papers.wording import COMMITTEES, initials, signature_of
from thidua.campaigns.paper_source import sentence_name
from thidua.commendation.decision_queries import balance_of, fund_for, lines_of, named_lists
from thidua.commendation.logic.decision_papers import DecisionSource, Issuer
from thidua.commendation.logic.decisions import deciding_words
from thidua.commendation.models import AwardDecision
from thidua.directory.models import Organisation
from thidua.directory.queries import parent_on, staff_of

USUAL_BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ",
)
"""What a new decision rests on until somebody writes other bases; the later decree is added from its day."""
DECREE_152 = (date(2025, 7, 1), "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ")


def usual_bases(on: date) -> tuple[str, ...]:
    """The legal bases of the day."""
    return (USUAL_BASES[0], DECREE_152[1]) if on >= DECREE_152[0] else USUAL_BASES


def usual_signer(body: Organisation, on: date) -> tuple[str, str]:
    """Title and name of who signs for the body: its head, else its first deputy for the chair; empty where unknown."""
    leaders = [post for post in staff_of(body, on) if post.is_head or post.is_leader]
    if not leaders or body.kind not in COMMITTEES:
        return "", ""
    post = next((one for one in leaders if one.is_head), leaders[0])
    title = post.post.partition(" UBND")[0].upper()
    return (title if post.is_head else f"KT. CHỦ TỊCH {title}"), post.person.full_name


def decision_source(decision: AwardDecision, on: date) -> DecisionSource:
    """The decision on the day with its lists and the state of the fund. A constant number of queries."""
    fund = fund_for(decision)
    return DecisionSource(
        on=on,
        decider=decider_of(decision, on),
        drafter=drafter_of(decision.drafter, on),
        about=decision.about,
        merit=decision.merit,
        year=decision.year,
        bases=tuple(line.strip() for line in decision.bases.splitlines() if line.strip()),
        lists=named_lists(lines_of(decision)),
        fund=f"Quỹ thi đua, khen thưởng năm {fund.year} của {sentence_name(fund.organisation)}" if fund else "",
        free=balance_of(fund).free if fund else None,
    )


def decider_of(decision: AwardDecision, on: date) -> Issuer:
    """The deciding body with the signer the decision names; a chairman decides in the own name, without "TM."."""
    body = decision.organisation
    signature = signature_of(decision.signer_title, decision.signer_name, committee=False)
    words = deciding_words(body.kind, sentence_name(body))
    return Issuer(
        name=sentence_name(body),
        code=_code(body),
        place=_place(body, on),
        signature=signature,
        parent=_parent(body, on),
        decides=words,
    )


def drafter_of(body: Organisation, on: date) -> Issuer:
    """The body that lays the decision before the head, signed by its own head."""
    committee = body.kind in COMMITTEES
    held = staff_of(body, on).first()
    head = held if held is not None and held.is_head else None
    title = head.post if head and not committee else ""
    signature = signature_of(title, head.person.full_name if head else "", committee=committee)
    return Issuer(sentence_name(body), _code(body), _place(body, on), signature, _parent(body, on))


def _code(body: Organisation) -> str:
    return "UBND" if body.kind in COMMITTEES else initials(body.short_name or body.name)


def _place(body: Organisation, on: date) -> str:
    superior = parent_on(body, on)
    near = body if body.kind in COMMITTEES else superior
    return (near.short_name if near else "") or body.short_name or body.name


def _parent(body: Organisation, on: date) -> str:
    superior = parent_on(body, on)
    return sentence_name(superior) if superior and body.kind not in COMMITTEES else ""
