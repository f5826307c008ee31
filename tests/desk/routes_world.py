"""One of everything a page can be about, in the demonstration district, and somebody in every role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.core.files.base import ContentFile

from tests.commendation.decided import made_signed, proposed
from tests.desk.dossier_world import dossier_words
from tests.desk.exemplars_world import exemplar_words
from tests.monitoring.yearly_life import concluded, launched, picture, recommended
from tests.scoring.conftest import small_scheme
from thidua.campaigns.actions.adopt import adopt
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.actions.papers import write_paper
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.papers.catalogue import PaperForm
from thidua.campaigns.logic.terms import Comparator, Meets
from thidua.campaigns.models import Campaign, Indicator, Movement
from thidua.commendation.actions.onward import make_package, receive_package
from thidua.council.actions.ballots import prepare_box
from thidua.council.actions.calling import add_paper
from thidua.council.actions.councils import CouncilFacts, Seat, form_council, seat_member
from thidua.council.actions.meetings import ItemFacts, MeetingFacts, add_item, call_meeting, start_meeting
from thidua.council.logic.voting_rules import GENERAL
from thidua.council.models import Meeting as CouncilMeeting
from thidua.demo.cast import Cast, district
from thidua.demo.reviewing import take_in
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.directory.models import Appointment, User
from thidua.documents.actions.certificate_templates import TemplateFacts, create_template, set_scan
from thidua.documents.actions.certificates import BatchFacts, draft_batch, issue_batch
from thidua.documents.actions.making.storing import stored_file
from thidua.documents.actions.papers import bring_back, issue_paper, keep_print, sign_paper, submit_paper
from thidua.documents.actions.registers import EntryFacts, IncomingFacts, register_incoming, reserve_number
from thidua.documents.actions.signing import keep_check
from thidua.documents.logic.certificate_batches import Grantee
from thidua.documents.logic.certificates import CertificateKind, Stock
from thidua.documents.logic.decree30 import Kind
from thidua.documents.logic.papers import document_of
from thidua.documents.logic.verdict import Verdict
from thidua.documents.models import Paper
from thidua.documents.render.pdf import render_pdf
from thidua.monitoring.actions.calendar import DayFacts, set_day
from thidua.monitoring.actions.complaints import add_files
from thidua.monitoring.actions.delegations import DelegationFacts, delegate
from thidua.monitoring.actions.evidence import attach_evidence
from thidua.monitoring.actions.figures import FigureFacts
from thidua.monitoring.actions.findings import answer_finding
from thidua.monitoring.actions.importing import take_in_batch
from thidua.monitoring.actions.movements import ReviewFacts, review_movement, tell_result
from thidua.monitoring.actions.rounds import open_round, plan_rounds
from thidua.monitoring.actions.rules import RuleFacts, write_rule
from thidua.monitoring.actions.surveys import ScoreFacts, SurveyFacts, add_survey, record_score
from thidua.monitoring.actions.views import ViewFacts, save_view
from thidua.monitoring.logic.deadlines import Terms, plan_round
from thidua.monitoring.logic.movement_life import Rating, ReviewKind
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.models import Delegation, Observation, Report, SavedView, ValidationRule, VisitPhoto
from thidua.monitoring.queries.calendar import calendar_of
from thidua.scoring.actions import cards as scoring_cards
from thidua.scoring.actions.building import move_line
from thidua.scoring.actions.cards import Entry, write_marks
from thidua.scoring.actions.pledges import Meeting, keep_minutes
from thidua.scoring.actions.registrations import Wanted, begin_registration, call_for_registration
from thidua.scoring.actions.rounds import Days
from thidua.scoring.actions.rounds import open_round as open_scoring
from thidua.scoring.actions.schemes import create_scheme, publish_scheme
from thidua.scoring.logic.building import Way
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Appeal, ClusterMeeting, RegistrationLine, ScoringRound

DAY = date(2024, 3, 20)
DOCUMENTS = Path(__file__).resolve().parent.parent.parent / "thidua" / "demo" / "data"


@dataclass(frozen=True)
class World:
    """People by role (None is nobody signed in) and the words that stand in addresses."""

    people: Mapping[str, User | None]
    words: Mapping[str, object]


def people_of(cast: Cast) -> dict[str, User | None]:
    """The columns of the route table, in order."""
    return {
        "anonymous": None,
        "stranger": cast.stranger,
        "unit_officer": cast.bang_huu_officer,
        "head": cast.bang_huu_head,
        "officer": cast.officer,
        "council_member": cast.council_member,
        "leader": cast.leader,
        "auditor": cast.auditor,
        "administrator": cast.admin,
    }


def issued_paper(campaign: Campaign, cast: Cast) -> Paper:
    """A paper that went to the units of the campaign, its files kept, saved twice."""
    by = cast.officer
    paper = write_paper(campaign, PaperForm.NOTICE, by=by, on=DAY)
    text = document_of(paper.raw)
    paper = bring_back(
        paper, replace(text, abstract="Tình hình"), ContentFile(b"PK", "a.docx"), version=1, by=by, on=DAY
    )
    paper = submit_paper(paper, by=by, on=DAY)
    paper = issue_paper(sign_paper(paper, by=cast.leader, on=DAY), by=by, on=DAY)
    return keep_print(paper, docx=b"PK", pdf=render_pdf(document_of(paper.raw)), by=by, on=DAY)


def make_world() -> World:
    """A published campaign with a target, one still a draft, documents at each step of the review, a cluster."""
    cast = district(DAY)
    by = cast.officer
    indicator = add_indicator(
        IndicatorFacts("Diện tích rừng trồng mới", "ha", owner=cast.agriculture),
        keeper=cast.district, code="MT-01", by=by, on=DAY,
    )  # fmt: skip
    facts = CampaignFacts("Thi đua năm 2024", 2024, starts=date(2024, 1, 15), ends=date(2024, 12, 31))
    wanted = TargetFacts(
        "Trồng rừng mới", Comparator.EQ, Decimal(1100), unit="ha", meets=Meets.AT_LEAST, indicator=indicator
    )
    published = create_campaign(facts, issuer=cast.district, by=by, on=DAY)
    target = add_target(published, wanted, by=by, on=DAY)
    set_document_number(published, number="05/PĐ-UBND", signed_on=date(2024, 1, 12), by=by, on=DAY)
    published = publish(published, by=by, on=DAY)
    draft = create_campaign(CampaignFacts("Thi đua chuyên đề", 2024), issuer=cast.district, by=by, on=DAY)
    waiting = take_in(DOCUMENTS / "phat_dong_2024_loi.docx", cast.district, by=by, on=DAY)
    adopted = take_in(DOCUMENTS / "phat_dong_2024.docx", cast.district, by=by, on=DAY)
    adopt(adopted, version=adopted.version, by=by, on=DAY)
    cluster = create_cluster(
        ClusterDraft("CUM-01", 2024, "Cụm thi đua số 1"), organiser=cast.district, by=cast.admin, on=DAY
    )
    draft_paper = write_paper(published, PaperForm.PLAN, by=by, on=DAY)
    paper = issued_paper(published, cast)
    number = reserve_number(cast.district, EntryFacts(Kind.PLAN, "KH-UBND", "Giữ số", DAY), by=by, on=DAY)
    came = register_incoming(
        cast.district, IncomingFacts("Tỉnh", "Về thi đua", DAY), upload=ContentFile(b"a", "a.txt"), by=by, on=DAY
    )
    person = cast.bang_huu_officer.person
    assert person is not None
    words = (
        certificate_words(cast)
        | round_words(published, cast)
        | figure_words(published, cast)
        | progress_words(cast)
        | yearly_words(cast)
        | scoring_words(cast)
        | dossier_words(cast)
        | council_words(cast)
        | decision_words(cast)
        | building_words(cast)
        | exemplar_words(cast)
        | {
            "campaign": published.code,
            "draft": draft.code,
            "target": target.code.rpartition("/")[2],
            "indicator": indicator.code,
            "intake": waiting.code,
            "adopted": adopted.code,
            "unit": cast.bang_huu.code,
            "department": cast.agriculture.code,
            "cluster": cluster.code,
            "paper": paper.code,
            "paper_draft": draft_paper.code,
            "district": cast.district.code,
            "number": number.number,
            "incoming": came.number,
            "person": person.code,
            "office": Appointment.objects.get(person=person).pk,
            "user": cast.bang_huu_officer.username,
            "grant": cast.bang_huu_officer.grants.get().pk,
        }
    )
    return World(people_of(cast), words | agenda_words(words, cast))


def round_words(campaign: Campaign, cast: Cast) -> dict[str, object]:
    """A round that takes figures, and a day off of the district."""
    calendar = calendar_of(cast.district, DAY)
    march = plan_round(parse_period("2024-03"), Terms(), calendar)
    (row,) = plan_rounds(campaign, [march], by=cast.officer, on=DAY)
    open_round(row, by=cast.officer, on=DAY)
    day = set_day(cast.district, DayFacts(date(2024, 11, 15), "Lễ hội"), by=cast.officer, on=DAY)
    return {"period": row.period, "day_off": day.day}


def figure_words(campaign: Campaign, cast: Cast) -> dict[str, object]:
    """A figure of the round with a file behind it, another taken in from Excel, somebody who approves, a rule."""
    by = cast.agriculture_officer
    report = Report.objects.select_related("round__campaign__issuer", "organisation").get(round__campaign=campaign)
    indicator = Indicator.objects.get(code="MT-01")
    late = "Chờ nghiệm thu"
    proof = stored_file(ContentFile(b"a", "nghiem-thu.txt"), "nghiem-thu.txt")
    batch = take_in_batch(report, proof, [FigureFacts(indicator, Decimal(120))], late_reason=late, by=by, on=DAY)
    observation = Observation.objects.get(organisation=cast.agriculture, period=report.round.period)
    evidence = attach_evidence(observation, proof, by=by, on=DAY)
    given = DelegationFacts(cast.agriculture_officer, Delegation.Work.APPROVE, DAY, reason="Đi công tác")
    delegation = delegate(cast.agriculture, given, by=cast.agriculture_head, on=DAY)
    said = RuleFacts(ValidationRule.Kind.RANGE, "Mỗi tháng từ 0 đến 500 ha.", DAY, {"low": "0", "high": "500"})
    rule = write_rule(indicator, said, by=cast.officer, on=DAY)
    return {"batch_in": batch.pk, "evidence": evidence.pk, "delegation": delegation.pk, "rule": rule.code}


def progress_words(cast: Cast) -> dict[str, object]:
    """A way of looking that the officer kept, and the screens one can be kept of."""
    view = save_view(ViewFacts(SavedView.Screen.DASHBOARD, "Chậm tiến độ", "danhgia=off"), by=cast.officer, on=DAY)
    return {"view": view.code, "screen": SavedView.Screen.DASHBOARD.value}


def yearly_words(cast: Cast) -> dict[str, object]:
    """A movement with a result and a review, a survey with a score, an inspection concluded, a letter to a unit."""
    by = cast.officer
    made = movement_words(launched(cast), cast)
    survey = add_survey(SurveyFacts("DDCI", "UBND tỉnh"), keeper=cast.district, by=by, on=DAY)
    published = ScoreFacts("Báo cáo", DAY, Decimal(80))
    score = record_score(survey, cast.bang_huu, 2023, published, upload=ContentFile(b"%PDF", "a.pdf"), by=by, on=DAY)
    finding = concluded(cast)
    photo = VisitPhoto.objects.filter(visit=finding.visit).first()
    proof = answer_finding(
        finding, "Đã lập sổ", files=[ContentFile(b"a", "a.txt")], by=cast.bang_huu_head, on=DAY
    ).files.get()
    letter = recommended(cast)
    add_files(letter, [ContentFile(b"a", "a.txt")], by=by, on=DAY)
    return made | {
        "survey": survey.code,
        "score": score.pk,
        "plan": finding.visit.plan.code,
        "visit": finding.visit.code,
        "finding": finding.number,
        "visit_photo": photo.pk if photo else 0,
        "finding_file": proof.pk,
        "letter": letter.code,
        "letter_step": 1,
        "letter_file": letter.files.get().pk,
    }


def movement_words(campaign: Campaign, cast: Cast) -> dict[str, object]:
    """A unit's result that waits to be taken, with a picture, and a review with its paper."""
    movement = Movement.objects.get(campaign=campaign, position=0)
    result = tell_result(
        movement, cast.bang_huu, parse_period("2024-Q1"), "Đã làm", pictures=[picture()], by=cast.bang_huu_head, on=DAY
    )
    found = ReviewFacts(ReviewKind.INTERIM, DAY, "Tốt", Rating.GOOD)
    paper = ContentFile(b"%PDF", "a.pdf")
    review = review_movement(movement, found, upload=paper, by=cast.officer, on=DAY)
    return {
        "movement_campaign": campaign.code,
        "movement": movement.position,
        "result": result.pk,
        "result_picture": result.pictures.get().pk,
        "review": review.pk,
    }


