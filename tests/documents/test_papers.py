"""Papers: drafted, laid before the head, signed, numbered, sent, received, withdrawn; versions; who sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.base import ContentFile

from tests.campaigns.conftest import TODAY, Cast
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.documents import policy
from thidua.documents.actions.papers import (
    address_paper,
    begin_paper,
    bring_back,
    edit_paper,
    issue_paper,
    keep_print,
    return_paper,
    sign_paper,
    submit_paper,
    withdraw_paper,
)
from thidua.documents.actions.receipts import read_copy, receive_copy
from thidua.documents.actions.registers import EntryFacts, cancel_number, reserve_number
from thidua.documents.bringing_back import read_back
from thidua.documents.logic.decree30 import Document, Kind, Paragraph, Signature
from thidua.documents.logic.papers import document_of
from thidua.documents.models import Incoming, Paper
from thidua.documents.queries import own_copies, papers_to_number, papers_to_sign, papers_visible_to
from thidua.documents.render.docx import render_docx

TEXT = Document(
    kind=Kind.PLAN,
    issuer="ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG",
    symbol="KH-UBND",
    place="Chi Lăng",
    abstract="Thi đua năm 2024",
    signatures=(Signature("CHỦ TỊCH", "Vi Mẫu An", ("TM. ỦY BAN NHÂN DÂN",)),),
    body=(Paragraph("Các đơn vị thực hiện."),),
    recipients=("Các đơn vị", "Lưu: VT"),
)


def begin(cast: Cast) -> Paper:
    return begin_paper(TEXT, issuer=cast.district, by=cast.officer, on=TODAY)


def signed(cast: Cast) -> Paper:
    return sign_paper(submit_paper(begin(cast), by=cast.officer, on=TODAY), by=cast.leader, on=TODAY)


def test_a_paper_lives_without_a_number_until_it_is_issued(cast: Cast) -> None:
    paper = signed(cast)
    assert (paper.entry, document_of(paper.raw).number) == (None, None)
    issued = issue_paper(paper, by=cast.officer, on=TODAY)
    document = document_of(issued.raw)
    assert (str(issued.entry), document.number, document.day) == ("01/KH-UBND", 1, TODAY)
    assert issued.entry is not None
    assert (issued.entry.signer, issued.entry.recipients) == ("Vi Mẫu An (CHỦ TỊCH)", "Các đơn vị; Lưu: VT")


def test_a_number_kept_for_it_is_taken(cast: Cast) -> None:
    kept = reserve_number(cast.district, EntryFacts(Kind.PLAN, "KH-UBND", "Giữ", TODAY), by=cast.officer, on=TODAY)
    reserve_number(cast.district, EntryFacts(Kind.PLAN, "KH-UBND", "Giữ", TODAY), by=cast.officer, on=TODAY)
    paper = issue_paper(signed(cast), reserved=kept, by=cast.officer, on=TODAY)
    assert (paper.entry_id, paper.abstract) == (kept.pk, "Thi đua năm 2024")
    assert issue_paper(signed(cast), by=cast.officer, on=TODAY).entry.number == 3  # type: ignore[union-attr]


def test_a_number_kept_for_another_type_is_not(cast: Cast) -> None:
    kept = reserve_number(cast.district, EntryFacts(Kind.REPORT, "BC-UBND", "Giữ", TODAY), by=cast.officer, on=TODAY)
    with pytest.raises(Conflict):
        issue_paper(signed(cast), reserved=kept, by=cast.officer, on=TODAY)


def test_each_step_is_for_its_own_people(cast: Cast) -> None:
    paper = begin(cast)
    assert [bool(policy.can_submit_paper(u, paper, TODAY)) for u in (cast.officer, cast.head, cast.auditor)] == [
        True,
        False,
        False,
    ]
    paper = submit_paper(paper, by=cast.officer, on=TODAY)
    assert list(papers_to_sign(cast.leader, TODAY)) == [paper]
    with pytest.raises(NotAllowed):
        sign_paper(paper, by=cast.officer, on=TODAY)
    paper = sign_paper(paper, by=cast.leader, on=TODAY)
    assert list(papers_to_number(cast.officer, TODAY)) == [paper]
    with pytest.raises(NotAllowed):
        issue_paper(paper, by=cast.leader, on=TODAY)


def test_a_saved_text_is_a_new_version_and_the_old_one_stays(cast: Cast) -> None:
    paper = begin(cast)
    changed = edit_paper(paper, replace(TEXT, abstract="Thi đua quý I"), version=1, by=cast.officer, on=TODAY)
    kept = [(row.number, document_of(row.document).abstract) for row in changed.versions.all()]
    assert kept == [(2, "Thi đua quý I"), (1, "Thi đua năm 2024")]


def test_two_people_at_one_text_find_out_about_each_other(cast: Cast) -> None:
    paper = begin(cast)
    edit_paper(paper, replace(TEXT, abstract="Một"), version=1, by=cast.officer, on=TODAY)
    with pytest.raises(Conflict):
        edit_paper(paper, replace(TEXT, abstract="Hai"), version=1, by=cast.leader, on=TODAY)


def test_a_paper_keeps_its_type(cast: Cast) -> None:
    with pytest.raises(Invalid):
        edit_paper(begin(cast), replace(TEXT, kind=Kind.REPORT), version=1, by=cast.officer, on=TODAY)


def test_what_is_laid_before_the_head_is_not_edited_until_it_comes_back(cast: Cast) -> None:
    paper = submit_paper(begin(cast), by=cast.officer, on=TODAY)
    with pytest.raises(NotAllowed):
        edit_paper(paper, replace(TEXT, abstract="Khác"), version=1, by=cast.officer, on=TODAY)
    back = return_paper(paper, reason="Thiếu căn cứ", by=cast.leader, on=TODAY)
    assert edit_paper(back, replace(TEXT, abstract="Khác"), version=1, by=cast.officer, on=TODAY).version == 2


def test_a_file_brought_back_is_read_and_kept_with_its_version(cast: Cast) -> None:
    paper = begin(cast)
    file = ContentFile(render_docx(replace(TEXT, abstract="Sửa trong Word")), "sua.docx")
    returned = read_back(file)
    after = bring_back(paper, returned.fitted(TEXT), file, version=1, by=cast.officer, on=TODAY)
    latest = after.versions.get(number=2)
    assert (after.abstract, latest.file is not None) == ("Sửa trong Word", True)


def test_a_file_that_is_no_paper_of_ours_is_refused_in_words(cast: Cast) -> None:
    with pytest.raises(Invalid):
        read_back(ContentFile(b"%PDF-1.7", "a.pdf"))


def test_the_units_it_goes_to_see_it_once_it_is_out_and_take_it_in(cast: Cast) -> None:
    paper = signed(cast)
    address_paper(paper, [cast.dong_mo, cast.chi_lang], by=cast.officer, on=TODAY)
    assert not papers_visible_to(cast.unit_officer, TODAY).exists()
    issued = issue_paper(paper, by=cast.officer, on=TODAY)
    assert list(papers_visible_to(cast.unit_officer, TODAY)) == [issued]
    assert Notice.objects.filter(recipient=cast.unit_officer.audit_key, kind="paper.sent").count() == 1
    copy = issued.copies.get(organisation=cast.dong_mo)
    assert read_copy(copy, by=cast.unit_officer, on=TODAY).read_by == cast.unit_officer
    row = receive_copy(copy, by=cast.unit_officer, on=TODAY)
    assert (row.register.issuer, row.number, row.document_number) == (cast.dong_mo, 1, "01/KH-UBND")
    with pytest.raises(NotAllowed):
        receive_copy(issued.copies.get(organisation=cast.dong_mo), by=cast.unit_officer, on=TODAY)
    assert Incoming.objects.count() == 1


def test_a_unit_added_later_gets_it_at_once_and_none_is_taken_off(cast: Cast) -> None:
    paper = signed(cast)
    address_paper(paper, [cast.dong_mo], by=cast.officer, on=TODAY)
    issued = issue_paper(paper, by=cast.officer, on=TODAY)
    address_paper(issued, [cast.chi_lang], by=cast.officer, on=TODAY)
    assert {str(c.organisation): c.sent_on for c in issued.copies.all()} == {
        "Thị trấn Đồng Mỏ": TODAY,
        "Xã Chi Lăng": TODAY,
    }


def test_a_withdrawn_paper_strikes_its_number_out_for_good(cast: Cast) -> None:
    issued = issue_paper(signed(cast), by=cast.officer, on=TODAY)
    assert issued.entry is not None
    with pytest.raises(NotAllowed):
        cancel_number(issued.entry, reason="Nhầm", by=cast.officer, on=TODAY)
    gone = withdraw_paper(issued, reason="Sai căn cứ", by=cast.officer, on=TODAY)
    issued.entry.refresh_from_db()
    assert (gone.state, issued.entry.state, issued.entry.cancel_reason) == ("withdrawn", "cancelled", "Sai căn cứ")
    assert issue_paper(signed(cast), by=cast.officer, on=TODAY).entry.number == 2  # type: ignore[union-attr]


def test_the_files_of_an_issued_paper_are_kept(cast: Cast) -> None:
    issued = issue_paper(signed(cast), by=cast.officer, on=TODAY)
    kept = keep_print(issued, docx=b"PK docx", pdf=b"%PDF pdf", by=cast.officer, on=TODAY)
    assert kept.pdf is not None
    assert kept.docx is not None
    assert (kept.pdf.size, kept.docx.size) == (8, 7)


def test_a_whole_life_leaves_one_line_a_deed(cast: Cast) -> None:
    issued = issue_paper(signed(cast), by=cast.officer, on=TODAY)
    lines = AuditEntry.objects.filter(subject=issued.subject).order_by("seq")
    codes = ["paper.begun", "paper.submitted", "paper.signed", "paper.issued"]
    assert list(lines.values_list("code", flat=True)) == codes


def test_who_stands_above_a_unit_does_not_receive_in_its_place(cast: Cast) -> None:
    paper = signed(cast)
    address_paper(paper, [cast.dong_mo], by=cast.officer, on=TODAY)
    copy = issue_paper(paper, by=cast.officer, on=TODAY).copies.get()
    assert own_copies(copy.paper, cast.officer, TODAY) == []
    for deed in (read_copy, receive_copy):
        with pytest.raises(NotAllowed):
            deed(copy, by=cast.officer, on=TODAY)
