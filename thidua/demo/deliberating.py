"""The district's council of the demonstration: formed, one meeting held with a secret ballot, one to come.

Its dossiers are a round of their own. Whatever is said of people and units is invented and says so itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from thidua.commendation.actions.dossiers import (
    DossierFacts,
    appraise_dossier,
    draft_dossier,
    receive_dossier,
    send_to_council,
    submit_dossier,
)
from thidua.commendation.actions.rounds import RoundFacts, open_award_round
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.models import AwardRound, Dossier
from thidua.council.actions.ballots import cast_ballot, close_box, open_box, prepare_box, take_key, turn_key
from thidua.council.actions.calling import add_paper, tell_members
from thidua.council.actions.councils import CouncilFacts, Seat, form_council, seat_member
from thidua.council.actions.meetings import (
    MeetingFacts,
    call_meeting,
    declare_conflict,
    end_meeting,
    start_meeting,
    vote_openly,
)
from thidua.council.actions.papers import write_meeting_paper
from thidua.council.actions.reviews import ReviewFacts, give_review
from thidua.council.logic.papers import MeetingForm
from thidua.council.logic.slips import Slip
from thidua.council.queries import ballot_items, members_on, recused_from
from thidua.council.sealing import new_tracker, seal_slip
from thidua.demo.founding import Units
from thidua.demo.people import CHAIRMAN
from thidua.demo.staffing import INVENTED, register
from thidua.desk.agenda_dossiers import put_dossiers
from thidua.directory.models import Organisation, Person, User
from thidua.directory.queries import head_of

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, BallotBox, Council, CouncilMember, Meeting

Users = Mapping[str, User]
MARK = INVENTED.lower()
FORMED, OPENED, SENT = date(2024, 1, 8), date(2024, 11, 25), date(2024, 12, 3)
CALLED, HELD = date(2024, 12, 6), date(2024, 12, 13)
CALLED_AGAIN, TO_COME = date(2024, 12, 18), date(2024, 12, 25)
BASIS = f"Quyết định số 35/QĐ-UBND ngày 08/01/2024 ({MARK})"
MEMBERS = (
    ("lanhdao", "first_vice"),
    ("hoidong", "vice"),
    ("noivu.thutruong", "secretary"),
    ("thanhtra", "member"),
    ("nongnghiep.thutruong", "member"),
    ("taichinh.daumoi", "member"),
    ("vanhoa.daumoi", "member"),
    ("congan.daumoi", "member"),
    ("yte.daumoi", "member"),
)
"""By account, after the chair, who has none: the chairman of the district is away when the council meets first."""
KEY_OFFICERS, OPENERS = ("lanhdao", "noivu.thutruong", "thanhtra"), ("lanhdao", "thanhtra")
MERIT, COMMENDATION = AwardCode.MERIT_DISTRICT, AwardCode.COMMENDATION_PROVINCE
YES, NO, OTHER, BLANK = 0, 1, 2, 4
"""Lines of a ballot paper with one other title."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one unit proposes: for itself, its head (``who`` "head") or its reporting officer."""

    unit: str
    who: str
    award: AwardCode
    deed: str


PAST = (
    Proposal("nongnghiep", "unit", COMMENDATION, "Hướng dẫn 20 xã, thị trấn xóa 214 nhà tạm, nhà dột nát"),
    Proposal("maisao", "unit", COMMENDATION, "Huy động 860 ngày công làm nhà cho hộ nghèo"),
    Proposal("nongnghiep", "officer", MERIT, "Lập bản đồ nhà tạm của huyện"),
    Proposal("yte", "head", MERIT, "Khám, cấp thuốc tại nhà cho hộ nghèo được hỗ trợ nhà ở"),
)
INSTEAD = Proposal("maisao", "unit", MERIT, "Huy động 860 ngày công làm nhà cho hộ nghèo; theo ý kiến của Hội đồng")
COMING = (
    Proposal("congan", "unit", COMMENDATION, "Giúp 37 hộ dựng nhà, giữ an toàn công trình"),
    Proposal("vanhoa", "officer", MERIT, "Tuyên truyền, vận động ủng hộ quỹ xóa nhà tạm"),
    Proposal("taichinh", "unit", MERIT, "Giải ngân kịp thời kinh phí hỗ trợ nhà ở"),
    Proposal("chilang", "unit", MERIT, "Hoàn thành xóa nhà tạm trước kế hoạch hai tháng"),
)
SECRET_LINES: Mapping[int, Sequence[int]] = {
    1: (YES, YES, YES, OTHER, YES, BLANK, YES, YES),
    2: (OTHER, YES, OTHER, NO, OTHER, YES, OTHER, YES, OTHER),
}
"""By place on the agenda, in the order of those who vote on it."""
OPEN_LINES: Mapping[int, Sequence[int]] = {
    3: (YES, NO, NO, NO, YES, NO, YES, NO, NO),
    4: (YES, YES, YES, YES, YES, YES, NO, YES),
    5: (YES, YES, YES, YES, YES, YES, YES, YES, NO),
}