def certificate_words(cast: Cast) -> dict[str, object]:
    """A template with a scan, a list not issued, one certificate that was, a file whose signatures were looked at."""
    by = cast.officer
    template = create_template(
        TemplateFacts("Giấy khen", CertificateKind.CITATION, Stock.BLANK), organisation=cast.district, by=by, on=DAY
    )
    set_scan(template, ContentFile(b"\x89PNG\r\n\x1a\n", "phoi.png"), by=by, on=DAY)
    facts = BatchFacts(
        "Chủ tịch UBND huyện", "Giấy khen", "24/QĐ-UBND", date(2024, 3, 1), "Chi Lăng", "CHỦ TỊCH", "A", "Thành tích"
    )
    listed = draft_batch(facts, [Grantee("Ông B")], template=template, by=by, on=DAY)
    issued = issue_batch(draft_batch(facts, [Grantee("Bà C")], template=template, by=by, on=DAY), by=by, on=DAY)
    certificate = issued.certificates.get()
    signed = keep_check(ContentFile(b"%PDF", "a.pdf"), Verdict(), organisation=cast.district, by=by, on=DAY)
    return {
        "template": template.code,
        "batch": listed.code,
        "certificate": certificate.code,
        "token": certificate.token,
        "signed": signed.code,
    }


