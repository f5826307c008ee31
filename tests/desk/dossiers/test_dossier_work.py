"""What waits for a person in dossiers, on the first page."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.conftest import DAY
from thidua.commendation.actions.dossiers import receive_dossier, return_dossier, submit_dossier
from thidua.commendation.actions.law import FigureFacts, set_figure
from thidua.commendation.actions.opinions import ask_opinions
from thidua.commendation.actions.rounds import RoundFacts, open_award_round
from thidua.commendation.actions.writing import Wanted, draft_many
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.local import Deadline, Step
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.models import Dossier
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.demo.cast import Cast
from thidua.desk.dossier_work import SOURCES
from thidua.desk.work import sections_for
from thidua.directory.models import User


def waiting(user: User, on: date) -> list[tuple[str, str, date | None]]:
    sections = sections_for(user, on, SOURCES)
    return [(one.code, item.title.partition(":")[0], item.due) for one in sections for item in one.items]


def test_a_dossier_waits_for_whoever_has_to_act(cast: Cast, dossier: Dossier) -> None:
    assert waiting(cast.bang_huu_officer, DAY) == []
    row = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    assert waiting(cast.officer, DAY) == [("confirm", "Tiếp nhận hồ sơ", None)]
    assert waiting(cast.nhan_ly_officer, DAY) == waiting(cast.leader, DAY) == []
    deadline = FigureFacts(Deadline(Step.APPRAISAL, 5), date(2024, 1, 1), "QĐ 10")
    set_figure(cast.district, deadline, by=cast.officer, on=DAY)
    row = receive_dossier(row, received_on=DAY, by=cast.officer, on=DAY)
    due = date(2024, 3, 27)
    assert waiting(cast.officer, DAY) == [("confirm", "Thẩm định hồ sơ", due)]
    assert waiting(cast.officer, due) == [("due", "Thẩm định hồ sơ", due)]
    assert waiting(cast.officer, due + timedelta(days=1)) == [("overdue", "Thẩm định hồ sơ", due)]
    ask_opinions(row, [cast.finance], question="?", due_on=due, by=cast.officer, on=DAY)
    assert waiting(cast.finance_officer, DAY) == [("confirm", "Cho ý kiến", due)]
    assert waiting(cast.finance_officer, due + timedelta(days=1)) == []
    return_dossier(row, {"report": "Thiếu số liệu"}, by=cast.officer, on=DAY)
    assert waiting(cast.bang_huu_head, DAY) == [("returned", "Bổ sung hồ sơ", None)]


def test_drafts_of_a_round_wait_by_its_last_day_at_a_constant_price(cast: Cast) -> None:
    last = DAY + timedelta(days=2)
    call = RoundFacts("Tổng kết", 2023, MeritKind.MERIT, DAY, last)
    row = open_award_round(call, organisation=cast.district, by=cast.officer, on=DAY)
    counts = []
    for user in (cast.bang_huu_officer, cast.bang_huu_head):
        assert user.person is not None
        facts = DossierFacts(AwardCode.ADVANCED_WORKER, 2023, cast.district, round=row)
        draft_many([Wanted(user.person, facts)], proposer=cast.bang_huu, by=cast.bang_huu_officer, on=DAY)
        with CaptureQueriesContext(connection) as captured:
            found = waiting(cast.bang_huu_officer, DAY)
        counts.append(len(captured))
    assert found == [("due", "Gửi hồ sơ", last)] * 2
    assert counts[0] == counts[1]
