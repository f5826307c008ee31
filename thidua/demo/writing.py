"""Papers about the campaign: a plan and an allocation decision that are out, a chasing letter to be signed, a draft."""

from __future__ import annotations

from datetime import date

from thidua.campaigns.actions.papers import write_paper
from thidua.campaigns.logic.papers.catalogue import PaperForm
from thidua.campaigns.models import Campaign
from thidua.demo.cascading import INVENTED, Users
from thidua.demo.founding import Units
from thidua.documents.actions.papers import issue_paper, sign_paper, submit_paper
from thidua.documents.actions.receipts import read_copy, receive_copy
from thidua.documents.actions.registers import (
    EntryFacts,
    IncomingFacts,
    cancel_number,
    register_incoming,
    reserve_number,
)
from thidua.documents.logic.decree30 import Kind
from thidua.documents.models import Paper

ISSUED = ((PaperForm.PLAN, date(2024, 1, 12)), (PaperForm.ALLOCATION, date(2024, 1, 16)))
DAY = date(2024, 3, 20)
"""When the papers after the first quarter were written."""
RECEIVED_BY = ("banghuu", "nhanly", "vanlinh")
ONLY_READ_BY = ("bangmac", "dongmo")


def write_papers(campaign: Campaign, units: Units, users: Users) -> list[Paper]:
    """Two papers issued and partly received, one laid before the leader, one still a draft; a number kept in vain."""
    officer, leader = users["chuyenvien"], users["lanhdao"]
    papers = []
    for form, day in ISSUED:
        paper = submit_paper(write_paper(campaign, form, by=officer, on=day), by=officer, on=day)
        papers.append(issue_paper(sign_paper(paper, by=leader, on=day), by=officer, on=day))
    _receive(papers[0], units, users)
    letter = write_paper(campaign, PaperForm.CHASING, by=officer, on=DAY)
    papers.append(submit_paper(letter, by=officer, on=DAY))
    papers.append(write_paper(campaign, PaperForm.HALFWAY, by=officer, on=DAY))
    _keep_in_vain(campaign, users)
    return papers


def _receive(paper: Paper, units: Units, users: Users) -> None:
    for handle in RECEIVED_BY:
        copy = paper.copies.get(organisation=units[handle])
        receive_copy(copy, handler="Công chức Văn phòng - Thống kê", by=users[f"{handle}.daumoi"], on=DAY)
    for handle in ONLY_READ_BY:
        read_copy(paper.copies.get(organisation=units[handle]), by=users[f"{handle}.daumoi"], on=DAY)


def _keep_in_vain(campaign: Campaign, users: Users) -> None:
    day = date(2024, 2, 5)
    facts = EntryFacts(Kind.PLAN, "KH-UBND", "Tổ chức hội nghị sơ kết (dự kiến)", day, note=INVENTED)
    entry = reserve_number(campaign.issuer, facts, by=users["chuyenvien"], on=day)
    reason = "Hội nghị lồng ghép vào phiên họp UBND tháng 3, không ban hành kế hoạch riêng."
    cancel_number(entry, reason=reason, by=users["chuyenvien"], on=DAY)


def enter_incoming(campaign: Campaign, users: Users) -> int:
    """Two documents that came to the district on paper."""
    letters = (
        IncomingFacts(
            sender="Ủy ban nhân dân tỉnh Lạng Sơn",
            abstract=f"Về việc báo cáo tiến độ phong trào thi đua quý I năm 2024 ({INVENTED.lower()})",
            arrived_on=date(2024, 3, 11),
            document_number="321/UBND-NC",
            document_day=date(2024, 3, 8),
            document_kind="Công văn",
            handler="Phòng Nội vụ",
            deadline=date(2024, 3, 25),
        ),
        IncomingFacts(
            sender="Ban Thi đua - Khen thưởng tỉnh Lạng Sơn",
            abstract=f"Hướng dẫn bình xét thi đua năm 2024 ({INVENTED.lower()})",
            arrived_on=date(2024, 3, 4),
            document_number="15/HD-BTĐKT",
            document_day=date(2024, 3, 1),
            document_kind="Hướng dẫn",
            handler="Phòng Nội vụ",
            deadline=date(2024, 3, 15),
        ),
    )
    for facts in reversed(letters):
        register_incoming(campaign.issuer, facts, by=users["chuyenvien"], on=DAY)
    return len(letters)