def scoring_words(cast: Cast) -> dict[str, object]:
    """A round of two units by a small scheme, a registration."""
    by = cast.officer
    facts = ClusterDraft("CUM-02", 2024, "Cụm thi đua số 2")
    members = [cast.bang_huu, cast.nhan_ly]
    cluster = create_cluster(facts, organiser=cast.district, members=members, by=by, on=DAY)
    scheme = create_scheme(small_scheme(cast.agriculture.code), organiser=cast.district, by=by, on=DAY)
    days = Days(date(2024, 3, 25), date(2024, 3, 26), date(2024, 3, 27), date(2024, 3, 28))
    row = open_scoring(cluster, publish_scheme(scheme, by=by, on=DAY), days, by=by, on=DAY)
    call = call_for_registration(cast.district, 2024, due_on=date(2024, 4, 1), by=by, on=DAY)
    wanted = [Wanted(RegistrationLine.Kind.TITLE, "Tập thể lao động tiên tiến")]
    registration = begin_registration(call, cast.bang_huu, wanted, by=cast.bang_huu_officer, on=DAY)
    return judged_words(row, cast) | {
        "scheme": scheme.code,
        "scoring_round": row.code,
        "criterion": "check",
        "scored_cluster": cluster.code,
        "registration": registration.code,
    }