def deliberate(units: Units, users: Users) -> tuple[Council, int]:
    """The council, and how many dossiers it has decided."""
    officer = users["chuyenvien"]
    council = _formed(units, users)
    row = _round(units["huyen"], officer)
    meeting = _call(council, PAST, row, CALLED, HELD, units, users)
    fourth = meeting.items.get(position=4)
    declare_conflict(fourth, note=f"Là em họ của người được đề nghị ({MARK})", by=users["thanhtra"], on=HELD)
    _review(meeting, users, tuple(user for user, _post in MEMBERS), HELD)
    _hold(meeting, row, units, users)
    coming = _call(council, COMING, row, CALLED_AGAIN, TO_COME, units, users)
    _lay_papers(coming, officer)
    _review(coming, users, ("lanhdao", "noivu.thutruong", "thanhtra", "yte.daumoi"), CALLED_AGAIN)
    return council, len(PAST) + 1


def _formed(units: Units, users: Users) -> Council:
    officer, district = users["chuyenvien"], units["huyen"]
    facts = CouncilFacts("Hội đồng Thi đua - Khen thưởng huyện Chi Lăng", BASIS, FORMED)
    council = form_council(facts, organisation=district, by=officer, on=FORMED)
    chairman = register(CHAIRMAN, district, by=officer)
    seats = [Seat(chairman, "chair", FORMED, 1)]
    for position, (username, post) in enumerate(MEMBERS, 2):
        seats.append(Seat(_person(users[username]), post, FORMED, position))
    for seat in seats:
        seat_member(council, seat, by=officer, on=FORMED)
    return council


def _person(user: User) -> Person:
    assert user.person is not None
    return user.person


def _round(district: Organisation, officer: User) -> AwardRound:
    facts = RoundFacts(
        f"Khen thưởng chuyên đề xóa nhà tạm, nhà dột nát năm 2024 ({MARK})",
        2024,
        MeritKind.MOVEMENT,
        OPENED,
        date(2024, 12, 24),
        "Ưu tiên tập thể nhỏ và người trực tiếp làm; Hội đồng xét hai phiên trong tháng 12.",
        (COMMENDATION, MERIT),
    )
    return open_award_round(facts, organisation=district, by=officer, on=OPENED)


# --- dossiers --------------------------------------------------------------------------------------------------------


def _sent(plan: Proposal, row: AwardRound, units: Units, users: Users, on: date) -> Dossier:
    """The dossier on its way to the council."""
    unit, by, officer = units[plan.unit], users[f"{plan.unit}.daumoi"], users["chuyenvien"]
    facts = DossierFacts(
        plan.award,
        2024,
        units["huyen"],
        MeritKind.MOVEMENT,
        deed=f"{plan.deed} ({MARK})",
        report=f"{plan.deed}. {INVENTED}.",
        round=row,
    )
    dossier = draft_dossier(_subject(plan, unit, by, on), facts, proposer=unit, by=by, on=on)
    dossier = receive_dossier(submit_dossier(dossier, by=by, on=on), received_on=on, by=officer, on=on)
    return send_to_council(appraise_dossier(dossier, by=officer, on=on), by=officer, on=on)


def _subject(plan: Proposal, unit: Organisation, by: User, on: date) -> Person | Organisation:
    if plan.who == "unit":
        return unit
    person = head_of(unit, on) if plan.who == "head" else by.person
    assert person is not None
    return person


# --- meetings --------------------------------------------------------------------------------------------------------


def _call(
    council: Council, plans: Sequence[Proposal], row: AwardRound, on: date, held_on: date, units: Units, users: Users
) -> Meeting:
    """A meeting called with its dossiers, those of the province voted on secretly; its members invited."""
    officer = users["chuyenvien"]
    session = "phiên thứ nhất" if held_on == HELD else "phiên thứ hai"
    about = f"Xét khen thưởng chuyên đề xóa nhà tạm, nhà dột nát, {session} ({MARK})"
    facts = MeetingFacts(about, held_on, time(14, 0), "Phòng họp tầng 2, trụ sở UBND huyện")
    meeting = call_meeting(council, facts, by=officer, on=on)
    for plan in plans:
        dossier = _sent(plan, row, units, users, min(on, SENT) if held_on == HELD else on)
        put_dossiers(meeting, [dossier], secret=plan.award is COMMENDATION, by=officer, on=on)
    tell_members(meeting, by=officer, on=on)
    write_meeting_paper(meeting, MeetingForm.INVITATION, by=officer, on=on)
    return meeting


