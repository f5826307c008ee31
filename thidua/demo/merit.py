"""Three invented years of merit of the district, and a round of consideration half on its way at the end of 2024."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.commendation.actions.dossiers import (
    appraise_dossier,
    receive_dossier,
    return_dossier,
    say_points,
    send_to_council,
    submit_dossier,
)
from thidua.commendation.actions.law import FigureFacts, set_figure
from thidua.commendation.actions.list_opinions import LetterFacts, Said, answer_letter, send_letter
from thidua.commendation.actions.opinions import ask_opinions
from thidua.commendation.actions.record import (
    InitiativeFacts,
    enter_honour,
    place_hold,
    rate_year,
    register_initiative,
)
from thidua.commendation.actions.rounds import RoundFacts, open_award_round
from thidua.commendation.actions.writing import Wanted, draft_many, name_grounds
from thidua.commendation.list_consultation_queries import lines_of_letter, lines_to_consult
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.local import Deadline, MinimumShare, Step
from thidua.commendation.logic.quota import QuotaBase, QuotaRule
from thidua.commendation.logic.terms import HoldReason, MeritKind, Point, Rating, Scope
from thidua.commendation.models import AwardRound, Dossier, Opinion
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.commendation.steps.honours import HonourFacts
from thidua.demo.founding import Units
from thidua.demo.yearly import chance
from thidua.directory.actions.people import PersonFacts, edit_person
from thidua.directory.models import Appointment, Person, User
from thidua.directory.queries import in_force

OPENED, SENT, NOW = date(2024, 12, 2), date(2024, 12, 9), date(2024, 12, 18)
YEARS = (2022, 2023)
PROPOSERS = ("dongmo", "banghuu", "nhanly", "bangmac", "vanlinh")
DISTRICT_CHAIR = "Chủ tịch UBND huyện Chi Lăng"
SOURCE = "Quy chế thi đua, khen thưởng của huyện (số liệu minh họa)"
REPORT = (
    "1. Sơ lược: công tác tại cơ quan từ năm 2015, được giao phụ trách lĩnh vực thường xuyên phát sinh việc mới.\n\n"
    "2. Kết quả năm 2024: hoàn thành 100% nhiệm vụ được giao, tham mưu 42 văn bản đúng hạn, không phải sửa.\n\n"
    "3. Sáng kiến: rút thời gian tổng hợp số liệu của xã từ ba ngày xuống một buổi, đã áp dụng ở bốn thôn."
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """What was entered, for the terminal."""

    honours: int
    dossiers: int


def tell_merit(units: Units, users: dict[str, User]) -> _Told:
    """Ratings and honours of two years past, then the round of 2024 with its dossiers."""
    officer, district = users["chuyenvien"], units["huyen"]
    honours = sum(_past(_described(post.person, officer), officer) for post in _posts(units))
    _set_figures(units, officer)
    facts = RoundFacts(
        "Xét khen thưởng tổng kết công tác năm 2024", 2024, MeritKind.MERIT, OPENED, date(2024, 12, 25),
        "Đơn vị chọn người tiêu biểu, chú ý người trực tiếp công tác ở thôn; kèm biên bản bình xét.",
        (AwardCode.ADVANCED_WORKER, AwardCode.GRASSROOTS_FIGHTER, AwardCode.MERIT_DISTRICT),
    )  # fmt: skip
    row = open_award_round(facts, organisation=district, by=officer, on=OPENED)
    made = [dossier for handle in PROPOSERS for dossier in _propose(row, units, handle, users)]
    _work_on(made, units, officer)
    _ask_about_list(row, units, users, officer)
    return _Told(honours, len(made))


def _posts(units: Units) -> list[Appointment]:
    rows = Appointment.objects.filter(in_force(OPENED), organisation__in=units.values(), is_head=False)
    return list(rows.select_related("person", "organisation").order_by("person__code"))


def _described(person: Person, by: User) -> Person:
    """With an invented gender and people, so that shares can be seen."""
    gender = Person.Gender.FEMALE if chance("gender", person.code) < Decimal("0.45") else Person.Gender.MALE
    peoples = ("Kinh", "Tày", "Nùng", "Tày")
    ethnicity = peoples[int(chance("people", person.code) * len(peoples))]
    return edit_person(person, PersonFacts(person.full_name, gender=gender, ethnicity=ethnicity), by=by, on=OPENED)


def _past(person: Person, by: User) -> int:
    """The ratings of three years, the titles that went with them; how many titles."""
    given = 0
    for year in (*YEARS, 2024):
        luck = chance("merit", person.code, str(year))
        rating = Rating.EXCELLENT if luck > Decimal("0.7") else Rating.WELL if luck > Decimal("0.1") else Rating.DONE
        rate_year(person, year, rating, source=f"Thông báo kết quả đánh giá năm {year}", by=by, on=OPENED)
        if year in YEARS and rating >= Rating.WELL:
            _give(person, AwardCode.ADVANCED_WORKER, year, by)
            given += 1
        if year in YEARS and rating is Rating.EXCELLENT:
            _give(person, AwardCode.GRASSROOTS_FIGHTER, year, by)
            given += 1
    return given


def _give(person: Person, award: AwardCode, year: int, by: User) -> None:
    number = f"{int(chance(award, str(year)) * 2000) + 100}/QĐ-UBND"
    facts = HonourFacts(award, year, number, date(year, 12, 20), DISTRICT_CHAIR, published=True)
    enter_honour(person, facts, by=by, on=OPENED)


def _set_figures(units: Units, by: User) -> None:
    since = date(2024, 1, 1)
    for value in (
        QuotaRule(AwardCode.GRASSROOTS_FIGHTER, Decimal(15), QuotaBase.RATED_WELL, leaders_apart=True),
        MinimumShare(Trait.DIRECT_WORKER, Decimal(50)),
        Deadline(Step.APPRAISAL, 20),
    ):
        set_figure(units["huyen"], FigureFacts(value, since, SOURCE), by=by, on=OPENED)


def _propose(row: AwardRound, units: Units, handle: str, users: dict[str, User]) -> list[Dossier]:
    """The unit's own people for the year, sent by its reporting officer."""
    unit, by = units[handle], users[f"{handle}.daumoi"]
    people = [post.person for post in Appointment.objects.filter(in_force(SENT), organisation=unit).order_by("pk")]
    award = AwardCode.GRASSROOTS_FIGHTER
    lines = [Wanted(person, DossierFacts(award, 2024, units["huyen"], report=REPORT, round=row)) for person in people]
    return list(draft_many(lines, proposer=unit, by=by, on=SENT).made)