def council_words(cast: Cast) -> dict[str, object]:
    """A council with a meeting in session, a paper, an item to be decided openly and another in a box of two keys."""
    by = cast.officer
    facts = CouncilFacts("Hội đồng TĐKT", "QĐ 12/QĐ-UBND", date(2024, 1, 2))
    council = form_council(facts, organisation=cast.district, by=by, on=DAY)
    users = [cast.leader, cast.council_member, cast.agriculture_head]
    people = [user.person for user in users if user.person is not None]
    posts = ["chair", "secretary", "member"]
    seats = [Seat(person, post, DAY, at) for at, (person, post) in enumerate(zip(people, posts, strict=True))]
    members = [seat_member(council, seat, by=by, on=DAY) for seat in seats]
    meeting = call_meeting(council, MeetingFacts("Xét khen thưởng", DAY), by=by, on=DAY)
    first, second = (
        add_item(meeting, ItemFacts(f"matter:{number}", f"Nội dung {number}", GENERAL), by=by, on=DAY)
        for number in (1, 2)
    )
    add_paper(meeting, ContentFile(b"a", "tai-lieu.txt"), by=by, on=DAY)
    meeting = start_meeting(meeting, {member.pk: True for member in members}, by=by, on=DAY)
    box = prepare_box(meeting, [second], [cast.leader, cast.auditor], threshold=2, by=by, on=DAY)
    return {
        "council": council.code,
        "council_person": people[1].code,
        "meeting": meeting.code,
        "agenda_item": first.position,
        "meeting_file": 1,
        "box": box.pk,
    }