def _lay_papers(meeting: Meeting, officer: User) -> None:
    """A list for everybody and a report for those alone who judge the person it is about."""
    lines = "\n".join(f"{item.position}. {item.label}" for item in meeting.items.all())
    listed = ContentFile(f"BẢNG TỔNG HỢP HỒ SƠ ({MARK})\n{lines}\n".encode(), "bang-tong-hop.txt")
    add_paper(meeting, listed, title="Bảng tổng hợp hồ sơ", by=officer, on=CALLED_AGAIN)
    report = ContentFile(f"TÓM TẮT THÀNH TÍCH ({MARK})\n{COMING[1].deed}.\n".encode(), "tom-tat-thanh-tich.txt")
    item = meeting.items.get(position=2)
    add_paper(meeting, report, title="Tóm tắt thành tích cá nhân", item=item, by=officer, on=CALLED_AGAIN)


def _review(meeting: Meeting, users: Users, usernames: Sequence[str], on: date) -> None:
    """Scores of the members who judge; one is strict throughout, one abstains once and says why."""
    shut = {item.pk: recused_from(item) for item in meeting.items.all()}
    seats = {member.person_id: member.pk for member in members_on(meeting.council, meeting.held_on)}
    for at, username in enumerate(usernames):
        for item in meeting.items.all():
            if seats[_person(users[username]).pk] not in shut[item.pk]:
                give_review(item, _judgement(at, username, item), by=users[username], on=on)


def _judgement(at: int, username: str, item: AgendaItem) -> ReviewFacts:
    if username == "thanhtra" and item.position == 3:
        return ReviewFacts(None, "Chưa có kết luận kiểm tra nguồn số liệu nhà tạm nên chưa cho điểm.")
    score = Decimal(94 - 7 * item.position + (at * 5) % 11) - (8 if username == "noivu.thutruong" else 0)
    return ReviewFacts(score, note="Thành tích rõ, có số liệu đối chiếu." if item.position == 1 else "")


def _hold(meeting: Meeting, row: AwardRound, units: Units, users: Users) -> None:
    """The meeting from its opening: presence, both kinds of vote, the lower title, the papers."""
    officer = users["chuyenvien"]
    members = list(members_on(meeting.council, HELD))
    meeting = start_meeting(meeting, {one.pk: one.post != "chair" for one in members}, by=officer, on=HELD)
    _vote_secretly(meeting, users)
    instead = _sent(INSTEAD, row, units, users, HELD)
    put_dossiers(meeting, [instead], by=officer, on=HELD)
    for position, lines in OPEN_LINES.items():
        _vote_aloud(meeting.items.get(position=position), members, lines, officer)
    end_meeting(meeting, by=officer, on=HELD)
    for form in (MeetingForm.MINUTES, MeetingForm.COUNTING):
        write_meeting_paper(meeting, form, by=officer, on=HELD)


def _vote_aloud(item: AgendaItem, members: Sequence[CouncilMember], lines: Sequence[int], officer: User) -> None:
    recused = recused_from(item)
    voters = [one for one in members if one.post != "chair" and one.pk not in recused]
    votes = dict(zip((one.pk for one in voters), lines, strict=True))
    vote_openly(item, votes, by=officer, on=HELD)


def _vote_secretly(meeting: Meeting, users: Users) -> None:
    """One box for the items of the province: two of three officers open it, and the slips are counted."""
    officer, holders = users["chuyenvien"], [users[name] for name in KEY_OFFICERS]
    items = [item for item in meeting.items.all() if item.position in SECRET_LINES]
    box = prepare_box(meeting, items, holders, threshold=len(OPENERS), by=officer, on=HELD)
    codes = {holder.username: take_key(box, by=holder, on=HELD) for holder in holders}
    box = open_box(box, by=officer, on=HELD)
    left = {position: list(lines) for position, lines in SECRET_LINES.items()}
    members = {member.person_id: member for member in members_on(meeting.council, HELD)}
    for username, _post in MEMBERS:
        user = users[username]
        _cast(box, members[_person(user).pk], user, left)
    box = close_box(box, by=officer, on=HELD)
    for username in OPENERS:
        turn_key(box, codes[username], by=users[username], on=HELD)


def _cast(box: BallotBox, member: CouncilMember, user: User, left: dict[int, list[int]]) -> None:
    """Seal the slips of one voter as the browser does, and put them in."""
    public = bytes(box.public_key)
    sealed = {
        item.pk: seal_slip(public, box.pk, item.pk, Slip(left[item.position].pop(0), new_tracker()))
        for item in ballot_items(box, member)
    }
    cast_ballot(box, sealed, by=user, on=HELD)