def _work_on(made: list[Dossier], units: Units, officer: User) -> None:
    """Each dossier somewhere else on its way: the last ones still with their units, one returned, one held."""
    for number, dossier in enumerate(made[:-2]):
        row = receive_dossier(submit_dossier(dossier, by=officer, on=SENT), received_on=SENT, by=officer, on=SENT)
        if number == 0:
            told = {"report": "Nêu rõ phạm vi áp dụng của sáng kiến.", "papers": "Thiếu biên bản bình xét của đơn vị."}
            return_dossier(row, told, by=officer, on=NOW)
        elif number == 1:
            place_hold(row.of, HoldReason.DENUNCIATION, note="", since=NOW, by=officer, on=NOW)
        elif number == 2:
            bodies = [units["taichinh"], units["congan"]]
            question = "Đề nghị cho ý kiến về việc chấp hành pháp luật, chế độ báo cáo của cá nhân trong năm 2024."
            ask_opinions(row, bodies, question=question, due_on=date(2024, 12, 24), by=officer, on=NOW)
        elif number > 4:
            _to_council(row, officer)


def _ask_about_list(row: AwardRound, units: Units, users: dict[str, User], officer: User) -> None:
    """One letter about what is being appraised: the police answer at once with one objection, the others not yet."""
    lines = list(lines_to_consult(row))
    question = (
        "Đề nghị cho ý kiến về việc chấp hành pháp luật, nghĩa vụ thuế, bảo hiểm của các cá nhân trong danh sách."
    )
    asked = LetterFacts([units["congan"], units["taichinh"], units["yte"]], question, date(2024, 12, 26))
    letter = send_letter(row, lines, asked, by=officer, on=NOW)
    police = lines_of_letter(letter, units["congan"])
    doubt = Said(Opinion.Stance.OTHER, "Đang xác minh một đơn phản ánh; sẽ có văn bản kết luận trước ngày 25/12/2024.")
    first = {police[0].pk: doubt}
    answer_letter(letter, units["congan"], first, agree_to_rest=True, by=users["congan.daumoi"], on=NOW)


def _to_council(row: Dossier, officer: User) -> None:
    assert row.person is not None
    name = "Rút ngắn thời gian tổng hợp số liệu thi đua của xã"
    facts = InitiativeFacts(name, 2024, Scope.GRASSROOTS, "Hội đồng sáng kiến huyện", "215/QĐ-UBND ngày 05/11/2024")
    idea = register_initiative(facts, [(row.person, 10_000)], by=officer, on=SENT)
    name_grounds(row, list(idea.authorships.all()), by=officer, on=SENT)
    row = say_points(row, {Point.ACTIVE_IN_EMULATION: True}, reason="Biên bản bình xét", by=officer, on=NOW)
    row = appraise_dossier(row, by=officer, on=NOW)
    if row.judged["verdict"] == "meets":
        send_to_council(row, by=officer, on=NOW)
