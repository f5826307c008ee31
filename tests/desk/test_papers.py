"""Papers, books and incoming documents through the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.desk.conftest import DAY
from tests.documents.sign.authority_made import PASSWORD, make_authority, make_holder
from tests.remembering import remembered
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import choose_recipients, publish
from thidua.campaigns.actions.papers import write_paper
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.papers.catalogue import PaperForm
from thidua.campaigns.logic.terms import Comparator, Meets
from thidua.campaigns.models import Campaign
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.documents.actions.papers import issue_paper, sign_paper, submit_paper
from thidua.documents.actions.registers import IncomingFacts, register_incoming
from thidua.documents.logic.blocks import blocks_of
from thidua.documents.logic.papers import document_of
from thidua.documents.models import Incoming, Paper, SignedFile
from thidua.documents.render.docx import render_docx
from thidua.documents.sign.limited import verdict_from

SignIn = Callable[[User], Client]


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return remembered("campaign with papers", lambda: _launched(cast))


def _launched(cast: Cast) -> Campaign:
    by = cast.officer
    facts = CampaignFacts("Phong trào thi đua năm 2024", 2024, starts=date(2024, 1, 15), ends=date(2024, 12, 31))
    made = create_campaign(facts, issuer=cast.district, by=by, on=DAY)
    add_target(
        made, TargetFacts("Trồng rừng", Comparator.EQ, Decimal(1100), unit="ha", meets=Meets.AT_LEAST), by=by, on=DAY
    )
    set_document_number(made, number="05/PĐ-UBND", signed_on=date(2024, 1, 12), by=by, on=DAY)
    choose_recipients(made, cast.communes, by=by, on=DAY)
    return publish(made, by=by, on=DAY)


@pytest.fixture
def draft(campaign: Campaign, cast: Cast) -> Paper:
    return write_paper(campaign, PaperForm.PLAN, by=cast.officer, on=DAY)


def issued(paper: Paper, cast: Cast) -> Paper:
    signed = sign_paper(submit_paper(paper, by=cast.officer, on=DAY), by=cast.leader, on=DAY)
    return issue_paper(signed, by=cast.officer, on=DAY)


def typed(paper: Paper, **changed: str) -> dict[str, str]:
    """What the editor sends for the paper, with some fields changed."""
    document = document_of(paper.raw)
    blocks = blocks_of(document)
    data = {
        "abstract": document.abstract,
        "symbol": document.symbol,
        "place": document.place,
        "bases": "\n".join(document.bases),
        "recipients": "\n".join(document.recipients),
        "signers": "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / …",
        "version": str(paper.version),
        "b-TOTAL_FORMS": str(len(blocks)),
        "b-INITIAL_FORMS": str(len(blocks)),
    }
    for at, block in enumerate(blocks):
        data |= {f"b-{at}-{name}": getattr(block, name) for name in ("kind", "number", "text", "layout")}
    return data | changed


@pytest.mark.parametrize("form", list(PaperForm))
def test_every_paper_is_begun_from_its_campaign_and_shows_itself(
    form: PaperForm, campaign: Campaign, cast: Cast, as_user: SignIn
) -> None:
    door = as_user(cast.officer)
    answer = door.post(f"/van-ban/soan/?phong-trao={campaign.code}", {"mau": form.value}, follow=True)
    paper = Paper.objects.get()
    assert (answer.status_code, paper.form, paper.about) == (200, form.value, f"campaign:{campaign.code}")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in answer.content.decode()


@pytest.mark.parametrize("part", ["noi-dung", "ban-in", "phien-ban", "noi-nhan", "lich-su"])
def test_each_part_of_a_paper_opens(part: str, draft: Paper, cast: Cast, as_user: SignIn) -> None:
    assert as_user(cast.officer).get(f"/van-ban/{draft.code}/?muc={part}").status_code == 200


def test_the_page_is_shown_as_a_picture(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    door = as_user(cast.officer)
    answer = door.get(f"/van-ban/{draft.code}/trang/1.png")
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    assert door.get(f"/van-ban/{draft.code}/trang/99.png").status_code == 404


def test_an_edited_text_is_saved_as_a_new_version(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    answer = as_user(cast.officer).post(f"/van-ban/{draft.code}/sua/", typed(draft, abstract="Trích yếu mới"))
    draft.refresh_from_db()
    assert (answer.status_code, draft.abstract, draft.version) == (302, "Trích yếu mới", 2)


def test_a_block_put_aside_is_gone(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    before = len(blocks_of(document_of(draft.raw)))
    as_user(cast.officer).post(f"/van-ban/{draft.code}/sua/", typed(draft, **{"b-0-DELETE": "on"}))
    draft.refresh_from_db()
    assert len(blocks_of(document_of(draft.raw))) == before - 1


def test_a_block_that_cannot_be_printed_is_said_and_what_was_typed_stays(
    draft: Paper, cast: Cast, as_user: SignIn
) -> None:
    answer = as_user(cast.officer).post(
        f"/van-ban/{draft.code}/sua/", typed(draft, **{"b-0-kind": "clause", "b-0-number": "x y"})
    )
    assert (answer.status_code, "chưa đúng" in answer.content.decode()) == (422, True)


def test_a_file_brought_back_shows_what_it_changes_before_it_is_taken(
    draft: Paper, cast: Cast, as_user: SignIn
) -> None:
    door, address = as_user(cast.officer), f"/van-ban/{draft.code}/dua-ve/"
    document = replace(document_of(draft.raw), abstract="Sửa trong Word")
    answer = door.post(address, {"file": SimpleUploadedFile("sua.docx", render_docx(document))})
    page = answer.context["page"]
    assert [(c.where, c.after) for c in page.changes] == [("Trích yếu", "Sửa trong Word")]
    draft.refresh_from_db()
    assert draft.version == 1
    door.post(f"{address}{page.token}/", {"version": "1"})
    draft.refresh_from_db()
    assert (draft.abstract, draft.version) == ("Sửa trong Word", 2)


def test_a_file_without_changes_says_so(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    file = SimpleUploadedFile("a.docx", render_docx(document_of(draft.raw)))
    answer = as_user(cast.officer).post(f"/van-ban/{draft.code}/dua-ve/", {"file": file})
    assert "Hai bản giống nhau" in answer.content.decode()


def test_a_paper_goes_all_the_way_through_its_pages(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    as_user(cast.officer).post(f"/van-ban/{draft.code}/buoc/trinh-ky/")
    as_user(cast.leader).post(f"/van-ban/{draft.code}/buoc/ky/")
    as_user(cast.officer).post(f"/van-ban/{draft.code}/ban-hanh/", {"reserved": ""})
    draft.refresh_from_db()
    assert (draft.state, str(draft.entry), draft.pdf is not None) == ("issued", "01/KH-UBND", True)
    answer = as_user(cast.bang_huu_officer).get(f"/van-ban/{draft.code}/")
    assert "Nhận, vào sổ" in answer.content.decode()
    as_user(cast.bang_huu_officer).post(f"/van-ban/{draft.code}/nhan/{cast.bang_huu.code}/")
    assert Incoming.objects.get().register.issuer == cast.bang_huu


def test_opening_a_paper_as_its_issuer_marks_nothing_as_read(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    issued(draft, cast)
    as_user(cast.officer).get(f"/van-ban/{draft.code}/")
    assert not draft.copies.exclude(read_at=None).exists()
    as_user(cast.bang_huu_officer).get(f"/van-ban/{draft.code}/")
    assert draft.copies.exclude(read_at=None).count() == 1


def test_a_stranger_finds_no_paper(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    for user in (cast.neighbour_officer, cast.bang_huu_officer):
        assert as_user(user).get(f"/van-ban/{draft.code}/").status_code == 404


def test_the_book_is_a_page_and_a_workbook(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    issued(draft, cast)
    door = as_user(cast.officer)
    address = f"/van-ban/so/{cast.district.code}/2024/plan/"
    assert "01/KH-UBND" in door.get(address).content.decode()
    assert door.get(f"{address}?xuat=xlsx").content.startswith(b"PK")


def test_an_incoming_document_is_entered_and_dealt_with(cast: Cast, as_user: SignIn) -> None:
    door = as_user(cast.officer)
    facts = {"unit": cast.district.code, "sender": "Tỉnh", "abstract": "Về thi đua", "arrived_on": "20/03/2024"}
    door.post("/van-ban/den/vao-so/", facts)
    row = Incoming.objects.get()
    page = f"/van-ban/den/{cast.district.code}/2024/{row.number}/"
    assert door.get(page).status_code == 200
    door.post(f"{page}buoc/xong/", {"reason": "Đã trả lời"})
    row.refresh_from_db()
    assert (row.state, row.result) == ("done", "Đã trả lời")


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_of_papers_asks_the_same_number_of_queries(
    count: int, campaign: Campaign, cast: Cast, as_user: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        write_paper(campaign, PaperForm.NOTICE, by=cast.officer, on=DAY)
    door = as_user(cast.officer)
    door.get("/van-ban/")
    with django_assert_max_num_queries(18):
        assert door.get("/van-ban/").status_code == 200


def test_the_list_of_incoming_documents_asks_few_queries(
    cast: Cast, as_user: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        register_incoming(cast.district, IncomingFacts("Tỉnh", "Về thi đua", DAY), by=cast.officer, on=DAY)
    door = as_user(cast.officer)
    with django_assert_max_num_queries(20):
        assert door.get("/van-ban/den/").status_code == 200


def test_the_print_of_an_issued_paper_is_signed_twice_and_both_signatures_hold(
    draft: Paper, cast: Cast, as_user: SignIn
) -> None:
    issued(draft, cast)
    authority = make_authority()
    address = reverse("document_sign_print", args=[draft.code])
    for signing in ("person", "body"):
        key = SimpleUploadedFile("khoa.p12", make_holder(authority).p12(authority))
        answer = as_user(cast.officer).post(address, {"key": key, "password": PASSWORD, "signing": signing})
        assert answer.status_code == 302
    last, first = SignedFile.objects.filter(paper=draft).order_by("-id")
    assert last.original == first.file
    assert [len(verdict_from(row.verdict).findings) for row in (first, last)] == [1, 2]
    page = as_user(cast.officer).get(reverse("document_page", args=[draft.code]), {"muc": "ban-in"})
    assert last.code in page.content.decode()


def test_a_draft_is_not_signed(draft: Paper, cast: Cast, as_user: SignIn) -> None:
    answer = as_user(cast.officer).get(reverse("document_sign_print", args=[draft.code]))
    assert (answer.status_code, "chưa được duyệt ký" in answer.content.decode()) == (403, True)