def agenda_words(said: Mapping[str, object], cast: Cast) -> dict[str, object]:
    """The dossier of these words on the agenda of their meeting."""
    meeting = CouncilMeeting.objects.select_related("council").get(code=said["meeting"])
    item = add_item(meeting, ItemFacts(f"dossier:{said['dossier']}", "Hồ sơ", GENERAL), by=cast.officer, on=DAY)
    return {"dossier_item": item.position}


def judged_words(row: ScoringRound, cast: Cast) -> dict[str, object]:
    """On the card of a member: a mark, a file, a fact behind a gate, an appeal; and a meeting with an election."""
    card = row.cards.select_related("organisation").get(organisation=cast.bang_huu)
    card.round = row
    entry = Entry("check", Decimal(18))
    (mark,) = write_marks(card, Stage.SELF, cast.bang_huu, [entry], by=cast.bang_huu_officer, on=DAY)
    proof = ContentFile(b"a", "chung-minh.txt")
    evidence = scoring_cards.add_evidence(card, "check", proof, by=cast.bang_huu_officer, on=DAY)
    fact = scoring_cards.record_gate_fact(card, "leader", reason="Quyết định 12", by=cast.officer, on=DAY)
    appeal = Appeal.objects.create(
        card=card, criterion="check", claimed=Decimal(20), text="Có quyết định", filed_on=DAY, filed_by="", due_on=DAY
    )
    present = (cast.bang_huu, cast.nhan_ly)
    held = Meeting(ClusterMeeting.Kind.YEAR_END, DAY, present, conclusions="Bình xét", elected=cast.nhan_ly)
    meeting = keep_minutes(row.cluster, held, by=cast.officer, on=DAY)
    return {
        "mark": mark.pk,
        "scored_file": evidence.pk,
        "gate_fact": fact.pk,
        "appeal": appeal.pk,
        "cluster_meeting": meeting.pk,
    }


def decision_words(cast: Cast) -> dict[str, object]:
    """A decision that works with its fund, an honour it gave, a package that came from below."""
    decision = made_signed(cast, DAY)
    line = decision.lines.order_by("order").first()
    assert line is not None
    assert line.honour is not None
    dossier = proposed(cast, cast.nhan_ly, DAY)
    data = make_package(cast.district, [dossier], by=cast.officer, on=DAY)
    package = receive_package(data, "ho-so.zip", appraiser=cast.home_affairs, by=cast.officer, on=DAY)
    return {
        "decision": decision.code,
        "decision_line": line.order,
        "fund_year": decision.year,
        "honour": line.honour.code,
        "package": package.code,
    }


def building_words(cast: Cast) -> dict[str, object]:
    """A draft of a scheme with one line moved, so that there is a version to go back to."""
    by = cast.officer
    draft = create_scheme(small_scheme(cast.agriculture.code), organiser=cast.district, by=by, on=DAY)
    move_line(draft, "cross", Way.UP, version=1, by=by, on=DAY)
    return {"scheme_draft": draft.code, "scheme_line": "cross", "scheme_version": 1}
