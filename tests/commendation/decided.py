"""Dossiers laid before the head, and decisions made of them, for several tests to begin with."""

from __future__ import annotations

from datetime import date

from tests.remembering import remembered
from thidua.commendation.actions.decision_papers import submit_decision
from thidua.commendation.actions.decisions import DraftFacts, add_dossiers, draft_decision
from thidua.commendation.actions.dossiers import (
    DossierFacts,
    appraise_dossier,
    draft_dossier,
    propose_dossier,
    receive_dossier,
    submit_dossier,
)
from thidua.commendation.actions.fund import open_fund, write_line
from thidua.commendation.actions.issuing import issue_decision
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fund import Entry, EntryKind
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.models import AwardDecision, Dossier, Fund
from thidua.demo.cast import Cast
from thidua.directory.models import Organisation, Person
from thidua.documents.actions.papers import issue_paper, sign_paper, submit_paper

MERIT = AwardCode.MERIT_DISTRICT
FACTS = DraftFacts(
    2024,
    "Về việc tặng Giấy khen cho các tập thể, cá nhân năm 2024",
    "Đã có thành tích xuất sắc trong phong trào thi đua năm 2024",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    "Lương Mẫu Ánh",
)


def proposed(
    cast: Cast,
    subject: Person | Organisation,
    on: date,
    *,
    award: AwardCode = MERIT,
    kind: SubjectKind | None = None,
) -> Dossier:
    """A dossier of Bằng Hữu that has come as far as the decision."""
    facts = DossierFacts(award, 2024, cast.district, subject_kind=kind)
    row = draft_dossier(subject, facts, proposer=cast.bang_huu, by=cast.bang_huu_officer, on=on)
    row = submit_dossier(row, by=cast.bang_huu_officer, on=on)
    row = receive_dossier(row, received_on=on, by=cast.officer, on=on)
    return propose_dossier(appraise_dossier(row, by=cast.officer, on=on), by=cast.officer, on=on)


def three_proposed(cast: Cast, on: date) -> list[Dossier]:
    """A collective, a person and a household."""
    person, neighbour = cast.bang_huu_officer.person, cast.bang_huu_head.person
    assert person is not None
    assert neighbour is not None
    return [
        proposed(cast, person, on),
        proposed(cast, cast.bang_huu, on),
        proposed(cast, neighbour, on, kind=SubjectKind.HOUSEHOLD),
    ]


def made_decision(cast: Cast, on: date) -> AwardDecision:
    """A decision of the district with the three on its lists."""
    rows = three_proposed(cast, on)
    decision = draft_decision(FACTS, organisation=cast.district, drafter=cast.home_affairs, by=cast.officer, on=on)
    add_dossiers(decision, rows, by=cast.officer, on=on)
    return decision


def drawn_up(cast: Cast, on: date) -> AwardDecision:
    """The same, laid down cheaply."""
    return AwardDecision.objects.get(code=remembered(("decision", on), lambda: made_decision(cast, on).code))


def number_paper(decision: AwardDecision, cast: Cast, on: date) -> AwardDecision:
    """The paper of a submitted decision signed by the leader and given its number."""
    row = AwardDecision.objects.select_related("paper__issuer").get(pk=decision.pk)
    assert row.paper is not None
    paper = sign_paper(submit_paper(row.paper, by=cast.officer, on=on), by=cast.leader, on=on)
    issue_paper(paper, by=cast.officer, on=on)
    return AwardDecision.objects.get(pk=row.pk)


def numbered(decision: AwardDecision, cast: Cast, on: date) -> AwardDecision:
    """The decision submitted, its paper numbered."""
    return number_paper(submit_decision(decision, by=cast.officer, on=on), cast, on)


def funded(cast: Cast, on: date, amount: int = 50_000_000) -> Fund:
    """The fund of the district with so much from the budget."""
    fund = open_fund(cast.district, 2024, by=cast.officer, on=on)
    write_line(fund, Entry(EntryKind.BUDGET, amount, on, "Trích ngân sách"), by=cast.officer, on=on)
    return fund


def made_signed(cast: Cast, on: date) -> AwardDecision:
    """A decision that works, its money held back in the fund."""
    row = numbered(made_decision(cast, on), cast, on)
    return issue_decision(row, fund=funded(cast, on), by=cast.officer, on=on)


def signed(cast: Cast, on: date) -> AwardDecision:
    """The same, laid down cheaply."""
    return AwardDecision.objects.get(code=remembered(("signed decision", on), lambda: made_signed(cast, on).code))
