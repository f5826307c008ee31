"""One of everything a page can be about, in the demonstration district, and somebody in every role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.core.files.base import ContentFile

from tests.scoring.conftest import small_scheme
from thidua.campaigns.actions.adopt import adopt
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.actions.papers import write_paper
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.papers.catalogue import PaperForm
from thidua.campaigns.logic.terms import Comparator, Meets
from thidua.campaigns.models import Campaign
from thidua.demo.cast import Cast, district
from thidua.demo.reviewing import take_in
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.directory.models import Appointment, User
from thidua.documents.actions.certificate_templates import TemplateFacts, create_template, set_scan
from thidua.documents.actions.certificates import BatchFacts, draft_batch, issue_batch
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
from thidua.scoring.actions.registrations import Wanted, begin_registration, call_for_registration
from thidua.scoring.actions.rounds import Days, open_round
from thidua.scoring.actions.schemes import create_scheme, publish_scheme
from thidua.scoring.models import RegistrationLine

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
    words = certificate_words(cast) | scoring_words(cast) | {
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
    return World(people_of(cast), words)


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
    row = open_round(cluster, publish_scheme(scheme, by=by, on=DAY), days, by=by, on=DAY)
    call = call_for_registration(cast.district, 2024, due_on=date(2024, 4, 1), by=by, on=DAY)
    wanted = [Wanted(RegistrationLine.Kind.TITLE, "Tập thể lao động tiên tiến")]
    registration = begin_registration(call, cast.bang_huu, wanted, by=cast.bang_huu_officer, on=DAY)
    return {
        "scheme": scheme.code,
        "scoring_round": row.code,
        "criterion": "check",
        "scored_cluster": cluster.code,
        "registration": registration.code,
    }
